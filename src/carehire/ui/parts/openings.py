"""The requisitions of the home page: where each stands, what it waits for, and the ways there."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from carehire.postings.days import day
from carehire.ui import session
from carehire.ui.pages import PAGES, go, page
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import day_and_clock, note
from carehire.workflows import keep_requisition, publish_requisition
from carehire.workflows.list_requisitions import Opening

_DELETING, _SHOWN = "home: deleting", "home: shown"
_OPEN, _CLOSED, _ALL = "Open", "Closed", "All"


def openings(listed: Sequence[Opening]) -> None:
    """Show those that are open; where some are closed, these on demand."""
    shown = _OPEN
    if any(opening.closed for opening in listed):
        closed = sum(opening.closed for opening in listed)
        counts = {_OPEN: len(listed) - closed, _CLOSED: closed, _ALL: len(listed)}
        shown = st.segmented_control(
            "Requisitions shown",
            list(counts),
            key=_SHOWN,
            default=_OPEN,
            format_func=lambda name: f"{name} ({counts[name]})",
            required=True,
        )
    chosen = [each for each in listed if shown == _ALL or each.closed is (shown == _CLOSED)]
    for opening in chosen:
        _card(opening)
    if not chosen:
        note("Nothing is open now. Begin a new requisition, or copy a closed one from its posting.")


def deleted(gone: Sequence[Opening]) -> None:
    """Show what lies in the bin, and the way back."""
    with st.expander(f"Deleted ({len(gone)})", expanded=True):
        for opening in gone:
            with st.container(horizontal=True, vertical_alignment="center"):
                note(f"{opening.title}, deleted {day_and_clock(opening.changed)}")
                st.button(
                    "Restore",
                    key=f"restore {opening.id}",
                    help=plain(f"Restore {opening.title}"),
                    on_click=_restore,
                    args=(opening.id,),
                )


def _card(opening: Opening) -> None:
    with st.container(border=True, key=f"card-{opening.id}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            with st.container(gap="xsmall", width=520):
                _state(opening)
            with st.container(horizontal=True, vertical_alignment="center", width="content", gap="small"):
                _ways(opening)
        if st.session_state.get(_DELETING) == opening.id:
            _confirm(opening)


def _state(opening: Opening) -> None:
    st.header(plain(opening.title), anchor=False)
    who = " · ".join(part for part in (opening.employer, opening.place) if part) or "Employer still open"
    until = f" · Apply by {day(opening.closes)}" if opening.closes else ""
    st.html(
        f'<p class="who"><span class="life {opening.state.value}">{escape(opening.standing)}</span> '
        f"{escape(who + until)}</p>"
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
        st.page_link(page("posting"), label="Posting", icon=PAGES["posting"].icon, query_params=query)
    if st.button(
        "Copy",
        key=f"copy {opening.id}",
        type="tertiary",
        icon=":material/content_copy:",
        help=plain(f"Copy {opening.title} into a new requisition, without its days"),
    ):
        go("posting", publish_requisition.copy(session.house().store, session.actor(), opening.id).id)
    st.button(
        "Delete",
        key=f"delete {opening.id}",
        type="tertiary",
        icon=":material/delete:",
        help=plain(f"Delete {opening.title}"),
        on_click=_ask,
        args=(opening.id,),
    )


def _ask(requisition_id: str | None) -> None:
    st.session_state[_DELETING] = requisition_id


def _confirm(opening: Opening) -> None:
    note("Delete this requisition with its candidates and scorecards? You can restore it below.")
    with st.container(horizontal=True):
        st.button("Yes, delete it", key=f"sure {opening.id}", on_click=_delete, args=(opening.id,))
        st.button("Keep it", key=f"keep {opening.id}", on_click=_ask, args=(None,))


def _delete(requisition_id: str) -> None:
    keep_requisition.delete(session.house().store, session.actor(), requisition_id)
    _ask(None)


def _restore(requisition_id: str) -> None:
    keep_requisition.restore(session.house().store, session.actor(), requisition_id)
