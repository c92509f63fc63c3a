"""Closing a candidate's panel before everybody has submitted, with a reason and a name, and undoing it."""

from __future__ import annotations

import streamlit as st

from carehire.errors import UserError
from carehire.scoring.result import told_apart
from carehire.storage.panel_records import PanelClosing, PanelStatus
from carehire.ui import session
from carehire.ui.parts.page import faults
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import bullets, day_and_clock, note, say
from carehire.values import listed
from carehire.workflows.watch_panel import Watch, close_panel, open_panel_again

_PROBLEM, _DONE, _NAME = "closing_faults", "closing_done", "closes"
_NOT_OPENED = "opening_faults"
CLOSE = "close"
"""What the URL calls the candidate whose panel is to be closed."""


def panel_closing(requisition: str, watch: Watch) -> None:
    """Show which panels were closed early, and the form that closes another."""
    problem = st.session_state.pop(_PROBLEM, None)
    if problem:
        faults(problem, "This panel was not closed")
    if refused := st.session_state.pop(_NOT_OPENED, None):
        faults(refused, "This panel was not opened again")
    if done := st.session_state.pop(_DONE, ""):
        st.success(plain(done), icon=":material/check_circle:")
    closed = [status for status in watch.statuses if status.closed]
    if closed:
        st.subheader("Closed early", anchor=False)
    for status in closed:
        _closed(requisition, status)
    if watch.open:
        asked = st.query_params.get(CLOSE)
        with st.expander(
            "Close a panel early", icon=":material/lock_clock:", expanded=bool(asked or problem)
        ):
            _form(requisition, watch)
    _undone(watch)


def _closed(requisition: str, status: PanelStatus) -> None:
    if status.closed is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        say(_told(status.closed), strong=f"{status.name}:")
        with st.popover("Open again", icon=":material/undo:", key=f"reopen-{status.candidate}"):
            say(f"Open the panel for {status.name} again? What was submitted since stays in the debrief.")
            name = f"opens|{status.candidate}"
            st.text_input("Name of whoever opens it", key=name, autocomplete="name", max_chars=80)
            st.button(
                "Open this panel again",
                key=f"open-{status.candidate}",
                on_click=_open,
                args=(requisition, status, name),
            )


def _told(closing: PanelClosing) -> str:
    return f"closed by {closing.closed_by.name}, {day_and_clock(closing.closed_at)}: “{closing.reason}”"


def _form(requisition: str, watch: Watch) -> None:
    waiting = {status.candidate: status for status in watch.open}
    names = told_apart(watch.open)
    asked = st.query_params.get(CLOSE)
    st.session_state["closing"] = asked if asked in waiting else watch.open[0].candidate

    # The browser sends back what an option is called, so two people of one name need their ids.
    chosen = st.selectbox(
        "Candidate", list(waiting), key="closing", format_func=lambda name: names[name], on_change=_turn
    )
    say(_missing(waiting[chosen]))
    note(
        "Once it is closed, the ratings that were submitted are shown to you and ranked. Whatever comes "
        "in later is kept, and counts only among the ratings after the debrief."
    )
    if _NAME not in st.session_state:
        st.session_state[_NAME] = _last_name(watch)
    reason = f"closing reason|{requisition}|{chosen}"
    st.text_area("Why is it closed?", key=reason, height=80, placeholder="Such as: on leave until June")
    st.text_input("Name of whoever closes it", key=_NAME, autocomplete="name", max_chars=80)
    st.button("Close this panel", icon=":material/lock:", on_click=_shut, args=(requisition, chosen, reason))


def _missing(status: PanelStatus) -> str:
    if not status.waits_for:
        return "Nobody has begun a scorecard yet."
    return f"Not submitted yet: {listed(status.waits_for, limit=20)}."


def _last_name(watch: Watch) -> str:
    """Return who closed a panel last, since it is mostly the same person again."""
    closings = [each for status in watch.statuses for each in status.closings]
    return max(closings, key=lambda each: each.closed_at).closed_by.name if closings else ""


def _undone(watch: Watch) -> None:
    told = [
        f"{status.name}: {_told(each)}, opened again{_by(each)}, {day_and_clock(each.opened_at)}"
        for status in watch.statuses
        for each in status.closings
        if each.opened_at
    ]
    if told:
        with st.expander(f"Opened again ({len(told)})", icon=":material/history:"):
            bullets(told)


def _by(closing: PanelClosing) -> str:
    return f" by {closing.opened_by.name}" if closing.opened_by and closing.opened_by.name else ""


def _turn() -> None:
    st.query_params[CLOSE] = st.session_state["closing"]


def _shut(requisition: str, candidate: str, reason: str) -> None:
    state = st.session_state
    by, why = state.get(_NAME) or "", state.get(reason) or ""
    try:
        close_panel(session.house().store, session.actor(), requisition, candidate, why, by)
    except UserError as error:
        state[_PROBLEM] = error
        return
    st.query_params.pop(CLOSE, None)
    state[_DONE] = "The panel is closed; the candidate can be ranked."


def _open(requisition: str, status: PanelStatus, name: str) -> None:
    by = st.session_state.get(name) or ""
    try:
        open_panel_again(session.house().store, session.actor(), requisition, status.candidate, by)
    except UserError as error:
        st.session_state[_NOT_OPENED] = error
        return
    st.session_state[_DONE] = f"The panel for {status.name} is open again."
