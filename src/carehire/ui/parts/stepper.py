"""The side of every page: the way home, and the steps of the requisition in the URL."""

from __future__ import annotations

from html import escape

import streamlit as st

from carehire.errors import NotFoundError
from carehire.ui import session
from carehire.ui.pages import PAGES, PANELISTS, STEPS, page
from carehire.workflows.list_requisitions import title_of


def stepper() -> None:
    """Show the way; each link carries the requisition in its URL, so that F5 and a bookmark work."""
    with st.sidebar:
        st.page_link(page("home"), label="All requisitions", icon=PAGES["home"].icon, width="stretch")
        name = session.requisition_id()
        if name:
            _steps(name)


def _steps(name: str) -> None:
    try:
        record = session.house().store.requisition(session.actor(), name)
    except NotFoundError:
        return
    panelist = session.panelist_name()
    title = title_of(session.house().catalog, record)
    st.html(f'<div class="steps-of">Requisition<strong>{escape(title)}</strong></div>')
    query = {"requisition": name} | ({"panelist": panelist} if panelist else {})
    for number, step in enumerate(STEPS, 1):
        if panelist and step not in PANELISTS:
            continue
        entry = PAGES[step]
        st.page_link(
            page(step), label=f"{number}. {entry.step}", icon=entry.icon, width="stretch", query_params=query
        )
