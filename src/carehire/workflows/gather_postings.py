"""Gather the postings of a careers site: from requisition files, or of what is published here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from carehire.catalog import Catalog
from carehire.errors import Fault, UserError
from carehire.people import Actor
from carehire.postings.posting import Posting
from carehire.storage import Store
from carehire.workflows import post_role
from carehire.workflows.publish_requisition import first_public


@dataclass(frozen=True, slots=True)
class Source:
    """A posting that may be listed: when it came out first and was changed last; its file, if it has one."""

    posting: Posting
    posted: date
    changed: datetime
    path: Path | None = None
    closed: bool = False


def from_files(catalog: Catalog, paths: Sequence[Path], now: datetime) -> list[Source]:
    """Return the postings of requisition files. Raises UserError with the faults of all of them."""
    sources: list[Source] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            posting = post_role.read_requisition(catalog, path)
        except UserError as error:
            faults += error.faults
            continue
        posted = posting.opens or now.date()
        sources.append(Source(posting, posted, datetime.combine(posted, time(), UTC), path))
    if faults:
        raise UserError(faults)
    return sources


def from_store(store: Store, actor: Actor) -> list[Source]:
    """Return what is published of each requisition that is kept here; drafts have nothing out."""
    sources: list[Source] = []
    for record in store.requisitions(actor):
        kept = store.publications(actor, record.id)
        if kept:
            newest, closed = kept[0], record.published is None
            sources.append(Source(newest.posting, first_public(kept), newest.begun.at, closed=closed))
    return sources
