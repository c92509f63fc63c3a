"""The regions of the countries whose regions are known, by their codes."""

from __future__ import annotations

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


REGIONS = {"US": _by_code(_STATES), "CA": _by_code(_PROVINCES)}
"""The names of regions by their codes, for the countries that this knows."""


def is_region(code: str) -> bool:
    """Say whether a code such as ``US-CO`` names a region, or a country whose regions this doesn't know."""
    country, _, region = code.upper().partition("-")
    return not region or country not in REGIONS or region.partition("-")[0] in REGIONS[country]
