"""Which places a posting touches: where the work is done, may be done, and reports to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carehire.checks.jurisdiction import Jurisdiction, Jurisdictions
from carehire.checks.offer import Offer
from carehire.postings.places import code_of, holds, town
from carehire.postings.requisition import Location
from carehire.postings.terms import Workplace


@dataclass(frozen=True, slots=True)
class Touch:
    """A place, and why this posting has to do with it.

    ``worked_in`` where a place of work lies there, ``reporting`` where it is only reported to.
    """

    place: Jurisdiction
    reason: str
    worked_in: bool = False
    reporting: bool = False


def touched(offer: Offer, places: Jurisdictions) -> Iterator[Touch]:
    """Yield each place that the posting touches, once, with the nearest reason."""
    for place in places:
        worked_in, open_from = _worked_in(offer, place), _open_from(offer, place)
        if worked_in:
            yield Touch(place, worked_in, worked_in=True)
        elif open_from:
            yield Touch(place, open_from)
        elif offer.reports_to_place and holds(place.code, offer.reports_to_place.upper()):
            yield Touch(place, f"the work reports to {place.name}", reporting=True)


def stateless(offer: Offer, places: Jurisdictions) -> list[Location]:
    """Return the locations that name no state although the states of their country have rules."""
    countries = {place.code.partition("-")[0] for place in places if "-" in place.code}
    return [
        location
        for location in offer.locations
        if location.country in countries and code_of(location) == location.country
    ]


def _worked_in(offer: Offer, place: Jurisdiction) -> str | None:
    for location in offer.locations:
        if _lies_in(location, place):
            return f"the work is done in {town(location)}"
    inside = any(holds(place.code, area) or area in place.includes for area in offer.areas)
    return f"the work is done in {place.name}" if inside else None


def _lies_in(location: Location, place: Jurisdiction) -> bool:
    code = code_of(location)
    if place.cities:
        names = {city.casefold() for city in place.cities}
        return code == place.code.rpartition("-")[0] and location.city.casefold() in names
    return holds(place.code, code) or location.country in place.includes


def _open_from(offer: Offer, place: Jurisdiction) -> str | None:
    if offer.workplace is Workplace.ONSITE:
        return None
    for written in offer.remote_from:
        code = written.upper()
        inside = holds(place.code, code) or code.partition("-")[0] in place.includes
        if inside or holds(code, place.code):
            return f"it may be done remotely from {place.name}" + (
                f" (it is open to {code})" if code != place.code else ""
            )
    return None
