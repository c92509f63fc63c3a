"""The values that JSON-LD holds: what was found, and what would be accepted in its place."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from carehire.errors import nearest
from carehire.findings import Severity

Found = tuple[Severity, str, str, str, str]
"""Severity, JSON path, what was found, why it matters, what would be accepted."""

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
ORGANIZATIONS = (
    "Organization",
    "Corporation",
    "LocalBusiness",
    "NGO",
    "GovernmentOrganization",
    "EducationalOrganization",
    "CollegeOrUniversity",
    "School",
    "Hospital",
    "MedicalOrganization",
    "OnlineBusiness",
    "Person",
    "Store",
)
_PROPERTIES = """
applicantLocationRequirements applicationContact baseSalary benefits datePosted directApply
educationRequirements eligibilityToWorkRequirement employerOverview employmentType employmentUnit
estimatedSalary experienceInPlaceOfEducation experienceRequirements hiringOrganization
incentiveCompensation incentives industry jobBenefits jobDuration jobImmediateStart jobLocation
jobLocationType jobStartDate occupationalCategory physicalRequirement qualifications
relevantOccupation responsibilities salaryCurrency securityClearanceRequirement sensoryRequirement
skills specialCommitments title totalJobOpenings validThrough workHours additionalType alternateName
description disambiguatingDescription identifier image mainEntityOfPage name owner potentialAction
sameAs subjectOf url inLanguage
"""
PROPERTIES = frozenset(_PROPERTIES.split())
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Node:
    """An object in JSON-LD, and the path to it, such as ``$.baseSalary``."""

    data: dict[str, Any]
    path: str

    def at(self, name: str) -> str:
        """Return the path of one of its properties."""
        return f"{self.path}.{name}"


def error(path: str, text: str, why: str, suggestion: str) -> Found:
    """Return something that makes a posting unfit."""
    return Severity.ERROR, path, text, why, suggestion


def warning(path: str, text: str, why: str, suggestion: str) -> Found:
    """Return something that costs a posting readers."""
    return Severity.WARNING, path, text, why, suggestion


def shown(value: object) -> str:
    """Return a value as JSON, shortened to what fits a line."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 80 else f"{text[:79]}…"


def each(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Yield a value, or each value of a list, with its path."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield f"{path}[{index}]", item
    else:
        yield path, value


def number(value: object) -> float | None:
    """Return a number, also where it stands as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if found == found and abs(found) != float("inf") else None


def text(node: Node, name: str, meant: str) -> Generator[Found, None, str | None]:
    """Yield what is wrong with a required text; return it where it is one."""
    given = node.data.get(name)
    if given is None or (isinstance(given, str) and not given.strip()):
        yield error(node.at(name), "", f"This is missing: {meant}.", f"Give {meant}.")
        return None
    if not isinstance(given, str):
        yield error(node.at(name), shown(given), "This is no text.", f"Give {meant}, as text.")
        return None
    return given


def day(node: Node, name: str, *, required: bool = False) -> Generator[Found, None, date | None]:
    """Yield what is wrong with a date; return its day where it is one."""
    given = node.data.get(name)
    mend = "Give it as 2027-01-15, or with a time as 2027-01-15T23:59:59+01:00."
    if given is None:
        if required:
            yield error(node.at(name), "", "This date is missing.", mend)
        return None
    if isinstance(given, str) and _DAY.match(given):
        try:
            return datetime.fromisoformat(given).date()
        except ValueError:
            pass
    yield error(node.at(name), shown(given), "This is no date in the form of ISO 8601.", mend)
    return None


def choice(path: str, value: object, choices: tuple[str, ...]) -> Iterator[Found]:
    """Yield that a value is none of those that are accepted."""
    if isinstance(value, str) and value in choices:
        return
    folded = str(value).strip().upper().replace("-", "_").replace(" ", "_")
    close = [folded] if folded in choices else nearest(str(value), choices, limit=1)
    hint = f' Did you mean "{close[0]}"?' if close and isinstance(value, str) else ""
    yield error(path, shown(value), "This value is not accepted.", f"Give one of {', '.join(choices)}.{hint}")


def kind(node: Node, wanted: str, *, accepted: tuple[str, ...] = ()) -> Iterator[Found]:
    """Yield that an object is of another type than the one wanted."""
    given = node.data.get("@type")
    kinds = given if isinstance(given, list) else [given]
    names = {str(name).rpartition("/")[2].rpartition(":")[2] for name in kinds if name}
    if not names & {wanted, *accepted}:
        yield error(node.at("@type"), shown(given), f"This is no {wanted}.", f'Give "@type": "{wanted}".')


def truth(node: Node, name: str) -> Iterator[Found]:
    """Yield that a value is neither true nor false."""
    given = node.data.get(name)
    if given is None or isinstance(given, bool):
        return
    if str(given).strip().casefold().rpartition("/")[2] in ("true", "false"):
        yield warning(node.at(name), shown(given), "This is text.", "Give true or false without quotes.")
    else:
        yield error(node.at(name), shown(given), "This is neither true nor false.", "Give true or false.")


def address(node: Node, name: str) -> Iterator[Found]:
    """Yield that a web address is none; an image object stands for its own."""
    for path, value in each(node.data.get(name), node.at(name)):
        if value is None or (isinstance(value, dict) and name == "logo"):
            continue
        if not (isinstance(value, str) and re.match(r"https?://[^\s/]+", value)):
            yield error(path, shown(value), "This is no web address.", "Give one that begins with https://.")


def nearest_property(name: str) -> str | None:
    """Return the property that a misspelt name was meant for."""
    return next(iter(nearest(name, PROPERTIES, limit=1)), None)
