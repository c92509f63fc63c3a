"""What a page works with: the house (opened once a process), who acts, and the object in the URL."""

from __future__ import annotations

import streamlit as st

from carehire.people import Actor, tidy_name
from carehire.workflows.open_house import House, find_settings, open_house


@st.cache_resource(show_spinner=False)
def house() -> House:
    """Return the house of this process."""
    return open_house(find_settings())


def panelist_name() -> str | None:
    """Return as which panelist somebody rates, from the URL; None for the owner."""
    return tidy_name(st.query_params.get("panelist", "")) or None


def actor() -> Actor:
    """Return who acts: a panelist where the URL names one, the owner of the laptop otherwise."""
    name = panelist_name()
    return Actor.panelist(name) if name else Actor.owner()


def requisition_id() -> str | None:
    """Return the requisition that the URL names."""
    return st.query_params.get("requisition") or None
