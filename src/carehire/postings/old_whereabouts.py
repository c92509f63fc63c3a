"""Where the work of an old posting is done, by its fields: places of work, and from where it may be done."""

from __future__ import annotations

import re
from datetime import date

from carehire.postings import old_facts, old_places, old_prose
from carehire.postings.old_facts import leftover
from carehire.postings.old_posting import Gathering, OldPart
from carehire.postings.places import region_code
from carehire.postings.regions import REGIONS
from carehire.postings.terms import Workplace

_YES = re.compile(r"yes\.?", re.IGNORECASE)
_HEAD = re.compile(r"[^\W\d_][\w.'’ -]+(?=[,;(])")
_ASIDE = re.compile(r"\s*\([^()]*\)")


class Whereabouts(Gathering):
    """Reads places of work, and puts them where they belong; a field says them more fully than a row."""

    def __init__(self, today: date) -> None:
        super().__init__(today)
        self._places_of = ""

    def _fact_location(self, part: OldPart) -> bool:
        work = old_facts.workplace(part.text)
        if work:
            self._put(("workplace",), work.value.value)
        places = _places(part.text)
        aside = " ".join(_ASIDE.findall(part.text))
        if aside and not (places.cities or places.areas):
            outside = _places(_ASIDE.sub("", part.text))
            places = old_places.Places(outside.cities, outside.areas, (*outside.rest, aside))
        if not (places.cities or places.areas):
            places = _first_place(part.text) or places
        if not (work or places.cities or places.areas):
            return False
        cities = bool(places.cities) and self._add_cities(part, list(places.cities))
        areas = bool(places.areas) and self._put(("remote_from",), list(places.areas))
        if not (cities or areas or work):
            return False
        whole = not places.rest and cities == bool(places.cities) and areas == bool(places.areas)
        self._take("locations" if cities else "remote_from" if areas else "workplace", part, whole=whole)
        return True

    def _add_cities(self, part: OldPart, cities: list[dict[str, str]]) -> bool:
        """Put the places of a field; those of the next line below the same label join them."""
        if self._put(("locations",), cities):
            self._places_of = part.label or self._held
            return True
        if (part.label or self._held) != self._places_of:
            return False
        known = self._made.data["locations"]
        known += [city for city in cities if city not in known]
        return True

    def _fact_workplace(self, part: OldPart) -> bool:
        if part.is_from_where:
            places = old_places.read(part.text)
            codes = [*places.areas, *(_code(city) for city in places.cities)]
            if not codes or not self._put(("remote_from",), codes):
                return False
            self._take("remote_from", part, whole=not places.rest)
            return True
        if _YES.fullmatch(part.text) and "remote" in part.label.casefold():
            self._put(("workplace",), Workplace.REMOTE.value)
            self._take("workplace", part)
            return True
        work = old_facts.workplace(part.text)
        if not work or not self._fits(("workplace",), work.value.value):
            settled = old_places.read_place(part.text) is not None and not self._has("locations")
            return settled and self._fact_location(part)
        self._take("workplace", part, whole=not leftover(part.text, (work.start, work.end)))
        return True

    def _place_in_a_row(self, cities: list[dict[str, str]]) -> None:
        """Keep places that are named briefly; a field that names them in full comes later and is kept."""
        known = self._made.data.setdefault("_row_locations", [])
        for city in cities:
            same = [place for place in known if place["city"].casefold() == city["city"].casefold()]
            if same and len(same[0]) < len(city):
                known[known.index(same[0])] = city
            elif not same:
                known.append(city)


def _places(text: str) -> old_places.Places:
    """Return the places of a fact; those from which the work may be done stand behind "Remote" as a list."""
    afar = old_prose.remote_from(text)
    if afar is None:
        return old_places.read(text)
    others = old_places.read(f"{text[: afar.start]}; {text[afar.end :]}".strip("; )"))
    return old_places.Places(others.cities, (*others.areas, *afar.value), others.rest)


def _first_place(text: str) -> old_places.Places | None:
    """Return the place with which a longer fact begins, or which it names with its state."""
    named = old_prose.cities(text)
    if named:
        return old_places.Places(tuple(city.value for city in named), rest=(text,))
    head = _HEAD.match(text)
    city = old_places.bare_city(head[0]) if head else None
    return old_places.Places((city,), rest=(text,)) if city else None


def _code(city: dict[str, str]) -> str:
    country, name = city["country"], city.get("region") or city["city"]
    region = region_code(country, name) if country in REGIONS else None  # New York alone is the state
    name = region or name
    return f"{country}-{name}" if len(name) <= 3 else country
