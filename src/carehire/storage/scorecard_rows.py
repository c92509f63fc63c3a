"""How a scorecard lies in its rows, shared by those who rate, amend and import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from carehire.errors import Fault, UserError, unknown
from carehire.people import Person
from carehire.rubrics.rubric import RatedCriterion, Rubric
from carehire.scoring.scorecard import Rating, RatingRound
from carehire.storage.anonymity_rows import shown_id, without_name
from carehire.storage.cleaning import clean_text
from carehire.storage.records import AmendmentRecord, ScorecardRecord, VersionRecord
from carehire.storage.rubrics import rubric_row
from carehire.storage.scorecard_tables import RatingRow, ScorecardRow, ScorecardVersionRow
from carehire.storage.tables import CandidateRow, RubricRow


def scorecards_of(requisition_id: str) -> Select[ScorecardRow]:
    """Ask for the scorecards of candidates who were not removed, with all that a record needs."""
    return (
        select(ScorecardRow)
        .join(ScorecardRow.candidate)
        .where(CandidateRow.requisition_id == requisition_id, CandidateRow.removed_at.is_(None))
        .options(
            contains_eager(ScorecardRow.candidate),
            selectinload(ScorecardRow.ratings),
            selectinload(ScorecardRow.versions).joinedload(ScorecardVersionRow.rubric),
            joinedload(ScorecardRow.amendment),
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


def lock(
    row: ScorecardRow, chosen: RubricRow, ratings: Mapping[str, Rating], by: Person, now: datetime, round: str
) -> ScorecardVersionRow:
    """Keep ratings as the next version of a scorecard, made under a rubric; the first one submits it."""
    version = ScorecardVersionRow(
        number=len(row.versions) + 1,
        round=round,
        reason="",
        person=clean_text(by.id),
        person_name=clean_text(by.name),
        made_at=now,
        rubric=chosen,
        ratings={criterion: asdict(rating) for criterion, rating in ratings.items()},
    )
    row.versions.append(version)
    row.submitted_at, row.updated_at, row.rubric = row.submitted_at or now, now, chosen
    return version


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


def record(row: ScorecardRow, chosen: RubricRow | None, *, own: bool, withheld: bool) -> ScorecardRecord:
    """Return the row as the store hands it out: to its panelist (``own``), or without the ratings."""
    last = row.versions[-1] if row.versions else None
    stands = version_ratings(last) if last else shown(row, chosen)
    begun = row.amendment if own else None
    return ScorecardRecord(
        shown_id(row.candidate),
        _panelist(row),
        label(last.rubric if last else chosen),
        {} if withheld else _told(row, stands, own=own),
        row.submitted_at,
        row.updated_at,
        tuple(version_record(row, version, own=own, withheld=withheld) for version in row.versions),
        amendment=AmendmentRecord(shown(row, chosen), begun.reason, begun.begun_at) if begun else None,
        answered=sum(rating.answered for rating in stands.values()),
        withheld=withheld,
    )


def version_record(
    row: ScorecardRow, version: ScorecardVersionRow, *, own: bool, withheld: bool
) -> VersionRecord:
    """Return one version of a scorecard; what is withheld has no reason either, since it may name levels."""
    return VersionRecord(
        shown_id(row.candidate),
        _panelist(row),
        version.number,
        RatingRound(version.round),
        "" if withheld else version.reason if own else without_name(row.candidate, version.reason),
        Person(version.person, version.person_name),
        version.made_at,
        label(version.rubric),
        {} if withheld else _told(row, version_ratings(version), own=own),
        withheld,
    )


def _told(row: ScorecardRow, ratings: dict[str, Rating], *, own: bool) -> dict[str, Rating]:
    """Return ratings as they are told: others don't read a hidden name in the evidence."""
    if own:
        return ratings
    return {
        name: replace(rating, evidence=without_name(row.candidate, rating.evidence))
        for name, rating in ratings.items()
    }


def _panelist(row: ScorecardRow) -> Person:
    return Person(row.panelist_id, row.panelist_name)


def version_ratings(version: ScorecardVersionRow) -> dict[str, Rating]:
    """Return a version's ratings in the order of its own rubric, since JSON keeps none everywhere."""
    order = [criterion.id for criterion in version.rubric.value.criteria]
    return {name: Rating(**version.ratings[name]) for name in order if name in version.ratings}
