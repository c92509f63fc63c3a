"""Codes and names of places: countries with their regions, such as ``US-CO``."""

from __future__ import annotations

from carehire.postings.regions import REGIONS
from carehire.postings.requisition import Location

US_STATES = REGIONS["US"]
_CODES = {
    country: {name.casefold(): code for code, name in names.items()} for country, names in REGIONS.items()
}
_CODES["CA"] |= {"québec": "QC", "newfoundland": "NL", "pei": "PE"}
_CODES["US"] |= {"washington dc": "DC", "washington d.c.": "DC", "d.c.": "DC", "new york state": "NY"}


def region_code(country: str, region: str | None) -> str | None:
    """Return the code of a region, ``CO`` for ``Colorado``; None where the text names none that is known."""
    if not region:
        return None
    text = " ".join(region.replace(",", " ").split())
    if country in REGIONS:
        return text.upper() if text.upper() in REGIONS[country] else _CODES[country].get(text.casefold())
    return text.upper()


def code_of(location: Location) -> str:
    """Return the code of a location: ``US-CO``, or ``US`` alone where no state of it is known."""
    region = region_code(location.country, location.region)
    return f"{location.country}-{region}" if region else location.country


def region_name(code: str) -> str | None:
    """Return the name of the region in a code such as ``US-CO``; None for a country."""
    country, _, region = code.upper().partition("-")
    if not region:
        return None
    first = region.partition("-")[0]
    return REGIONS[country].get(first, first) if country in REGIONS else region


def holds(outer: str, inner: str) -> bool:
    """Say whether place ``inner`` lies in ``outer`` or is it, as ``US-NY-NYC`` lies in ``US``."""
    return inner == outer or inner.startswith(f"{outer}-")
