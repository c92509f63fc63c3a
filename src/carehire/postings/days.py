"""Days in a reader's words: for pages and messages, and for the readers of a posting."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date


def day(value: date) -> str:
    """Return a day that no land reads otherwise, such as ``15 Jan 2027``."""
    return f"{value.day} {value:%b %Y}"


@cache
def in_words(value: date, language: str) -> str:
    """Return a date such as ``January 15, 2027`` or ``15 January 2027``, as readers of a locale write it."""
    return format_date(value, format="long", locale=Locale.parse(language, sep="-"))
