"""The decision about a candidate: what it is, with its reason and its person, and how it came about."""

from __future__ import annotations

from html import escape

import streamlit as st

from carehire.candidates.decision import Choice, Decision
from carehire.documents import debrief_parts
from carehire.documents.figures import fixed, share
from carehire.errors import UserError
from carehire.scoring.debrief import Debrief
from carehire.ui import session
from carehire.ui.parts.page import faults
from carehire.ui.parts.words import bullets, day_and_clock, marked, note
from carehire.workflows.decide_candidates import decide
from carehire.workflows.hold_debrief import Meeting

_NAME, _PROBLEM, _OPEN = "decides", "decision_faults", "decision_open"
_MEANINGS = {
    Choice.ADVANCE: "go on to the next step",
    Choice.HOLD: "decide later",
    Choice.DECLINE: "don't go on",
}


def decision(meeting: Meeting, debrief: Debrief) -> bool:
    """Show what was decided, or ask for it; say whether there is a decision."""
    st.header("Decision", anchor=False)
    problem = st.session_state.pop(_PROBLEM, None)
    if problem:
        faults(problem, "This was not recorded")
    history = meeting.history(debrief.candidate.id)
    _stands(meeting, debrief.candidate.id)
    if not history:
        note(f"Kept with the decision: the score, its coverage and the rubric, {meeting.panel.rubric.label}.")
        _form(meeting, debrief, first=True)
        return False
    _made(meeting, history[0])
    # Open until it is done: what closed as the fault went would hide the field that is being mended.
    is_open = st.session_state.get(_OPEN) == debrief.candidate.id
    with st.expander("Change the decision", icon=":material/edit:", expanded=is_open):
        _form(meeting, debrief, first=False)
    if len(history) > 1:
        with st.expander("Decisions before", icon=":material/history:"):
            bullets(_told(meeting, each) for each in history[1:])
    return True


def _stands(meeting: Meeting, candidate: str) -> None:
    """Show what is known before deciding: must-haves that aren't met or known, and the score by now."""
    known = list(debrief_parts.stands(meeting.ranking, candidate, meeting.named.language))
    if known:
        bullets(known)


def _made(meeting: Meeting, made: Decision) -> None:
    words = marked(f"By {made.by}, {day_and_clock(made.at)}{_rested_on(meeting, made)}.")
    st.html(
        f'<div class="ch-decision"><p><strong>{escape(made.choice.label)}</strong></p>'
        f'<p>{marked(made.reason)}</p><p class="ch-note">{words}</p></div>'
    )


def _told(meeting: Meeting, made: Decision) -> str:
    when = f"{made.by}, {day_and_clock(made.at)}{_rested_on(meeting, made)}"
    return f"{made.choice.label}: {made.reason} ({when})"


def _rested_on(meeting: Meeting, made: Decision) -> str:
    known = made.standing
    if known.score is None or known.coverage is None:
        return ""
    language = meeting.named.language
    return f"; score then {fixed(known.score, language)}, coverage {share(known.coverage, language)}"


def _form(meeting: Meeting, debrief: Debrief, *, first: bool) -> None:
    candidate = debrief.candidate.id
    keys = [f"{part}|{meeting.requisition}|{candidate}" for part in ("choice", "reason")]
    if _NAME not in st.session_state:
        st.session_state[_NAME] = meeting.decisions[-1].by if meeting.decisions else ""
    st.radio(
        "What is decided?",
        list(Choice),
        index=None,
        key=keys[0],
        format_func=lambda choice: f"**{choice.label}**: {_MEANINGS[choice]}",
    )
    st.text_area(
        "Reason",
        key=keys[1],
        placeholder="What was seen that speaks for it, in words that you would stand by",
        height=100,
    )
    st.text_input("Who decides?", key=_NAME, autocomplete="name", max_chars=80)
    st.button(
        "Record the decision" if first else "Record the new decision",
        type="primary" if first else "secondary",
        icon=":material/gavel:",
        on_click=_record,
        args=(meeting, candidate, *keys),
    )


def _record(meeting: Meeting, candidate: str, choice: str, reason: str) -> None:
    wanted = st.session_state.get(choice)
    try:
        decide(
            session.house().store,
            session.actor(),
            meeting,
            candidate,
            str(wanted or ""),
            st.session_state.get(reason) or "",
            st.session_state.get(_NAME) or "",
        )
    except UserError as error:
        st.session_state[_PROBLEM], st.session_state[_OPEN] = error, candidate
        return
    for key in (choice, reason, _OPEN):
        st.session_state.pop(key, None)
