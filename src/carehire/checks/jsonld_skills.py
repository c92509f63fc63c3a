"""Education and experience of a JSON-LD posting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from carehire.checks import jsonld_values as values
from carehire.checks.jsonld_values import Found, Node, error, warning

CREDENTIALS = (
    "high school",
    "associate degree",
    "bachelor degree",
    "professional certificate",
    "postgraduate degree",
)
_NONE = "no requirements"


def requirements(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    """Yield what is wrong with what is asked for."""
    for path, value in values.each(node.data.get("educationRequirements"), node.at("educationRequirements")):
        yield from _education(path, value)
    for path, value in values.each(
        node.data.get("experienceRequirements"), node.at("experienceRequirements")
    ):
        yield from _experience(path, value)
    yield from values.truth(node, "experienceInPlaceOfEducation")
    if node.data.get("experienceInPlaceOfEducation") is True:
        for name in ("experienceRequirements", "educationRequirements"):
            if not isinstance(node.data.get(name), dict | list):
                why = "Experience can stand for education only where both are asked for."
                yield error(node.at(name), values.shown(node.data.get(name)), why, "Give both, as objects.")


def _education(path: str, value: object) -> Iterator[Found]:
    mend = f"Give an EducationalOccupationalCredential with one of: {', '.join(CREDENTIALS)}."
    if value is None or value == _NONE:
        return
    if isinstance(value, str):
        yield warning(path, values.shown(value), "The education is text, which no search filters by.", mend)
    elif not isinstance(value, dict):
        yield error(path, values.shown(value), "This is no education.", mend)
    else:
        node = Node(value, path)
        yield from values.kind(node, "EducationalOccupationalCredential")
        category = value.get("credentialCategory")
        if category is None:
            yield error(node.at("credentialCategory"), "", "The credential is missing.", mend)
        else:
            yield from values.choice(node.at("credentialCategory"), category, CREDENTIALS)


def _experience(path: str, value: object) -> Iterator[Found]:
    mend = "Give OccupationalExperienceRequirements with the least monthsOfExperience."
    if value is None or value == _NONE:
        return
    if isinstance(value, str):
        yield warning(path, values.shown(value), "The experience is text, which no search filters by.", mend)
    elif not isinstance(value, dict):
        yield error(path, values.shown(value), "This is no experience.", mend)
    else:
        node = Node(value, path)
        yield from values.kind(node, "OccupationalExperienceRequirements")
        months = values.number(value.get("monthsOfExperience"))
        if months is None or months < 0 or months != int(months):
            given = values.shown(value.get("monthsOfExperience"))
            why = "This is no number of months." if given else "The months are missing."
            yield error(node.at("monthsOfExperience"), given, why, "Give a whole number, such as 36.")
