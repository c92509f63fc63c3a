"""Would search engines accept this JSON-LD as a ``JobPosting``? For ours, and for anybody's.

Rules: https://schema.org/JobPosting and Google Search Central, "Job posting structured
data"; the recommended properties are those that it lists. Each finding names its JSON path.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from carehire.checks import jsonld_graph as graph
from carehire.checks import jsonld_pay, jsonld_places, jsonld_skills, jsonld_words
from carehire.checks import jsonld_types as types
from carehire.checks import jsonld_values as values
from carehire.checks.jsonld_graph import Node
from carehire.checks.jsonld_values import Found, error, warning
from carehire.findings import Finding

CHECK = "jsonld"
SOURCE = "Google Search Central, Job posting structured data; https://schema.org/JobPosting"
EMPLOYMENT = (
    "FULL_TIME",
    "PART_TIME",
    "CONTRACTOR",
    "TEMPORARY",
    "INTERN",
    "VOLUNTEER",
    "PER_DIEM",
    "OTHER",
)
_OTHER_EMPLOYMENT = {
    "contract": "CONTRACTOR",
    "freelance": "CONTRACTOR",
    "seasonal": "TEMPORARY",
    "temp": "TEMPORARY",
    "fixedterm": "TEMPORARY",
    "internship": "INTERN",
    "traineeship": "INTERN",
    "fulltimeemployee": "FULL_TIME",
    "parttimeemployee": "PART_TIME",
    "apprenticeship": "OTHER",
}
_FEWEST_SHOWN = 200  # characters; a page with fewer is drawn by scripts
_NO_EMPLOYER = ("confidential",)


def validate(data: object, today: date) -> list[Finding]:
    """Return what is wrong with JSON-LD data, however its postings are wrapped."""
    return validate_parts([("$", data)], today)


def validate_parts(parts: Iterable[tuple[str, Any]], today: date, page: str | None = None) -> list[Finding]:
    """Return what is wrong with the parts of one page, each with the path that it has there.

    ``page`` are the words that people read on it; None where the parts stand in no page.
    """
    found: list[Found] = []
    read = graph.read(parts)
    nodes = list(graph.postings(read))
    if not nodes:
        kinds = ", ".join(dict.fromkeys(kind for node in graph.nodes(read) for kind in node.kinds))
        mend = 'Give an object with "@type": "JobPosting".'
        near = [kind for node in graph.nodes(read) for kind in node.kinds if types.means_posting(kind)]
        mend += f' "{near[0]}" is not read as one: the letters have to be the same.' if near else ""
        found.append(error("$", values.shown(kinds), "There is no JobPosting in it.", mend))
    if page is not None:
        found += _on_page(nodes, page)
    identifiers: dict[str, str] = {}
    for node in nodes:
        for rule in _RULES:
            found += rule(node, today)
        found += _same_identifier(node, identifiers)
    return [
        Finding(CHECK, severity, path, why, suggestion, text, source=SOURCE)
        for severity, path, text, why, suggestion in found
    ]


def has_posting(parts: Iterable[tuple[str, Any]]) -> bool:
    """Say whether the parts of a page hold a job posting at all."""
    return next(graph.postings(graph.read(parts)), None) is not None


def _on_page(nodes: Sequence[Node], page: str) -> Iterator[Found]:
    """Yield where markup and page don't belong together: a posting has one of its own, which shows it."""
    if len(nodes) > 1:
        why = f"The page holds the markup of {len(nodes)} postings."
        yield warning(nodes[1].path, "", why, "Give each posting a page of its own.")
    shown = page.casefold()
    for node in nodes if len(page) >= _FEWEST_SHOWN else ():
        where, title = node.one("title")
        words = " ".join(html.unescape(title).split()) if isinstance(title, str) else ""
        if words and words.casefold() not in shown:
            why = "People don't find this title on the page; markup may only say what the page shows."
            yield warning(where, words, why, "Show it, or mend the markup.")


