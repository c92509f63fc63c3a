"""The currency in which a requisition pays where nobody chose one: that of its first place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from babel.core import get_global

_NOT_KNOWN_YET = "XXX"  # ISO 4217: no currency


def currency_of(country: str) -> str | None:
    """Return the currency that is paid with in a country, ``EUR`` for ``DE``; the usual one of several."""
    known = get_global("territory_currencies").get(country.upper(), ())
    return next((str(code) for code, _, until, tender in known if until is None and tender), None)


def implied(data: Mapping[str, Any]) -> str | None:
    """Return the currency of a requisition's first place, as plain data has it; None where it names none."""
    return next((code for country in _countries(data) if (code := currency_of(country))), None)


def with_currency(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return plain data of a requisition whose pay has a currency: the chosen or the implied one.

    While no place is named a stand-in keeps it from being asked for, since it comes with the place.
    """
    pay = data.get("pay")
    if not isinstance(pay, Mapping) or "currency" in pay:
        return data
    usual = implied(data) or (None if any(_countries(data)) else _NOT_KNOWN_YET)
    return {**data, "pay": {**pay, "currency": usual}} if usual else data


def _countries(data: Mapping[str, Any]) -> Iterator[str]:
    for place in _entries(data.get("locations")):
        country = place.get("country") if isinstance(place, Mapping) else None
        if isinstance(country, str) and len(country) == 2:
            yield country
    for area in _entries(data.get("remote_from")):
        if isinstance(area, str) and area[2:3] in ("", "-"):
            yield area[:2]


def _entries(value: object) -> list[Any]:
    if isinstance(value, str):
        return [value]
    return [*value] if isinstance(value, list | tuple) else []
