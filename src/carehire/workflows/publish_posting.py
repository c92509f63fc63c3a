"""Publish a posting: build its document, and keep what was published."""

from __future__ import annotations

from datetime import datetime

from carehire import writers
from carehire.errors import UserError
from carehire.people import Actor
from carehire.workflows.build_feed import feed_of
from carehire.workflows.open_house import House
from carehire.workflows.post_role import export, prepare
from carehire.workflows.publish_requisition import publishable
from carehire.writers import Format
from carehire.writers.boards import BOARDS, Board

__all__ = ["Board", "Format", "boards", "feed", "formats", "publish"]


def formats() -> tuple[Format, ...]:
    """Return the forms in which a posting can be had."""
    return tuple(writers.FORMATS.values())


def boards() -> tuple[Board, ...]:
    """Return the job boards for which a feed can be had."""
    return tuple(BOARDS.values())


def feed(house: House, actor: Actor, requisition_id: str, board_id: str, now: datetime) -> bytes:
    """Return the posting as a board's feed, once it is kept with what applicants will read.

    Raises UserError while it isn't whole, and with all that the board would refuse.
    """
    record = house.store.requisition(actor, requisition_id)
    posting = publishable(prepare(house.catalog, record.data, now))
    made = feed_of(posting, board_id, now)
    house.store.add_posting(actor, requisition_id, posting)
    return made


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
