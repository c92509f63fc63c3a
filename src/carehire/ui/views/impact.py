"""Impact: rates by group at each stage, from the candidates' own answers or from a file."""

from __future__ import annotations

import streamlit as st

from carehire.documents.blocks import Heading
from carehire.documents.impact import reading
from carehire.errors import UserError
from carehire.storage.records import RequisitionRecord
from carehire.ui import session
from carehire.ui.pages import go
from carehire.ui.parts import blocks
from carehire.ui.parts.asking import asking
from carehire.ui.parts.impact_review import impact_review
from carehire.ui.parts.page import empty, faults, heading, requisition_or_stop
from carehire.ui.parts.words import note, say
from carehire.workflows.export_impact import Wish
from carehire.workflows.review_impact import answered, review_requisition
from carehire.workflows.review_outcomes import review_example, review_upload

_SOURCES = {"requisition": "This requisition", "file": "A file", "example": "An example"}


def show() -> None:
    """Show the page."""
    record = requisition_or_stop()
    heading("Impact", "Does one group pass a stage less often than another? Where to look first.")
    # Asked before anything is shown, since a panelist may see nothing of it.
    count = answered(session.house().store, session.actor(), record.id)
    with st.expander("What these numbers can and can't tell", icon=":material/info:", key="reading"):
        _reading()
    source = _source()
    if source == "file":
        _from_file(record.id)
    elif source == "example":
        note("Invented people, to show what the review looks like.")
        impact_review(review_example(session.house().catalog), Wish(source="Invented example"), "example")
    elif not count.candidates:
        empty("There are no candidates yet.", "Take them in first, or review a file from elsewhere.")
        if st.button("Go to the candidates", type="primary", icon=":material/group:"):
            go("candidates", record.id)
    else:
        _from_requisition(record, count.people, count.candidates)


def _reading() -> None:
    for block in list(reading())[1:]:
        if isinstance(block, Heading):
            say("", strong=block.text)
        else:
            blocks.show([block])


def _source() -> str:
    wanted = st.query_params.get("source")
    st.session_state["impact: source"] = wanted if wanted in _SOURCES else "requisition"
    chosen = st.segmented_control(
        "Review",
        list(_SOURCES),
        key="impact: source",
        format_func=lambda name: _SOURCES[name],
        on_change=_choose,
        required=True,
    )
    return chosen or "requisition"


def _choose() -> None:
    st.query_params["source"] = st.session_state["impact: source"] or "requisition"


def _from_requisition(record: RequisitionRecord, people: int, candidates: int) -> None:
    if people:
        say(f"{people} of {candidates} candidates answered the questions about their groups.")
        house = session.house()
        review = review_requisition(house.store, session.actor(), house.catalog, record.id)
        employer = record.data.get("employer")
        named = str(employer.get("name") or "") if isinstance(employer, dict) else ""
        if review.stages:
            note("Small groups are shown together or not at all, since you know who was selected here.")
            impact_review(review, Wish(named, source=str(record.data.get("title") or "")), record.id)
        else:
            empty("No stage has an outcome yet.", "Must-haves and submitted scorecards are reviewed here.")
    else:
        empty(
            "Nobody has answered the questions about their groups yet.",
            "Ask the candidates, or take their answers in from a file. Nothing is guessed from names.",
        )
    asking(record.id, first=not people)


def _from_file(requisition: str) -> None:
    say(
        "One row for each person and stage: person, stage, selected (yes or no) or score, and a column for "
        "each kind of group, such as sex and race. Or counts: stage, group, applicants, selected. The file "
        "is read and not kept."
    )
    given = st.file_uploader("Outcomes (CSV or XLSX)", type=["csv", "tsv", "xlsx", "xlsm"], key="outcomes")
    if given is None:
        return
    try:
        review = review_upload(given.getvalue(), given.name)
    except UserError as error:
        faults(error, "This file can't be reviewed yet")
        return
    impact_review(review, Wish(source=given.name), requisition)
