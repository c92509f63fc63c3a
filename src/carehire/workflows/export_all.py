"""Export the postings of all open requisitions as one zip, made as it is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from carehire import writers
from carehire.errors import Fault, UserError, unknown
from carehire.people import Actor
from carehire.postings.lifecycle import State
from carehire.postings.posting import Posting
from carehire.storage.records import RequisitionRecord
from carehire.values import listed
from carehire.workflows.build_feed import feed_of
from carehire.workflows.file_names import safe_name
from carehire.workflows.open_house import House
from carehire.workflows.pack_files import pack
from carehire.workflows.post_role import export, prepare
from carehire.workflows.publish_requisition import first_public, publishable, standing_words
from carehire.writers import jsonld
from carehire.writers.boards import BOARDS

JSONLD = "jsonld"
MANIFEST = "manifest.json"

Progress = Callable[[int, int], object]
"""Told how many requisitions are done, of how many."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one requisition: the files that were made of it, or the faults that stood against it.

    ``refused`` says which job boards would not take it, and why; its other files are made all the same.
    """

    requisition: str
    title: str
    standing: str
    files: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    refused: tuple[str, ...] = ()


def endings() -> tuple[str, ...]:
    """Return the forms in which postings can be exported: the ending of a file, or a job board."""
    return (*writers.FORMATS, JSONLD, *BOARDS)


def form_names() -> dict[str, str]:
    """Return what a person calls each form."""
    names = {ending: form.name for ending, form in writers.FORMATS.items()} | {JSONLD: "JSON-LD"}
    return names | {board.id: f"{board.name} feed" for board in BOARDS.values()}


def export_all(
    house: House,
    actor: Actor,
    now: datetime,
    chosen: Sequence[str] = (),
    progress: Progress = lambda done, of: None,  # noqa: ARG005 - nobody asked
    report: Callable[[Entry], None] = lambda entry: None,  # noqa: ARG005 - nobody asked
) -> Iterator[bytes]:
    """Yield a zip of every open requisition's posting in the ``chosen`` forms (by default in all).

    Of a requisition that is out, the published version is taken, else its draft. A
    requisition with faults makes no file and stops no other, and a job board that refuses one
    only goes without it: ``manifest.json`` names them all. Raises UserError, before anything is
    made, for an unknown form.
    """
    forms = tuple(dict.fromkeys(chosen)) or endings()
    strange = [Fault(unknown("format", form, endings())) for form in forms if form not in endings()]
    if strange:
        raise UserError(strange)
    records = [record for record in house.store.requisitions(actor) if record.state is not State.CLOSED]
    return pack(_files(house, actor, now, forms, records, progress, report), now)


def _files(
    house: House,
    actor: Actor,
    now: datetime,
    forms: Sequence[str],
    records: Sequence[RequisitionRecord],
    progress: Progress,
    report: Callable[[Entry], None],
) -> Iterator[tuple[str, bytes]]:
    entries: list[Entry] = []
    progress(0, len(records))
    for done, record in enumerate(records, 1):
        entry, files = _exported(house, actor, now, forms, record)
        yield from files
        entries.append(entry)
        report(entry)
        progress(done, len(records))
    yield MANIFEST, _manifest(entries, now)


def _exported(
    house: House, actor: Actor, now: datetime, forms: Sequence[str], record: RequisitionRecord
) -> tuple[Entry, list[tuple[str, bytes]]]:
    title = str(record.data.get("title") or record.id)
    standing = standing_words(record, now.date())
    files: list[tuple[str, bytes]] = []
    refused: dict[str, list[str]] = {}
    try:
        posting, posted = _posting(house, actor, now, record)
        for form in forms:
            try:
                files.append((_name(record.id, form), _made(house, posting, posted, form, now)))
            except UserError as error:
                if form not in BOARDS:
                    raise
                for fault in error.faults:
                    refused.setdefault(str(fault), []).append(BOARDS[form].name)
    except UserError as error:
        return Entry(record.id, title, standing, faults=error.faults), []
    told = tuple(f"{listed(boards)} would not take it: {words}" for words, boards in refused.items())
    return Entry(record.id, posting.title, standing, tuple(name for name, _ in files), refused=told), files


def _name(requisition_id: str, form: str) -> str:
    """Return the place of a file in the zip, such as ``care-lead/care-lead-indeed.xml``."""
    name = safe_name(requisition_id)
    return f"{name}/{name}-{form}.xml" if form in BOARDS else f"{name}/{name}.{form}"


def _posting(house: House, actor: Actor, now: datetime, record: RequisitionRecord) -> tuple[Posting, date]:
    """Return what is public of a requisition, or would be from today on, and since when."""
    if record.published is not None:
        kept = house.store.publications(actor, record.id)
        return kept[0].posting, first_public(kept)
    return publishable(prepare(house.catalog, record.data, now)), now.date()


def _made(house: House, posting: Posting, posted: date, form: str, now: datetime) -> bytes:
    if form == JSONLD:
        return jsonld.write(posting, posted)
    if form in BOARDS:
        return feed_of(posting, form, now)
    return export(house.catalog, posting, form, house.look(), now)


def _manifest(entries: Sequence[Entry], now: datetime) -> bytes:
    told = [
        {
            "requisition": entry.requisition,
            "title": entry.title,
            "state": entry.standing,
            "files": list(entry.files),
            "faults": [str(fault) for fault in entry.faults],
            "refused": list(entry.refused),
        }
        for entry in entries
    ]
    return json.dumps({"made": now.isoformat(), "requisitions": told}, ensure_ascii=False, indent=2).encode()
