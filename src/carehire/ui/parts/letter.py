"""The letter to a declined candidate: drafted, edited, and downloaded once nothing is left to fill in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from carehire.candidates.decision import Choice
from carehire.errors import UserError
from carehire.people import Actor
from carehire.scoring.debrief import Debrief
from carehire.storage import Store
from carehire.ui import session
from carehire.ui.pages import page
from carehire.ui.parts.keeper import keeper
from carehire.ui.parts.page import faults
from carehire.ui.parts.words import clock, note
from carehire.workflows.hold_debrief import Meeting
from carehire.workflows.open_house import now
from carehire.workflows.write_letters import (
    Letter,
    bring_back,
    file_names,
    go_back_to_draft,
    letter_file,
    letter_to,
    letters,
    save_letter,
)
from carehire.writers import FORMATS

_FIELD = "The letter"
_AT_ONCE = "A draft. What you change is saved at once."
_ASKED, _PROBLEM, _LEVELS = "letter_back_asked", "letter_faults", "levels"


def letter(meeting: Meeting, debrief: Debrief) -> bool:
    """Show the letter where the candidate is declined; say whether its download is the page's main action."""
    made = meeting.decided.get(debrief.candidate.id)
    if made is None or made.choice is not Choice.DECLINE:
        return False
    house = session.house()
    levels = st.query_params.get(_LEVELS) == "yes"
    all_letters = letters(house.store, session.actor(), house.catalog, meeting, with_levels=levels)
    written = letter_to(all_letters, debrief.candidate.id)
    st.header("Letter", anchor=False)
    note(
        "Drafted from this candidate's own criteria: no evidence in others' words, no comparison. "
        "Edit it as you like; an empty line begins a paragraph, and a dash a point of a list."
    )
    problem = st.session_state.pop(_PROBLEM, None)
    if problem:
        faults(problem, "This was not saved")
    _levels(written, levels)
    _text(meeting.requisition, written)
    _back(meeting.requisition, written)
    return _download(meeting.requisition, written)


def names_first(requisition: str) -> None:
    """Say why a letter waits where names are hidden, and lead to where they are shown again."""
    note("Names are hidden here, and a letter needs one. Show the names again, and it can be had.")
    st.page_link(
        page("candidates"),
        label="Go to where the names are shown again",
        icon=":material/visibility:",
        query_params={"requisition": requisition},
    )


def _levels(written: Letter, levels: bool) -> None:
    if written.saved_at is None:
        st.session_state[_LEVELS] = levels
        st.checkbox("Name the level reached on each criterion", key=_LEVELS, on_change=_choose_levels)


def _choose_levels() -> None:
    if st.session_state[_LEVELS]:
        st.query_params[_LEVELS] = "yes"
    else:
        st.query_params.pop(_LEVELS, None)


def _text(requisition: str, written: Letter) -> None:
    place = (requisition, written.candidate)
    key, shown = "|".join(("letter", *place)), "|".join(("draft", *place))
    # One key for draft and text, or the field would lose the cursor when the first word is saved.
    drafted_anew = written.saved_at is None and st.session_state.get(shown) != written.draft
    if key not in st.session_state or drafted_anew:
        st.session_state[key] = written.text
    st.session_state[shown] = written.draft
    st.text_area(_FIELD, key=key, height=420, on_change=_keep, args=(key, *place))
    said = f"Saved {clock(written.saved_at)}" if written.saved_at else _AT_ONCE
    keeper(key, key, written.text, said, lambda text: _write(text, *place), label=_FIELD)
    if written.unfinished:
        marks = "".join(f"<li>{escape(mark)}</li>" for mark in written.unfinished)
        st.html(
            f'<div class="todo"><p>Still to fill in, before the letter can be had:</p><ul>{marks}</ul></div>'
        )


def _back(requisition: str, written: Letter) -> None:
    place = (requisition, written.candidate)
    if written.set_aside:
        st.button("Bring my text back", icon=":material/undo:", on_click=_do, args=(bring_back, *place))
    if written.saved_at is None:
        return
    if st.session_state.get(_ASKED) != written.candidate:
        st.button(
            "Back to the draft", icon=":material/restart_alt:", on_click=_ask, args=(written.candidate,)
        )
        return
    note("Go back to the draft? Your text is kept, and can be brought back until you write another.")
    with st.container(horizontal=True):
        st.button("Yes, back to the draft", on_click=_do, args=(go_back_to_draft, *place))
        st.button("Keep my text", on_click=_ask, args=(None,))


def _download(requisition: str, written: Letter) -> bool:
    if written.nameless:
        names_first(requisition)
    if not written.ready:
        return False
    house = session.house()
    [name] = file_names([written])
    st.download_button(
        "Download the letter (Word)",
        data=partial(letter_file, written, house.look(), now()),
        file_name=name,
        mime=FORMATS["docx"].media_type,
        type="primary",
        icon=":material/download:",
        on_click="ignore",
        key="download-letter",
    )
    return True


def _ask(candidate: str | None) -> None:
    st.session_state[_ASKED] = candidate


def _do(deed: Callable[[Store, Actor, str, str], None], requisition: str, candidate: str) -> None:
    st.session_state.pop(_ASKED, None)
    st.session_state.pop("|".join(("letter", requisition, candidate)), None)
    try:
        deed(session.house().store, session.actor(), requisition, candidate)
    except UserError as error:
        st.session_state[_PROBLEM] = error


def _keep(key: str, requisition: str, candidate: str) -> None:
    _write(st.session_state[key] or "", requisition, candidate)


def _write(text: str, requisition: str, candidate: str) -> bool:
    try:
        save_letter(session.house().store, session.actor(), requisition, candidate, text)
    except UserError as error:
        st.session_state[_PROBLEM] = error
        return False
    return True
