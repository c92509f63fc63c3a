"""Scorecards that come from a ratings file, taken in all together or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from carehire.errors import Fault, UserError, unknown
from carehire.people import Actor, Person
from carehire.scoring.scorecard import Rating, Scorecard
from carehire.storage.access import is_role, require_owner
from carehire.storage.anonymity_rows import shown_id
from carehire.storage.cleaning import clean_text
from carehire.storage.panel_rows import ready
from carehire.storage.records import ScorecardRecord
from carehire.storage.scorecard_rows import (
    begin,
    chosen_rubric,
    fitted,
    lock,
    put,
    scorecards_of,
    shown,
    version_ratings,
)
from carehire.storage.scorecard_tables import ScorecardRow, ScorecardVersionRow
from carehire.storage.scorecards import first_round, told
from carehire.storage.tables import CandidateRow, RubricRow
from carehire.storage.transactions import Transactions, live


@dataclass(frozen=True, slots=True)
class _Step:
    """A scorecard of the file, what it is about, and the one that stands in its place already."""

    candidate: CandidateRow
    panelist: Person
    ratings: dict[str, Rating]
    row: ScorecardRow | None


class ScorecardImport(Transactions):
    """The store's part for ratings files."""

    def import_scorecards(
        self, actor: Actor, requisition_id: str, scorecards: Sequence[Scorecard], submitted: bool = True
    ) -> list[ScorecardRecord]:
        """Take in the scorecards of a ratings file, and lock them where ``submitted``.

        A scorecard that was submitted before and says the same is left alone; one that
        says something else is a fault, and so is one that its panelist has begun or, while the
        panel is open, submitted themselves: no file finds out what an owner may not read yet.
        Ratings in the answer are withheld as in ``scorecards``.
        """
        require_owner(actor, "import ratings")
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            chosen = chosen_rubric(session, requisition_id)
            steps = _planned(session, requisition_id, chosen, scorecards)
            rows = [self._take_in(session, actor, step, chosen, submitted) for step in steps]
            session.flush()
            self._note(session, "import scorecards", requisition_id, f"{len(rows)} scorecards")
            return told(session, actor, requisition_id, rows)

    def _take_in(
        self, session: Session, actor: Actor, step: _Step, chosen: RubricRow, submitted: bool
    ) -> ScorecardRow:
        row = step.row or begin(session, step.candidate, step.panelist, self._now())
        if row.submitted_at is None:
            put(row, step.ratings, self._now())
            if submitted:
                now, round = self._now(), first_round(session, step.candidate)
                lock(row, chosen, shown(row, chosen), actor.person, now, round)
        return row


def _planned(
    session: Session, requisition_id: str, chosen: RubricRow, scorecards: Sequence[Scorecard]
) -> list[_Step]:
    """Check every scorecard before the first is written, and report all faults together."""
    candidates = _candidates(session, requisition_id)
    standing = _standing(session, requisition_id)
    open_to_owner = ready(session, requisition_id).get(requisition_id, set())
    steps: dict[tuple[int, str], _Step] = {}
    faults: list[Fault] = []
    for card in scorecards:
        place = f"{card.candidate}, {card.panelist}"
        person = Actor.panelist(clean_text(card.panelist)).person
        ratings, unfit = fitted(chosen.value, card.ratings)
        faults += [replace(fault, field=f"{place}, {fault.field}") for fault in unfit]
        candidate = candidates.get(clean_text(card.candidate))
        if candidate is None:
            faults.append(Fault(unknown("candidate", card.candidate, candidates), field=place))
            continue
        key = (candidate.key, person.id)
        step = _Step(candidate, person, ratings, standing.get(key))
        if problem := _problem(step, doubled=key in steps, told=candidate.key in open_to_owner):
            faults.append(Fault(problem, field=place))
        steps[key] = step
    if faults:
        raise UserError(faults)
    return list(steps.values())


def _problem(step: _Step, *, doubled: bool, told: bool) -> str:
    row, name = step.row, step.panelist.name
    if not step.panelist.id or is_role(step.panelist):
        return "a scorecard needs the name of its panelist."
    if doubled:
        return "this panelist has two scorecards for this candidate; give one."
    if row and row.ratings and not row.versions:
        return f"{name} has begun this scorecard on the pages; finish it there."
    if row and row.versions and not told and not _from_files(row):
        return (
            f"{name} has submitted this scorecard on the pages; what stands in it is told with the others'."
        )
    if row and row.versions and not _stands(row, step.ratings, told=told):
        return "this scorecard was submitted before with other ratings; its panelist can amend it."
    return ""


def _from_files(row: ScorecardRow) -> list[ScorecardVersionRow]:
    return [version for version in row.versions if version.person != row.panelist_id]


def _stands(row: ScorecardRow, ratings: dict[str, Rating], *, told: bool) -> bool:
    """Say whether some version says the same: a file that was taken in stays so after an amendment."""
    versions = row.versions if told else _from_files(row)
    return any(version_ratings(version) == ratings for version in versions)


def _candidates(session: Session, requisition_id: str) -> dict[str, CandidateRow]:
    present = select(CandidateRow).where(
        CandidateRow.requisition_id == requisition_id, CandidateRow.removed_at.is_(None)
    )
    # By the letter too: a file may come back that was made while names were hidden.
    return {name: row for row in session.scalars(present) for name in (row.id, shown_id(row))}


def _standing(session: Session, requisition_id: str) -> dict[tuple[int, str], ScorecardRow]:
    """Return the scorecards that stand, by candidate and panelist, in one question."""
    rows = session.scalars(scorecards_of(requisition_id))
    return {(row.candidate_key, row.panelist_id): row for row in rows}
