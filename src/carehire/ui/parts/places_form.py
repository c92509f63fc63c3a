"""Where the work is done: every place of work, the places of remote work, and how many people are where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from carehire.postings.terms import Workplace
from carehire.ui.parts import choices
from carehire.ui.parts.desk import Desk
from carehire.ui.parts.fields import Fields
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import note, say
from carehire.workflows.keep_requisition import value_at

_PLACES = ("locations",)
_COUNTS = ("employer", "headcount_by_jurisdiction")


def places(fields: Fields, data: Mapping[str, Any]) -> None:
    """Show the places of work, as many as there are, and the places of remote work where there is any."""
    remote = data.get("workplace") == Workplace.REMOTE.value
    if remote or data.get("workplace") == Workplace.HYBRID.value or data.get("remote_from"):
        fields.several(
            "remote_from",
            options=choices.places(),
            placeholder="Countries or states" if remote else "Only where remote days are tied to a place",
            asked=remote,
        )
    count = how_many(data)
    for number in range(count):
        _place(fields, number, count)
    if not fields.locked:
        st.button(
            "Add another place" if count else "Add an office",
            key=f"{fields.desk.id}: add a place",
            type="tertiary",
            icon=":material/add:",
            help="The posting names every place, and is held against the pay laws of each.",
            on_click=_add,
            args=(fields.desk, count),
        )


def how_many(data: Mapping[str, Any]) -> int:
    """Return how many places of work a form shows: one to fill in, unless all work is remote."""
    least = 0 if data.get("workplace") == Workplace.REMOTE.value else 1
    return max(len(_held(data)), least)


def _place(fields: Fields, number: int, count: int) -> None:
    if count > 1:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            say("", strong=f"Place {number + 1}")
            st.button(
                f"Remove place {number + 1}",
                key=f"{fields.desk.id}: remove place {number}",
                type="tertiary",
                disabled=fields.locked,
                on_click=_remove,
                args=(fields.desk, number),
            )
    left, right = st.columns(2)
    with left:
        fields.line("locations", number, "city", asked=True)
    with right:
        fields.line("locations", number, "region", placeholder="Such as CO")
    fields.choice(
        "locations",
        number,
        "country",
        options=choices.countries(),
        asked=True,
        index=None,
        placeholder="Choose a country",
    )


def _add(desk: Desk, shown: int) -> None:
    desk.rework(_PLACES, lambda data: [*_held(data), *({} for _ in range(shown - len(_held(data)))), {}])


def _remove(desk: Desk, number: int) -> None:
    desk.rework(_PLACES, lambda data: [each for at, each in enumerate(_held(data)) if at != number] or None)


def _held(data: Mapping[str, Any]) -> list[Any]:
    held = data.get("locations")
    return list(held) if isinstance(held, list) else []


def addresses(fields: Fields, data: Mapping[str, Any]) -> None:
    """Show the street and postal code of each place of work."""
    held = _held(data)
    for number in range(max(how_many(data), 1)):
        if len(held) > 1:
            note(str(value_at(held, (number, "city")) or f"Place {number + 1}"))
        left, right = st.columns([3, 2])
        with left:
            fields.line("locations", number, "street")
        with right:
            fields.line("locations", number, "postal_code")


def headcounts(fields: Fields, data: Mapping[str, Any]) -> None:
    """Show how many people are employed, in all and by place, which decides which pay laws hold."""
    fields.number("employer", "headcount", step=1.0)
    note("Some pay laws count only the people in their own state. Name the places that you know.")
    known = choices.places()
    kept = value_at(data, _COUNTS)
    held: dict[str, Any] = kept if isinstance(kept, dict) else {}
    for code in held:
        fields.number(*_COUNTS, code, label=f"Employees in {plain(known.get(code, code))}", step=1.0)
    if fields.locked:
        return
    place, count = f"{fields.desk.id}: counted place", f"{fields.desk.id}: counted people"
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        st.selectbox(
            "Employees in",
            [code for code in known if code not in held],
            key=place,
            index=None,
            format_func=lambda code: known[code],
            placeholder="Choose a place",
        )
    with right:
        st.number_input("How many", min_value=1, step=1, value=None, key=count)
    st.button(
        "Add this number",
        key=f"{place} add",
        type="tertiary",
        icon=":material/add:",
        on_click=_count,
        args=(fields.desk, place, count),
    )


def _count(desk: Desk, place: str, count: str) -> None:
    code, people = st.session_state[place], st.session_state[count]
    if code and people and desk.put((*_COUNTS, code), None, int(people), typed=False):
        st.session_state[place] = st.session_state[count] = None
