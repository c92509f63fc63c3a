"""Amendments in the store: a submitted scorecard changes by a new version with its reason, and both stay."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from carehire.errors import UserError
from carehire.people import Actor
from carehire.scoring.scorecard import Rating, RatingRound
from carehire.storage.access import require_name
from carehire.storage.anonymity_rows import shown_name
from carehire.storage.candidates import candidate_row
from carehire.storage.cleaning import clean_text
from carehire.storage.panel_rows import was_closed
from carehire.storage.records import ScorecardRecord
from carehire.storage.scorecard_rows import chosen_rubric, fitted, lock, put, record, row_of, shown
from carehire.storage.scorecard_rows import version_ratings as ratings_in
from carehire.storage.scorecard_tables import AmendmentRow, ScorecardRow
from carehire.storage.tables import RubricRow
from carehire.storage.transactions import Transactions, live


class Amendments(Transactions):
    """The store's part for submitted scorecards that their panelists change."""

    def begin_amendment(self, actor: Actor, requisition_id: str, candidate_id: str) -> ScorecardRecord:
        """Let the actor change the ratings of their submitted scorecard; until it is amended, it stands."""
        with self._write(actor) as session:
            row, chosen = _submitted(session, actor, requisition_id, candidate_id)
            if row.amendment is None:
                row.amendment = AmendmentRow(reason="", begun_at=self._now())
                self._note(session, "begin amendment", requisition_id, f"scorecard {row.key}")
            return record(row, chosen, own=True, withheld=False)

    def amendment_round(self, actor: Actor, requisition_id: str, candidate_id: str) -> RatingRound:
        """Return in which round an amendment of the actor's submitted scorecard would count now."""
        with self._read(actor) as session:
            live(session, requisition_id)
            row = row_of(session, candidate_row(session, requisition_id, candidate_id), actor.person.id)
            if row is None or not row.versions:
                raise UserError("There is no submitted scorecard of yours to amend.")
            return _round(session, row, RatingRound.INDEPENDENT)

    def note_amendment(
        self, actor: Actor, requisition_id: str, candidate_id: str, reason: str
    ) -> ScorecardRecord:
        """Keep the reason of a begun amendment as far as it is written."""
        with self._write(actor) as session:
            row, chosen = _submitted(session, actor, requisition_id, candidate_id)
            _begun(row).reason = reason
            return record(row, chosen, own=True, withheld=False)

    def drop_amendment(self, actor: Actor, requisition_id: str, candidate_id: str) -> ScorecardRecord:
        """Give a begun amendment up: the ratings stand again as they were submitted last."""
        with self._write(actor) as session:
            row, chosen = _submitted(session, actor, requisition_id, candidate_id)
            if row.amendment is not None:
                _lay_back(row, chosen)
                row.amendment = None
                self._note(session, "drop amendment", requisition_id, f"scorecard {row.key}")
            return record(row, chosen, own=True, withheld=False)

    def amend_scorecard(
        self,
        actor: Actor,
        requisition_id: str,
        candidate_id: str,
        ratings: Mapping[str, Rating] | None,
        reason: str,
        round: RatingRound = RatingRound.INDEPENDENT,
    ) -> ScorecardRecord:
        """Make the next version of the actor's submitted scorecard, with the reason for it.

        ``ratings`` change those of the last version, and the others stay; None takes them
        from the begun amendment and ends it. The version counts as independent only where
        nobody else's scorecard of the candidate could be read by then, whatever ``round``
        asks. Raises UserError without a reason, and where nothing differs.
        """
        why = clean_text(reason).strip()
        if not why:
            raise UserError("Say why you amend your scorecard; the reason is kept beside what stood in it.")
        with self._write(actor) as session:
            row, chosen = _submitted(session, actor, requisition_id, candidate_id)
            whole = shown(row, chosen) if ratings is None else _changed(row, chosen, ratings)
            _require_version(row, chosen, whole)
            if ratings is None:
                row.amendment = None
            else:
                put(row, fitted(chosen.value, ratings)[0], self._now())
            now, by = self._now(), actor.person
            lock(row, chosen, whole, by, now, _round(session, row, round)).reason = why
            self._note(session, "amend scorecard", requisition_id, f"scorecard {row.key}")
            return record(row, chosen, own=True, withheld=False)


def _submitted(
    session: Session, actor: Actor, requisition_id: str, candidate_id: str
) -> tuple[ScorecardRow, RubricRow]:
    require_name(actor)
    live(session, requisition_id, lock=True)
    candidate = candidate_row(session, requisition_id, candidate_id)
    row = row_of(session, candidate, actor.person.id)
    if row is None or not row.versions:
        raise UserError(f"Your scorecard of {shown_name(candidate)} isn't submitted yet; change it as it is.")
    return row, chosen_rubric(session, requisition_id)


def _begun(row: ScorecardRow) -> AmendmentRow:
    if row.amendment is None:
        raise UserError(f"No amendment of your scorecard of {shown_name(row.candidate)} is begun.")
    return row.amendment


def _changed(row: ScorecardRow, chosen: RubricRow, ratings: Mapping[str, Rating]) -> dict[str, Rating]:
    """Return the last version's ratings with some changed, in the order of the rubric that holds now."""
    new, faults = fitted(chosen.value, ratings)
    if faults:
        raise UserError(faults)
    both = ratings_in(row.versions[-1]) | new
    return {each.id: both[each.id] for each in chosen.value.criteria if each.id in both}


def _require_version(row: ScorecardRow, chosen: RubricRow, ratings: Mapping[str, Rating]) -> None:
    _, faults = fitted(chosen.value, ratings)
    if faults:
        raise UserError(faults)
    if not any(rating.answered for rating in ratings.values()):
        raise UserError("An amended scorecard needs at least one rating.")
    last = row.versions[-1]
    if last.rubric_key == chosen.key and ratings_in(last) == ratings:
        raise UserError("Nothing differs from what you submitted, so there is nothing to amend yet.")


def _round(session: Session, row: ScorecardRow, asked: RatingRound) -> RatingRound:
    """Return to which round an amendment belongs: the facts decide, and not its panelist.

    Whoever has submitted may read what others submitted, so that from the first of those
    on no change is independent any more.
    """
    others = select(ScorecardRow.key).where(
        ScorecardRow.candidate_key == row.candidate_key,
        ScorecardRow.key != row.key,
        ScorecardRow.submitted_at.is_not(None),
    )
    seen = session.scalars(others.limit(1)).first() is not None or was_closed(session, row.candidate)
    before = row.versions[-1].round == RatingRound.DEBRIEF
    return RatingRound.DEBRIEF if seen or before else asked


def _lay_back(row: ScorecardRow, chosen: RubricRow) -> None:
    """Let the ratings under the panelist's hands be those of the last version; hidden ones stay hidden."""
    kept = ratings_in(row.versions[-1])
    shows = {criterion.id for criterion in chosen.value.criteria}
    row.ratings = [old for old in row.ratings if old.criterion in kept or old.criterion not in shows]
    put(row, kept, row.updated_at)
