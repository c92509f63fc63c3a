"""The rounds of an interview plan as somebody works on them; every change is kept at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from carehire.errors import UserError
from carehire.interviews import edits
from carehire.interviews.plan import Plan, Round, Seat
from carehire.ui import session
from carehire.ui.parts.menus import menus_for_the_keyboard
from carehire.ui.parts.page import faults
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import note
from carehire.values import listed
from carehire.workflows.prepare_interviews import Edit, Interviews, change_plan, criterion_names
from carehire.workflows.rate_candidates import panelists

_UP, _DOWN, _DELETE = "Move up", "Move down", "Delete"
_FAULTS, _DONE = "plan_faults", "plan_done"


def told(requisition: str) -> None:
    """Say what was just done, with a way back where there is one, and what could not be done."""
    problem = st.session_state.pop(_FAULTS, None)
    if problem:
        faults(problem)
    gone: tuple[Round, int] | None = st.session_state.pop(_DONE, None)
    if gone:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.success(f"{plain(gone[0].name)} was deleted.", icon=":material/check_circle:")
            st.button(
                "Undo", icon=":material/undo:", on_click=change, args=(requisition, partial(_back, *gone))
            )


def change(requisition: str, edit: Edit) -> None:
    """Apply a change to the kept plan; what can't be done is told when the page is next shown."""
    attempt(partial(change_plan, session.house().store, session.actor(), requisition, edit))


def attempt(deed: Callable[[], object]) -> None:
    """Do something; what can't be done is told when the page is next shown."""
    try:
        deed()
    except UserError as error:
        st.session_state[_FAULTS] = error


def rounds(requisition: str, interviews: Interviews) -> None:
    """Show each round with its name, its minutes, its panelists and what each looks at."""
    known = list(interviews.plan.panelists)
    others = panelists(session.house().store, session.actor(), requisition)
    known += [name for name in others if name.casefold() not in {each.casefold() for each in known}]
    names = criterion_names(interviews)
    count = len(interviews.plan.rounds)
    if others and not interviews.seated:
        verb, take = ("rates", "takes") if len(others) == 1 else ("rate", "take")
        note(
            f"{listed(others)} already {verb} here, and {take} a seat along with the first person whom you "
            "name. Begin with somebody who has still to rate."
        )
    for place, each in enumerate(interviews.plan.rounds):
        with st.container(border=True, gap="small"):
            _head(requisition, each, place, count)
            _people(requisition, each, known)
            for seat in each.seats:
                _focus(requisition, each, seat, names)
    _another(requisition)
    menus_for_the_keyboard()


def _head(requisition: str, each: Round, place: int, count: int) -> None:
    key = f"{requisition}: {each.id}"
    st.session_state[f"{key} name"], st.session_state[f"{key} minutes"] = each.name, each.minutes
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            f"Round {place + 1}",
            key=f"{key} name",
            max_chars=80,
            width=320,
            on_change=_changed,
            args=(requisition, each.id, "name"),
        )
        st.number_input(
            "Minutes",
            min_value=10,
            max_value=480,
            step=5,
            key=f"{key} minutes",
            width=140,
            on_change=_changed,
            args=(requisition, each.id, "minutes"),
        )
        options = [*([_UP] if place else []), *([_DOWN] if place < count - 1 else []), _DELETE]
        st.menu_button(
            "Move or delete" if count > 1 else "Delete",
            options,
            key=f"{key} menu",
            type="tertiary",
            on_click=_chosen,
            args=(requisition, each.id),
        )


def _people(requisition: str, each: Round, known: list[str]) -> None:
    key = f"{requisition}: {each.id} people"
    seated = [seat.panelist for seat in each.seats]
    st.session_state[key] = seated
    st.multiselect(
        "Panelists",
        [*seated, *(name for name in known if name not in seated)],
        key=key,
        accept_new_options=True,
        placeholder="Type a name, or choose one",
        on_change=_seated,
        args=(requisition, each.id),
    )


def _focus(requisition: str, each: Round, seat: Seat, names: dict[str, str]) -> None:
    key = f"{requisition}: {each.id} {seat.person} focus"
    st.session_state[key] = list(seat.focus)
    st.multiselect(
        f"{plain(seat.panelist)} looks at",
        list(names),
        key=key,
        format_func=lambda name: names.get(name, name),
        placeholder="Nothing yet; choose, or let it be suggested",
        on_change=_looks,
        args=(requisition, each.id, seat.panelist, key),
    )
    if seat.by_hand:
        note("Chosen by hand: a suggestion leaves it as it is.")


def _another(requisition: str) -> None:
    with (
        st.form("another_round", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        st.text_input("Another round", key="another_name", max_chars=80, placeholder="Its name", width=320)
        st.form_submit_button("Add the round", icon=":material/add:", on_click=_add, args=(requisition,))


def _add(requisition: str) -> None:
    name = str(st.session_state.get("another_name") or "").strip()
    if not name:
        st.session_state[_FAULTS] = UserError("Give the round a name, such as Second talk.")
        return
    change(requisition, lambda plan: edits.add_round(plan, name))


def _changed(requisition: str, round_id: str, field: str) -> None:
    value = st.session_state[f"{requisition}: {round_id} {field}"]
    if value is not None:  # an emptied number goes back to what it was
        change(requisition, lambda plan: edits.change_round(plan, round_id, **{field: value}))


def _chosen(requisition: str, round_id: str) -> None:
    option = st.session_state[f"{requisition}: {round_id} menu"]
    if option == _DELETE:
        change(requisition, partial(_delete, round_id=round_id))
        if _FAULTS in st.session_state:
            st.session_state.pop(_DONE, None)
    elif option in (_UP, _DOWN):
        change(requisition, lambda plan: edits.move_round(plan, round_id, -1 if option == _UP else 1))


def _delete(plan: Plan, round_id: str) -> Plan:
    """Take the round out as it is kept now, which may be newer than the one that was drawn."""
    gone = next(((each, at) for at, each in enumerate(plan.rounds) if each.id == round_id), None)
    if gone:
        st.session_state[_DONE] = gone
    return edits.remove_round(plan, round_id)


def _seated(requisition: str, round_id: str) -> None:
    """Seat the people chosen; with the first of them come those who rate here already.

    One name after another comes in, and a plan that left these out would open their ratings.
    """
    people = list(st.session_state[f"{requisition}: {round_id} people"])
    rating = panelists(session.house().store, session.actor(), requisition)
    change(
        requisition,
        lambda plan: edits.seat(plan, round_id, people if plan.panelists else [*people, *rating]),
    )


def _looks(requisition: str, round_id: str, panelist: str, key: str) -> None:
    criteria = list(st.session_state[key])
    change(requisition, lambda plan: edits.choose_focus(plan, round_id, panelist, criteria))


def _back(gone: Round, place: int, plan: Plan) -> Plan:
    return edits.put_back(plan, gone, place)
