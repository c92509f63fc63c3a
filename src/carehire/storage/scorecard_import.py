"""Scorecards that come from a ratings file, taken in all together or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from carehire.errors import Fault, UserError, unknown
from carehire.people import Actor, Person
from carehire.rubrics.rubric import Rubric
from carehire.scoring.scorecard import Rating, Scorecard
from carehire.storage.access import require_owner
from carehire.storage.cleaning import clean_text
from carehire.storage.records import ScorecardRecord
from carehire.storage.scorecard_rows import begun, chosen_rubric, fitted, lock, put, record, row_of, shown
from carehire.storage.tables import CandidateRow, RubricRow
from carehire.storage.transactions import Transactions, live


@dataclass(frozen=True, slots=True)
class _Step:
    candidate: CandidateRow
    panelist: Person
    ratings: dict[str, Rating]


class ScorecardImport(Transactions):
    """The store's part for ratings files."""

    def import_scorecards(
        self, actor: Actor, requisition_id: str, scorecards: Sequence[Scorecard], submitted: bool = True
    ) -> list[ScorecardRecord]:
        """Take in the scorecards of a ratings file, and lock them where ``submitted``.

        A scorecard that was submitted before and says the same is left alone; one that
        says something else is a fault. In an open one each imported rating replaces the old.
        """
        require_owner(actor, "import ratings")
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            chosen = chosen_rubric(session, requisition_id)
            steps = _planned(session, requisition_id, chosen, scorecards)
            records = [self._take_in(session, step, chosen, submitted) for step in steps]
            self._note(session, "import scorecards", requisition_id, f"{len(records)} scorecards")
            return records

    def _take_in(self, session: Session, step: _Step, chosen: RubricRow, submitted: bool) -> ScorecardRecord:
        row = begun(session, step.candidate, step.panelist, self._now())
        if row.submitted_at is None:
            put(row, step.ratings, self._now())
            if submitted:
                lock(row, chosen, self._now())
        return record(row, chosen)


def _planned(
    session: Session, requisition_id: str, chosen: RubricRow, scorecards: Sequence[Scorecard]
) -> list[_Step]:
    """Check every scorecard before the first is written, and report all faults together."""
    rubric = Rubric.model_validate(chosen.content)
    present = select(CandidateRow).where(
        CandidateRow.requisition_id == requisition_id, CandidateRow.removed_at.is_(None)
    )
    candidates = {row.id: row for row in session.scalars(present)}
    steps: dict[tuple[str, str], _Step] = {}
    faults: list[Fault] = []
    for card in scorecards:
        person = Actor.panelist(clean_text(card.panelist)).person
        place = f"{card.candidate}, {card.panelist}"
        candidate = candidates.get(clean_text(card.candidate))
        ratings, unfit = fitted(rubric, card.ratings)
        faults += [replace(fault, field=f"{place}, {fault.field}") for fault in unfit]
        if candidate is None:
            faults.append(Fault(unknown("candidate", card.candidate, candidates), field=place))
        elif not person.id:
            faults.append(Fault("a scorecard needs the name of its panelist.", field=place))
        elif (candidate.id, person.id) in steps:
            faults.append(
                Fault("this panelist has two scorecards for this candidate; give one.", field=place)
            )
        elif _says_otherwise(session, candidate, person, ratings, chosen):
            words = (
                "this scorecard was submitted before with other ratings; reopen it before you import it anew."
            )
            faults.append(Fault(words, field=place))
        else:
            steps[candidate.id, person.id] = _Step(candidate, person, ratings)
    if faults:
        raise UserError(faults)
    return list(steps.values())


def _says_otherwise(
    session: Session, candidate: CandidateRow, person: Person, ratings: dict[str, Rating], chosen: RubricRow
) -> bool:
    row = row_of(session, candidate, person.id)
    return row is not None and row.submitted_at is not None and shown(row, chosen) != ratings
