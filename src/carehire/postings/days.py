"""Days in the reader's words; the one place where a date becomes text."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date


@cache
def in_words(value: date, language: str) -> str:
    """Return a date such as ``January 15, 2027`` or ``15 January 2027``, as readers of a locale write it."""
    return format_date(value, format="long", locale=Locale.parse(language, sep="-"))
