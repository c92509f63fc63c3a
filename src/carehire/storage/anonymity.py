"""The anonymous view in the store: when names were hidden, and who lifted that and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from carehire.errors import UserError
from carehire.people import Actor, Person
from carehire.storage.access import require_owner
from carehire.storage.anonymity_rows import is_anonymous, row_called, shown_id, without_names
from carehire.storage.cleaning import clean_text
from carehire.storage.tables import AnonymityRow, CandidateRow
from carehire.storage.transactions import Transactions, live


@dataclass(frozen=True, slots=True)
class AnonymityRecord:
    """That names were hidden, or shown again, in a requisition: who did it, when and why."""

    hidden: bool
    by: Person
    at: datetime
    reason: str


class Anonymity(Transactions):
    """The store's part for the anonymous view. It holds for everybody, exports included."""

    def is_anonymous(self, actor: Actor, requisition_id: str) -> bool:
        """Say whether candidates are called by letters now."""
        with self._read(actor) as session:
            live(session, requisition_id)
            return is_anonymous(session, requisition_id)

    def hide_names(self, actor: Actor, requisition_id: str) -> None:
        """Call candidates by letters from now on, in everything that the store tells."""
        require_owner(actor, "hide the candidates' names")
        self._turn(actor, requisition_id, hidden=True, reason="")

    def show_names(self, actor: Actor, requisition_id: str, reason: str) -> None:
        """Lift the anonymous view; who did it and why stays on record."""
        require_owner(actor, "show the candidates' names")
        why = clean_text(reason).strip()
        if not why:
            raise UserError("Say why the names are shown again; the reason is kept.")
        self._turn(actor, requisition_id, hidden=False, reason=why)

    def anonymity(self, actor: Actor, requisition_id: str) -> list[AnonymityRecord]:
        """Return when names were hidden and shown, oldest first."""
        require_owner(actor, "see who hid and showed the names")
        query = select(AnonymityRow).where(AnonymityRow.requisition_id == requisition_id)
        with self._read(actor) as session:
            live(session, requisition_id)
            return [
                AnonymityRecord(
                    row.hidden,
                    Person(row.person, row.person_name),
                    row.at,
                    without_names(session, requisition_id, row.reason),
                )
                for row in session.scalars(query.order_by(AnonymityRow.key))
            ]

    def taken_ids(self, actor: Actor, requisition_id: str) -> list[str]:
        """Return the ids that candidates have had here, whatever they are called now."""
        require_owner(actor, "see candidates' ids")
        with self._read(actor) as session:
            live(session, requisition_id)
            query = select(CandidateRow.id).where(CandidateRow.requisition_id == requisition_id)
            return list(session.scalars(query.order_by(CandidateRow.key)))

    def called_now(self, actor: Actor, requisition_id: str, candidate_id: str) -> str | None:
        """Return the id by which a candidate is told now, from one by which they were told once.

        A file that left the house before names were hidden comes back meanwhile, or the other
        way round. None for nobody's, and for somebody's who was removed.
        """
        require_owner(actor, "ask what candidates were called")
        with self._read(actor) as session:
            live(session, requisition_id)
            row = row_called(session, requisition_id, candidate_id, owner=True)
            return shown_id(row) if row is not None and row.removed_at is None else None

    def _turn(self, actor: Actor, requisition_id: str, *, hidden: bool, reason: str) -> None:
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            if is_anonymous(session, requisition_id) is hidden:
                return
            by = actor.person
            session.add(
                AnonymityRow(
                    requisition_id=requisition_id,
                    hidden=hidden,
                    person=by.id,
                    person_name=by.name,
                    at=self._now(),
                    reason=reason,
                )
            )
            self._note(session, "hide names" if hidden else "show names", requisition_id)
