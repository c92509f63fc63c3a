"""Erasing a person in the store: one call, so that no part of what is kept about them can be forgotten."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from carehire.people import Actor
from carehire.storage.access import require_owner
from carehire.storage.anonymity_rows import is_erased, row_called, shown_name
from carehire.storage.candidates import candidate_row
from carehire.storage.decision_tables import DecisionRow, LetterRow
from carehire.storage.group_answers import erase_answers_of
from carehire.storage.panel_tables import PanelClosingRow
from carehire.storage.records import Erased
from carehire.storage.scorecard_tables import AmendmentRow, RatingRow, ScorecardRow, ScorecardVersionRow
from carehire.storage.tables import CandidateRow
from carehire.storage.transactions import Transactions, live


class Erasure(Transactions):
    """The store's part for people who ask to be erased."""

    def erase_candidate(self, actor: Actor, requisition_id: str, candidate_id: str) -> Erased:
        """Erase a candidate for good, removed or not, with everything that is kept about them.

        Gone are name, id, facts, scorecards in all versions, the closings of their panel,
        decisions, the letter, and their answers about groups, of which nothing is told. An
        empty row keeps their place, so that nobody else's letter changes.
        """
        require_owner(actor, "erase a candidate")
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            row = row_called(session, requisition_id, candidate_id, owner=True)
            if row is None or is_erased(row):
                row = candidate_row(session, requisition_id, candidate_id)
            name = shown_name(row)
            erase_answers_of(session, requisition_id, row.id)
            erased = Erased(name, *_about(session, row))
            row.id, row.name, row.facts = f"erased {row.key}", "", {}
            row.removed_at = row.updated_at = self._now()
            self._note(session, "erase candidate", requisition_id, f"candidate {row.key}")
            return erased


def _about(session: Session, row: CandidateRow) -> tuple[int, int, int]:
    """Erase what hangs on a candidate; return how many scorecards, decisions and letters that was."""
    of_it = ScorecardRow.candidate_key == row.key
    cards = select(ScorecardRow.key).where(of_it)
    for table in (RatingRow, AmendmentRow, ScorecardVersionRow):
        session.execute(delete(table).where(table.scorecard_key.in_(cards)))
    scorecards = len(session.scalars(cards).all())
    session.execute(delete(ScorecardRow).where(of_it))
    session.execute(delete(PanelClosingRow).where(PanelClosingRow.candidate_key == row.key))
    counts = []
    for about in (DecisionRow, LetterRow):
        counts.append(
            len(session.scalars(select(about.candidate_key).where(about.candidate_key == row.key)).all())
        )
        session.execute(delete(about).where(about.candidate_key == row.key))
    return scorecards, counts[0], counts[1]
