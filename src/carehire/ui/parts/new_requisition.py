"""A new requisition: from a role as it is, or from a posting that was used before."""

from __future__ import annotations

import streamlit as st

from carehire.errors import UserError
from carehire.ui import session
from carehire.ui.pages import go
from carehire.ui.parts.old_posting import old_posting
from carehire.ui.parts.page import faults
from carehire.ui.parts.words import note
from carehire.workflows import keep_requisition
from carehire.workflows.list_roles import OfferedRole, list_roles

CREATING = "home: creating"
_START, _ROLE, _POSTING = "home: start from", "A role", "An old posting"


def new_requisition(*, first: bool) -> None:
    """Show the ways to begin; ``first`` says that there is nothing yet to go back to."""
    roles = {role.id: role for role in list_roles(session.house().catalog)}
    with st.container(border=True, key="new-requisition"):
        st.header("Start a requisition", anchor=False)
        start = st.segmented_control(
            "Start from", (_ROLE, _POSTING), key=_START, default=_ROLE, required=True
        )
        if start == _POSTING:
            old_posting(roles, first=first)
        else:
            _from_role(roles, first=first)


def close() -> None:
    """Turn back to the button from which the form was opened."""
    st.session_state[CREATING] = False


def _from_role(roles: dict[str, OfferedRole], *, first: bool) -> None:
    store, actor, catalog = session.house().store, session.actor(), session.house().catalog
    role = st.selectbox(
        "Role",
        list(roles),
        key="home: role",
        index=None,
        format_func=lambda name: roles[name].name,
        placeholder="Choose a role",
        help="None fits? Take the nearest: its title and every line of it can be changed.",
    )
    if role:
        note(roles[role].summary)
    if "home: employer" not in st.session_state:
        st.session_state["home: employer"] = keep_requisition.last_employer(store, actor)
    employer = st.text_input(
        "Employer's name", key="home: employer", placeholder="Can be filled in later", max_chars=200
    )
    with st.container(horizontal=True):
        create = st.button("Create and open", type="primary", icon=":material/add:")
        if not first:
            st.button("Cancel", on_click=close)
    if create and role:
        record = keep_requisition.start(store, actor, catalog, role, employer)
        close()
        go("posting", record.id)
    elif create:
        faults(UserError("Choose a role first."), "Nothing was created")
