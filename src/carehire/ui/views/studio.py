"""The posting studio: a form, and beside it the page as candidates will read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from carehire.datafile import field_name
from carehire.postings.lifecycle import State
from carehire.postings.names import name_of
from carehire.ui import session
from carehire.ui.pages import page
from carehire.ui.parts.desk import Desk, desk
from carehire.ui.parts.fields import Fields
from carehire.ui.parts.life_cycle import life_cycle
from carehire.ui.parts.live_page import live_page
from carehire.ui.parts.menus import menus_for_the_keyboard
from carehire.ui.parts.page import faults, heading, requisition_or_stop
from carehire.ui.parts.requisition_form import requisition_form
from carehire.ui.parts.role_saving import role_saving
from carehire.ui.parts.typing import typing
from carehire.ui.parts.words import clock
from carehire.workflows.keep_requisition import Edit
from carehire.workflows.open_house import now
from carehire.workflows.review_requisition import review

_CLOSED = (
    "This requisition is closed and stays as it was, so that anybody can look up what was advertised. "
    "To hire again, copy it into a new requisition; to go on with this one, reopen it."
)


def show() -> None:
    """Show the studio of the requisition that the URL names."""
    record = requisition_or_stop()
    found = review(session.house().catalog, record.data, now())
    here = desk(record.id)
    locked = record.state is State.CLOSED
    heading(found.posting.title, _CLOSED if locked else "")
    life_cycle(record.id, found.remarks, lambda: _saving(here, locked=locked))
    if here.trouble:
        faults(here.trouble, "The last change was not saved")
    form, live = st.columns([5, 6], gap="large")
    # The page is sent before its form, which takes a browser longer to draw.
    with live, st.container(key="live"):
        live_page(here, record, found, locked=locked)
        st.page_link(
            page("rubric"),
            label="Next: the rubric that scores what this asks for",
            icon=":material/arrow_forward:",
            query_params={"requisition": record.id},
        )
    with form, st.container(key="locked" if locked else "form"):
        fields = Fields(here, record.data, found.open, locked=locked)
        requisition_form(fields, found, record.data)
        role_saving(record, found)
        typing(record.id, fields.texts, fields.typing)
        menus_for_the_keyboard()
        fields.mark_open()


def _saving(here: Desk, *, locked: bool) -> None:
    memory = here.memory
    with st.container(
        key="saving", horizontal=True, vertical_alignment="center", gap="small", width="content"
    ):
        words = "Every change is saved as you make it."
        if memory.saved:
            words = f"Saved at {clock(memory.saved)}."
        if locked:
            words = "Nothing here can be changed while it is closed."
        see = ' <a class="to-page" href="#the-page">See the posting</a>'
        st.html(f'<p class="saved" role="status">{words}{see}</p>', width="content")
        if not locked:
            _turn("Undo", ":material/undo:", here.undo, memory.done)
            _turn("Redo", ":material/redo:", here.redo, memory.undone)


def _turn(label: str, icon: str, act: Callable[[], None], edits: Sequence[Edit]) -> None:
    about = name_of(field_name(edits[-1].place)) if edits else ""
    st.button(
        label,
        icon=icon,
        type="tertiary",
        on_click=act,
        disabled=not edits,
        help=f"{label}: {about}" if about else None,
    )
