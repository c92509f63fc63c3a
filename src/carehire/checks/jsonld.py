"""Would search engines accept this JSON-LD as a ``JobPosting``? For ours, and for anybody's.

Rules: https://schema.org/JobPosting and Google Search Central, "Job posting structured
data"; the recommended properties are those that it lists. Each finding names its JSON path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from carehire.checks import jsonld_pay, jsonld_places, jsonld_skills
from carehire.checks import jsonld_values as values
from carehire.checks.jsonld_values import Found, Node, error, warning
from carehire.findings import Finding

CHECK = "jsonld"
SOURCE = "schema.org/JobPosting; Google Search Central, Job posting structured data"


def validate(data: object, today: date) -> list[Finding]:
    """Return what is wrong with JSON-LD data, however its postings are wrapped."""
    found: list[Found] = []
    nodes = list(_postings(data, "$", found))
    if not nodes:
        found.append(
            error("$", "", "There is no JobPosting in it.", 'Give an object with "@type": "JobPosting".')
        )
    for node in nodes:
        for rule in _RULES:
            found += rule(node, today)
    identifiers: dict[str, str] = {}
    for node in nodes:
        found += _same_identifier(node, identifiers)
    return [
        Finding(CHECK, severity, path, why, suggestion, text, source=SOURCE)
        for severity, path, text, why, suggestion in found
    ]


def has_posting(data: object) -> bool:
    """Say whether JSON-LD data holds a job posting at all."""
    return next(_postings(data, "$", []), None) is not None


def _postings(data: object, path: str, found: list[Found], context: bool = False) -> Iterator[Node]:
    """Yield each posting in lists and graphs; say where the vocabulary is not named."""
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from _postings(item, f"{path}[{index}]", found, context)
    elif isinstance(data, dict):
        known = context or _is_schema_org(data.get("@context"))
        if _is_posting(data.get("@type")):
            if not known:
                mend = 'Give "@context": "https://schema.org/".'
                found.append(
                    error(
                        f"{path}.@context",
                        values.shown(data.get("@context")),
                        "It does not name schema.org.",
                        mend,
                    )
                )
            yield Node(data, path)
        for name in ("@graph", "mainEntity", "itemListElement", "item"):
            if name in data:
                yield from _postings(data[name], f"{path}.{name}", found, known)


def _is_posting(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(
        isinstance(name, str) and name.rpartition("/")[2].rpartition(":")[2] == "JobPosting" for name in kinds
    )


def _is_schema_org(context: object) -> bool:
    if isinstance(context, list):
        return any(map(_is_schema_org, context))
    if isinstance(context, dict):
        return any(map(_is_schema_org, context.values()))
    plain = str(context).rstrip("/#").removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return plain == "schema.org"


def _title(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    title = yield from values.text(node, "title", "the job's title, and nothing else")
    if title and len(title) > 100:
        yield warning(node.at("title"), title, "This reads like a headline.", "Give the job's title alone.")
    if title and any(sign in title for sign in ("!", "*", "$", "€", "£", "★")):
        yield warning(
            node.at("title"), title, "Signs and sums don't belong in a title.", "Give the job's title alone."
        )


def _description(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    text = yield from values.text(node, "description", "the whole posting in HTML")
    if not text:
        return
    if text.strip().casefold() == str(node.data.get("title", "")).strip().casefold():
        why = "The description is the title over again."
        yield error(
            node.at("description"), text, why, "Give the whole posting: tasks, requirements, hours, benefits."
        )
    elif len(text) < 100:
        why = f"The description has {len(text)} characters, which can't be the whole posting."
        yield warning(node.at("description"), text, why, "Give tasks, requirements, hours and benefits.")
    elif "<" not in text and "\n" not in text.strip() and len(text) > 600:
        why = "The description has no paragraphs."
        yield warning(node.at("description"), values.shown(text), why, "Use <p>, <ul>, <li> or <br>.")


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
    elif through and through < today:
        why = "The posting has expired."
        yield error(node.at("validThrough"), through.isoformat(), why, "Take it down, or give a later day.")
    if "validThrough" not in node.data:
        why = "It doesn't say until when it holds."
        yield warning(node.at("validThrough"), "", why, "Give the closing day, if there is one.")


def _organization(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    where = node.at("hiringOrganization")
    employer = node.data.get("hiringOrganization")
    if employer is None:
        yield error(where, "", "The employer is missing.", "Give an Organization with its name.")
    elif isinstance(employer, str):
        if employer.strip().casefold() != "confidential":
            why = "The employer is text where an object is looked for."
            yield warning(
                where, employer, why, '"{"@type": "Organization", "name": …}" is accepted everywhere.'
            )
    elif not isinstance(employer, dict):
        yield error(
            where, values.shown(employer), "This is no organization.", "Give an Organization with its name."
        )
    else:
        inner = Node(employer, where)
        yield from values.kind(inner, "Organization", accepted=values.ORGANIZATIONS)
        yield from values.text(inner, "name", "the employer's name")
        for name in ("sameAs", "logo", "url"):
            yield from values.address(inner, name)


def _identifier(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    where, given = node.at("identifier"), node.data.get("identifier")
    if given is None:
        mend = 'Give a PropertyValue: the employer\'s name as "name", their number as "value".'
        yield warning(where, "", "The employer's own number for the posting is missing.", mend)
    elif isinstance(given, dict):
        inner = Node(given, where)
        yield from values.kind(inner, "PropertyValue")
        for name in ("name", "value"):
            if given.get(name) in (None, ""):
                yield warning(
                    f"{where}.{name}", "", "This is missing.", "A PropertyValue has a name and a value."
                )
    elif not isinstance(given, str | int):
        yield error(where, values.shown(given), "This is no identifier.", "Give a PropertyValue, or text.")


def _same_identifier(node: Node, seen: dict[str, str]) -> Iterator[Found]:
    given = node.data.get("identifier")
    value = given.get("value") if isinstance(given, dict) else given
    if value in (None, "") or isinstance(value, dict | list):
        return
    key = str(value)
    if key in seen:
        why = f"The posting at {seen[key]} has the same identifier."
        yield warning(node.at("identifier"), key, why, "Give each posting its own.")
    seen.setdefault(key, node.path)


def _employment(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    given = node.data.get("employmentType")
    if given is None:
        mend = f"Give one or several of {', '.join(values.EMPLOYMENT)}."
        yield warning(node.at("employmentType"), "", "The type of employment is missing.", mend)
        return
    for path, value in values.each(given, node.at("employmentType")):
        yield from values.choice(path, value, values.EMPLOYMENT)


def _truths(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    for name in ("directApply", "jobImmediateStart"):
        yield from values.truth(node, name)
    openings = node.data.get("totalJobOpenings")
    if openings is not None and (values.number(openings) is None or float(openings) < 1):
        why = "This is no number of openings."
        yield error(node.at("totalJobOpenings"), values.shown(openings), why, "Give a whole number from 1.")
    yield from values.address(node, "url")


def _unknown(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    for name in node.data:
        if isinstance(name, str) and not name.startswith("@") and name not in values.PROPERTIES:
            known = values.nearest_property(name)
            mend = (
                f'Did you mean "{known}"?'
                if known
                else "Leave it out, or look it up at schema.org/JobPosting."
            )
            yield warning(node.at(name), name, "schema.org has no such property for a JobPosting.", mend)


Rule = Callable[[Node, date], Iterator[Found]]


_RULES: tuple[Rule, ...] = (
    _title,
    _description,
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
