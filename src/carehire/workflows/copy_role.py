"""Copy a role into the organisation's own folder, where it wins over the packaged one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from carehire import datafile, postings
from carehire.catalog import Catalog
from carehire.errors import DataFileError, Fault, UserError
from carehire.postings import edits as changes
from carehire.postings.requisition import Edits, Requisition
from carehire.postings.role import Line, RoleTemplate
from carehire.postings.terms import SectionId
from carehire.values import SLUG
from carehire.workflows.save_file import save

_FOLDER = "ours"
_LONGEST = 80
# What a requisition can say about its role; employer, places and pay stay with the opening.
_ABOUT_THE_ROLE = (
    *("industry", "workplace", "travel", "work_environment"),
    *("reports_to", "summary", "benefits", "edits"),
)
_SECTIONS = {
    "responsibilities": SectionId.RESPONSIBILITIES,
    "requirements": SectionId.QUALIFICATIONS,
    "benefits": SectionId.BENEFITS,
}


@dataclass(frozen=True, slots=True)
class Copied:
    """The files that a copy made; ``rubric`` is None where the copy is scored as its model is."""

    role: Path
    rubric: Path | None


def copy_role(
    catalog: Catalog,
    home: Path,
    source_id: str,
    new_id: str,
    title: str | None = None,
    with_rubric: bool = False,
) -> Copied:
    """Copy a role, comments included, and on demand its rubric, under an id and a title of its own.

    Raises UserError where the id is no id, or is taken in the organisation's own folder.
    """
    source = catalog.role(source_id)
    text = _titled(catalog, source, new_id, title or source.title)
    rubric_text = None
    if with_rubric:
        text = datafile.with_value(text, "rubric", new_id)
        rubric_text = _headed(catalog.rubric_text(source.rubric), "rubric", source.rubric)
        for field, value in (("id", new_id), ("role", new_id), ("version", 1)):
            rubric_text = datafile.with_value(rubric_text, field, value)
    return _write(catalog, home, new_id, text, rubric_text)


def save_as_role(catalog: Catalog, home: Path, data: Mapping[str, Any], new_id: str, title: str) -> Path:
    """Save a requisition's role with the requisition's edits as a role of ours; return its file.

    Takes a draft too: only what it says about the role must be whole. Raises UserError
    with every fault in that.
    """
    source = catalog.role(str(data.get("role")))
    plain = dict(data)
    found = [
        (place, message)
        for place, message in datafile.problems(plain, Requisition)
        if place and place[0] in _ABOUT_THE_ROLE and place[0] in plain
    ]
    found += postings.unknown_names(plain, source)
    if found:
        raise UserError(Fault(message, field=datafile.field_name(place)) for place, message in found)
    text = _titled(catalog, source, new_id, title)
    for field, value in _changed(source, plain).items():
        text = datafile.with_value(text, field, value)
    return _write(catalog, home, new_id, text, None).role


def _titled(catalog: Catalog, source: RoleTemplate, new_id: str, title: str) -> str:
    if len(new_id) > _LONGEST or not re.fullmatch(SLUG, new_id):
        plain = unicodedata.normalize("NFKD", new_id).encode("ascii", "ignore").decode().lower()
        like = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or "team-lead"
        message = f'"{new_id}" is no id; write small letters, digits and single hyphens, such as {like}'
        raise UserError(Fault(message, field="id"))
    text = _headed(catalog.role_text(source.id), "role", source.id)
    return datafile.with_value(datafile.with_value(text, "id", new_id), "title", title)


def _headed(text: str, kind: str, source_id: str) -> str:
    return f"# A {kind} of ours, begun as a copy of {source_id}.\n{text}"


def _changed(role: RoleTemplate, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of ``role`` that the requisition changes, as plain data."""
    literal = partial(_literal, names=_names(role, data))
    edits = _literal_edits(Edits.model_validate(data.get("edits") or {}), literal)
    held: dict[str, Sequence[Line]] = {
        name: changes.lines_of(role, section) for name, section in _SECTIONS.items()
    }
    if data.get("benefits") is not None:
        held["benefits"] = changes.own_benefits([literal(text) for text in data["benefits"]])
    fields: dict[str, Any] = {
        name: [_plain(line) for line in changes.apply(held[name], edits, section)]
        for name, section in _SECTIONS.items()
    }
    if data.get("summary"):
        summary = data["summary"]
        fields["summary"] = [literal(text) for text in ([summary] if isinstance(summary, str) else summary)]
    if data.get("reports_to") and data["reports_to"] != " or the ".join(role.reports_to):
        fields["reports_to"] = [data["reports_to"]]
    if data.get("workplace"):
        fields["workplace"] = data["workplace"]
    if data.get("travel"):
        fields["travel"] = literal(data["travel"])
    if data.get("work_environment"):
        fields |= _environment(role, data.get("industry"), literal(data["work_environment"]))
    before = _plain(role)
    return {name: value for name, value in fields.items() if value != before.get(name, [])}


