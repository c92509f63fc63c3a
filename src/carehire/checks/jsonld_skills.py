"""Education and experience of a JSON-LD posting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from carehire.checks import jsonld_types as types
from carehire.checks import jsonld_values as values
from carehire.checks.jsonld_graph import Node
from carehire.checks.jsonld_values import Found, error, warning
from carehire.postings.credentials import CREDENTIALS, credential

_NONE = "no requirements"


def requirements(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    """Yield what is wrong with what is asked for."""
    for path, value in node.each("educationRequirements"):
        yield from _education(path, value)
    for path, value in node.each("experienceRequirements"):
        yield from _experience(path, value)
    yield from values.truth(node, "experienceInPlaceOfEducation")
    if node.one("experienceInPlaceOfEducation")[1] is True:
        for name in ("experienceRequirements", "educationRequirements"):
            where, given = node.one(name)
            if not isinstance(given, Node):
                why = "Experience can stand for education only where both are asked for."
                yield error(where, values.shown(given), why, "Give both, as objects.")


def _education(path: str, value: object) -> Iterator[Found]:
    mend = f"Give an EducationalOccupationalCredential with one of: {', '.join(CREDENTIALS)}."
    if value == _NONE:
        return
    if isinstance(value, str):
        yield warning(path, values.shown(value), "The education is text, which no search filters by.", mend)
    elif not isinstance(value, Node):
        yield error(path, values.shown(value), "This is no education.", mend)
    else:
        yield from types.kind(value, "EducationalOccupationalCredential")
        where, category = value.one("credentialCategory")
        if category is None:
            yield error(where, "", "The credential is missing.", mend)
        elif category not in CREDENTIALS:
            meant = credential(category) if isinstance(category, str) else None
            hint = f' Did you mean "{meant}"?' if meant else ""
            why = "This value is not accepted."
            yield error(where, values.shown(category), why, f"Give one of: {', '.join(CREDENTIALS)}.{hint}")


def _experience(path: str, value: object) -> Iterator[Found]:
    mend = "Give OccupationalExperienceRequirements with the least monthsOfExperience."
    if value == _NONE:
        return
    if isinstance(value, str):
        yield warning(path, values.shown(value), "The experience is text, which no search filters by.", mend)
    elif not isinstance(value, Node):
        yield error(path, values.shown(value), "This is no experience.", mend)
    else:
        yield from types.kind(value, "OccupationalExperienceRequirements")
        where, given = value.one("monthsOfExperience")
        months = values.number(given)
        if months is None or months < 0 or months != int(months):
            why = "The months are missing." if given is None else "This is no number of months."
            yield error(where, values.shown(given), why, "Give a whole number, such as 36.")
