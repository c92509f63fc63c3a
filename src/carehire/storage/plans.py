"""Interview plans in the store: one for each requisition, the owner's to change, the panel's to read."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from carehire.errors import UserError
from carehire.interviews.plan import Plan
from carehire.people import Actor, Person
from carehire.storage.access import require_owner
from carehire.storage.anonymity_rows import shown_name
from carehire.storage.cleaning import clean_data
from carehire.storage.panel_records import ANOTHER
from carehire.storage.panel_rows import ready, seated, submitted_by
from carehire.storage.tables import CandidateRow, PlanRow
from carehire.storage.transactions import Transactions, live
from carehire.values import listed


class Plans(Transactions):
    """The store's part for interview plans."""

    def save_plan(self, actor: Actor, requisition_id: str, plan: Plan) -> Plan:
        """Keep the plan of a requisition in place of the one before; return it as it is kept.

        A plan equal to the kept one is no change and leaves no note. Raises UserError where a
        panel would be complete by it that was waited for, since that would open ratings
        without the reason that closing the panel takes.
        """
        require_owner(actor, "plan the interviews")
        content = clean_data(plan.model_dump(mode="json"))
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            row = session.get(PlanRow, requisition_id)
            if row is not None and row.content == content:
                return plan
            before = ready(session, requisition_id).get(requisition_id, set())
            sat = seated(session, requisition_id).people
            row = row or PlanRow(requisition_id=requisition_id)
            row.content, row.updated_at = content, self._now()
            session.add(row)
            session.flush()
            _require_closed(session, requisition_id, before, sat)
            self._note(session, "save interview plan", requisition_id)
        return Plan.model_validate(content)

    def plan(self, actor: Actor, requisition_id: str) -> Plan | None:
        """Return the plan of a requisition, or None while nobody has planned its interviews."""
        with self._read(actor) as session:
            live(session, requisition_id)
            row = session.get(PlanRow, requisition_id)
            return Plan.model_validate(row.content) if row else None


def _require_closed(session: Session, requisition_id: str, before: set[int], sat: Sequence[Person]) -> None:
    """Refuse a plan by which a panel would be complete that was waited for."""
    opened = ready(session, requisition_id).get(requisition_id, set()) - before
    if not opened:
        return
    done = submitted_by(session, requisition_id)
    waited = [person.name for person in sat if any(person.id not in done.get(key, ()) for key in opened)]
    rows = session.scalars(
        select(CandidateRow).where(CandidateRow.key.in_(opened)).order_by(CandidateRow.key)
    )
    people = listed([shown_name(row) for row in rows], limit=5)
    missing = listed(waited or [ANOTHER], limit=5)
    raise UserError(
        f"The panel for {people} still waits for {missing}; by this plan it would be complete, and "
        "its ratings would lie open. Seat those who have still to rate first, or close that "
        "panel with a reason, on the page of the scorecards; then change the plan."
    )
