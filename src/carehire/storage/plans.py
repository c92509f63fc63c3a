"""Interview plans in the store: one for each requisition, the owner's to change, the panel's to read."""

from __future__ import annotations

from carehire.interviews.plan import Plan
from carehire.people import Actor
from carehire.storage.access import require_owner
from carehire.storage.cleaning import clean_data
from carehire.storage.tables import PlanRow
from carehire.storage.transactions import Transactions, live


class Plans(Transactions):
    """The store's part for interview plans."""

    def save_plan(self, actor: Actor, requisition_id: str, plan: Plan) -> Plan:
        """Keep the plan of a requisition in place of the one before; return it as it is kept.

        A plan equal to the kept one is no change and leaves no note.
        """
        require_owner(actor, "plan the interviews")
        content = clean_data(plan.model_dump(mode="json"))
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            row = session.get(PlanRow, requisition_id)
            if row is None:
                session.add(PlanRow(requisition_id=requisition_id, content=content, updated_at=self._now()))
            elif row.content != content:
                row.content, row.updated_at = content, self._now()
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
