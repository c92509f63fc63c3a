"""Times of day are told as the reader's browser tells them."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
import streamlit as st

from carehire.ui.parts.words import clock, day_and_clock

NOON, NIGHT = datetime(2026, 11, 22, 12, 5, tzinfo=UTC), datetime(2026, 11, 22, 0, 30, tzinfo=UTC)


def _read_in(monkeypatch: pytest.MonkeyPatch, locale: str | None, timezone: str | None = "UTC") -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(locale=locale, timezone=timezone))


@pytest.mark.parametrize(
    ("locale", "noon", "night"),
    [
        ("en-US", "12:05\N{NO-BREAK SPACE}PM", "12:30\N{NO-BREAK SPACE}AM"),
        ("en-AU", "12:05\N{NO-BREAK SPACE}PM", "12:30\N{NO-BREAK SPACE}AM"),
        ("en-GB", "12:05", "00:30"),
        ("de-DE", "12:05", "00:30"),
        ("fr-CA", "12:05", "00:30"),
        ("not a locale", "12:05", "00:30"),
        (None, "12:05", "00:30"),
    ],
)
def test_a_time_is_told_as_the_readers_land_tells_it(
    monkeypatch: pytest.MonkeyPatch, locale: str | None, noon: str, night: str
) -> None:
    _read_in(monkeypatch, locale)
    assert (clock(NOON), clock(NIGHT)) == (noon, night)


def test_a_day_turns_where_the_reader_is(monkeypatch: pytest.MonkeyPatch) -> None:
    _read_in(monkeypatch, "en-US", "America/Denver")
    assert day_and_clock(NIGHT) == "21 Nov 2026, 5:30\N{NO-BREAK SPACE}PM"
