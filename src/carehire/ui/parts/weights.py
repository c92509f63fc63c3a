"""Weighing the criteria of a rubric otherwise, with a reason, on the page of the rubric."""

from __future__ import annotations

import streamlit as st

from carehire.errors import UserError
from carehire.ui import session
from carehire.ui.parts.page import faults
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import note, say
from carehire.workflows.choose_rubric import RubricSheet
from carehire.workflows.weigh_criteria import HEAVIEST, weigh

_PROBLEM, _OPEN = "weights faults", "weights open"
_WIDTH = 250


def weights(requisition: str, sheet: RubricSheet) -> None:
    """Offer the weights of a rubric in use to be changed, and say what that does to what was submitted."""
    if not sheet.chosen or session.panelist_name():
        return
    problem = st.session_state.pop(_PROBLEM, None)
    # Open until it is done: what closed as the fault went would hide the field that is being mended.
    is_open = st.session_state.get(_OPEN) == requisition
    with st.expander("Change the weights", icon=":material/balance:", expanded=is_open):
        if problem:
            faults(problem, "The weights were not changed")
        say(
            "Equal weights are the usual ones; weigh otherwise only for a reason that you would tell a "
            "candidate."
        )
        if sheet.frozen:
            note(
                f"This makes a new version. What was submitted keeps {sheet.rubric.label} and its ratings; "
                "every score is then made by the new weights, and the shortlist says so."
            )
        # Keyed by the version, so that the fields begin anew with each.
        place, criteria = f"weight|{requisition}|{sheet.rubric.label}", sheet.rubric.criteria
        keys = {each.id: f"{place}|{each.id}" for each in criteria}
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for criterion in criteria:
                st.number_input(
                    plain(criterion.name),
                    min_value=0.0,
                    max_value=HEAVIEST,
                    value=float(criterion.weight),
                    step=0.25,
                    format="%g",
                    key=keys[criterion.id],
                    width=_WIDTH,
                )
        reason = f"weights reason|{requisition}"
        st.text_area("Why are they weighed otherwise?", key=reason, height=80)
        st.button(
            "Make a new version with these weights" if sheet.frozen else "Use these weights",
            icon=":material/check:",
            on_click=_weigh,
            args=(requisition, keys, reason),
        )


def _weigh(requisition: str, keys: dict[str, str], reason: str) -> None:
    house = session.house()
    given = {criterion: float(st.session_state[key]) for criterion, key in keys.items()}
    why = st.session_state.get(reason) or ""
    try:
        weigh(house.store, session.actor(), house.catalog, requisition, given, why)
    except UserError as error:
        st.session_state[_PROBLEM], st.session_state[_OPEN] = error, requisition
        return
    for key in (reason, _OPEN):
        st.session_state.pop(key, None)
