"""Export score sheets to fill in on paper, in Word or in Excel: one a panelist and candidate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from carehire.catalog import Catalog
from carehire.documents import score_sheet
from carehire.documents.look import Look
from carehire.documents.score_sheet import Identity
from carehire.errors import Fault, UserError, unknown
from carehire.people import Actor
from carehire.readers import candidates as candidates_reader
from carehire.readers import tables
from carehire.readers.score_sheets import whose
from carehire.rubrics.rubric import Rubric
from carehire.storage import Store
from carehire.storage.access import require_owner
from carehire.workflows.file_names import safe_name
from carehire.workflows.name_requisition import name_requisition
from carehire.workflows.pack_files import pack
from carehire.workflows.rate_candidates import panelists as known_panelists
from carehire.workflows.replace_folder import add_to_folder
from carehire.writers.score_sheet_docx import WordSheets
from carehire.writers.score_sheet_xlsx import ExcelSheets

FORMATS = {"docx": "Word", "xlsx": "Excel"}
Progress = Callable[[int, int], object]
"""Told how many sheets are done, of how many."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The sheets of one export, by the names of their files without the ending."""

    rubric: Rubric
    sheets: dict[str, Identity]
    employer: str
    language: str


def requisition_batch(
    store: Store, actor: Actor, catalog: Catalog, requisition_id: str, panelists: Sequence[str], now: datetime
) -> Batch:
    """Return the sheets of all candidates of a requisition for ``panelists``, or for those known.

    Raises UserError where no rubric was chosen, nobody applied or nobody rates.
    """
    require_owner(actor, "export score sheets")
    rubric = store.rubric(actor, requisition_id)
    if rubric is None:
        raise UserError(f'the requisition "{requisition_id}" has no rubric yet; choose one, then export')
    people = [(each.id, each.name) for each in store.candidates(actor, requisition_id)]
    names = panelists or panel(store, actor, requisition_id)
    data = store.requisition(actor, requisition_id).data
    opening = name_requisition(catalog, data, rubric.role, now)
    sheets = _sheets(rubric, people, names, requisition_id, opening.title)
    return Batch(rubric, sheets, opening.employer, opening.language)


def file_batch(
    catalog: Catalog,
    rubric_name: str | Path,
    candidates: Path,
    panelists: Sequence[str],
    employer: str = "",
    language: str = "en-US",
) -> Batch:
    """Return the sheets of the candidates of a table. Raises UserError with every fault of the table."""
    rubric = catalog.rubric(rubric_name)
    table = candidates_reader.read_file(candidates, rubric)
    if table.faults:
        raise UserError(table.faults)
    title = catalog.role(rubric.role).title if rubric.role in catalog.role_ids() else ""
    people = [(each.id, each.name) for each in table.candidates]
    return Batch(rubric, _sheets(rubric, people, panelists, "", title), employer, language)


def panel(store: Store, actor: Actor, requisition_id: str) -> tuple[str, ...]:
    """Return who sits in a round of the plan, and then who rates besides."""
    plan = store.plan(actor, requisition_id)
    rating = known_panelists(store, actor, requisition_id)
    return _once((*(plan.panelists if plan else ()), *rating))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Return each name once, as it is first written; case and spaces make no other person."""
    people = [Actor.panelist(name).person for name in names]
    first = {each.id: each.name for each in reversed(people) if each.id}
    return tuple(first[each] for each in dict.fromkeys(each.id for each in people) if each)


def sheet_files(
    batch: Batch,
    form: str,
    look: Look,
    now: datetime,
    progress: Progress = lambda done, of: None,  # noqa: ARG005 - nobody asked
) -> Iterator[tuple[str, bytes]]:
    """Yield each sheet's file name and content. Raises UserError for an unknown form."""
    if form not in FORMATS:
        raise UserError(unknown("format", form, FORMATS))
    told = {"employer": batch.employer, "language": batch.language}
    write = (
        WordSheets(batch.rubric, look, **told, created=now).write
        if form == "docx"
        else ExcelSheets(batch.rubric, **told, created=now).write
    )
    return _made(batch, form, write, progress)


def _made(
    batch: Batch, form: str, write: Callable[[Identity], bytes], progress: Progress
) -> Iterator[tuple[str, bytes]]:
    for done, (name, sheet) in enumerate(batch.sheets.items(), 1):
        yield f"{name}.{form}", write(sheet)
        progress(done, len(batch.sheets))


def export_into(
    out: Path, batch: Batch, form: str, look: Look, now: datetime, progress: Progress
) -> tuple[str, ...]:
    """Put the sheets into a folder that are not there yet, all or none; return the names of the new ones.

    The same sheet is left as it is, filled in or not: it belongs to the same panelist,
    candidate and text of the rubric. Another file of that name is refused; nothing is replaced.
    """
    new = {
        name: sheet for name, sheet in batch.sheets.items() if not _is_there(out / f"{name}.{form}", sheet)
    }
    files = sheet_files(replace(batch, sheets=new), form, look, now, progress)
    names = tuple(f"{name}.{form}" for name in new)
    add_to_folder(out, names, files)
    return names


def _is_there(path: Path, sheet: Identity) -> bool:
    if not path.is_file():
        return False
    found = whose(tables.read_bytes(path), path.name)
    return found is not None and (found.sheet, found.label) == (sheet.sheet, sheet.label)


def export_zip(batch: Batch, form: str, look: Look, now: datetime, progress: Progress) -> bytes:
    """Return all sheets as one zip."""
    return b"".join(pack(sheet_files(batch, form, look, now, progress), now))


def _sheets(
    rubric: Rubric, people: Sequence[tuple[str, str]], panelists: Sequence[str], requisition: str, title: str
) -> dict[str, Identity]:
    names = _once(panelists)
    faults = [] if names else [Fault("nobody is known to rate yet; say who sits on the panel, name by name")]
    if not people:
        faults.append(Fault("there are no candidates yet; take them in first"))
    if not score_sheet.criteria(rubric):
        faults.append(Fault(f"the rubric {rubric.label} has no criterion that panelists rate"))
    if faults:
        raise UserError(faults)
    shared = Counter(score_sheet.evened(name).casefold() for _, name in people)
    called = {
        candidate: score_sheet.called(candidate, name)
        if shared[score_sheet.evened(name).casefold()] > 1
        else name
        for candidate, name in people
    }
    made = [
        score_sheet.identity(rubric, candidate, name, panelist, requisition=requisition, title=title)
        for panelist in names
        for candidate, name in called.items()
    ]
    readable = [f"{safe_name(each.panelist)} - {safe_name(each.name or each.candidate)}" for each in made]
    taken = Counter(name.casefold() for name in readable)
    return {
        name if taken[name.casefold()] == 1 else f"{name} ({each.sheet})": each
        for name, each in zip(readable, made, strict=True)
    }
