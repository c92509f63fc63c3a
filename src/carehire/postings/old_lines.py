"""The lines of an old posting against those of the role: which stay, which go, which are new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from carehire.postings.edits import lines_of
from carehire.postings.role import Line, Requirement, RoleTemplate
from carehire.postings.terms import Necessity, RequirementKind, SectionId
from carehire.values import folded

_ALIKE = 0.8  # share of letters in common from which on a line counts as the role's own, reworded
_NICE = re.compile(
    r"\b(?:preferred|nice to have|a plus|an advantage|an asset|desirable|desired|a bonus|ideally|welcome"
    r"|helpful)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    name: value
    for value, name in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_YEARS = re.compile(
    rf"\b(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})\s*(?:\(\d{{1,2}}\)\s*)?(?:\+|plus|or more)?"
    r"(?:\s*(?:-|–|to)\s*\d{1,2}\+?)?\s*(?:years?|yrs?)\b",
    re.IGNORECASE,
)
_EDUCATION = re.compile(
    r"\b(?:degree|diploma|bachelor(?:['’]s)?|master['’]s|GED|high school|university|college|MBA|PhD)\b",
    re.IGNORECASE,
)
_CERTIFICATION = re.compile(r"\b(?:certificat(?:e|ion)s?|certified|licen[cs]e[ds]?)\b", re.IGNORECASE)
_MOST_COMPARED = 300


@dataclass(frozen=True, slots=True)
class OldLine:
    """A line of an old posting; ``necessity`` is that of its heading, None where there was none."""

    text: str
    necessity: Necessity | None = None


def necessity_of(line: OldLine) -> Necessity:
    """Return whether a line is a must: its heading says so, else its own words."""
    return line.necessity or (Necessity.NICE if _NICE.search(line.text) else Necessity.MUST)


def months_in(text: str) -> int | None:
    """Return the shortest experience that a line asks for, in months; the lower end of "3-5 years"."""
    found = _YEARS.search(text)
    if not found:
        return None
    number = found["number"].casefold()
    return 12 * (_NUMBERS.get(number) or int(number))


def edits(
    role: RoleTemplate, industry: str | None, imported: dict[SectionId, Sequence[OldLine]]
) -> dict[str, Any]:
    """Return the edits, as plain data, that make the role's lines those of ``imported``.

    In a section with imported lines the role's own go, unless one of them says nearly the
    same: that one stays with its criterion, in the old posting's words. A section of which
    nothing was imported stays as it is.
    """
    made: dict[str, Any] = {"drop": [], "reword": {}, "add": [], "order": {}}
    for section, lines in imported.items():
        if lines:
            own = [line for line in lines_of(role, section) if line.applies_to(industry)]
            _edit(role, section, own, lines, made)
    return {name: value for name, value in made.items() if value}


def _edit(
    role: RoleTemplate, section: SectionId, own: list[Line], lines: Sequence[OldLine], made: dict[str, Any]
) -> None:
    taken = {line.id for each in SectionId for line in lines_of(role, each)}
    left = list(own)
    order: list[str] = []
    kept = 0
    for line in lines:
        alike = _most_alike(line, left) if len(lines) <= _MOST_COMPARED else None
        if alike:
            left.remove(alike)
            kept += 1
            order.append(alike.id)
            if alike.text != line.text:
                made["reword"][alike.id] = line.text
        else:
            name = _free_name(section, taken)
            order.append(name)
            made["add"].append(_added(name, section, line))
    made["drop"] += [line.id for line in left]
    if kept:
        made["order"][section.value] = order


def _free_name(section: SectionId, taken: set[str]) -> str:
    stem = "old-duty" if section is SectionId.RESPONSIBILITIES else "old-requirement"
    number = 1
    while f"{stem}-{number}" in taken:
        number += 1
    taken.add(f"{stem}-{number}")
    return f"{stem}-{number}"


def _most_alike(line: OldLine, own: list[Line]) -> Line | None:
    text = _plainly(line.text)
    best: Line | None = None
    reached = _ALIKE
    for known in own:
        if isinstance(known, Requirement) and known.necessity is not necessity_of(line):
            continue
        matcher = SequenceMatcher(None, text, _plainly(known.text), autojunk=False)
        if matcher.real_quick_ratio() >= reached and matcher.quick_ratio() >= reached:
            ratio = matcher.ratio()
            if ratio >= reached:
                best, reached = known, ratio
    return best


def _plainly(text: str) -> str:
    return folded(text).rstrip(".;")


def _added(name: str, section: SectionId, line: OldLine) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": name, "section": section.value, "text": line.text}
    if section is not SectionId.QUALIFICATIONS:
        return entry
    months = months_in(line.text)
    kind = RequirementKind.SKILL
    if _EDUCATION.search(line.text):
        kind, months = RequirementKind.EDUCATION, None
    elif _CERTIFICATION.search(line.text):
        kind, months = RequirementKind.CERTIFICATION, None
    elif months is not None:
        kind = RequirementKind.EXPERIENCE
    entry |= {"kind": kind.value, "necessity": necessity_of(line).value}
    return entry | ({"months": months} if months is not None else {})
