"""Start a requisition from an old posting: first all that was read is shown, then it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from carehire.catalog import Catalog
from carehire.people import Actor
from carehire.postings.names import name_of
from carehire.postings.old_posting import OPEN
from carehire.postings.terms import SectionId
from carehire.storage import Store
from carehire.storage.records import RequisitionRecord
from carehire.workflows.import_posting import Imported
from carehire.workflows.keep_requisition import value_at
from carehire.workflows.start_requisition import open_pay

_PROSE = (
    ("summary",),
    ("employer", "about"),
    ("benefits",),
    ("other_compensation",),
    ("apply", "instructions"),
    ("equal_opportunity",),
    ("accommodation",),
)
_HEADING = "the heading of "


@dataclass(frozen=True, slots=True)
class Row:
    """Words of the old posting, and what they were taken for."""

    name: str
    text: str


def taken(imported: Imported) -> tuple[Row, ...]:
    """Return all that was taken from an old posting, fact by fact and line by line."""
    return tuple(_rows(imported))


def _rows(imported: Imported) -> Iterator[Row]:
    data = imported.data
    said = any(fact.field == "title" for fact in imported.taken)
    if data.get("title") != OPEN and not said:
        yield Row(name_of("title"), str(data["title"]))
    for fact in imported.taken:
        if not fact.field.startswith(_HEADING):
            name = name_of(fact.field)
            yield Row(name[:1].upper() + name[1:], fact.text)
    for place in _PROSE:
        said = value_at(data, place)
        name = name_of(".".join(place))
        yield from (Row(name, text) for text in ([said] if isinstance(said, str) else said or ()))
    edits = data.get("edits", {})
    for line in edits.get("add", ()):
        yield Row(name_of(SectionId(line["section"]).value), line["text"])
    for text in edits.get("reword", {}).values():
        yield Row("A line of the role, in your words", text)


def leftovers(imported: Imported, name: str) -> str:
    """Return what found no place as a text file of its own, with the places in the file called ``name``."""
    lines = [f"Not placed from {name}:", ""]
    lines += [f"{left.text}\n    ({left.where})" for left in imported.unplaced]
    return "\n".join(lines) + "\n"


def start_from(store: Store, actor: Actor, catalog: Catalog, imported: Imported) -> RequisitionRecord:
    """Keep an imported posting as a new requisition; what the old one leaves open is open in the studio."""
    data = _without_open(imported.data)
    data.setdefault("pay", open_pay(catalog.role(str(data["role"]))))
    # Left out, it would be full-time: a fact that nobody stated.
    data.setdefault("employment_type", "")
    return store.add_requisition(actor, data)


def _without_open(value: Any) -> Any:  # noqa: ANN401 - plain data
    """Return plain data without the marks that stand in a file for what is open, and as JSON has it."""
    if isinstance(value, dict):
        held = {name: _without_open(inner) for name, inner in value.items() if inner != OPEN}
        return {name: inner for name, inner in held.items() if inner not in ({}, [], None)}
    if isinstance(value, list | tuple):
        return [inner for each in value if each != OPEN and (inner := _without_open(each)) != {}]
    return value.isoformat() if isinstance(value, date) else value
