"""How a scorecard lies in its rows, shared by those who rate, reopen and import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from carehire.errors import Fault, UserError, unknown
from carehire.people import Person
from carehire.rubrics.rubric import RatedCriterion, Rubric
from carehire.scoring.scorecard import Rating
from carehire.storage.cleaning import clean_text
from carehire.storage.records import ScorecardRecord
from carehire.storage.rubrics import rubric_row
from carehire.storage.tables import CandidateRow, RatingRow, RubricRow, ScorecardRow


def scorecards_of(requisition_id: str) -> Select[ScorecardRow]:
    """Ask for the scorecards of candidates who were not removed, with all that a record needs."""
    return (
        select(ScorecardRow)
        .join(ScorecardRow.candidate)
        .where(CandidateRow.requisition_id == requisition_id, CandidateRow.removed_at.is_(None))
        .options(
            contains_eager(ScorecardRow.candidate),
            selectinload(ScorecardRow.ratings),
            joinedload(ScorecardRow.rubric),
        )
        .order_by(CandidateRow.key, ScorecardRow.panelist_name, ScorecardRow.key)
    )


def row_of(session: Session, candidate: CandidateRow, panelist_id: str) -> ScorecardRow | None:
    """Return the row of one panelist's scorecard of a candidate."""
    query = select(ScorecardRow).where(ScorecardRow.candidate_key == candidate.key)
    return session.scalars(query.where(ScorecardRow.panelist_id == panelist_id)).first()


def begin(session: Session, candidate: CandidateRow, panelist: Person, now: datetime) -> ScorecardRow:
    """Return a new, empty scorecard."""
    known_as, name = clean_text(panelist.id), clean_text(panelist.name)
    row = ScorecardRow(candidate=candidate, panelist_id=known_as, panelist_name=name)
    row.created_at = row.updated_at = now
    session.add(row)
    return row


def put(row: ScorecardRow, ratings: Mapping[str, Rating], now: datetime) -> None:
    """Lay ratings into a scorecard, each over the one that stood there."""
    standing = {old.criterion: old for old in row.ratings}
    for criterion, rating in ratings.items():
        old = standing.get(criterion)
        if old is None:
            old = RatingRow(criterion=criterion)
            row.ratings.append(old)
        elif _rating(old) == rating:
            continue
        old.level, old.evidence, old.answered = rating.level, rating.evidence, rating.answered
        old.updated_at = row.updated_at = now


def lock(row: ScorecardRow, chosen: RubricRow, now: datetime) -> None:
    """Mark a scorecard as submitted under a rubric."""
    row.submitted_at = row.updated_at = now
    row.rubric = chosen


def chosen_rubric(session: Session, requisition_id: str) -> RubricRow:
    """Return the rubric that a requisition uses; nothing can be rated before there is one."""
    row = rubric_row(session, requisition_id)
    if row is None:
        raise UserError(f'The requisition "{requisition_id}" has no rubric yet. Choose one, then rate.')
    return row


def fitted(rubric: Rubric, ratings: Mapping[str, Rating]) -> tuple[dict[str, Rating], list[Fault]]:
    """Return the ratings by criterion id, their evidence cleaned, and what doesn't fit the rubric."""
    fitting: dict[str, Rating] = {}
    faults: list[Fault] = []
    for name, rating in ratings.items():
        criterion = rubric.criterion(name)
        problem = _problem(rubric, name, rating)
        if problem or criterion is None:
            faults.append(Fault(problem, field=name))
        elif criterion.id in fitting:
            faults.append(
                Fault(f'"{criterion.id}" is rated twice; one rating is all it can hold.', field=name)
            )
        else:
            fitting[criterion.id] = replace(rating, evidence=clean_text(rating.evidence))
    return fitting, faults


def _problem(rubric: Rubric, name: str, rating: Rating) -> str:
    criterion = rubric.criterion(name)
    rated = [each.id for each in rubric.criteria if isinstance(each, RatedCriterion)]
    if criterion is None:
        return unknown("criterion", name, rated)
    if criterion.id not in rated:
        return f'"{criterion.id}" is read from a fact about the candidate; panelists don\'t rate it.'
    if rating.level is not None and rating.level not in rubric.scale.levels:
        span = f"{rubric.scale.min} to {rubric.scale.max}"
        return f"the rating {rating.level} is off the scale; give {span}, or none if it was not observed."
    return ""


def shown(row: ScorecardRow, chosen: RubricRow | None) -> dict[str, Rating]:
    """Return the ratings in the rubric's order; those of criteria that it no longer has stay hidden."""
    standing = {old.criterion: _rating(old) for old in row.ratings}
    order = [each.id for each in chosen.value.criteria] if chosen else sorted(standing)
    return {criterion: standing[criterion] for criterion in order if criterion in standing}


def _rating(row: RatingRow) -> Rating:
    return Rating(row.level, row.evidence, row.answered)


def label(chosen: RubricRow | None) -> str:
    """Return what a rubric is called; empty where there is none."""
    return chosen.value.label if chosen else ""


def record(row: ScorecardRow, chosen: RubricRow | None) -> ScorecardRecord:
    """Return the row as the store hands it out."""
    rubric = row.rubric or chosen
    return ScorecardRecord(
        row.candidate.id,
        Person(row.panelist_id, row.panelist_name),
        label(rubric),
        shown(row, rubric),
        row.submitted_at,
        row.updated_at,
    )