def _context(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    if not node.declared:
        given = node.raw.get("@context")
        why = "Nothing says that these words are schema.org's."
        mend = 'Give "@context": "https://schema.org/".'
        yield error(f"{node.path}.@context", values.shown(given), why, mend)


def _dates(node: Node, today: date) -> Iterator[Found]:
    posted = yield from values.day(node, "datePosted", required=True)
    through = yield from values.day(node, "validThrough")
    if posted and posted > today:
        why = "The posting is dated in the future."
        yield warning(
            node.at("datePosted"), posted.isoformat(), why, "Give the day on which it was first public."
        )
    if through and posted and through < posted:
        why = "It ends before it was posted."
        yield error(node.at("validThrough"), through.isoformat(), why, "Give a later day.")
    elif through and (through < today or (through == today and _ends_as_it_begins(node))):
        why = "The posting has expired."
        yield error(node.at("validThrough"), through.isoformat(), why, "Take it down, or give a later day.")
    if "validThrough" not in node:
        why = "It doesn't say until when it holds."
        yield warning(node.at("validThrough"), "", why, "Give the closing day, if there is one.")
    yield from values.day(node, "jobStartDate", optional=True)


def _ends_as_it_begins(node: Node) -> bool:
    """Say whether the posting ends at midnight, as its last day begins; a day alone lasts until its end."""
    return re.search(r"T00:?00(?::?00)?(?:\.0+)?(?!\d|:)", str(node.one("validThrough")[1])) is not None


def _organization(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    where, employer = node.one("hiringOrganization")
    mend = "Give an Organization with its name."
    if employer is None or employer == "":
        yield error(where, "", "The employer is missing.", mend)
    elif isinstance(employer, str):
        if employer.strip().casefold() not in _NO_EMPLOYER:
            why = "The employer is text where an object is looked for."
            yield warning(
                where, employer, why, 'Give {"@type": "Organization", "name": …}, as is accepted everywhere.'
            )
    elif not isinstance(employer, Node):
        yield error(where, values.shown(employer), "This is no organization.", mend)
    elif employer.dangles:
        why = "It names the employer by an @id that isn't in the document."
        yield error(where, str(employer.id), why, mend)
    else:
        yield from values.single(node, "hiringOrganization")
        yield from types.kind(employer, "Organization", types.ORGANIZATIONS, has_many=True)
        yield from values.text(employer, "name", "the employer's name")
        for name in ("sameAs", "logo", "url"):
            yield from values.address(employer, name)


def _identifier(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    mend = 'Give a PropertyValue: the employer\'s name as "name", their number as "value".'
    given = node.each("identifier")
    if not given:
        why = "The employer's own number for the posting is missing."
        yield warning(node.at("identifier"), "", why, mend)
    for path, value in given:
        if isinstance(value, Node):
            yield from types.kind(value, "PropertyValue")
            yield from types.unknown(value, "PropertyValue")
            for name in ("name", "value"):
                where, inner = value.one(name)
                if inner in (None, ""):
                    yield warning(where, "", "This is missing.", "A PropertyValue has a name and a value.")
        elif isinstance(value, bool) or not isinstance(value, str | int):
            yield error(path, values.shown(value), "This is no identifier.", mend)
        else:
            why = "The number stands alone; whose it is can't be told."
            yield warning(path, values.shown(value), why, mend)


def _same_identifier(node: Node, seen: dict[str, str]) -> Iterator[Found]:
    where, given = node.one("identifier")
    value = given.one("value")[1] if isinstance(given, Node) else given
    if value in (None, "") or isinstance(value, Node | list):
        return
    key = str(value)
    if key in seen:
        why = f"The posting at {seen[key]} has the same identifier."
        yield warning(where, key, why, "Give each posting its own.")
    seen.setdefault(key, node.path)


def _employment(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    given = node.each("employmentType")
    if not given:
        mend = f"Give one or several of {', '.join(EMPLOYMENT)}."
        yield warning(node.at("employmentType"), "", "The type of employment is missing.", mend)
    for path, value in given:
        yield from values.choice(path, value, EMPLOYMENT, _OTHER_EMPLOYMENT)


def _truths(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    if "directApply" not in node:
        why = "It doesn't say whether people can apply from this page."
        mend = "Give true where its link leads to the application itself, false otherwise."
        yield warning(node.at("directApply"), "", why, mend)
    for name in ("directApply", "jobImmediateStart"):
        yield from values.truth(node, name)
    where, openings = node.one("totalJobOpenings")
    count = values.number(openings)
    if openings is not None and (count is None or count < 1 or count != int(count)):
        why = "This is no number of openings."
        yield error(where, values.shown(openings), why, "Give a whole number from 1.")
    yield from values.address(node, "url")


def _unknown(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    if set(node.kinds) - {"JobPosting", "Intangible", "Thing"}:
        return  # what it is besides has properties of its own
    for name in node.data:
        if not re.match(r"@|\w+:", name) and name not in types.PROPERTIES:
            known = types.nearest_property(name)
            mend = (
                f'Did you mean "{known}"?'
                if known
                else "Leave it out, or look it up at schema.org/JobPosting."
            )
            yield warning(node.at(name), name, "schema.org has no such property for a JobPosting.", mend)


Rule = Callable[[Node, date], Iterator[Found]]


_RULES: tuple[Rule, ...] = (
    _context,
    jsonld_words.title,
    jsonld_words.description,
    _dates,
    _organization,
    jsonld_places.places,
    _identifier,
    _employment,
    jsonld_pay.salary,
    jsonld_skills.requirements,
    _truths,
    _unknown,
)
