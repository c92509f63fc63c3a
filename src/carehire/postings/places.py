"""Codes and names of places: countries with their regions, such as ``US-CO``."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from babel.core import get_global

from carehire.postings.requisition import Location, is_country

_STATES = """AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;
DC District of Columbia;FL Florida;GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;
KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;MI Michigan;MN Minnesota;MS Mississippi;
MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New Hampshire;NJ New Jersey;NM New Mexico;NY New York;
NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;RI Rhode Island;
SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;VT Vermont;VA Virginia;WA Washington;
WV West Virginia;WI Wisconsin;WY Wyoming;PR Puerto Rico;GU Guam;VI U.S. Virgin Islands"""

US_STATES: dict[str, str] = {
    code: name for code, _, name in (entry.strip().partition(" ") for entry in _STATES.split(";"))
}
_CODES = {name.casefold(): code for code, name in US_STATES.items()}
_CODES |= {"washington dc": "DC", "washington d.c.": "DC", "d.c.": "DC", "new york state": "NY"}

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
    if country == "US":
        return text.upper() if text.upper() in US_STATES else _CODES.get(text.casefold())
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
    return US_STATES.get(first, first) if country == "US" else region


def holds(outer: str, inner: str) -> bool:
    """Say whether place ``inner`` lies in ``outer`` or is it, as ``US-NY-NYC`` lies in ``US``."""
    return inner == outer or inner.startswith(f"{outer}-")
