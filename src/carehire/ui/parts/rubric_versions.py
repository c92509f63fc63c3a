"""The versions of a requisition's rubric: what a new one would change, why it is made, which came before."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from carehire.errors import UserError
from carehire.rubrics.versions import Difference, differences
from carehire.ui import session
from carehire.ui.parts.page import faults
from carehire.ui.parts.tables import table
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import day_and_clock, note, say
from carehire.workflows.choose_rubric import RubricSheet, use_rubric

_PROBLEM, _OPEN, _REASON = "rubric_faults", "rubric version open", "rubric version reason"


def new_version(requisition: str, sheet: RubricSheet) -> None:
    """Offer the catalog's present text where it reads otherwise, its changes before everything."""
    problem = st.session_state.pop(_PROBLEM, None)
    if problem:
        faults(problem)
    if not sheet.newer:
        if sheet.frozen:
            note(
                "Should its words change all the same: edit its file. This page then offers a new version, "
                "which takes a reason. Weights can be changed right here."
            )
        return
    name = sheet.newer.id
    if not sheet.frozen:
        note(f"The file of the rubric {name} reads otherwise than the one in use here:")
        changes_table(sheet.changes, f"What the newer text of {name} changes")
        st.button("Use the text of the file", icon=":material/update:", on_click=use, args=(requisition,))
        return
    note(f"The file of {name} reads otherwise. Scorecards were submitted, so the one in use stays.")
    if st.session_state.get(_OPEN) == requisition:
        with st.container(border=True):
            _confirm(requisition, sheet)
    else:
        st.button("Make a new version", icon=":material/difference:", on_click=_turn, args=(requisition,))


def use(requisition: str, reason: str = "") -> None:
    """Let the requisition use the rubric as it reads today; a fault is told when the page is shown again."""
    house = session.house()
    try:
        use_rubric(house.store, session.actor(), house.catalog, requisition, reason)
    except UserError as error:
        st.session_state[_PROBLEM] = error
        return
    _turn("")


def history(sheet: RubricSheet) -> None:
    """Show how the rubric changed since the first scorecard was submitted."""
    if not sheet.history:
        return
    st.header("Versions", anchor=False)
    for change in reversed(sheet.history):
        title = f"{change.before.label} became {change.after.label}"
        with st.expander(plain(title), icon=":material/history:"):
            say(f"“{change.reason}”", strong=f"{change.by.name}, {day_and_clock(change.at)}:")
            changes_table(differences(change.before, change.after), title)


def changes_table(changes: Sequence[Difference], caption: str) -> None:
    """Show what changes from one version to another, and what parts their ratings."""
    table(
        caption,
        ("What", "Change", "In detail"),
        [(each.what, each.change.value, _detail(each)) for each in changes],
        widths=(34, 14, 52),
        changed=[place for place, each in enumerate(changes) if each.parts],
    )


def _detail(each: Difference) -> str:
    apart = "Ratings before and after can't stand in one order." if each.parts else ""
    words = each.words[:1].upper() + each.words[1:]
    return " ".join(part for part in (words, apart) if part)


def _confirm(requisition: str, sheet: RubricSheet) -> None:
    st.header("Make a new version", anchor=False)
    changes_table(sheet.changes, "What the new version changes")
    if any(each.parts for each in sheet.changes):
        say(
            "Candidates rated under different versions are then ranked apart, unless the panel amends the "
            "older scorecards.",
            strong="Criteria differ.",
        )
    say(
        f"What was submitted keeps {sheet.rubric.label}. Scorecards that are still drafts move to the new "
        "version; what was typed in them stays."
    )
    key = f"{_REASON}|{requisition}"
    st.text_area("Why does it change?", key=key, height=80, placeholder="The reason is kept with the version")
    with st.container(horizontal=True):
        st.button(
            "Yes, make the new version",
            icon=":material/check:",
            on_click=lambda: use(requisition, st.session_state.get(key) or ""),
        )
        st.button("Keep it as it is", on_click=_turn, args=("",))


def _turn(requisition: str) -> None:
    st.session_state[_OPEN] = requisition
