"""Publish a posting: build its document, and keep what was published."""

from __future__ import annotations

from datetime import datetime

from carehire import writers
from carehire.errors import UserError
from carehire.people import Actor
from carehire.workflows.open_house import House
from carehire.workflows.post_role import export, prepare
from carehire.writers import Format

__all__ = ["Format", "formats", "publish"]


def formats() -> tuple[Format, ...]:
    """Return the forms in which a posting can be had."""
    return tuple(writers.FORMATS.values())


def publish(house: House, actor: Actor, requisition_id: str, ending: str, now: datetime) -> bytes:
    """Return the posting as a document, once it is kept with what applicants will read.

    Raises UserError with all that is still open while the requisition is not whole.
    """
    record = house.store.requisition(actor, requisition_id)
    prepared = prepare(house.catalog, record.data, now)
    if prepared.posting is None:
        raise UserError(prepared.faults)
    made = export(house.catalog, prepared.posting, ending, house.look(), now)
    house.store.add_posting(actor, requisition_id, prepared.posting)
    return made
