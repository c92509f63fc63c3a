"""One candidate added by hand, with the facts that the rubric reads."""

from __future__ import annotations

import streamlit as st

from carehire.errors import UserError
from carehire.rubrics.rubric import Rubric
from carehire.ui import session
from carehire.ui.parts.text import plain
from carehire.workflows.list_candidates import FactField, add_candidate, fact_fields

_ROUND = "by_hand_round"


def by_hand(requisition: str, rubric: Rubric) -> None:
    """Show the form; what was typed stays until it could be taken in."""
    fields = fact_fields(rubric)
    key = f"by-hand-{st.session_state.get(_ROUND, 0)}"
    with st.form(key, border=False):
        st.text_input("Name", key=f"{key}-name", autocomplete="off")
        for field in fields:
            _field(field, f"{key}-{field.fact}")
        st.form_submit_button(
            "Add this candidate", icon=":material/person_add:", on_click=_add, args=(requisition, key, fields)
        )


def _field(field: FactField, key: str) -> None:
    label = plain(field.label)
    if field.timed:
        st.text_input(
            f"{label}, in years or months",
            key=key,
            placeholder="3 years 6 months; empty if not known",
        )
    elif field.choices:
        st.multiselect(
            label,
            field.choices,
            key=key,
            accept_new_options=True,
            placeholder="Choose or type; empty if not known",
        )
    else:
        st.text_input(label, key=key, placeholder="Leave empty if not known")


def _add(requisition: str, key: str, fields: tuple[FactField, ...]) -> None:
    state = st.session_state
    entries = {}
    for field in fields:
        value = state.get(f"{key}-{field.fact}") or ""
        entries[field.fact] = value if isinstance(value, str) else "; ".join(value)
    house = session.house()
    try:
        added = add_candidate(
            house.store, session.actor(), house.catalog, requisition, state.get(f"{key}-name") or "", entries
        )
    except UserError as error:
        state["candidates_faults"] = error
        return
    state["candidates_done"] = (f"{added.name} was added.", None)
    state[_ROUND] = state.get(_ROUND, 0) + 1
