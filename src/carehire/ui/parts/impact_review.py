"""An impact review on a page: what stands out, then each stage with its rates, then the downloads."""

from __future__ import annotations

from functools import partial

import streamlit as st

from carehire.documents import figures, impact
from carehire.documents import impact_words as words
from carehire.documents.blocks import Heading
from carehire.documents.blocks import plain as plain_words
from carehire.documents.local_law_144 import tables_of
from carehire.errors import UserError
from carehire.fairness.impact import Impact, Rates, StageImpact
from carehire.ui import session
from carehire.ui.parts import blocks
from carehire.ui.parts.page import faults
from carehire.ui.parts.rate_table import rate_table
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import bullets, note, say
from carehire.workflows.export_impact import Wish, export
from carehire.workflows.open_house import now

_KINDS = {
    "docx": (
        "Download Word report",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "html": ("Web page", "text/html"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("CSV", "text/csv"),
}


def impact_review(review: Impact, wish: Wish, name: str) -> None:
    """Show a review; ``name`` begins the names of the files that can be downloaded."""
    _downloads(review, wish, name)
    title, *standing_out = impact.summary(review, wish.language)
    st.header(plain(title.text) if isinstance(title, Heading) else "", anchor=False)
    blocks.show(standing_out)
    told = tuple(review.told())
    if any(rates.singles for stage in told for rates in stage.all_rates()):
        note("In the bars below, the mark stands at four fifths of the highest rate.")
    for stage in told:
        st.header(plain(stage.stage), anchor=False)
        _stage(stage, wish.language)
    if review.warnings:
        st.header("Please note", anchor=False)
        bullets(review.warnings)
    with st.expander("How it was computed", icon=":material/calculate:"):
        blocks.show(impact.method())
    with st.expander("For New York City (Local Law 144)", icon=":material/gavel:"):
        _local_law(review, wish, name)


def _stage(stage: StageImpact, language: str) -> None:
    if stage.notes:
        bullets(stage.notes)
    if stage.selection:
        say(words.total(stage.selection, language, scores=False))
        _rates(stage, stage.selection, language, scores=False)
    if stage.scores:
        median = figures.decimal(stage.scores.median, language)
        told = words.total(stage.scores.rates, language, scores=True)
        say(f"{told} The median score is {median}; a score that equals it is not above it.")
        if stage.scores.without_score:
            note(f"{stage.scores.without_score} without a score are not in these numbers.")
        _rates(stage, stage.scores.rates, language, scores=True)


def _rates(stage: StageImpact, rates: Rates, language: str, *, scores: bool) -> None:
    for remark in rates.notes:
        say(remark)
    what = "Scores" if scores else "Selected"
    for breakdown in rates.singles:
        rate_table(f"{what} by {breakdown.title}", breakdown, language, scores=scores)
        bullets(plain_words(remark) for remark in words.remarks(breakdown))
    for breakdown in rates.crossed:
        flagged = len(breakdown.flagged)
        count = f", {flagged} below four fifths" if flagged else ""
        key = f"{stage.stage} {what} {breakdown.title}"
        with st.expander(plain(f"{what} by {breakdown.title}{count}"), key=key):
            rate_table(f"{what} by {breakdown.title}", breakdown, language, scores=scores)
            bullets(plain_words(remark) for remark in words.remarks(breakdown))


def _downloads(review: Impact, wish: Wish, name: str) -> None:
    look = session.house().look()  # the callables run outside the page, where no session is at hand
    with st.container(horizontal=True):
        for ending, (label, kind) in _KINDS.items():
            st.download_button(
                label,
                data=partial(export, review, "report", ending, look, now(), wish),
                file_name=f"impact-{name}.{ending}",
                mime=kind,
                type="primary" if ending == "docx" else "secondary",
                icon=":material/download:",
                on_click="ignore",
                key=f"impact-{ending}",
            )


def _local_law(review: Impact, wish: Wish, name: str) -> None:
    say(
        "The tables that the city's rule asks to publish: rates and impact ratios by sex, by race or "
        "ethnicity, and by both. They are numbers for a bias audit; the audit itself is an independent "
        "auditor's."
    )
    try:
        tables = tables_of(review)
    except UserError as error:
        faults(error, "These tables can't be made")
        return
    stages = list(dict.fromkeys(each.stage for each in tables))
    stage = st.selectbox("Stage at which the tool is used", stages, key="impact: stage")
    data = st.text_input(
        "Which data this is, and from when to when",
        key="impact: data",
        placeholder="Applications from January to June 2027",
        max_chars=300,
    )
    look = session.house().look()
    asked = Wish(wish.employer, wish.language, data or "", stage)
    with st.container(horizontal=True):
        for ending, (label, kind) in _KINDS.items():
            st.download_button(
                "Word" if ending == "docx" else label,
                data=partial(export, review, "ll144", ending, look, now(), asked),
                file_name=f"local-law-144-{name}.{ending}",
                mime=kind,
                icon=":material/download:",
                on_click="ignore",
                key=f"ll144-{ending}",
            )
