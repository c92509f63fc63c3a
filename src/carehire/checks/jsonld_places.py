"""Where the work of a JSON-LD posting is done, and from where."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from datetime import date

from carehire.checks import jsonld_values as values
from carehire.checks.jsonld_values import Found, Node, error, warning
from carehire.postings.requisition import is_country

_AREAS = ("Country", "State", "City", "AdministrativeArea")
_PLACE = "Give a Place with a PostalAddress: city, region, postal code, country."


def places(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    """Yield what is wrong with locations, remote work and where applicants may live."""
    remote = yield from _remote(node)
    given = node.data.get("jobLocation")
    if given in (None, []):
        if not remote:
            yield error(node.at("jobLocation"), "", "The place of work is missing.", _PLACE)
    else:
        for path, value in values.each(given, node.at("jobLocation")):
            yield from _place(path, value)
    areas = node.data.get("applicantLocationRequirements")
    if remote and areas in (None, []):
        why = "Work that is remote throughout must say where applicants may live."
        if given in (None, []):
            mend = "Give a Country, State or City with its name."
            yield error(node.at("applicantLocationRequirements"), "", why, mend)
        else:
            mend = "Give a Country, State or City; without one, the country of the place of work is taken."
            yield warning(node.at("applicantLocationRequirements"), "", why, mend)
    elif areas not in (None, []):
        if not remote:
            why = "Only work that is remote throughout says where applicants may live."
            mend = 'Add "jobLocationType": "TELECOMMUTE" if all of it is remote; else leave this out.'
            yield warning(node.at("applicantLocationRequirements"), values.shown(areas), why, mend)
        for path, value in values.each(areas, node.at("applicantLocationRequirements")):
            yield from _area(path, value)


def _remote(node: Node) -> Generator[Found, None, bool]:
    given = node.data.get("jobLocationType")
    if given is None:
        return False
    if given == "TELECOMMUTE":
        text = str(node.data.get("description", "")).casefold()
        if "hybrid" in text and "remote" in text and "fully remote" not in text and "100% remote" not in text:
            why = "The description calls the work hybrid; TELECOMMUTE is for work that is remote throughout."
            yield warning(node.at("jobLocationType"), "TELECOMMUTE", why, "Leave it out for hybrid work.")
        return True
    why = "This is no type of location that is read."
    mend = 'Give "TELECOMMUTE" for work that is remote throughout; leave it out otherwise.'
    yield error(node.at("jobLocationType"), values.shown(given), why, mend)
    return False


def _place(path: str, value: object) -> Iterator[Found]:
    if not isinstance(value, dict):
        yield error(path, values.shown(value), "This is no Place.", _PLACE)
        return
    node = Node(value, path)
    yield from values.kind(
        node, "Place", accepted=("City", "Country", "State", "LocalBusiness", "PostalAddress")
    )
    address = value if value.get("@type") == "PostalAddress" else value.get("address")
    where = path if address is value else f"{path}.address"
    if isinstance(address, str):
        why = "The address is text, from which no country is read with certainty."
        yield warning(where, address, why, "Give a PostalAddress with its parts.")
        return
    if not isinstance(address, dict):
        yield error(where, values.shown(address), "The address is missing.", "Give a PostalAddress.")
        return
    inner = Node(address, where)
    yield from values.kind(inner, "PostalAddress")
    yield from _country(inner)
    if not any(
        address.get(name) for name in ("addressLocality", "addressRegion", "postalCode", "streetAddress")
    ):
        why = "The address names a country alone."
        yield warning(
            where, values.shown(address.get("addressCountry")), why, "Give city, region and postal code."
        )
    else:
        for name in ("addressLocality", "addressRegion"):
            if not address.get(name):
                yield warning(
                    inner.at(name), "", "This part of the address is missing.", "Give it if there is one."
                )


def _country(node: Node) -> Iterator[Found]:
    given = node.data.get("addressCountry")
    name = given.get("name") if isinstance(given, dict) else given
    mend = "Give its two letters, such as US, GB or DE."
    if name in (None, ""):
        yield error(node.at("addressCountry"), "", "The country is missing.", mend)
    elif not isinstance(name, str):
        yield error(node.at("addressCountry"), values.shown(name), "This is no country.", mend)
    elif len(name) == 2 and not is_country(name):
        yield error(node.at("addressCountry"), name, "There is no country with these letters.", mend)


def _area(path: str, value: object) -> Iterator[Found]:
    if not isinstance(value, dict):
        yield error(
            path, values.shown(value), "This is no area.", "Give a Country, State or City with its name."
        )
        return
    node = Node(value, path)
    yield from values.kind(node, "Country", accepted=_AREAS)
    yield from values.text(node, "name", "the area's name")