def _environment(role: RoleTemplate, industry: str | None, text: str) -> dict[str, Any]:
    """Return where the requisition's words on the surroundings belong: to its industry, or to all."""
    if industry is None:
        return {"work_environment": text}
    known = [_plain(entry) for entry in role.industries]
    return {
        "industries": [
            entry | {"work_environment": text} if entry["id"] == industry else entry for entry in known
        ]
    }


def _plain(value: Line | RoleTemplate | Any) -> dict[str, Any]:  # noqa: ANN401 - any value of a role
    return dict(value.model_dump(mode="json", exclude_defaults=True))


def _names(role: RoleTemplate, data: Mapping[str, Any]) -> dict[str, str]:
    """Return the names of this opening, each with what stands for it in the texts of a role."""
    employer = data.get("employer")
    held = {
        str(data.get("title") or role.title): "{{ title }}",
        str(employer.get("name") or "") if isinstance(employer, Mapping) else "": "{{ employer }}",
    }
    return {name: mark for name, mark in held.items() if name.strip()}


def _literal_edits(edits: Edits, literal: Callable[[str], str]) -> Edits:
    return edits.model_copy(
        update={
            "reword": {name: literal(text) for name, text in edits.reword.items()},
            "add": tuple(line.model_copy(update={"text": literal(line.text)}) for line in edits.add),
        }
    )


def _literal(text: str, names: Mapping[str, str]) -> str:
    """Return text that a role prints to the letter, but for the names of the opening that it came from.

    A requisition comes from anybody and is never run as a template; the texts of a role are.
    """
    if any(mark in text for mark in ("{{", "{%", "{#")):
        return text.replace("{", "{{ '{' }}")
    # The longest first: an employer called Lead is no part of a Team Lead.
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{known})(?!\w)", lambda found: names[found[0]], text) if known else text


def _write(catalog: Catalog, home: Path, new_id: str, text: str, rubric_text: str | None) -> Copied:
    """Validate both texts, then write both files or none."""
    path = home / "templates" / "roles" / _FOLDER / f"{new_id}.yaml"
    catalog.read_role(text, path)
    rubric_path = home / "rubrics" / f"{new_id}.yaml" if rubric_text is not None else None
    taken = [*(home / "templates" / "roles").glob(f"*/{new_id}.yaml")]
    if rubric_path is not None and rubric_text is not None:
        catalog.read_rubric(rubric_text, rubric_path)
        taken += [rubric_path] if rubric_path.exists() else []
    if taken:
        raise UserError(
            Fault(f"{there} is already there and may hold your work; choose another id") for there in taken
        )
    if rubric_path is not None and rubric_text is not None:
        _save(rubric_path, rubric_text)
    try:
        _save(path, text)
    except UserError:
        if rubric_path is not None:
            rubric_path.unlink(missing_ok=True)
        raise
    return Copied(path, rubric_path)


def _save(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DataFileError(path, f"its folder can't be made: {reason}") from None
    save(path, text.encode())
