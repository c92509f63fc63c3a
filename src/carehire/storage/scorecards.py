"""Scorecards in the store: each panelist writes their own, and sees others' only after it."""

from __future__ import annotations

from carehire.errors import UserError
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.storage.access import may_see, require_name
from carehire.storage.candidates import candidate_row
from carehire.storage.records import ScorecardRecord
from carehire.storage.rubrics import rubric_row
from carehire.storage.scorecard_rows import (
    begin,
    chosen_rubric,
    fitted,
    label,
    lock,
    put,
    record,
    row_of,
    scorecards_of,
    shown,
)
from carehire.storage.tables import ScorecardRow
from carehire.storage.transactions import Transactions, live


class Scorecards(Transactions):
    """The store's part for scorecards that people fill in."""

    def scorecard(self, actor: Actor, requisition_id: str, candidate_id: str) -> ScorecardRecord:
        """Return the actor's own scorecard of a candidate, an empty one where none was begun."""
        with self._read(actor) as session:
            live(session, requisition_id)
            candidate = candidate_row(session, requisition_id, candidate_id)
            chosen = rubric_row(session, requisition_id)
            row = row_of(session, candidate, actor.person.id)
            return record(row, chosen) if row else ScorecardRecord(candidate.id, actor.person, label(chosen))

    def scorecards(
        self, actor: Actor, requisition_id: str, candidate_id: str | None = None
    ) -> list[ScorecardRecord]:
        """Return the scorecards that the actor may see, of one candidate or of all."""
        with self._read(actor) as session:
            live(session, requisition_id)
            query = scorecards_of(requisition_id).where(may_see(actor))
            if candidate_id is not None:
                candidate = candidate_row(session, requisition_id, candidate_id)
                query = query.where(ScorecardRow.candidate_key == candidate.key)
            chosen = rubric_row(session, requisition_id)
            return [record(row, chosen) for row in session.scalars(query)]

    def save_rating(
        self, actor: Actor, requisition_id: str, candidate_id: str, criterion: str, rating: Rating
    ) -> ScorecardRecord:
        """Keep one rating in the actor's own scorecard, over the one that stood there."""
        require_name(actor)
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            candidate = candidate_row(session, requisition_id, candidate_id)
            chosen = chosen_rubric(session, requisition_id)
            ratings, faults = fitted(chosen.value, {criterion: rating})
            if faults:
                raise UserError(faults)
            row = row_of(session, candidate, actor.person.id)
            row = row or begin(session, candidate, actor.person, self._now())
            _require_open(row)
            put(row, ratings, self._now())
            return record(row, chosen)

    def submit_scorecard(self, actor: Actor, requisition_id: str, candidate_id: str) -> ScorecardRecord:
        """Lock the actor's scorecard, so that it counts; a second time changes nothing."""
        require_name(actor)
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            candidate = candidate_row(session, requisition_id, candidate_id)
            chosen = chosen_rubric(session, requisition_id)
            row = row_of(session, candidate, actor.person.id)
            if row is None or not any(rating.answered for rating in shown(row, chosen).values()):
                raise UserError(
                    f"There is nothing to submit for {candidate.name} yet. Rate at least one criterion."
                )
            if row.submitted_at is None:
                _, faults = fitted(chosen.value, shown(row, chosen))
                if faults:
                    raise UserError(faults)
                lock(row, chosen, self._now())
                self._note(session, "submit scorecard", requisition_id, f"scorecard {row.key}")
            return record(row, chosen)


def _require_open(row: ScorecardRow) -> None:
    if row.submitted_at is not None:
        raise UserError(
            f"Your scorecard of {row.candidate.name} is submitted and stays as it is. "
            "Ask the owner to reopen it if something must change."
        )
