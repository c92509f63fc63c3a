"""Who sits on a panel, and which panels are complete or closed: worked out from rows, in few questions.

Everybody in the interview plan sits on every panel, and whoever else began a scorecard of the
candidate on theirs. Where no plan names anybody, whoever began one of any candidate here sits on
every panel, and one person alone is none: nobody could say who else is waited for.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from carehire.interviews.plan import Plan
from carehire.people import Actor, Person
from carehire.storage.panel_records import FEWEST
from carehire.storage.panel_tables import PanelClosingRow
from carehire.storage.scorecard_tables import ScorecardRow
from carehire.storage.tables import CandidateRow, PlanRow

Panels = dict[str, set[int]]
"""Candidates' keys, by requisition."""


@dataclass(frozen=True, slots=True)
class Seated:
    """Who sits on every panel of a requisition; ``named`` says that the interview plan names them."""

    people: tuple[Person, ...]
    named: bool


def ready(session: Session, requisition_id: str | None = None) -> Panels:
    """Return the candidates whose panel is complete or closed, of one requisition or of all.

    A panel is complete when everybody who sits on it has submitted, and one that no plan
    names only when these are two people at least.
    """
    here = CandidateRow.requisition_id == requisition_id if requisition_id else true()
    present = (CandidateRow.removed_at.is_(None), here)
    tally = (
        select(
            CandidateRow.requisition_id,
            CandidateRow.key,
            func.count(ScorecardRow.key),
            func.count(ScorecardRow.submitted_at),
        )
        .join(ScorecardRow, ScorecardRow.candidate_key == CandidateRow.key)
        .where(*present)
        .group_by(CandidateRow.requisition_id, CandidateRow.key)
    )
    plans = {name: people for name, people in _plans(session, requisition_id).items() if people}
    crews = _crews(session, requisition_id)
    found: Panels = {}
    for name, key, begun, done in session.execute(tally):
        whole = begun == done if name in plans else done == crews[name] >= FEWEST
        if whole:
            found.setdefault(name, set()).add(key)
    for name, expected in plans.items():
        if name in found:
            found[name] &= _rated_by_all(session, name, expected)
    shut = (
        select(CandidateRow.requisition_id, CandidateRow.key)
        .join(PanelClosingRow, PanelClosingRow.candidate_key == CandidateRow.key)
        .where(*present, PanelClosingRow.opened_at.is_(None))
    )
    for name, key in session.execute(shut):
        found.setdefault(name, set()).add(key)
    return found


def was_closed(session: Session, candidate: CandidateRow) -> bool:
    """Say whether an owner ever closed a candidate's panel: what was read then can't be unread."""
    of_it = select(PanelClosingRow.key).where(PanelClosingRow.candidate_key == candidate.key)
    return session.scalars(of_it.limit(1)).first() is not None


def closing_in_force(session: Session, candidate: CandidateRow) -> PanelClosingRow | None:
    """Return the closing of a candidate's panel that nobody has undone."""
    of_it = select(PanelClosingRow).where(PanelClosingRow.candidate_key == candidate.key)
    return session.scalars(of_it.where(PanelClosingRow.opened_at.is_(None))).first()


def planned(session: Session, requisition_id: str) -> tuple[Person, ...]:
    """Return who sits on the panel by the interview plan; nobody where there is no plan."""
    row = session.get(PlanRow, requisition_id)
    return _people(row) if row else ()


def seated(session: Session, requisition_id: str) -> Seated:
    """Return who sits on every panel: by the plan or, where it names nobody, whoever rates here."""
    people = planned(session, requisition_id)
    return Seated(people, named=True) if people else Seated(_crew(session, requisition_id), named=False)


def _crew(session: Session, requisition_id: str) -> tuple[Person, ...]:
    """Return who began a scorecard here, in the order in which they came.

    Scorecards of removed candidates count: else one could be removed to be rid of whom the
    others' panels wait for.
    """
    rows = session.execute(
        select(ScorecardRow.panelist_id, ScorecardRow.panelist_name)
        .join(ScorecardRow.candidate)
        .where(CandidateRow.requisition_id == requisition_id)
        .order_by(ScorecardRow.key)
    )
    found: dict[str, Person] = {}
    for known_as, name in rows:
        found.setdefault(known_as, Person(known_as, name))
    return tuple(found.values())


def _crews(session: Session, requisition_id: str | None) -> dict[str, int]:
    """Return how many people began a scorecard, by requisition; see ``_crew``."""
    of_candidate = CandidateRow.requisition_id
    query = (
        select(of_candidate, func.count(ScorecardRow.panelist_id.distinct()))
        .join(ScorecardRow.candidate)
        .group_by(of_candidate)
    )
    if requisition_id is not None:
        query = query.where(of_candidate == requisition_id)
    return dict(session.execute(query).all())


def _people(row: PlanRow) -> tuple[Person, ...]:
    return tuple(Actor.panelist(name).person for name in Plan.model_validate(row.content).panelists)


def _plans(session: Session, requisition_id: str | None) -> dict[str, set[str]]:
    query = select(PlanRow)
    if requisition_id is not None:
        query = query.where(PlanRow.requisition_id == requisition_id)
    return {row.requisition_id: {person.id for person in _people(row)} for row in session.scalars(query)}


def _rated_by_all(session: Session, requisition_id: str, expected: set[str]) -> set[int]:
    """Return the candidates for whom everybody in the plan has submitted."""
    done = submitted_by(session, requisition_id)
    return {key for key, people in done.items() if expected <= people}


def submitted_by(session: Session, requisition_id: str) -> dict[int, set[str]]:
    """Return the ids of those who have submitted, by the candidate's key."""
    done: dict[int, set[str]] = {}
    query = (
        select(ScorecardRow.candidate_key, ScorecardRow.panelist_id)
        .join(ScorecardRow.candidate)
        .where(CandidateRow.requisition_id == requisition_id, ScorecardRow.submitted_at.is_not(None))
    )
    for key, panelist in session.execute(query):
        done.setdefault(key, set()).add(panelist)
    return done
