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
from carehire.workflows.file_names import safe_name
from carehire.workflows.open_house import House
from carehire.workflows.pack_files import pack
from carehire.workflows.post_role import export, prepare
from carehire.workflows.publish_requisition import first_public, publishable, standing_words
from carehire.writers import jsonld

JSONLD = "jsonld"
MANIFEST = "manifest.json"

Progress = Callable[[int, int], object]
"""Told how many requisitions are done, of how many."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one requisition: the files that were made of it, or the faults that stood against it."""

    requisition: str
    title: str
    standing: str
    files: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def endings() -> tuple[str, ...]:
    """Return the forms in which postings can be exported, by the ending of their files."""
    return (*writers.FORMATS, JSONLD)


def form_names() -> dict[str, str]:
    """Return what a person calls each form."""
    return {ending: form.name for ending, form in writers.FORMATS.items()} | {JSONLD: "JSON-LD"}


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
    requisition with faults makes no file and stops no other: ``manifest.json`` names them
    all. Raises UserError, before anything is made, for an unknown form.
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
    try:
        posting, posted = _posting(house, actor, now, record)
        name = safe_name(record.id)
        files = [(f"{name}/{name}.{form}", _made(house, posting, posted, form, now)) for form in forms]
    except UserError as error:
        return Entry(record.id, title, standing, faults=tuple(str(fault) for fault in error.faults)), []
    return Entry(record.id, posting.title, standing, tuple(name for name, _ in files)), files


def _posting(house: House, actor: Actor, now: datetime, record: RequisitionRecord) -> tuple[Posting, date]:
    """Return what is public of a requisition, or would be from today on, and since when."""
    if record.published is not None:
        kept = house.store.publications(actor, record.id)
        return kept[0].posting, first_public(kept)
    return publishable(prepare(house.catalog, record.data, now)), now.date()


def _made(house: House, posting: Posting, posted: date, form: str, now: datetime) -> bytes:
    if form == JSONLD:
        return jsonld.write(posting, posted)
    return export(house.catalog, posting, form, house.look(), now)


def _manifest(entries: Sequence[Entry], now: datetime) -> bytes:
    told = [
        {
            "requisition": entry.requisition,
            "title": entry.title,
            "state": entry.standing,
            "files": list(entry.files),
            "faults": list(entry.faults),
        }
        for entry in entries
    ]
    return json.dumps({"made": now.isoformat(), "requisitions": told}, ensure_ascii=False, indent=2).encode()
