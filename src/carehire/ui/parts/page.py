"""What every page has: one heading, words for when it is empty, and every fault told as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from carehire.errors import Fault, NotFoundError, UserError
from carehire.storage.records import RequisitionRecord
from carehire.ui import session
from carehire.ui.pages import page
from carehire.ui.parts.text import plain

STATIC = Path(__file__).parents[1] / "static"
_NAME = re.compile(r"\S*\w\.\w")


def look() -> None:
    """Set what the theme can't: the rules in ``static``."""
    st.html(f"<style>{_css()}</style>")


@cache
def _css() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(STATIC.glob("*.css")))


def heading(title: str, lead: str = "") -> None:
    """Show the page's one heading, and a sentence on what the page is for."""
    st.title(plain(title), anchor=False)
    if lead:
        st.html(f'<p class="lead">{escape(lead)}</p>')


def empty(message: str, then: str = "") -> None:
    """Say that there is nothing here yet, and what to do about it."""
    rest = f"<p>{escape(then)}</p>" if then else ""
    st.html(f'<div class="empty"><p><strong>{escape(message)}</strong></p>{rest}</div>')


def faults(found: UserError | Iterable[Fault], title: str = "This can't be done yet") -> None:
    """Show every fault, each with its place, letter for letter."""
    listed = found.faults if isinstance(found, UserError) else tuple(found)
    items = "".join(f"<li>{escape(_sentence(fault))}</li>" for fault in listed)
    st.html(f'<div class="faults" role="alert"><p><strong>{escape(title)}</strong></p><ul>{items}</ul></div>')


def _sentence(fault: Fault) -> str:
    words = str(fault)
    # The name of a file or of a field has its own letters.
    return words if _NAME.match(words) else words[:1].upper() + words[1:]


def requisition_or_stop() -> RequisitionRecord:
    """Return the requisition that the URL names, or show a page that helps and end there."""
    name = session.requisition_id()
    record = _find(name) if name else None
    if record is None:
        if name:
            heading("Not here", f'There is no requisition "{name}" here; it may have been deleted.')
        else:
            heading("Which requisition?", "This page shows one requisition, and the address names none.")
        st.page_link(page("home"), label="See all requisitions", icon=":material/arrow_back:")
        st.stop()
    return record


def _find(name: str) -> RequisitionRecord | None:
    try:
        record = session.house().store.requisition(session.actor(), name)
    except NotFoundError:
        return None
    return None if record.deleted_at else record
