"""Panels in the store: who has submitted for whom, and an owner's word that a panel is closed early."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from carehire.errors import UserError
from carehire.people import Actor, Person
from carehire.rubrics.rubric import RatedCriterion, Rubric
from carehire.storage.access import require_owner
from carehire.storage.anonymity_rows import shown_id, shown_name, without_name
from carehire.storage.candidates import candidate_row
from carehire.storage.cleaning import clean_text
from carehire.storage.panel_records import (
    PanelClosing,
    PanelistProgress,
    PanelistState,
    PanelStatus,
)
from carehire.storage.panel_rows import closing_in_force, seated
from carehire.storage.panel_tables import PanelClosingRow
from carehire.storage.rubrics import rubric_row
from carehire.storage.scorecard_rows import scorecards_of, shown, version_ratings
from carehire.storage.scorecard_tables import ScorecardRow
from carehire.storage.tables import CandidateRow, RubricRow
from carehire.storage.transactions import Transactions, live


class Panels(Transactions):
    """The store's part for panels as a whole."""

    def panel_status(self, actor: Actor, requisition_id: str) -> list[PanelStatus]:
        """Return how far each candidate's panel is, in the order in which candidates came."""
        require_owner(actor, "see how far the panel is")
        with self._read(actor) as session:
            live(session, requisition_id)
            return list(_statuses(session, requisition_id).values())

    def close_panel(self, actor: Actor, requisition_id: str, candidate_id: str, reason: str) -> PanelStatus:
        """Close a candidate's panel before everybody has submitted, so that it can be scored."""
        require_owner(actor, "close a panel")
        why = clean_text(reason).strip()
        if not why:
            raise UserError("Say why the panel is closed before everybody has submitted; the reason is kept.")
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            candidate = candidate_row(session, requisition_id, candidate_id)
            status = _statuses(session, requisition_id)[candidate.key]
            if status.closed:
                raise UserError(f"The panel for {shown_name(candidate)} is closed already.")
            if status.complete:
                raise UserError(
                    f"Everybody has submitted for {shown_name(candidate)}; this panel needs no closing."
                )
            by = actor.person
            session.add(
                PanelClosingRow(
                    candidate_key=candidate.key,
                    reason=why,
                    person=by.id,
                    person_name=by.name,
                    closed_at=self._now(),
                )
            )
            self._note(session, "close panel", requisition_id, f"candidate {candidate.key}")
            return _statuses(session, requisition_id)[candidate.key]

    def open_panel_again(self, actor: Actor, requisition_id: str, candidate_id: str) -> PanelStatus:
        """Undo the closing of a candidate's panel; that it was closed stays on record."""
        require_owner(actor, "open a panel again")
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            candidate = candidate_row(session, requisition_id, candidate_id)
            row = closing_in_force(session, candidate)
            if row is None:
                raise UserError(f"The panel for {shown_name(candidate)} isn't closed.")
            row.opened_by, row.opened_by_name = actor.person.id, actor.person.name
            row.opened_at = self._now()
            self._note(session, "open panel again", requisition_id, f"candidate {candidate.key}")
            return _statuses(session, requisition_id)[candidate.key]


def _statuses(session: Session, requisition_id: str) -> dict[int, PanelStatus]:
    """Return how far each panel is, by the candidate's key."""
    sitting, chosen = seated(session, requisition_id), rubric_row(session, requisition_id)
    cards: dict[int, list[ScorecardRow]] = {}
    for row in session.scalars(scorecards_of(requisition_id)):
        cards.setdefault(row.candidate_key, []).append(row)
    closings = _closings(session, requisition_id)
    return {
        candidate.key: PanelStatus(
            shown_id(candidate),
            shown_name(candidate),
            _panelists(cards.get(candidate.key, []), sitting.people, chosen),
            tuple(closings.get(candidate.key, ())),
            sitting.named,
        )
        for candidate in session.scalars(_present(requisition_id))
    }


def _present(requisition_id: str) -> Select[CandidateRow]:
    here = (CandidateRow.requisition_id == requisition_id, CandidateRow.removed_at.is_(None))
    return select(CandidateRow).where(*here).order_by(CandidateRow.key)


def _panelists(
    rows: list[ScorecardRow], sitting: tuple[Person, ...], chosen: RubricRow | None
) -> tuple[PanelistProgress, ...]:
    """Return who sits on every panel, in their order, and behind them whoever else began a scorecard."""
    by_id = {row.panelist_id: row for row in rows}
    people = {person.id: person for person in sitting}
    people |= {row.panelist_id: Person(row.panelist_id, row.panelist_name) for row in rows}
    return tuple(_progress(person, by_id.get(person.id), chosen) for person in people.values())


def _progress(person: Person, row: ScorecardRow | None, chosen: RubricRow | None) -> PanelistProgress:
    if row is None:
        asked = _rated(chosen.value) if chosen else 0
        return PanelistProgress(person, PanelistState.NOT_BEGUN, 0, asked)
    last = row.versions[-1] if row.versions else None
    rubric = last.rubric if last else chosen
    ratings = version_ratings(last) if last else shown(row, chosen)
    return PanelistProgress(
        person,
        PanelistState.SUBMITTED if last else PanelistState.BEGUN,
        sum(rating.answered for rating in ratings.values()),
        _rated(rubric.value) if rubric else 0,
        row.submitted_at,
        len(row.versions),
    )


def _rated(rubric: Rubric) -> int:
    return sum(isinstance(criterion, RatedCriterion) for criterion in rubric.criteria)


def _closings(session: Session, requisition_id: str) -> dict[int, list[PanelClosing]]:
    query = (
        select(PanelClosingRow)
        .join(PanelClosingRow.candidate)
        .where(CandidateRow.requisition_id == requisition_id)
        .order_by(PanelClosingRow.key)
    )
    found: dict[int, list[PanelClosing]] = {}
    for row in session.scalars(query):
        found.setdefault(row.candidate_key, []).append(_closing(row))
    return found


def _closing(row: PanelClosingRow) -> PanelClosing:
    undone = Person(row.opened_by, row.opened_by_name or "") if row.opened_by is not None else None
    why = without_name(row.candidate, row.reason)
    return PanelClosing(why, Person(row.person, row.person_name), row.closed_at, undone, row.opened_at)
