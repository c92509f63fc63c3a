"""Which places a posting touches: where the work is done, may be done, and reports to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carehire.checks.jurisdiction import Jurisdiction, Jurisdictions
from carehire.postings.places import code_of, holds
from carehire.postings.posting import Posting
from carehire.postings.requisition import Location
from carehire.postings.terms import Workplace


@dataclass(frozen=True, slots=True)
class Touch:
    """A place, and why this posting has to do with it; ``reporting`` where it is only reported to."""

    place: Jurisdiction
    reason: str
    reporting: bool = False


def touched(posting: Posting, places: Jurisdictions) -> Iterator[Touch]:
    """Yield each place that the posting touches, once, with the nearest reason."""
    for place in places:
        reason = _worked_in(posting, place) or _open_from(posting, place)
        if reason:
            yield Touch(place, reason)
        elif posting.reports_to_place and holds(place.code, posting.reports_to_place.upper()):
            yield Touch(place, f"the work reports to {place.name}", reporting=True)


def stateless(posting: Posting, places: Jurisdictions) -> list[Location]:
    """Return the locations that name no state although the states of their country have rules."""
    countries = {place.code.partition("-")[0] for place in places if "-" in place.code}
    return [
        location
        for location in posting.locations
        if location.country in countries and code_of(location) == location.country
    ]


def _worked_in(posting: Posting, place: Jurisdiction) -> str | None:
    for location in posting.locations:
        if _lies_in(location, place):
            return f"the work is done in {location.label}"
    return None


def _lies_in(location: Location, place: Jurisdiction) -> bool:
    code = code_of(location)
    if place.cities:
        names = {city.casefold() for city in place.cities}
        return code == place.code.rpartition("-")[0] and location.city.casefold() in names
    return holds(place.code, code) or location.country in place.includes


def _open_from(posting: Posting, place: Jurisdiction) -> str | None:
    if posting.workplace is Workplace.ONSITE:
        return None
    for written in posting.remote_from:
        code = written.upper()
        inside = holds(place.code, code) or code.partition("-")[0] in place.includes
        if inside or holds(code, place.code):
            return f"it may be done remotely from {place.name}" + (
                f" (it is open to {code})" if code != place.code else ""
            )
    return None
