"""Submitted scorecards that an owner opens again: what stood in them is kept, with the reason."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from carehire.errors import NotFoundError, UserError, unknown
from carehire.people import Actor, Person
from carehire.scoring.scorecard import Rating
from carehire.storage.access import require_owner
from carehire.storage.candidates import candidate_row
from carehire.storage.cleaning import clean_text
from carehire.storage.records import ReopeningRecord, ScorecardRecord
from carehire.storage.rubrics import rubric_row
from carehire.storage.scorecard_rows import record, row_of, shown
from carehire.storage.tables import CandidateRow, ReopeningRow, ScorecardRow
from carehire.storage.transactions import Transactions, live


class Reopenings(Transactions):
    """The store's part for reopened scorecards."""

    def reopen_scorecard(
        self, actor: Actor, requisition_id: str, candidate_id: str, panelist_id: str, reason: str
    ) -> ScorecardRecord:
        """Unlock a submitted scorecard; what stood in it is kept beside the reason."""
        require_owner(actor, "reopen a scorecard")
        why = clean_text(reason).strip()
        if not why:
            raise UserError("Say why the scorecard is reopened; the reason is kept with what stood in it.")
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            candidate = candidate_row(session, requisition_id, candidate_id)
            row = _submitted(session, candidate, panelist_id)
            session.add(_reopening(row, actor, why, self._now()))
            row.submitted_at, row.rubric, row.updated_at = None, None, self._now()
            self._note(session, "reopen scorecard", requisition_id, f"scorecard {row.key}")
            return record(row, rubric_row(session, requisition_id))

    def reopenings(self, actor: Actor, requisition_id: str) -> list[ReopeningRecord]:
        """Return which scorecards were reopened, oldest first, with the ratings as submitted."""
        require_owner(actor, "see what stood in reopened scorecards")
        joined = select(ReopeningRow).join(ReopeningRow.scorecard).join(ScorecardRow.candidate)
        query = joined.where(CandidateRow.requisition_id == requisition_id).order_by(ReopeningRow.key)
        with self._read(actor) as session:
            live(session, requisition_id)
            return [_record(row) for row in session.scalars(query)]


def _submitted(session: Session, candidate: CandidateRow, panelist_id: str) -> ScorecardRow:
    row = row_of(session, candidate, panelist_id)
    if row is None:
        raters = select(ScorecardRow.panelist_id).where(ScorecardRow.candidate_key == candidate.key)
        raise NotFoundError(unknown("panelist", panelist_id, session.scalars(raters)))
    if row.submitted_at is None:
        raise UserError(f"The scorecard of {row.panelist_name} is not submitted, so it is still open.")
    return row


def _reopening(row: ScorecardRow, actor: Actor, reason: str, now: datetime) -> ReopeningRow:
    return ReopeningRow(
        scorecard=row,
        reason=reason,
        reopened_by=actor.person.id,
        reopened_at=now,
        submitted_at=row.submitted_at,
        ratings={criterion: asdict(rating) for criterion, rating in shown(row, row.rubric).items()},
    )


def _record(row: ReopeningRow) -> ReopeningRecord:
    card = row.scorecard
    return ReopeningRecord(
        card.candidate.id,
        Person(card.panelist_id, card.panelist_name),
        row.reason,
        row.reopened_by,
        row.reopened_at,
        row.submitted_at,
        {criterion: Rating(**rating) for criterion, rating in row.ratings.items()},
    )
