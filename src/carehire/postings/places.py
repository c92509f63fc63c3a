"""Codes and names of places: countries with their regions, such as ``US-CO``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carehire.postings.requisition import Location

_STATES = """AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;
DC District of Columbia;FL Florida;GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;
KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;MI Michigan;MN Minnesota;MS Mississippi;
MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New Hampshire;NJ New Jersey;NM New Mexico;NY New York;
NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;RI Rhode Island;
SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;VT Vermont;VA Virginia;WA Washington;
WV West Virginia;WI Wisconsin;WY Wyoming;PR Puerto Rico;GU Guam;VI U.S. Virgin Islands"""

_PROVINCES = """AB Alberta;BC British Columbia;MB Manitoba;NB New Brunswick;NL Newfoundland and Labrador;
NS Nova Scotia;NT Northwest Territories;NU Nunavut;ON Ontario;PE Prince Edward Island;QC Quebec;
SK Saskatchewan;YT Yukon"""


def _by_code(entries: str) -> dict[str, str]:
    return {code: name for code, _, name in (entry.strip().partition(" ") for entry in entries.split(";"))}


US_STATES = _by_code(_STATES)
REGIONS = {"US": US_STATES, "CA": _by_code(_PROVINCES)}
"""The names of regions by their codes, for the countries that this knows."""

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


def is_region(code: str) -> bool:
    """Say whether a code such as ``US-CO`` names a region, or a country whose regions this doesn't know."""
    country, _, region = code.upper().partition("-")
    return not region or country not in REGIONS or region.partition("-")[0] in REGIONS[country]


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
