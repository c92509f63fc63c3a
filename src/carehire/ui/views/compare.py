"""The comparison: two to five candidates side by side, down to what was seen of each."""

from __future__ import annotations

from functools import partial

import streamlit as st

from carehire.documents import comparison
from carehire.documents.comparison_differences import differences
from carehire.documents.comparison_evidence import evidence
from carehire.documents.comparison_points import points, scale_words
from carehire.scoring.result import told_apart
from carehire.ui import session
from carehire.ui.pages import go, page
from carehire.ui.parts import blocks
from carehire.ui.parts.comparison import side_by_side
from carehire.ui.parts.counted import chosen_ratings, counted, which_ratings
from carehire.ui.parts.heat_map import heat_map
from carehire.ui.parts.page import empty, heading, requisition_or_stop
from carehire.ui.parts.profile_plot import profile_plot
from carehire.ui.parts.text import plain
from carehire.ui.parts.waiting import waiting
from carehire.ui.parts.words import bullets, note
from carehire.workflows.compare_candidates import (
    FEWEST,
    MOST,
    Comparison,
    compare_candidates,
    comparison_file,
)
from carehire.workflows.open_house import now
from carehire.writers import FORMATS


def show() -> None:
    """Show the page."""
    record = requisition_or_stop()
    heading("Comparison", "A few candidates side by side: where they differ, and what was seen of each.")
    shortlist = counted(record.id)
    if shortlist is None:
        return
    compared = compare_candidates(shortlist, _wanted())
    if len(compared.everybody) < FEWEST:
        _too_few(record.id, compared)
        return
    st.page_link(
        page("shortlist"),
        label="Back to the shortlist",
        icon=":material/arrow_back:",
        query_params={"requisition": record.id} | chosen_ratings(),
    )
    which_ratings(shortlist)
    _choose(compared)
    if not compared.is_whole:
        empty(f"Choose {FEWEST} to {MOST} candidates.", "One alone is on the shortlist, with every detail.")
        return
    _download(record.id, compared)
    _compared(compared)


def _too_few(requisition: str, compared: Comparison) -> None:
    """Say what two candidates must have before they can be compared, and lead there."""
    basis = compared.ranking.panel.basis
    message = "There are not two candidates to compare yet."
    if basis and len(compared.everybody) + len(basis.waiting) >= FEWEST:
        empty(message, "A candidate can be compared once their whole panel has submitted, or is closed.")
        waiting(requisition, basis)
        return
    empty(message, "First take in the candidates.")
    if st.button("Go to the candidates", type="primary", icon=":material/group:"):
        go("candidates", requisition)


def _wanted() -> list[str] | None:
    """Return the ids in the URL, each a parameter of its own or all in one with commas; None for none."""
    given = st.query_params.get_all("candidates")
    return [name for value in given for name in value.split(",") if name] if given else None


def _choose(compared: Comparison) -> None:
    names = told_apart(compared.everybody)
    st.session_state["compared"] = list(compared.chosen)
    st.multiselect(
        f"Candidates ({FEWEST} to {MOST})",
        list(names),
        key="compared",
        format_func=names.__getitem__,
        max_selections=MOST,
        on_change=_chosen,
        placeholder="Choose candidates",
    )
    if compared.left_out:
        note(f"More than {MOST} don't fit side by side; the first {MOST} are shown.")
    if compared.strange:
        note(f"Not here any more: {', '.join(compared.strange)}.")


def _chosen() -> None:
    # An empty parameter, not none: none would offer the leading three again.
    st.query_params["candidates"] = st.session_state["compared"] or [""]


def _download(requisition: str, compared: Comparison) -> None:
    st.download_button(
        "Download Word document",
        data=partial(comparison_file, compared, "docx", session.house().look(), now()),
        file_name=f"comparison-{requisition}.docx",
        mime=FORMATS["docx"].media_type,
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )


def _compared(compared: Comparison) -> None:
    ranking, results, language = compared.ranking, compared.results, compared.shortlist.language
    st.header("At a glance", anchor=False)
    blocks.show([comparison.standings(ranking, results, language)])
    bullets(differences(results, language))
    st.header("Profiles", anchor=False)
    profile_plot(results, ranking.rubric.scale)
    st.header("Criteria", anchor=False)
    note(scale_words(ranking))
    heat_map(points(ranking, results, language))
    if ranking.rubric.must_haves:
        st.header("Must-haves", anchor=False)
        blocks.show([comparison.must_haves(ranking, results)])
    st.header("Evidence by criterion", anchor=False)
    for criterion, seen in evidence(ranking, results, language):
        st.subheader(plain(criterion.name), anchor=False)
        side_by_side(seen)
