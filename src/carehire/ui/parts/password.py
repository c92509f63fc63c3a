"""A panelist's password: asked for before their pages, set by themselves, taken off by the owner."""

from __future__ import annotations

import streamlit as st

from carehire.errors import UserError
from carehire.ui import session
from carehire.ui.parts.page import faults, heading
from carehire.ui.parts.steps import leave
from carehire.ui.parts.words import note, say
from carehire.workflows import keep_apart

_PASSED, _FAULTS, _DONE = "password passed", "password faults", "password done"
_GIVEN, _NEW, _AGAIN, _OLD = "password given", "password new", "password again", "password old"


def stopped() -> bool:
    """Ask for the password of the panelist in the URL; say whether it is still asked for."""
    name, store, actor = session.panelist_name(), session.house().store, session.actor()
    if st.session_state.get(_PASSED) != (actor.person.id if name else None):
        st.session_state.pop(_PASSED, None)  # somebody else acts in this tab, so it is asked for anew
    if not name or _PASSED in st.session_state or not keep_apart.asks_password(store, actor):
        return False
    heading(f"Are you {name}?", "These scorecards are kept apart by a password.")
    if problem := st.session_state.pop(_FAULTS, None):
        faults(problem)
    with st.form("password", border=False):
        st.text_input("Your password", type="password", key=_GIVEN, autocomplete="off", max_chars=200)
        st.form_submit_button("Go on", type="primary", icon=":material/lock_open:", on_click=_give)
    st.button(
        "Somebody else is rating",
        type="tertiary",
        icon=":material/switch_account:",
        on_click=leave,
        args=("panelist", "candidate", "criterion"),
    )
    return True


def setting() -> None:
    """Let the panelist in the URL set or change their password."""
    known = keep_apart.asks_password(session.house().store, session.actor())
    problem, done = st.session_state.pop(_FAULTS, None), st.session_state.pop(_DONE, None)
    title = "Change your password" if known else "Keep your scorecards to yourself"
    with st.expander(title, icon=":material/lock:", expanded=bool(problem or done), key="password-setting"):
        if problem:
            faults(problem, "The password was not set")
        if done:
            st.success(done, icon=":material/check_circle:")
        say(
            "On a computer that several people use, a password keeps others out of your scorecards. It is "
            "asked for each time they are opened anew. If you forget it, whoever runs the hiring can take it "
            "off, and that is recorded."
        )
        with st.form("set password", border=False):
            if known:
                st.text_input("Password so far", type="password", key=_OLD, autocomplete="off", max_chars=200)
            for label, key in (("New password", _NEW), ("The same once more", _AGAIN)):
                st.text_input(label, type="password", key=key, autocomplete="off", max_chars=200)
            st.form_submit_button("Set password", icon=":material/lock:", on_click=_set)


def forgotten(panelists: tuple[str, ...]) -> None:
    """Let the owner take a panelist's password off."""
    known = keep_apart.with_password(session.house().store, panelists)
    if not known:
        return
    with st.expander("Somebody forgot their password", icon=":material/lock_reset:", key="forgotten"):
        note("Whoever gives the name can open these scorecards then. That it was taken off is recorded.")
        for name in known:
            st.button(f"Take off the password of {name}", on_click=_take_off, args=(name,), key=f"off-{name}")


def _give() -> None:
    actor = session.actor()
    try:
        keep_apart.require_password(session.house().store, actor, st.session_state[_GIVEN] or "")
    except UserError as error:
        st.session_state[_FAULTS] = error
    else:
        st.session_state[_PASSED] = actor.person.id


def _set() -> None:
    state, actor = st.session_state, session.actor()
    try:
        keep_apart.set_password(
            session.house().store, actor, state[_NEW] or "", state[_AGAIN] or "", state.get(_OLD) or ""
        )
    except UserError as error:
        state[_FAULTS] = error
    else:
        state[_PASSED] = actor.person.id
        state.update(dict.fromkeys((_OLD, _NEW, _AGAIN), ""))
        state[_DONE] = "Your password is set. It is asked for when your scorecards are opened anew."


def _take_off(panelist: str) -> None:
    keep_apart.take_password_off(session.house().store, session.actor(), panelist)
