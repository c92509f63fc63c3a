"""Scorecards in the store: each panelist writes their own, and sees others' only after it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from carehire.errors import UserError
from carehire.people import Actor
from carehire.scoring.scorecard import Rating, RatingRound
from carehire.storage.access import is_owner, may_see, require_name
from carehire.storage.anonymity_rows import shown_id, shown_name
from carehire.storage.candidates import candidate_row
from carehire.storage.panel_rows import planned, ready, was_closed
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
from carehire.storage.scorecard_tables import ScorecardRow
from carehire.storage.tables import CandidateRow
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
            if row is None:
                return ScorecardRecord(shown_id(candidate), actor.person, label(chosen))
            return record(row, chosen, own=True, withheld=False)

    def scorecards(
        self, actor: Actor, requisition_id: str, candidate_id: str | None = None
    ) -> list[ScorecardRecord]:
        """Return the scorecards that the actor may see, of one candidate or of all.

        A panelist sees their own and, of candidates for whom they submitted one, the
        submitted ones; whoever stands in no round of the interview plan sees these only once
        the candidate's panel is complete or closed. An owner sees that there are any, and
        their ratings once the candidate's panel is complete or closed; until then, and in
        drafts, they are withheld.
        """
        with self._read(actor) as session:
            live(session, requisition_id)
            query = scorecards_of(requisition_id).where(
                may_see(actor, _narrowed(session, actor, requisition_id))
            )
            if candidate_id is not None:
                candidate = candidate_row(session, requisition_id, candidate_id)
                query = query.where(ScorecardRow.candidate_key == candidate.key)
            return told(session, actor, requisition_id, session.scalars(query))

    def save_rating(
        self, actor: Actor, requisition_id: str, candidate_id: str, criterion: str, rating: Rating
    ) -> ScorecardRecord:
        """Keep one rating in the actor's own draft or begun amendment, over the one that stood there."""
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
            return record(row, chosen, own=True, withheld=False)

    def submit_scorecard(self, actor: Actor, requisition_id: str, candidate_id: str) -> ScorecardRecord:
        """Lock the actor's scorecard, so that it counts; a second time changes nothing."""
        require_name(actor)
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            candidate = candidate_row(session, requisition_id, candidate_id)
            chosen = chosen_rubric(session, requisition_id)
            row = row_of(session, candidate, actor.person.id)
            if row is None or not row.versions:
                ratings = shown(row, chosen) if row else {}
                if row is None or not any(rating.answered for rating in ratings.values()):
                    raise UserError(
                        f"There is nothing to submit for {shown_name(candidate)} yet. "
                        "Rate at least one criterion."
                    )
                _, faults = fitted(chosen.value, ratings)
                if faults:
                    raise UserError(faults)
                lock(row, chosen, ratings, actor.person, self._now(), first_round(session, candidate))
                self._note(session, "submit scorecard", requisition_id, f"scorecard {row.key}")
            return record(row, chosen, own=True, withheld=False)


def first_round(session: Session, candidate: CandidateRow) -> RatingRound:
    """Return the round of a first submission: once the panel was closed, its ratings lay open to somebody."""
    return RatingRound.DEBRIEF if was_closed(session, candidate) else RatingRound.INDEPENDENT


def _narrowed(session: Session, actor: Actor, requisition_id: str) -> set[int] | None:
    """Return of which candidates alone an actor may read others' ratings; None where it is those they rated.

    Anybody can give a name, rate one criterion and read on; a name that the plan knows is
    accounted for.
    """
    people = {person.id for person in planned(session, requisition_id)}
    if is_owner(actor) or not people or actor.person.id in people:
        return None
    return ready(session, requisition_id).get(requisition_id, set())


def told(
    session: Session, actor: Actor, requisition_id: str, rows: Iterable[ScorecardRow]
) -> list[ScorecardRecord]:
    """Return scorecards that the actor may see, without the ratings that are still withheld from an owner."""
    chosen = rubric_row(session, requisition_id)
    open_to_owner = ready(session, requisition_id).get(requisition_id, set()) if is_owner(actor) else set()

    def one(row: ScorecardRow) -> ScorecardRecord:
        own = row.panelist_id == actor.person.id
        is_told = own or not is_owner(actor) or (row.candidate_key in open_to_owner and bool(row.versions))
        return record(row, chosen, own=own, withheld=not is_told)

    return [one(row) for row in rows]


def _require_open(row: ScorecardRow) -> None:
    if row.submitted_at is not None and row.amendment is None:
        raise UserError(
            f"Your scorecard of {shown_name(row.candidate)} is submitted and stays as it is. "
            "Amend it, with a reason, if something must change."
        )
