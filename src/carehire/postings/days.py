"""Days as pages and messages say them; documents say them in the language of their readers."""

from __future__ import annotations

from datetime import date


def day(value: date) -> str:
    """Return a day that no land reads otherwise, such as ``15 Jan 2027``."""
    return f"{value.day} {value:%b %Y}"
