"""Interview plans in the store: one for each requisition, the owner's to change, the panel's to read."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from carehire.errors import UserError
from carehire.interviews.plan import Plan
from carehire.people import Actor, Person
from carehire.scoring.words import listed
from carehire.storage.access import require_owner
from carehire.storage.anonymity_rows import shown_name
from carehire.storage.cleaning import clean_data
from carehire.storage.panel_rows import planned, ready, submitted_by
from carehire.storage.tables import CandidateRow, PlanRow
from carehire.storage.transactions import Transactions, live


class Plans(Transactions):
    """The store's part for interview plans."""

    def save_plan(self, actor: Actor, requisition_id: str, plan: Plan) -> Plan:
        """Keep the plan of a requisition in place of the one before; return it as it is kept.

        A plan equal to the kept one is no change and leaves no note. Raises UserError where
        it takes out whom a candidate's panel alone waits for, since that would open ratings
        without the reason that closing the panel takes.
        """
        require_owner(actor, "plan the interviews")
        content = clean_data(plan.model_dump(mode="json"))
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            row = session.get(PlanRow, requisition_id)
            if row is None:
                session.add(PlanRow(requisition_id=requisition_id, content=content, updated_at=self._now()))
            elif row.content != content:
                before = ready(session, requisition_id).get(requisition_id, set())
                waited = {person.id: person for person in planned(session, requisition_id)}
                row.content, row.updated_at = content, self._now()
                session.flush()
                _require_closed(session, requisition_id, before, waited)
            else:
                return plan
            self._note(session, "save interview plan", requisition_id)
        return Plan.model_validate(content)

    def plan(self, actor: Actor, requisition_id: str) -> Plan | None:
        """Return the plan of a requisition, or None while nobody has planned its interviews."""
        with self._read(actor) as session:
            live(session, requisition_id)
            row = session.get(PlanRow, requisition_id)
            return Plan.model_validate(row.content) if row else None


def _require_closed(
    session: Session, requisition_id: str, before: set[int], waited: Mapping[str, Person]
) -> None:
    """Refuse a plan by which a panel would be complete that was waited for."""
    opened = ready(session, requisition_id).get(requisition_id, set()) - before
    if not opened:
        return
    done = submitted_by(session, requisition_id)
    gone = waited.keys() - {person.id for person in planned(session, requisition_id)}
    gone = {each for each in gone if any(each not in done.get(key, ()) for key in opened)}
    rows = session.scalars(
        select(CandidateRow).where(CandidateRow.key.in_(opened)).order_by(CandidateRow.key)
    )
    names = listed([waited[each].name for each in sorted(gone)], limit=5)
    people = listed([shown_name(row) for row in rows], limit=5)
    raise UserError(
        f"The panel for {people} waits for {names} alone, so without them its ratings would lie open. "
        "Close that panel first, on the page of the scorecards, with a reason; then change the plan."
    )
