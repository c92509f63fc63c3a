"""A requisition's changes to the lines of its role: dropped, reworded, added, reordered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar, cast

from carehire.errors import unknown
from carehire.postings.requisition import AddedLine, Edits
from carehire.postings.role import Line, Requirement, Responsibility, RoleTemplate
from carehire.postings.terms import RequirementKind, SectionId

L = TypeVar("L", bound=Line)
Place = tuple[str | int, ...]


def lines_of(role: RoleTemplate, section: SectionId) -> tuple[Line, ...]:
    """Return the lines that the role has in ``section``; none for sections that hold no lines."""
    held: dict[SectionId, tuple[Line, ...]] = {
        SectionId.RESPONSIBILITIES: role.responsibilities,
        SectionId.QUALIFICATIONS: role.requirements,
        SectionId.BENEFITS: role.benefits,
    }
    return held.get(section, ())


def unknown_names(data: object, role: RoleTemplate) -> list[tuple[Place, str]]:
    """Return where plain requisition ``data`` names an industry or line that ``role`` has not.

    Takes plain data, faulty or not, so that a misspelt line is told together with all
    other faults of the file.
    """
    if not isinstance(data, dict):
        return []
    found: list[tuple[Place, str]] = []
    industry, edits = data.get("industry"), data.get("edits")
    industries = [known.id for known in role.industries]
    if isinstance(industry, str) and industry not in industries:
        found.append((("industry",), unknown("industry", industry, industries)))
    if isinstance(edits, dict):
        own = isinstance(data.get("benefits"), list)
        found += _unknown_lines(edits, role, data["benefits"] if own else None)
    return found


def _unknown_lines(
    edits: dict[str, object], role: RoleTemplate, benefits: list[str] | None
) -> list[tuple[Place, str]]:
    known = [line.id for section in SectionId for line in lines_of(role, section)]
    known += [_benefit_id(number) for number in range(1, len(benefits or ()) + 1)]
    added = edits.get("add")
    entries = [entry for entry in added if isinstance(entry, dict)] if isinstance(added, list) else []
    known += [str(entry["id"]) for entry in entries if entry.get("id")]
    named: list[tuple[Place, object]] = []
    for field in ("drop", "reword"):
        names = edits.get(field)
        if isinstance(names, list | tuple):
            named += [(("edits", field, i), name) for i, name in enumerate(names)]
        elif isinstance(names, dict):
            named += [(("edits", field, name), name) for name in names]
    order = edits.get("order")
    if isinstance(order, dict):
        for section, names in order.items():
            if isinstance(names, list | tuple):
                named += [(("edits", "order", str(section), i), name) for i, name in enumerate(names)]
    if isinstance(added, list | tuple):
        named += [
            (("edits", "add", i, "after"), entry["after"])
            for i, entry in enumerate(added)
            if isinstance(entry, dict) and entry.get("after")
        ]
    return [(place, unknown("line", str(name), known)) for place, name in named if name not in known]


def own_benefits(texts: Iterable[str]) -> tuple[Line, ...]:
    """Return the benefits that a requisition lists itself, as lines ``benefit-1`` and on."""
    return tuple(Line(id=_benefit_id(n), text=text) for n, text in enumerate(texts, 1))


def _benefit_id(number: int) -> str:
    return f"benefit-{number}"


def apply(lines: Sequence[L], edits: Edits, section: SectionId) -> tuple[L, ...]:
    """Return ``lines`` of ``section`` as edited: first dropped and reworded, then added, then reordered."""
    kept = [line for line in lines if line.id not in edits.drop]
    kept = [line.model_copy(update={"text": edits.reword.get(line.id, line.text)}) for line in kept]
    for number, entry in enumerate(edits.add, 1):
        if entry.section is section and entry.id not in edits.drop:
            _insert(kept, entry, _line(entry, number))
    first = edits.order.get(section, ())
    place = {name: rank for rank, name in enumerate(first)}
    return tuple(sorted(kept, key=lambda line: place.get(line.id, len(place))))


def _insert(lines: list[L], entry: AddedLine, line: Line) -> None:
    at = next((i + 1 for i, known in enumerate(lines) if known.id == entry.after), len(lines))
    lines.insert(at, cast("L", line))  # _line makes what the section holds


def _line(entry: AddedLine, number: int) -> Line:
    name = entry.id or f"added-{number}"
    if entry.section is SectionId.RESPONSIBILITIES:
        return Responsibility(id=name, text=entry.text)
    if entry.section is SectionId.BENEFITS:
        return Line(id=name, text=entry.text)
    return Requirement(
        id=name,
        text=entry.text,
        kind=RequirementKind.EXPERIENCE if entry.months is not None else entry.kind,
        necessity=entry.necessity,
        months=entry.months,
        criterion=entry.criterion,
    )
