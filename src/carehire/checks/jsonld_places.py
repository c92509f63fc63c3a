"""Where the work of a JSON-LD posting is done, and from where."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from datetime import date

from carehire.checks import jsonld_types as types
from carehire.checks import jsonld_values as values
from carehire.checks.jsonld_graph import Node
from carehire.checks.jsonld_values import Found, error, warning
from carehire.postings.places import country_code

_PLACE = "Give a Place with a PostalAddress: city, region, postal code, country."
_AREA = "Give a Country, State or City with its name."
_REMOTE = "TELECOMMUTE"
_REMOTE_WORDS = ("remote", "telecommute", "fullyremote", "workfromhome", "wfh", "virtual", "homeoffice")
_NO_CITY = ("remote", "anywhere", "worldwide", "virtual", "homeoffice", "workfromhome", "hybrid")
_WITH_REGIONS = frozenset(("US", "CA", "AU", "BR", "IN", "MX", "CN", "JP", "IT", "ES"))
_HYBRID = re.compile(
    r"\bhybrid\s+(?:work|role|position|job|schedule|model|office|remote|arrangement|set-?up)|\b(?:is|are)\s+hybrid\b"
    r"|\bhybrid\s*[:,;(.]|\bremote\s*/\s*hybrid\b|\bdays?\s+(?:a|per|each|every)\s+week\s+(?:in|at)\s+(?:the|our)\s+"
    r"(?:\w+\s+)?office\b",
    re.IGNORECASE,
)


def places(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    """Yield what is wrong with locations, remote work and where applicants may live."""
    remote = yield from _remote(node)
    given = node.each("jobLocation")
    if not given and not remote:
        yield error(node.at("jobLocation"), "", "The place of work is missing.", _PLACE)
    for path, value in given:
        yield from _place(path, value, remote=remote)
    areas = node.each("applicantLocationRequirements")
    where = node.at("applicantLocationRequirements")
    if remote and not areas:
        why = "Work that is remote throughout must say where applicants may live."
        if not given:
            yield error(where, "", why, _AREA)
        else:
            mend = "Give a Country, State or City; without one, the country of the place of work is taken."
            yield warning(where, "", why, mend)
    elif areas and not remote:
        why = "Only work that is remote throughout says where applicants may live."
        mend = f'Add "jobLocationType": "{_REMOTE}" if all of it is remote; else leave this out.'
        yield warning(where, values.shown(areas[0][1]), why, mend)
    for path, value in areas:
        yield from _area(path, value)


def _remote(node: Node) -> Generator[Found, None, bool]:
    """Yield what is wrong with the type of location; return whether all of the work is meant to be remote."""
    where, given = node.one("jobLocationType")
    if given is None:
        return False
    if given == _REMOTE:
        text = re.sub(r"<[^>]*>", " ", str(node.one("description")[1] or ""))
        hybrid = _HYBRID.search(text)
        if hybrid:
            why = f"The description calls the work hybrid; {_REMOTE} is for work that is remote throughout."
            mend = "Leave it out for hybrid work, and give the place as jobLocation."
            yield warning(where, " ".join(hybrid.group().split()), why, mend)
        return True
    folded = re.sub(r"[\W_]+", "", given).casefold() if isinstance(given, str) else ""
    meant = folded in _REMOTE_WORDS
    why = f"This is no type of location that is read; {_REMOTE} is the only one."
    mend = (
        f'Did you mean "{_REMOTE}"?'
        if meant
        else f'Give "{_REMOTE}" for work that is remote throughout; leave it out otherwise.'
    )
    yield error(where, values.shown(given), why, mend)
    return meant


def _place(path: str, value: object, *, remote: bool) -> Iterator[Found]:
    if not isinstance(value, Node):
        yield error(path, values.shown(value), "This is no Place.", _PLACE)
        return
    if value.dangles:
        yield _dangling(path, value, _PLACE)
        return
    if "PostalAddress" in value.kinds:
        why = "A PostalAddress stands where a Place is looked for."
        yield error(value.at("@type"), "PostalAddress", why, 'Give a Place, and this as its "address".')
        yield from _address(value, remote=remote)
        return
    yield from types.kind(value, "Place", types.PLACES, has_many=True)
    where, address = value.one("address")
    if address is None:
        yield error(where, "", "The address is missing.", "Give a PostalAddress.")
    elif not isinstance(address, Node):
        why = "The address is text, from which no country is read with certainty."
        yield error(where, values.shown(address), why, "Give a PostalAddress with its parts.")
    elif address.dangles:
        yield _dangling(where, address, "Give a PostalAddress.")
    else:
        yield from types.kind(address, "PostalAddress")
        yield from types.unknown(address, "PostalAddress")
        yield from _address(address, remote=remote)


def _dangling(path: str, node: Node, mend: str) -> Found:
    return error(path, str(node.id), "It names a part by its @id that isn't in the document.", mend)


def _address(address: Node, *, remote: bool) -> Iterator[Found]:
    country = yield from _country(address)
    if not any(
        name in address for name in ("addressLocality", "addressRegion", "postalCode", "streetAddress")
    ):
        if not remote:
            given = values.shown(address.one("addressCountry")[1])
            why = "The address names a country alone."
            yield warning(address.path, given, why, "Give city, region and postal code.")
        return
    where, city = address.one("addressLocality")
    if city is None:
        yield warning(where, "", "The city is missing.", "Give it if there is one.")
    elif isinstance(city, str) and re.sub(r"[\W_]+", "", city).casefold() in _NO_CITY:
        mend = f'Leave it out; "jobLocationType": "{_REMOTE}" says that all of the work is remote.'
        yield warning(where, city, "This is no city.", mend)
    if country in _WITH_REGIONS and "addressRegion" not in address:
        why = "The state or region is missing."
        yield warning(address.at("addressRegion"), "", why, "Give it, such as CO for Colorado.")


def _country(node: Node) -> Generator[Found, None, str | None]:
    """Yield what is wrong with the country of an address; return its two letters."""
    where, given = node.one("addressCountry")
    if isinstance(given, Node):
        where, given = given.one("name")
    mend = "Give its two letters, such as US, GB or DE."
    if given is None or given == "":
        yield error(where, "", "The country is missing.", mend)
        return None
    if not isinstance(given, str):
        yield error(where, values.shown(given), "This is no country.", mend)
        return None
    code = country_code(given)
    if code is None:
        why = "There is no country with these letters." if len(given.strip()) <= 3 else "This is no country."
        yield error(where, given, why, mend)
    return code


def _area(path: str, value: object) -> Iterator[Found]:
    if not isinstance(value, Node):
        yield error(path, values.shown(value), "This is no area.", _AREA)
        return
    if value.dangles:
        yield _dangling(path, value, _AREA)
        return
    yield from types.kind(value, "Country", types.AREAS)
    name = yield from values.text(value, "name", "the area's name")
    if name and "Country" in value.kinds and country_code(name) is None:
        why = "There is no country of this name."
        yield warning(value.at("name"), name, why, "Give one Country for each in which applicants may live.")
