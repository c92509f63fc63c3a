"""Codes and names of places: countries with their regions, such as ``US-CO``.

Everywhere that people read them, places are named by ``town`` and ``area_name``, so that a form,
a document and a page call a place the same.
"""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from babel.core import get_global

from carehire.postings.codes import is_country
from carehire.postings.regions import CITIES, NAMES, REGIONS
from carehire.postings.requisition import Location

US_STATES = REGIONS["US"]
_CODES = {
    country: {name.casefold(): code for code, name in names.items()} for country, names in REGIONS.items()
}
_CODES["CA"] |= {"québec": "QC", "newfoundland": "NL", "pei": "PE"}
_CODES["US"] |= {
    "washington dc": "DC",
    "washington d.c.": "DC",
    "d.c.": "DC",
    "d.c": "DC",
    "new york state": "NY",
}

_SPOKEN = ("de", "fr", "es", "it", "nl", "pt", "pl", "da", "sv", "nb", "fi", "cs")
"""Languages whose names of countries are known besides the English ones."""


@lru_cache(maxsize=len(_SPOKEN) + 1)
def countries(language: str = "en") -> dict[str, str]:
    """Return the codes of all countries by their names in a language, in small letters."""
    codes = {
        str(name).casefold(): str(code)
        for code, name in Locale(language).territories.items()
        if str(code).isalpha() and len(str(code)) == 2 and is_country(str(code))
    }
    if language == "en":
        codes |= {
            **dict.fromkeys(("usa", "us", "u.s.", "u.s.a.", "united states of america"), "US"),
            **dict.fromkeys(("uk", "u.k.", "great britain"), "GB"),
            "the netherlands": "NL",
            "czech republic": "CZ",
            "turkey": "TR",
            **dict.fromkeys(("uae", "u.a.e."), "AE"),
            "holland": "NL",
        }
    return codes


def country_code(text: str) -> str | None:
    """Return the two letters of a country: ``DE`` for ``de``, ``DEU``, ``Germany`` or ``Deutschland``."""
    name = " ".join(text.split())
    if len(name) == 2 and is_country(name):
        return name.upper()
    if len(name) == 3 and name.isalpha():
        meant = get_global("territory_aliases").get(name.upper(), [])
        if len(meant) == 1 and is_country(str(meant[0])):
            return str(meant[0])
    for language in ("en", *_SPOKEN):
        code = countries(language).get(name.casefold())
        if code:
            return code
    return None


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
    """Return the name of the region in a code such as ``US-CO``, or its code; None for a country."""
    country, _, region = code.upper().partition("-")
    if not region:
        return None
    first = region.partition("-")[0]
    return NAMES[country].get(first, region) if country in NAMES else region


def country_name(code: str, language: str = "en") -> str:
    """Return a country's name in a language, ``Germany`` for ``DE``; the code where it has none."""
    return str(Locale.parse(language, sep="-").territories.get(code, code))


def area_name(code: str, language: str = "en") -> str:
    """Return a country, or a region with its country: ``Colorado, United States`` for ``US-CO``.

    A city with laws of its own stands before both, ``New York City`` for ``US-NY-NYC``.
    """
    names = (CITIES.get(code.upper()), region_name(code), country_name(code[:2].upper(), language))
    return ", ".join(name for name in names if name)


def written_region(location: Location) -> str | None:
    """Return the region as addresses have it: its code where the codes are known, else as it was typed."""
    known = region_code(location.country, location.region) if location.country in REGIONS else None
    return known or location.region


def town(location: Location, language: str = "en") -> str:
    """Return a place of work in short: ``Denver, CO``, or ``Lisbon, Portugal`` where no region is named."""
    return f"{location.city}, {written_region(location) or country_name(location.country, language)}"


def holds(outer: str, inner: str) -> bool:
    """Say whether place ``inner`` lies in ``outer`` or is it, as ``US-NY-NYC`` lies in ``US``."""
    return inner == outer or inner.startswith(f"{outer}-")
