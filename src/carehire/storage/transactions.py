"""What every part of the store stands on: one way to read, one to write, and the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from carehire.errors import NotFoundError, unknown
from carehire.people import Actor, Role
from carehire.storage.access import require_owner, require_staff
from carehire.storage.anonymity_rows import hide
from carehire.storage.engine import Engines, plain_words
from carehire.storage.records import JournalEntry
from carehire.storage.tables import JournalRow, RequisitionRow

Clock = Callable[[], datetime]
_ACTOR = "actor"


class Transactions:
    """Reads see one moment of the database; writes happen whole or not at all, one after another."""

    def __init__(self, engines: Engines, clock: Clock, database: str) -> None:
        self._engines = engines
        self._clock = clock
        self._database = database

    def journal(self, actor: Actor, requisition_id: str | None = None) -> list[JournalEntry]:
        """Return what was done, newest first, to one requisition or to all."""
        require_owner(actor, "read the journal")
        query = select(JournalRow).order_by(JournalRow.key.desc())
        if requisition_id is not None:
            query = query.where(JournalRow.requisition_id == requisition_id)
        with self._read(actor) as session:
            return [
                JournalEntry(row.at, row.person, Role(row.role), row.action, row.requisition_id, row.thing)
                for row in session.scalars(query)
            ]

    @contextmanager
    def _read(self, actor: Actor) -> Iterator[Session]:
        require_staff(actor)
        with self._transaction(self._engines.reader, actor) as session:
            yield session

    @contextmanager
    def _write(self, actor: Actor) -> Iterator[Session]:
        require_staff(actor)
        with self._transaction(self._engines.writer, actor) as session:
            yield session

    @contextmanager
    def _transaction(self, engine: Engine, actor: Actor) -> Iterator[Session]:
        with plain_words(self._database), Session(engine, info={_ACTOR: actor}) as session, session.begin():
            yield session

    def _now(self) -> datetime:
        moment = self._clock()
        if moment.tzinfo is None:
            raise ValueError("the clock gives no zone, so nobody could say when that is")
        return moment.astimezone(UTC)

    def _note(self, session: Session, action: str, requisition: str | None, thing: str = "") -> None:
        actor = acting(session)
        session.add(
            JournalRow(
                at=self._now(),
                person=actor.person.id,
                role=actor.role,
                action=action,
                requisition_id=requisition,
                thing=thing,
            )
        )


def acting(session: Session) -> Actor:
    """Return who acts in a transaction."""
    actor: Actor = session.info[_ACTOR]
    return actor


def live(session: Session, requisition_id: str, *, lock: bool = False) -> RequisitionRow:
    """Return a requisition that is not deleted; ``lock`` makes other writers to it wait."""
    row = any_requisition(session, requisition_id, lock=lock)
    if row.deleted_at is not None:
        raise NotFoundError(f'The requisition "{requisition_id}" was deleted. Restore it first.')
    return row


def any_requisition(session: Session, requisition_id: str, *, lock: bool = False) -> RequisitionRow:
    """Return a requisition, deleted or not."""
    row = session.get(RequisitionRow, requisition_id, with_for_update=lock or None)
    if row is None:
        known = session.scalars(select(RequisitionRow.id).where(RequisitionRow.deleted_at.is_(None)))
        raise NotFoundError(unknown("requisition", requisition_id, known))
    hide(session, requisition_id)
    return row
