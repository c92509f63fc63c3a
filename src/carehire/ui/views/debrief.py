"""The debrief: one candidate at a time, evidence first and ratings second, then a decision."""

from __future__ import annotations

from functools import partial
from typing import Literal

import streamlit as st

from carehire.documents import debrief_parts
from carehire.scoring.debrief import Debrief
from carehire.ui import session
from carehire.ui.pages import go
from carehire.ui.parts import blocks
from carehire.ui.parts.debrief_list import debrief_list, next_open
from carehire.ui.parts.decision import decision
from carehire.ui.parts.difference import differences
from carehire.ui.parts.heat_map import heat_map
from carehire.ui.parts.letter import letter
from carehire.ui.parts.page import empty, faults, heading, requisition_or_stop
from carehire.ui.parts.second_round import second_round
from carehire.ui.parts.steps import leave, ratings_shown, show_ratings, turn_to
from carehire.ui.parts.text import plain
from carehire.ui.parts.waiting import missing_link
from carehire.ui.parts.words import note
from carehire.workflows.export_debrief import packet_file
from carehire.workflows.hold_debrief import Meeting, hold_debrief
from carehire.workflows.open_house import now
from carehire.writers import FORMATS

FAULTS = "debrief_faults"


def show() -> None:
    """Show the page: all candidates, or the debrief of the one whom the URL names."""
    record = requisition_or_stop()
    house = session.house()
    meeting = hold_debrief(house.store, session.actor(), house.catalog, record.id, now())
    wanted = st.query_params.get("candidate")
    found = next((each for each in meeting.debriefs if each.candidate.id == wanted), None)
    if found is not None:
        _candidate(meeting, found)
    elif any(debrief.panelists or debrief.left_out for debrief in meeting.debriefs):
        debrief_list(meeting, missing=bool(wanted))
    else:
        _nothing_yet(meeting)


def _nothing_yet(meeting: Meeting) -> None:
    heading("Debrief", "Talk about what the panel saw, candidate by candidate, and then decide.")
    if session.panelist_name():
        empty(
            "There is no debrief for you to join yet.",
            "You can read what others saw of a candidate once you have submitted your own scorecard.",
        )
    elif meeting.debriefs:
        empty(
            "There is nothing to talk about yet.",
            "The debrief of a candidate begins when their whole panel has submitted, or is closed.",
        )
    else:
        empty("There is nobody to talk about yet.", "First take in the candidates.")
        if st.button("Go to the candidates", type="primary", icon=":material/group:"):
            go("candidates", meeting.requisition)
        return
    if st.button("Go to the scorecards", type="primary", icon=":material/rate_review:"):
        go("scorecard", meeting.requisition)


def _candidate(meeting: Meeting, debrief: Debrief) -> None:
    heading(
        meeting.names[debrief.candidate.id], "Debrief: what was seen comes first, and the ratings second."
    )
    st.button(
        "All candidates",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=leave,
        args=("candidate", "ratings"),
    )
    _steps(meeting, debrief)
    problem = st.session_state.pop(FAULTS, None)
    if problem:
        faults(problem)
    decided = debrief.candidate.id in meeting.decided
    if debrief.left_out and debrief.panelists:
        note(debrief_parts.left_out(debrief))
    if not debrief.panelists:
        empty(
            f"There is nothing to read {'here' if debrief.left_out or debrief.closed else 'yet'}.",
            debrief_parts.nothing_yet(debrief),
        )
        if debrief.waiting and not debrief.closed and meeting.ranking is not None:
            missing_link(meeting.requisition, debrief.candidate.id)
    elif decided:
        with st.expander("What was seen", icon=":material/visibility:"):
            blocks.show(debrief_parts.evidence(debrief))
    else:
        st.header("What was seen", anchor=False)
        blocks.show(debrief_parts.evidence(debrief))
        if not ratings_shown():
            note("Talk about the evidence until everybody knows what the others saw. Then see the ratings.")
            st.button("Show the ratings", type="primary", icon=":material/visibility:", on_click=show_ratings)
            return
    if debrief.panelists:
        _ratings(meeting, debrief)
    if meeting.ranking is None:
        if st.button("Back to my scorecards", type="primary", icon=":material/rate_review:"):
            go("scorecard", meeting.requisition)
        return
    written = letter(meeting, debrief) if decision(meeting, debrief) else False
    _packet(meeting, debrief)
    _onward(meeting, debrief, primary=not written)


def _steps(meeting: Meeting, debrief: Debrief) -> None:
    """Show how far the talk is: evidence, then ratings, and for an owner the decision."""
    if not debrief.panelists:
        return
    names = ["What was seen", "Ratings and differences", "Second round"]
    names += ["Decision"] if meeting.ranking is not None else []
    made = debrief.candidate.id in meeting.decided
    at = len(names) - 1 if made else int(ratings_shown())
    present = ' aria-current="step"'
    items = "".join(f"<li{present if place == at else ''}>{name}</li>" for place, name in enumerate(names))
    st.html(f'<ol class="ch-steps" aria-label="Steps of a debrief">{items}</ol>')


def _ratings(meeting: Meeting, debrief: Debrief) -> None:
    scale = meeting.panel.rubric.scale
    st.header("Ratings", anchor=False)
    heat_map(debrief_parts.heat_map(debrief, scale))
    st.subheader("What is missing", anchor=False)
    blocks.show(debrief_parts.gaps(debrief))
    st.header("Where the panel differs", anchor=False)
    differences(debrief, scale)
    second_round(meeting, debrief)


def _packet(meeting: Meeting, debrief: Debrief) -> None:
    """Offer this candidate's packet alone, once there is something in it."""
    if not debrief.panelists:
        return
    look, candidate = session.house().look(), debrief.candidate.id
    st.download_button(
        "Debrief packet of this candidate (Word)",
        data=partial(packet_file, meeting, "docx", look, now(), (candidate,)),
        file_name=f"debrief-{meeting.requisition}-{candidate}.docx",
        mime=FORMATS["docx"].media_type,
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
        key="download-packet",
    )


def _onward(meeting: Meeting, debrief: Debrief, *, primary: bool) -> None:
    """Lead on to the next candidate once this one is decided about."""
    if debrief.candidate.id not in meeting.decided:
        return
    kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
    following = next_open(meeting, debrief.candidate.id)
    if following is not None:
        st.button(
            f"Go on with {plain(meeting.names[following.candidate.id])}",
            type=kind,
            icon=":material/arrow_forward:",
            on_click=turn_to,
            args=(following.candidate.id,),
        )
    elif st.button("Go to the shortlist", type=kind, icon=":material/leaderboard:"):
        go("shortlist", meeting.requisition)
