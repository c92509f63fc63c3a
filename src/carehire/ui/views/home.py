"""Home: each requisition and what it waits for, and the way to a new one."""

from __future__ import annotations

import streamlit as st

from carehire.errors import UserError
from carehire.ui import session
from carehire.ui.pages import go
from carehire.ui.parts.bulk_export import bulk_export
from carehire.ui.parts.new_requisition import CREATING, new_requisition
from carehire.ui.parts.openings import deleted, openings
from carehire.ui.parts.page import empty, faults, heading
from carehire.ui.parts.words import note
from carehire.workflows.list_requisitions import list_deleted, list_requisitions
from carehire.workflows.load_demo import load_demo
from carehire.workflows.open_house import now

_LEAD = "What you are hiring for, and what each opening waits for."


def show() -> None:
    """Show all requisitions."""
    act = (session.house().store, session.actor(), session.house().catalog, now())
    listed, gone = list_requisitions(*act), list_deleted(*act)
    heading("Requisitions", _LEAD if listed else "")
    if not listed:
        empty(
            "carehire takes you from an opening to a hire that you can explain.",
            "It drafts the posting, scores every candidate on what the posting asked for, and writes the "
            "shortlist with its reasons. Start from a role: everything in it can be changed.",
        )
    if listed and not st.session_state.get(CREATING):
        st.button("New requisition", type="primary", icon=":material/add:", on_click=_begin)
    else:
        new_requisition(first=not listed)
    if not listed and not gone:
        _sample()
    if listed:
        openings(listed)
        still_open = sum(not opening.closed for opening in listed)
        if still_open:
            bulk_export(still_open)
    if gone:
        deleted(gone)


def _begin() -> None:
    st.session_state[CREATING] = True


def _sample() -> None:
    note("Only looking around? Load a sample with candidates and ratings; it can be deleted again.")
    if st.button("Load the sample"):
        try:
            loaded = load_demo(session.house())
        except UserError as error:
            faults(error, "The sample was not loaded")
        else:
            go("shortlist", loaded.requisition_id)
