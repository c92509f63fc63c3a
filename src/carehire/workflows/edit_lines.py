"""Edit the lines of a posting: reworded, left out, brought back, moved, added; the role stays as it is.

Each function takes plain requisition data and returns what its ``edits`` become.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from typing import Any

from carehire.postings import edits as line_edits
from carehire.postings.posting import Posting
from carehire.postings.requisition import Edits
from carehire.postings.role import Line, Requirement
from carehire.postings.terms import Necessity, RequirementKind, SectionId

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class EditableLine:
    """A line of a section as its author works on it; ``own`` is the role's text, None where added."""

    id: str
    text: str
    own: str | None
    dropped: bool = False
    first: bool = False
    last: bool = False
    necessity: Necessity | None = None
    criterion: str | None = None

    @property
    def added(self) -> bool:
        """Whether this requisition added it."""
        return self.own is None

    @property
    def reworded(self) -> bool:
        """Whether it says something else than the role."""
        return self.own is not None and self.own != self.text


def lines_of(own: Posting, edits: Edits, section: SectionId) -> tuple[EditableLine, ...]:
    """Return the lines of a section in their order, those left out at the end.

    ``own`` is the posting without any edits, so that its lines say what the role says.
    """
    base = _base(own, section)
    texts = {line.id: line.text for line in base}
    # Lines of unequal necessity stand in lists of their own, so first and last are told for each.
    lines = sorted(line_edits.apply(base, edits, section), key=_group)
    groups = [_group(line) for line in lines]
    shown = [
        EditableLine(
            line.id,
            line.text,
            texts.get(line.id),
            first=index == 0 or groups[index - 1] != groups[index],
            last=index == len(lines) - 1 or groups[index + 1] != groups[index],
            necessity=line.necessity if isinstance(line, Requirement) else None,
            criterion=line.criterion if isinstance(line, Requirement) else None,
        )
        for index, line in enumerate(lines)
    ]
    left_out = [
        EditableLine(line.id, edits.reword.get(line.id, line.text), line.text, dropped=True)
        for line in base
        if line.id in edits.drop
    ]
    return (*shown, *left_out)


def _base(own: Posting, section: SectionId) -> Sequence[Line]:
    held: dict[SectionId, Sequence[Line]] = {
        SectionId.RESPONSIBILITIES: own.responsibilities,
        SectionId.QUALIFICATIONS: own.requirements,
        SectionId.BENEFITS: own.benefits,
    }
    return held[section]


def _group(line: Line) -> int:
    return int(isinstance(line, Requirement) and line.necessity is Necessity.NICE)


def drop(data: Data, line: EditableLine) -> Data | None:
    """Leave a line out; one that this requisition added goes altogether."""
    edits = _edits(data)
    if not line.added:
        edits["drop"] = [*(name for name in edits.get("drop", []) if name != line.id), line.id]
        return _tidy(edits)
    edits["add"] = [entry for entry in edits.get("add", []) if entry["id"] != line.id]
    for entry in edits["add"]:
        if entry.get("after") == line.id:
            del entry["after"]
    for section, names in edits.get("order", {}).items():
        edits["order"][section] = [name for name in names if name != line.id]
    return _tidy(edits)


def bring_back(data: Data, line: EditableLine) -> Data | None:
    """Put a line that was left out in again."""
    edits = _edits(data)
    edits["drop"] = [name for name in edits.get("drop", []) if name != line.id]
    return _tidy(edits)


def move(
    data: Data, section: SectionId, lines: Sequence[EditableLine], line: EditableLine, steps: int
) -> Data | None:
    """Move a line up (-1) or down (1) among the lines that readers see."""
    edits = _edits(data)
    names = [shown.id for shown in lines if not shown.dropped]
    at = names.index(line.id)
    names.insert(max(0, at + steps), names.pop(at))
    edits["order"] = edits.get("order", {}) | {section.value: names}
    return _tidy(edits)


def add(
    data: Data,
    section: SectionId,
    text: str,
    necessity: Necessity = Necessity.MUST,
    criterion: str | None = None,
    kind: RequirementKind = RequirementKind.SKILL,
    months: int | None = None,
) -> Data | None:
    """Add a line at the end of a section; a requirement names the criterion that scores it.

    ``months`` is how much experience a requirement of that kind asks for.
    """
    edits = _edits(data)
    entries = edits.setdefault("add", [])
    taken = {entry["id"] for entry in entries}
    name = next(name for n in count(1) if (name := f"added-{n}") not in taken)
    entry: Data = {"id": name, "section": section.value, "text": text.strip()}
    if section is SectionId.QUALIFICATIONS:
        entry |= {"necessity": necessity.value} | ({"criterion": criterion} if criterion else {})
        entry |= {"kind": kind.value} if kind is not RequirementKind.SKILL else {}
        entry |= {"months": months} if months and kind is RequirementKind.EXPERIENCE else {}
    entries.append(entry)
    return _tidy(edits)


def move_section(sections: Sequence[SectionId], section: SectionId, steps: int) -> list[str]:
    """Return the order of ``sections`` with one of them moved up (-1) or down (1)."""
    names = [known.value for known in sections]
    at = names.index(section.value)
    names.insert(max(0, at + steps), names.pop(at))
    return names


def place_of(line: EditableLine) -> tuple[str, ...]:
    """Return where the wording of a line stands in a requisition's data."""
    return ("edits", "add", line.id, "text") if line.added else ("edits", "reword", line.id)


def _edits(data: Data) -> Data:
    """Return a copy of the edits in which each added line has the id that readers of it use."""
    edits: Data = deepcopy(data.get("edits") or {})
    for number, entry in enumerate(edits.get("add", []), 1):
        entry.setdefault("id", f"added-{number}")
    return edits


def _tidy(edits: Data) -> Data | None:
    return {name: value for name, value in edits.items() if value} or None
