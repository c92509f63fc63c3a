"""Lands, states and provinces in the words of an old posting, by their names and codes."""

from __future__ import annotations

from carehire.postings.cities import LANDS
from carehire.postings.codes import is_country
from carehire.postings.places import US_STATES, countries, region_code
from carehire.postings.regions import REGIONS

_COUNTRIES = dict(countries())
_COUNTRIES.pop("georgia", None)  # alone it is more often the state
_AUSTRALIA = {
    "NSW": "New South Wales",
    "VIC": "Victoria",
    "QLD": "Queensland",
    "TAS": "Tasmania",
    "ACT": "Australian Capital Territory",
}
_PROVINCES = {
    word.casefold(): (land, code)
    for land, names in (("CA", REGIONS["CA"]), ("AU", _AUSTRALIA))
    for code, name in names.items()
    for word in (code, name)
} | {"québec": ("CA", "QC")}


def province(text: str) -> tuple[str, str] | None:
    """Return land and code of a province of Canada or a state of Australia: CA and ON for ``Ontario``."""
    known = _PROVINCES.get(text.casefold())
    return known if known and (len(text) > 3 or text.isupper()) else None


def is_area(text: str) -> bool:
    """Tell whether a text is the name of a land, or of a state or province as stands behind a city."""
    return bool(state(text) or country(text) or province(text) or text.casefold() in LANDS)


def area(text: str) -> str | None:
    """Return the code of a land or state in a list of such; two letters are a state where there is one."""
    code = state(text)
    if code:
        return f"US-{code}"
    land = province(text)
    return country(text) or (f"{land[0]}-{land[1]}" if land else None)


def country(text: str) -> str | None:
    """Return the code of a land: by its name, or of two capitals that are one."""
    return named_country(text) or (text if len(text) == 2 and text.isupper() and is_country(text) else None)


def named_country(text: str) -> str | None:
    """Return the code of a land by its name alone; "CA" behind a city is rather a state."""
    return _COUNTRIES.get(text.casefold())


def state(text: str) -> str | None:
    """Return the code of a state of the United States, by its name or its two capitals."""
    return region_code("US", text) if text.upper() == text or len(text) > 2 else None


def alone(text: str) -> str | None:
    """Return the code of a land or state that stands alone, with or without the land of the state."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) == 1:
        land = country(parts[0])
        if land and not (len(parts[0]) == 2 and parts[0] in US_STATES):
            return land
        return None if len(parts[0]) == 2 else _sure_state(parts[0])
    if len(parts) == 2 and named_country(parts[1]) == "US":
        return _sure_state(parts[0])
    return None


def _sure_state(text: str) -> str | None:
    code = state(text)
    # New York and Washington are cities as often as states.
    return f"US-{code}" if code and text.casefold() not in ("new york", "washington") else None
