"""Take applications: a candidates table is shown as it was understood, and then taken in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from carehire.candidates.candidate import Candidate
from carehire.errors import Fault, UserError
from carehire.people import Actor
from carehire.readers import candidates as candidates_reader
from carehire.readers import tables
from carehire.readers.candidates import ColumnMeaning
from carehire.rubrics.rubric import Rubric
from carehire.storage import Store
from carehire.storage.records import ImportResult


@dataclass(frozen=True, slots=True)
class Preview:
    """What a candidates table was understood as; with ``faults`` it can't be taken in."""

    columns: tuple[ColumnMeaning, ...] = ()
    ignored: tuple[ColumnMeaning, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    faults: tuple[Fault, ...] = ()
    warnings: tuple[str, ...] = ()


def preview(data: bytes, name: str, rubric: Rubric) -> Preview:
    """Return what the bytes of a table called ``name`` say; a fault is told, never raised."""
    try:
        table = candidates_reader.read(data, name, rubric)
    except UserError as error:
        return Preview(faults=error.faults)
    return Preview(table.columns, table.ignored, table.candidates, table.faults, table.warnings)


def preview_file(path: Path, rubric: Rubric) -> Preview:
    """Return what a file says. Raises DataFileError where it can't be opened."""
    return preview(tables.read_bytes(path), str(path), rubric)


def take(store: Store, actor: Actor, requisition_id: str, shown: Preview) -> ImportResult:
    """Take in the candidates of a preview, all or none. Raises UserError while it has faults."""
    if shown.faults:
        raise UserError(shown.faults)
    if not shown.candidates:
        raise UserError("there is no candidate to take in")
    return store.add_candidates(actor, requisition_id, shown.candidates)
