"""The shortlist: who leads and why, who stands apart, and each score opened down to its evidence."""

from __future__ import annotations

from functools import partial

import streamlit as st

from carehire.documents.figures import fixed, share
from carehire.scoring.ranking import ORDER, Ranking
from carehire.scoring.result import Result, Status
from carehire.storage.records import RequisitionRecord
from carehire.ui import session
from carehire.ui.pages import go
from carehire.ui.parts import blocks
from carehire.ui.parts.page import empty, heading, requisition_or_stop
from carehire.ui.parts.profile import profile
from carehire.ui.parts.score_chart import score_chart
from carehire.ui.parts.tables import table, table_look
from carehire.ui.parts.words import bullets, note, say
from carehire.workflows.open_house import now
from carehire.workflows.score_candidates import export, method, rank_requisition, title_of
from carehire.writers import FORMATS

_APART = {
    Status.NEEDS_EVIDENCE: "A must-have is not known yet. That rejects nobody: add the fact, and they are ranked.",
    Status.NOT_ENOUGH_EVIDENCE: "Too little was observed for a fair comparison. More ratings change that.",
    Status.KNOCKED_OUT: "A must-have is not met, which no score makes up for.",
}


def show() -> None:
    """Show the page."""
    record = requisition_or_stop()
    table_look()
    heading("Shortlist", "Candidates by what the panel saw, each score with the evidence that it came from.")
    house = session.house()
    ranking = rank_requisition(house.store, session.actor(), house.catalog, record.id)
    if not len(ranking):
        empty("There is nobody to rank yet.", "First take in the candidates.")
        if st.button("Go to the candidates", type="primary", icon=":material/group:"):
            go("candidates", record.id)
        return
    if not ranking.panel.scorecards:
        empty(
            "Nobody has submitted a scorecard yet.",
            "Submitted scorecards are ranked here; drafts don't count.",
        )
        if st.button("Go to the scorecards", type="primary", icon=":material/rate_review:"):
            go("scorecard", record.id)
        _warnings(ranking)
        return
    language = _language(record)
    _downloads(record, ranking, language)
    _warnings(ranking)
    results = list(ranking.results())
    _ranked([result for result in results if result.rank], language)
    _apart(results, language)
    _opened(ranking, results, language)
    st.header("How the scores were made", anchor=False)
    blocks.show(method(ranking.rubric, language))


def _language(record: RequisitionRecord) -> str:
    return str(record.data.get("language") or "en-US")


def _downloads(record: RequisitionRecord, ranking: Ranking, language: str) -> None:
    employer = record.data.get("employer")
    name = str(employer.get("name") or "") if isinstance(employer, dict) else ""
    house = session.house()

    def made(ending: str) -> bytes:
        return export(
            ranking,
            ending,
            house.look(),
            title=title_of(house.catalog, ranking.rubric),
            employer=name,
            language=language,
            created=now(),
        )

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
                data=partial(made, ending),
                file_name=f"shortlist-{record.id}.{ending}",
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


def _ranked(ranked: list[Result], language: str) -> None:
    st.header("Ranking", anchor=False)
    if not ranked:
        say("Nobody can be ranked yet; the reasons stand below.")
        return
    score_chart(ranked)
    table(
        "Ranked candidates",
        ("Candidate", "Rank", "Score", "Coverage", "Why"),
        [
            (
                result.name,
                str(result.rank),
                fixed(result.score or 0.0, language),
                share(result.coverage, language),
                " ".join(result.reasons),
            )
            for result in ranked
        ],
        numeric={1, 2, 3},
        widths=(20, 7, 8, 10, 55),
    )


def _apart(results: list[Result], language: str) -> None:
    for status in ORDER[1:]:
        people = [result for result in results if result.status is status]
        if not people:
            continue
        st.header(status.label, anchor=False)
        note(_APART[status])
        table(
            f"Candidates shown apart: {status.label}",
            ("Candidate", "Why", "Score without a rank"),
            [
                (
                    result.name,
                    " ".join(result.reasons),
                    "None yet" if result.score is None else fixed(result.score, language),
                )
                for result in people
            ],
            numeric={2},
            widths=(20, 65, 15),
        )


def _opened(ranking: Ranking, results: list[Result], language: str) -> None:
    st.header("What a score rests on", anchor=False)
    by_id = {result.candidate: result for result in results}
    wanted = st.query_params.get("candidate")
    chosen = wanted if wanted in by_id else results[0].candidate
    st.session_state["opened"] = chosen
    st.selectbox(
        "Candidate",
        list(by_id),
        key="opened",
        format_func=lambda name: by_id[name].name,
        on_change=_open,
    )
    profile(ranking, by_id[chosen], language)


def _open() -> None:
    st.query_params["candidate"] = st.session_state["opened"]
