"""The shortlist: who leads and why, who stands apart, and each score opened down to its evidence."""

from __future__ import annotations

from functools import partial

import streamlit as st

from carehire.scoring.ranking import ORDER, Ranking
from carehire.scoring.result import Result, Status, told_apart
from carehire.ui import session
from carehire.ui.pages import go
from carehire.ui.parts import blocks, ranked
from carehire.ui.parts.comparison import compare_link
from carehire.ui.parts.counted import counted, which_ratings
from carehire.ui.parts.page import empty, heading, requisition_or_stop
from carehire.ui.parts.robustness import how_firm
from carehire.ui.parts.waiting import waiting
from carehire.ui.parts.words import bullets, note, say
from carehire.workflows.open_house import now
from carehire.workflows.score_candidates import method
from carehire.workflows.show_shortlist import Shortlist, shortlist_file
from carehire.writers import FORMATS

_APART = {
    Status.NEEDS_EVIDENCE: "A must-have is not known yet. That rejects nobody: add what is missing.",
    Status.NOT_ENOUGH_EVIDENCE: "Too little was observed for a fair comparison. More ratings change that.",
    Status.KNOCKED_OUT: "A must-have is not met, which no score makes up for.",
}


class _Shown:
    """What every row of the page needs: the ranking, what each is called, and what was decided."""

    def __init__(self, shortlist: Shortlist, results: list[Result]) -> None:
        self._ranking, self._language = shortlist.ranking, shortlist.language
        # Two people of one name need their ids.
        self._names = told_apart(results)
        self._decided = shortlist.decisions

    def rows(self, results: list[Result]) -> None:
        """Show a row for each."""
        ranked.rows(self._ranking, results, self._names, self._decided, self._language)


def show() -> None:
    """Show the page."""
    record = requisition_or_stop()
    heading("Shortlist", "Candidates by what the panel saw, each score with the evidence that it came from.")
    shortlist = counted(record.id)
    if shortlist is None:
        return
    ranking, language = shortlist.ranking, shortlist.language
    basis = ranking.panel.basis
    if not (len(ranking) or (basis and basis.waiting)):
        empty("There is nobody to rank yet.", "First take in the candidates.")
        if st.button("Go to the candidates", type="primary", icon=":material/group:"):
            go("candidates", record.id)
        return
    if not ranking.panel.scorecards:
        empty(
            "No panel is complete yet.",
            "A candidate is ranked here once everybody on their panel has submitted.",
        )
        if st.button("Go to the scorecards", type="primary", icon=":material/rate_review:"):
            go("scorecard", record.id)
        which_ratings(shortlist)
        _warnings(ranking)
        waiting(record.id, basis)
        return
    _downloads(record.id, shortlist)
    which_ratings(shortlist)
    _warnings(ranking)
    results = list(ranking.results())
    shown = _Shown(shortlist, results)
    _ranked(shown, [result for result in results if result.rank])
    compare_link(record.id, results)
    how_firm(ranking, shortlist.top, language)
    _apart(shown, results)
    waiting(record.id, basis)
    with st.expander("How the scores were made", icon=":material/calculate:"):
        blocks.show(method(ranking.rubric, language))


def _downloads(requisition: str, shortlist: Shortlist) -> None:
    look = session.house().look()  # the callables run outside the page, where no session is at hand
    word = FORMATS["docx"]
    offered = (
        ("docx", "Download Word document", word.media_type),
        ("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("csv", "CSV", "text/csv"),
    )
    with st.container(horizontal=True):
        for ending, label, kind in offered:
            st.download_button(
                label,
                data=partial(shortlist_file, shortlist, ending, look, now()),
                file_name=f"shortlist-{requisition}.{ending}",
                mime=kind,
                type="primary" if ending == "docx" else "secondary",
                icon=":material/download:",
                on_click="ignore",
                key=f"download-{ending}",
            )


def _warnings(ranking: Ranking) -> None:
    if ranking.warnings:
        st.header("Please note", anchor=False)
        bullets(ranking.warnings)


def _ranked(shown: _Shown, people: list[Result]) -> None:
    st.header("Ranking", anchor=False)
    if people:
        shown.rows(people)
    else:
        say("Nobody can be ranked yet; the reasons stand below.")


def _apart(shown: _Shown, results: list[Result]) -> None:
    for status in ORDER[1:]:
        people = [result for result in results if result.status is status]
        if people:
            st.header(status.label, anchor=False)
            note(_APART[status])
            shown.rows(people)
