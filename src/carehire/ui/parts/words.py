"""Paragraphs and lists that may hold anybody's words, and times where the reader is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from html import escape
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from babel import Locale, UnknownLocaleError

from carehire.postings.days import day


def marked(text: str) -> str:
    """Return ``text`` as HTML that shows it letter for letter, its line breaks kept."""
    return escape(text).replace("\n", "<br>")


def say(text: str, strong: str = "") -> None:
    """Show a paragraph; ``strong`` words stand before it."""
    lead = f"<strong>{marked(strong)}</strong> " if strong else ""
    st.html(f'<p class="ch-text">{lead}{marked(text)}</p>')


def note(text: str) -> None:
    """Show small print."""
    st.html(f'<p class="ch-text ch-note">{marked(text)}</p>')


def bullets(texts: Iterable[str]) -> None:
    """Show a list."""
    items = "".join(f"<li>{marked(text)}</li>" for text in texts)
    st.html(f'<ul class="ch-text">{items}</ul>')


def clock(moment: datetime) -> str:
    """Return the time of day where and as the reader tells it, such as ``14:03`` or ``2:03 PM``."""
    here = _here(moment)
    if not _halves(st.context.locale or "en-GB"):
        return f"{here:%H:%M}"
    return f"{here.hour % 12 or 12}:{here:%M}\N{NO-BREAK SPACE}{'AM' if here.hour < 12 else 'PM'}"


def day_and_clock(moment: datetime) -> str:
    """Return day and time where the reader is, such as ``22 Nov 2026, 14:03`` or ``22 Nov 2026, 2:03 PM``."""
    return f"{day(_here(moment))}, {clock(moment)}"


@cache
def _halves(language: str) -> bool:
    """Say whether readers of a browser's ``language`` tell the time in two halves of a day."""
    try:
        pattern = Locale.parse(language, sep="-").time_formats["short"].pattern
    except (ValueError, UnknownLocaleError):
        return False
    return not {"a", "B"}.isdisjoint(pattern)


def _here(moment: datetime) -> datetime:
    try:
        return moment.astimezone(ZoneInfo(st.context.timezone or "UTC"))
    except (ZoneInfoNotFoundError, ValueError):
        return moment.astimezone()
