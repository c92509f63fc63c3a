"""Import an old posting: any file that somebody has → a requisition to finish, and what found no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from carehire.catalog import Catalog
from carehire.checks.reading import Reading
from carehire.checks.words import plainly
from carehire.errors import UserError
from carehire.postings import old_lines
from carehire.postings.old_posting import OPEN, Recognised, Taken, Unplaced
from carehire.postings.recognise import needs_places, recognise
from carehire.postings.role import RoleTemplate
from carehire.postings.terms import SectionId, Workplace
from carehire.readers import posting_text
from carehire.values import listed
from carehire.workflows.part_posting import parts

_FAR = 0.6  # below this share of letters in common, a title hardly names the role
_ORDER = (
    *("id", "role", "title", "industry", "employer", "workplace", "locations", "remote_from", "pay"),
    *("other_compensation", "employment_type", "schedule", "travel", "work_environment", "openings"),
    *("opens", "closes", "reports_to", "apply", "summary", "benefits", "equal_opportunity"),
    *("accommodation", "edits"),
)


@dataclass(frozen=True, slots=True)
class Imported:
    """A requisition as plain data, with TBD where the old posting says nothing.

    ``taken`` are the words that became a fact, ``unplaced`` those that found no place:
    with the data they hold every sentence of the old posting.
    """

    data: dict[str, Any]
    unplaced: tuple[Unplaced, ...]
    notes: tuple[str, ...]
    taken: tuple[Taken, ...]


class RoleUnknownError(UserError):
    """The old posting has no title from which its role could be told."""


def import_posting(catalog: Catalog, data: bytes, name: str, role_id: str | None, today: date) -> Imported:
    """Return what the file called ``name`` holds, as a requisition of the role, or of the nearest one.

    Raises DataFileError where the file can't be read, RoleUnknownError where no role can be told.
    """
    reading = posting_text.read(data, name, catalog.words().headings)
    return _imported(catalog, reading, role_id, today)


def import_file(catalog: Catalog, path: Path, role_id: str | None, today: date) -> Imported:
    """Return what a file on disk holds, as ``import_posting`` does for the bytes of an upload."""
    return _imported(catalog, posting_text.read_file(path, catalog.words().headings), role_id, today)


def _imported(catalog: Catalog, reading: Reading, role_id: str | None, today: date) -> Imported:
    found = recognise([*parts(reading, catalog.words())], today)
    role = catalog.role(role_id) if role_id else _nearest_role(catalog, found)
    _place_industry(found, role)
    return Imported(
        data=_requisition(found, role, today),
        unplaced=tuple(found.unplaced),
        notes=tuple(found.notes),
        taken=tuple(found.taken),
    )


def _nearest_role(catalog: Catalog, found: Recognised) -> RoleTemplate:
    title = found.data.get("title")
    if not title:
        raise RoleUnknownError(
            "no job title was found in it, so the role can't be told; name one with --role"
        )
    ranked = max(
        ((_likeness(title, name), role.title == name, role.id) for role in catalog.roles()
         for name in (role.title, *role.also_known_as)),
    )  # fmt: skip
    role = catalog.role(ranked[2])
    hardly = " It is not very near: look whether another role fits." if ranked[0] < _FAR else ""
    found.notes.append(
        f'The role "{role.title}" was chosen as the nearest to the title "{title}".{hardly} '
        "Another one can be named."
    )
    return role


def _likeness(title: str, name: str) -> float:
    """Return how much two titles have in common, from 0 to 1: their letters, and their words in any order."""
    first, second = plainly(title), plainly(name)
    words, others = set(first.split()), set(second.split())
    shared = len(words & others) / len(words | others) if words | others else 0.0
    return max(SequenceMatcher(None, first, second, autojunk=False).ratio(), shared)


def _place_industry(found: Recognised, role: RoleTemplate) -> None:
    if found.industry is None:
        return
    folded = plainly(found.industry)
    known = next(
        (entry.id for entry in role.industries if folded in (plainly(entry.name), plainly(entry.id))), None
    )
    if known:
        found.data["industry"] = known
        return
    said = [taken for taken in found.taken if taken.field == "industry"]
    found.taken = [taken for taken in found.taken if taken.field != "industry"]
    found.unplaced += [Unplaced(taken.text, "an industry for which the role has no lines") for taken in said]


def _requisition(found: Recognised, role: RoleTemplate, today: date) -> dict[str, Any]:
    data = dict(found.data)
    data |= {"id": f"{role.id}-{today:%Y-%m}", "role": role.id}
    employer = dict(data.get("employer", {}))
    data["employer"] = {"name": employer.pop("name", OPEN), **employer}
    for name in ("title", "workplace", "employment_type"):
        data.setdefault(name, OPEN)
    if "closes" not in data:
        found.notes.append("The old posting names no last day to apply: give one if there is one.")
    data.setdefault("pay", dict.fromkeys(("min", "max", "currency", "period"), OPEN))
    apply = data.setdefault("apply", {})
    if not (apply.get("url") or apply.get("email")):
        data["apply"] = {"email": OPEN, **apply}
    if needs_places(data):
        if data["workplace"] == Workplace.REMOTE.value:
            data["remote_from"] = [OPEN]
        else:
            data["locations"] = [{"city": OPEN, "country": OPEN}]
    benefits = found.lines.get(SectionId.BENEFITS)
    if benefits:
        data["benefits"] = [line.text for line in benefits]
    changes = _edits(found, role, data.get("industry"))
    if changes:
        data["edits"] = changes
    _tell_what_stays(found, data)
    return {name: data[name] for name in _ORDER if name in data}


def _edits(found: Recognised, role: RoleTemplate, industry: str | None) -> dict[str, Any]:
    sections = (SectionId.RESPONSIBILITIES, SectionId.QUALIFICATIONS)
    imported: dict[SectionId, Sequence[old_lines.OldLine]] = {
        section: found.lines.get(section, ()) for section in sections
    }
    return old_lines.edits(role, industry, imported)


def _tell_what_stays(found: Recognised, data: dict[str, Any]) -> None:
    """Say which texts of the role stay, since the old posting has none: a posting is a promise."""
    kept = {
        "what the role is for": "summary" in data,
        "responsibilities": bool(found.lines.get(SectionId.RESPONSIBILITIES)),
        "qualifications": bool(found.lines.get(SectionId.QUALIFICATIONS)),
        "benefits": "benefits" in data,
    }
    missing = [name for name, imported in kept.items() if not imported]
    if missing:
        found.notes.append(
            f"The old posting says nothing of {listed(missing, last='or')}, so the role's own text "
            "is printed there. Look whether it holds for this opening."
        )
