"""Decisions in the store: made by a named person, with a reason, and never written over."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from carehire.candidates.decision import Choice, Decision, Standing
from carehire.errors import Fault, UserError, unknown
from carehire.people import Actor, names_somebody
from carehire.storage.access import require_owner
from carehire.storage.anonymity_rows import shown_id, without_name
from carehire.storage.candidates import candidate_row
from carehire.storage.cleaning import clean_text
from carehire.storage.decision_tables import DecisionRow
from carehire.storage.tables import CandidateRow
from carehire.storage.transactions import Transactions, live


class Decisions(Transactions):
    """The store's part for decisions."""

    def decide(
        self,
        actor: Actor,
        requisition_id: str,
        candidate_id: str,
        choice: str,
        reason: str,
        by: str,
        standing: Standing = Standing(),  # noqa: B008 - frozen
    ) -> Decision:
        """Keep a decision about a candidate; an older one stays in the history.

        ``by`` is the name of the person who decided, since "Owner" is a role and nobody's
        name. Raises UserError with every fault: no reason, no name, no such choice.
        """
        require_owner(actor, "decide about candidates")
        why, name = clean_text(reason).strip(), " ".join(clean_text(by).split())
        faults = list(_faults(choice, why, name))
        if faults:
            raise UserError(faults)
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            row = DecisionRow(
                candidate=candidate_row(session, requisition_id, candidate_id),
                choice=Choice(choice),
                reason=why,
                by=name,
                person=actor.person.id,
                at=self._now(),
                rubric=standing.rubric,
                score=standing.score,
                coverage=standing.coverage,
            )
            session.add(row)
            session.flush()
            self._note(session, "decide", requisition_id, f"decision {row.key}")
            return _decision(row)

    def decisions(self, actor: Actor, requisition_id: str) -> list[Decision]:
        """Return every decision about candidates who were not removed, the oldest first."""
        require_owner(actor, "see decisions")
        query = (
            select(DecisionRow)
            .join(DecisionRow.candidate)
            .where(CandidateRow.requisition_id == requisition_id, CandidateRow.removed_at.is_(None))
            .options(contains_eager(DecisionRow.candidate))
            .order_by(DecisionRow.key)
        )
        with self._read(actor) as session:
            live(session, requisition_id)
            return [_decision(row) for row in session.scalars(query)]


def _faults(choice: str, reason: str, name: str) -> list[Fault]:
    faults = []
    if choice not in list(Choice):
        faults.append(Fault(unknown("decision", choice, list(Choice)), field="decision"))
    if not reason:
        faults.append(Fault("say why; the reason is kept with the decision.", field="reason"))
    if not names_somebody(name):
        faults.append(Fault("say who decides; a decision carries a person's name.", field="name"))
    return faults


def _decision(row: DecisionRow) -> Decision:
    standing = Standing(row.rubric, row.score, row.coverage)
    return Decision(
        shown_id(row.candidate),
        Choice(row.choice),
        without_name(row.candidate, row.reason),
        row.by,
        row.at,
        standing,
    )
