"""Amending a submitted scorecard: begun with a word on where it counts, handed in with a reason."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from carehire.errors import UserError
from carehire.scoring.scorecard import RatingRound
from carehire.ui import session
from carehire.ui.parts.keeper import keeper
from carehire.ui.parts.rating import FAULTS
from carehire.ui.parts.steps import leave, step_to
from carehire.ui.parts.versions import side_by_side
from carehire.ui.parts.words import day_and_clock, note, say
from carehire.workflows.rate_candidates import (
    Sheet,
    amend,
    amendment_round,
    begin_amendment,
    drop_amendment,
    write_reason,
)

_AT_ONCE = "What you write is saved at once."


def offer(requisition: str, sheet: Sheet) -> None:
    """Offer to amend a submitted scorecard, and say beforehand where that counts."""
    st.header("Must something change?", anchor=False)
    say("Amend it, and say why. What you submitted is kept, and both versions are shown.")
    note(_where_it_counts(requisition, sheet))
    st.button("Amend this scorecard", icon=":material/edit:", on_click=_begin, args=(requisition, sheet))


def standing(requisition: str, sheet: Sheet) -> None:
    """Say above a scorecard that is being amended what stands meanwhile, with the way out of it."""
    if not sheet.submitted_at:
        return
    with st.container(border=True):
        say(
            f"What you submitted {day_and_clock(sheet.submitted_at)} stands until you hand the amendment in.",
            strong="You are amending this scorecard.",
        )
        with st.popover("Drop the amendment", icon=":material/undo:", type="tertiary"):
            say("Drop what you changed since, and its reason? What you submitted stays as it is.")
            st.button(
                "Yes, drop it",
                key="really-drop",
                on_click=_drop,
                args=(requisition, sheet.candidate.id),
            )


def review(requisition: str, sheet: Sheet) -> None:
    """Show what the amendment changes, ask why, and hand it in."""
    st.header("Review and hand in", anchor=False)
    side_by_side(
        "What you submitted beside what stands now",
        ("Submitted", "Now"),
        sheet.beside,
        sheet.rubric,
    )
    changes = [each for each in sheet.beside if each.differs]
    if not changes:
        note("Nothing differs from what you submitted yet. Choose a criterion above to change it.")
    _reason(requisition, sheet)
    note(_where_it_counts(requisition, sheet))
    st.button(
        "Hand in the amendment",
        type="primary",
        icon=":material/lock:",
        on_click=_amend,
        args=(requisition, sheet.candidate.id, _key(requisition, sheet)),
        disabled=not changes,
    )


def _where_it_counts(requisition: str, sheet: Sheet) -> str:
    name = sheet.candidate.name
    round = amendment_round(session.house().store, session.actor(), requisition, sheet.candidate.id)
    if round is RatingRound.INDEPENDENT:
        return (
            f"It counts among the independent ratings as long as nobody else has submitted for {name}: "
            "you can't have read another's rating."
        )
    return (
        f"It counts only among the ratings after the debrief. By now ratings of {name} could be read and "
        "talked about, so a change is no longer independent. The ranking by independent ratings keeps "
        "what you submitted alone."
    )


def _key(requisition: str, sheet: Sheet) -> str:
    number = len(sheet.versions) + 1
    return "|".join(("reason", requisition, sheet.candidate.id, session.panelist_name() or "", str(number)))


def _reason(requisition: str, sheet: Sheet) -> None:
    key = _key(requisition, sheet)
    kept = sheet.amendment.reason if sheet.amendment else ""
    if key not in st.session_state:
        st.session_state[key] = kept
    st.text_area(
        "Why do you amend it?",
        key=key,
        placeholder="What you misread, forgot, or know better now",
        height=100,
        on_change=_typed,
        args=(key, requisition, sheet),
    )
    said = "Saved" if kept else _AT_ONCE
    keeper(key, key, kept, said, lambda text: _write(text, requisition, sheet))


def _typed(key: str, requisition: str, sheet: Sheet) -> None:
    _write(st.session_state[key] or "", requisition, sheet)


def _write(text: str, requisition: str, sheet: Sheet) -> bool:
    return _do(write_reason, requisition, sheet.candidate.id, text)


def _begin(requisition: str, sheet: Sheet) -> None:
    if _do(begin_amendment, requisition, sheet.candidate.id):
        step_to(sheet.criteria[0].id)


def _drop(requisition: str, candidate: str) -> None:
    if _do(drop_amendment, requisition, candidate):
        leave("criterion")


def _amend(requisition: str, candidate: str, key: str) -> None:
    if _do(amend, requisition, candidate, st.session_state.get(key) or ""):
        leave("criterion")


def _do(deed: Callable[..., None], requisition: str, candidate: str, *more: str) -> bool:
    """Do something to the actor's own scorecard; a fault is told when the page is shown again."""
    try:
        deed(session.house().store, session.actor(), requisition, candidate, *more)
    except UserError as error:
        st.session_state[FAULTS] = error
        return False
    return True
