"""The lines beside an old posting's title: who hires and where, or a row of facts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carehire.postings import old_employers, old_facts, old_places
from carehire.postings.cities import CITIES
from carehire.postings.old_posting import OldPart
from carehire.postings.old_rows import BETWEEN_FACTS
from carehire.postings.old_running import Running

_NAME_ALONE = re.compile(r"(?:(?:[A-ZÀ-ÞĀ-Ž0-9&][\w.'’&-]*|of|and|the|for)(?:\s+|$)){1,7}(?<![:!?])")
_MOST_WORDS = 12  # of a line beside the title
_BEHIND_NAME = re.compile(r",\s+(?!(?:Inc|LLC|Ltd|Corp|LLP)\b|L\.)|\s+[–—|·-]\s+", re.IGNORECASE)
_AT = re.compile(r"(?:at|@)\s+(?P<name>[A-Z][^.!?,]{1,60})")
_NO_STREET = re.compile(
    r"(?!.*\b(?:floor|suite|unit|level|building|room|street|st|road|rd|lane|avenue|ave|square|house)\b)[^\d]+",
    re.IGNORECASE,
)


class Opening(Running):
    """Reads what stands beside the title, where a name needs no words around it; ``_parts`` are all parts."""

    _parts: Sequence[OldPart] = ()

    def _opens(self, part: OldPart) -> bool:
        """Read a line beside the title: a row of facts, or the employer and where it is."""
        if part.text.rstrip().endswith(":"):
            return False
        if len(BETWEEN_FACTS.split(part.text)) > 1 and not part.text.endswith("."):
            self._row(part)
            return True
        short = len(part.text.split()) <= _MOST_WORDS and part.kind == "paragraph"
        return short and (
            self._is_all_facts(part) or self._employer_line(part) or self._above_its_place(part)
        )

    def _above_its_place(self, part: OldPart) -> bool:
        """Take a line that is nothing but a name for the employer where its place stands on the next."""
        onward = self._parts[self._at + 1] if self._at + 1 < len(self._parts) else None
        if (
            onward is None
            or onward.kind not in ("paragraph", "field")
            or not _NAME_ALONE.fullmatch(part.text)
        ):
            return False
        place = old_places.read_place(onward.text) if onward.kind == "paragraph" else None
        if not (place and place.cities) or not self._put(("employer", "name"), part.text):
            return False
        self._take("employer", part)
        return True

    def _employer_line(self, part: OldPart) -> bool:
        """Read a line such as "Greenleaf Markets, Boise ID"; say whether it was one."""
        place = old_places.read_place(part.text)
        at = _AT.fullmatch(part.text)
        if at and self._put(("employer", "name"), at["name"]):
            self._take("employer", part)
            return True
        if place and any("postal_code" in city for city in place.cities):
            name, _, street = place.cities[0].get("street", "").partition(", ")
            if name and _NO_STREET.fullmatch(name) and self._put(("employer", "name"), name):
                del place.cities[0]["street"]  # "Tri-County Towing, 412 Elm St, Dayton, OH 45402"
                place.cities[0].update({"street": street} if street else {})
            self._place_in_a_row(list(place.cities))
            self._take("locations", part)
            return True
        if place and place.cities and not any(_may_be_a_name(city, part.text) for city in place.cities):
            self._place_in_a_row(list(place.cities))
            self._take("locations", part)
            return True
        found = old_employers.employer_and_place(part.text)
        if found:
            name, places = found
            if not self._put(("employer", "name"), name):
                return False
            if places.cities:
                self._place_in_a_row(list(places.cities))
            work = old_facts.workplace(part.text)
            if work:
                self._put(("workplace",), work.value.value)
            self._take("employer", part)
            return True
        first = _BEHIND_NAME.split(part.text)[0].strip()
        if not old_employers.company(first) or not self._put(("employer", "name"), first):
            return False
        rest = part.text[len(first) :].strip(" ,–—|·-")
        city = old_places.bare_city(rest)
        if city:
            self._place_in_a_row([city])
        self._take("employer", part, whole=not rest or city is not None)
        return True


def _may_be_a_name(city: dict[str, str], text: str) -> bool:
    """Tell whether what stands as a city or street may be the employer, as in "Fabrikam, Berlin"."""
    before_a_city = city.get("region", "").casefold() in CITIES and text.count(",") == 1
    return "street" in city or (before_a_city and city["city"].casefold() not in CITIES)
