"""Home: each requisition and what it waits for, and the way to a new one."""

from __future__ import annotations

from html import escape

import streamlit as st

from carehire.errors import UserError
from carehire.ui import session
from carehire.ui.pages import go, page
from carehire.ui.parts.page import empty, faults, heading
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import day_and_clock, note
from carehire.workflows import keep_requisition
from carehire.workflows.list_requisitions import Opening, list_deleted, list_requisitions
from carehire.workflows.list_roles import list_roles
from carehire.workflows.load_demo import load_demo
from carehire.workflows.open_house import now

_LEAD = "What you are hiring for, and what each opening waits for."
_CREATING, _DELETING = "home: creating", "home: deleting"


def show() -> None:
    """Show all requisitions."""
    act = (session.house().store, session.actor(), session.house().catalog, now())
    openings, deleted = list_requisitions(*act), list_deleted(*act)
    heading("Requisitions", _LEAD if openings else "")
    if not openings:
        empty(
            "carehire takes you from an opening to a hire that you can explain.",
            "It drafts the posting, scores every candidate on what the posting asked for, and writes the "
            "shortlist with its reasons. Start from a role: everything in it can be changed.",
        )
    if openings and not st.session_state.get(_CREATING):
        st.button(
            "New requisition", type="primary", icon=":material/add:", on_click=_turn, args=(_CREATING, True)
        )
    else:
        _new(first=not openings)
    if not openings and not deleted:
        _sample()
    for opening in openings:
        _card(opening)
    if deleted:
        _bin(deleted)


def _turn(key: str, value: object) -> None:
    st.session_state[key] = value


def _sample() -> None:
    note("Only looking around? Load a sample with candidates and ratings here, or run: carehire demo")
    if st.button("Load the sample"):
        try:
            loaded = load_demo(session.house())
        except UserError as error:
            faults(error, "The sample was not loaded")
        else:
            go("shortlist", loaded.requisition_id)


def _new(first: bool) -> None:
    store, actor, catalog = session.house().store, session.actor(), session.house().catalog
    roles = {role.id: role for role in list_roles(catalog)}
    with st.container(border=True, key="new-requisition"):
        st.header("Start from a role", anchor=False)
        role = st.selectbox(
            "Role",
            list(roles),
            key="home: role",
            index=None,
            format_func=lambda name: roles[name].title,
            placeholder="Choose a role",
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
                st.button("Cancel", on_click=_turn, args=(_CREATING, False))
        if create and role:
            record = keep_requisition.start(store, actor, catalog, role, employer)
            st.session_state[_CREATING] = False
            go("posting", record.id)
        elif create:
            faults(UserError("Choose a role first."), "Nothing was created")


def _card(opening: Opening) -> None:
    with st.container(border=True, key=f"card-{opening.id}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            with st.container(gap="xsmall", width=520):
                _state(opening)
            with st.container(horizontal=True, vertical_alignment="center", width="content", gap="xsmall"):
                _ways(opening)
        if st.session_state.get(_DELETING) == opening.id:
            _confirm(opening)


def _state(opening: Opening) -> None:
    st.header(plain(opening.title), anchor=False)
    who = " · ".join(part for part in (opening.employer, opening.place) if part) or "Employer still open"
    st.html(
        f'<p class="who">{escape(who)}</p>'
        f'<p class="waits">{escape(opening.waiting.words)}</p>'
        f'<p class="changed">Last change: {escape(day_and_clock(opening.changed))}</p>'
    )


def _ways(opening: Opening) -> None:
    query = {"requisition": opening.id}
    st.page_link(
        page(opening.waiting.page),
        label=f"**{opening.waiting.action}**",
        icon=":material/arrow_forward:",
        query_params=query,
    )
    if opening.waiting.page != "posting":
        st.page_link(page("posting"), label="Posting", query_params=query)
    st.button(
        "Delete",
        key=f"delete {opening.id}",
        type="tertiary",
        help=plain(f"Delete {opening.title}"),
        on_click=_turn,
        args=(_DELETING, opening.id),
    )


def _confirm(opening: Opening) -> None:
    note("Delete this requisition with its candidates and scorecards? You can restore it below.")
    with st.container(horizontal=True):
        st.button("Yes, delete it", key=f"sure {opening.id}", on_click=_delete, args=(opening.id,))
        st.button("Keep it", key=f"keep {opening.id}", on_click=_turn, args=(_DELETING, None))


def _delete(requisition_id: str) -> None:
    keep_requisition.delete(session.house().store, session.actor(), requisition_id)
    st.session_state[_DELETING] = None


def _bin(deleted: list[Opening]) -> None:
    with st.expander(f"Deleted ({len(deleted)})", expanded=True):
        for opening in deleted:
            with st.container(horizontal=True, vertical_alignment="center"):
                note(f"{opening.title}, deleted {day_and_clock(opening.changed)}")
                st.button(
                    "Restore",
                    key=f"restore {opening.id}",
                    help=plain(f"Restore {opening.title}"),
                    on_click=_restore,
                    args=(opening.id,),
                )


def _restore(requisition_id: str) -> None:
    keep_requisition.restore(session.house().store, session.actor(), requisition_id)
