"""The side of every page: the brand, the way home, and the steps of the requisition in the URL."""

from __future__ import annotations

import streamlit as st

from carehire.errors import NotFoundError
from carehire.ui import session
from carehire.ui.pages import PAGES, STEPS, page
from carehire.ui.parts.text import plain


def stepper(here: str) -> None:
    """Show where somebody is; each link carries the requisition in its URL."""
    with st.sidebar:
        st.html('<div class="brand">carehire</div>')
        st.page_link(page("home"), label="All requisitions", width="stretch")
        name = session.requisition_id()
        if name:
            _steps(name, here)


def _steps(name: str, here: str) -> None:
    try:
        record = session.house().store.requisition(session.actor(), name)
    except NotFoundError:
        return
    panelist = session.panelist_name()
    title = str(record.data.get("title") or record.data.get("role") or name)
    st.html('<div class="steps-of">Requisition</div>')
    st.markdown(f"**{plain(title)}**")
    query = {"requisition": name} | ({"panelist": panelist} if panelist else {})
    for number, step in enumerate(STEPS, 1):
        if panelist and step != "scorecard":
            continue
        label = f"{number}. {PAGES[step].step}"
        st.page_link(
            page(step), label=f"**{label}**" if step == here else label, width="stretch", query_params=query
        )
