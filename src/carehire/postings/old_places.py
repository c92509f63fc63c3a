"""Places in the words of an old posting: ``Denver, CO 80205, United States; Leeds, England, UK``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from carehire.postings import old_areas, old_facts
from carehire.postings.cities import CITIES, LANDS
from carehire.postings.old_posting import OPEN

_PARTING = re.compile(r"\s*(?:;|\||\s/\s|\bor\b|·|•)\s*")
_POSTAL = re.compile(
    r"(?:^|\s+)(?:-\s)?(?P<code>\d{5}(?:-\d{4})?|\d{6}|\d{4}(?:\s[A-Z]{2})?|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}"
    r"|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]\d[\dW]\s?[A-Z\d]{4})$"
)
_BRITISH = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}")
_LEADING_POSTAL = re.compile(r"^(?P<code>\d{4}\s[A-Z]{2}(?=\s)|\d{4,5})\s+(?=\D)")
_BEFORE = re.compile(r"^(?:based\s+)?(?:in|at|near|from|within)\s+", re.IGNORECASE)
_BARE_STATE = re.compile(r"(\S.*)\s([A-Z]{2,3})")
_NAME = re.compile(r"[^\W\d_][\w.'’ -]{1,40}")
_HOUSES = frozenset(
    (
        *("hospital", "office", "centre", "center", "building", "campus", "branch", "clinic", "store"),
        *(
            "hotel",
            "inn",
            "library",
            "council",
            "school",
            "college",
            "university",
            "museum",
            "church",
            "trust",
        ),
        *("bank", "warehouse", "depot", "airport", "mall", "plaza", "pharmacy", "surgery", "restaurant"),
    )
)
_CITY_STATES = frozenset(("SG", "HK", "MC"))
_STREET = re.compile(
    r"(?:\d.*|.*\b(?:street|st|road|rd|lane|avenue|ave|way|drive|dr|square|close|court|quay|terrace|blvd|boulevard|row)\.?)",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"\b(?:various|multiple|nationwide|anywhere|yes|no|none|n/a|tbc|tbd|worldwide|time\s?zones?|EU|EMEA|APAC|locations|across|throughout)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|/|&|\band\b|\bor\b)\s*")
_WEST_AND_SOUTH = ("WA", "SA", "NT")  # states of Australia whose letters mean another place elsewhere
_MOST_WORDS = 4
_LONGEST = 300  # letters; nothing longer is the name of a place


@dataclass(frozen=True, slots=True)
class Places:
    """What a text says of places: cities of work, and lands and states without a city.

    ``areas`` are codes such as ``US-CO``; ``rest`` are the words that are no place.
    """

    cities: tuple[dict[str, str], ...] = ()
    areas: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def read(text: str) -> Places:
    """Return the places that a fact names; where its land is not said it stays open."""
    cities: list[dict[str, str]] = []
    areas: list[str] = []
    rest: list[str] = []
    for chunk in _PARTING.split(text):
        if len(chunk) > _LONGEST:
            rest.append(chunk)
            continue
        bare = _without_workplace(chunk)
        if not bare:
            continue
        area = old_areas.alone(bare)
        if area in _CITY_STATES and bare == _BEFORE.sub("", chunk.strip(" ,.")):
            cities.append({"city": bare, "country": area})
            continue
        listed = [] if area else _known_cities(bare)
        city = None if area or listed else _city(bare)
        if area:
            areas.append(area)
        elif listed:
            cities += listed
        elif city:
            cities.append(city)
        else:
            rest.append(chunk)
    return Places(tuple(cities), tuple(areas), tuple(rest))


def read_place(text: str) -> Places | None:
    """Return the places of a text that is nothing else, each with its land or state."""
    places = read(text)
    settled = bool(places.cities or places.areas) and not places.rest
    return places if settled and all(city["country"] != OPEN for city in places.cities) else None


def bare_city(text: str) -> dict[str, str] | None:
    """Return the only city of a text without its land, such as "8001 Zürich", with the land left open."""
    places = read(text)
    alone = len(places.cities) == 1 and not places.areas and not places.rest
    return places.cities[0] if alone and len(places.cities[0]["city"].split()) <= 3 else None


def by_its_code(text: str) -> Places | None:
    """Return the only city of a text with its postal code, such as "3818 Grindelwald", its land left open."""
    places = read(text)
    coded = len(places.cities) == 1 and "postal_code" in places.cities[0] and "street" not in places.cities[0]
    return places if coded and not (places.areas or places.rest) else None


def _without_workplace(chunk: str) -> str:
    while found := old_facts.workplace(chunk):
        chunk = f"{chunk[: found.start]} {chunk[found.end :]}"
        chunk = re.sub(r"[()\[\]–—:]|(?:^|\s)-(?=\s|$)", " ", chunk)
    return _BEFORE.sub("", " ".join(chunk.split()).strip(" ,.-–—"))


def _known_cities(text: str) -> list[dict[str, str]]:
    """Return the cities of a list of well-known ones, such as "Sydney, Melbourne and Brisbane"."""
    names = [name for name in _LISTED.split(text) if name]
    folded = {name.casefold() for name in names}
    if len(names) < 2 or len(folded) < len(names) or not folded <= CITIES.keys():
        return []
    return [city for name in names if (city := _city(name))]


def _city(text: str) -> dict[str, str] | None:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    found: dict[str, str] = {}
    if (
        len(parts) > 1
        and (code := _POSTAL.search(parts[-1]))
        and old_areas.country(parts[-1][: code.start()])
    ):
        parts[-1] = _taken_postal(parts[-1], found)
    country = old_areas.named_country(parts[-1]) if len(parts) > 1 else None
    if len(parts) > 1 and country is None and not old_areas.state(parts[-1]):
        country = old_areas.country(parts[-1])
    if country:
        parts = parts[:-1]
    parts = [_taken_postal(part, found) for part in parts]
    parts = [part for part in parts if part]
    if not parts:
        return None
    if (
        country is None
        and (bare := _BARE_STATE.fullmatch(parts[-1]))
        and (
            old_areas.state(bare[2])
            or old_areas.province(bare[2])
            or CITIES.get(bare[1].casefold()) == f"AU-{bare[2]}"
        )
    ):
        parts[-1:] = [bare[1], bare[2]]
    region = parts.pop() if len(parts) > 1 and _is_name(parts[-1]) else None
    if country is None and _BRITISH.fullmatch(found.get("postal_code", "")):
        country = "GB"
    if country is None and region in _WEST_AND_SOUTH and len(found.get("postal_code", "")) == 4:
        country = "AU"
    if country is None and region and CITIES.get(parts[-1].casefold() if parts else "") == f"AU-{region}":
        country = "AU"
    land = old_areas.province(region) if region else None
    if country in (None, "US") and region and old_areas.state(region):
        country, region = "US", old_areas.state(region)
    elif land and country in (None, land[0]):
        country, region = land
    city = parts.pop()
    if region and (not _is_name(city) or _STREET.fullmatch(city)) and not (old_areas.state(region) or land):
        parts, city, region = [*parts, city], region, None
    elif (
        region
        and parts
        and region.casefold() in LANDS
        and LANDS.get(city.casefold()) == LANDS[region.casefold()]
    ):
        city, region = parts.pop(), f"{city}, {region}"  # a county and its land, as in "Conwy, Wales"
    if not _is_name(city):
        return None
    if country is None:
        country, region = _known(city, region)
    street = ", ".join(parts)
    whole = {"city": _spelt(city), "region": region, "country": country or OPEN, **found, "street": street}
    return {name: value for name, value in whole.items() if value}


def _known(city: str, region: str | None) -> tuple[str | None, str | None]:
    """Return land and region of a city that names no land, where its region or itself is well known."""
    land = LANDS.get(region.rpartition(", ")[2].casefold()) if region else None
    if land or (region and region.casefold() not in CITIES):
        return land, region
    if region:  # a quarter and its city, as in "Leith, Edinburgh"
        return CITIES[region.casefold()].partition("-")[0], region
    country, _, code = CITIES.get(re.sub(r"\s\d{1,2}$", "", city).casefold(), "").partition("-")
    return country or None, code or None


def _taken_postal(part: str, found: dict[str, str]) -> str:
    code = _POSTAL.search(part) or _LEADING_POSTAL.search(part)
    if code and "postal_code" not in found:
        found["postal_code"] = code["code"]
        return f"{part[: code.start()]} {part[code.end() :]}".strip()
    return part


def _spelt(city: str) -> str:
    """Return a city as it is written outside of a line of capitals."""
    return city.title() if city.isupper() and len(city) > 3 and city != "CDMX" else city


def _is_name(text: str) -> bool:
    house = text.rpartition(" ")[2].casefold() in _HOUSES or re.search(r"\s[–—-]\s", text) is not None
    return (
        not house
        and not _NO_PLACE.search(text)
        and bool(_NAME.fullmatch(text))
        and len(text.split()) <= _MOST_WORDS
        and text[:1].isupper()
    )
