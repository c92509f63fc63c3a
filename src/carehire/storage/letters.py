"""Letters in the store: the text as its author edited it; what was never edited is drafted anew."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from carehire.errors import UserError
from carehire.people import Actor
from carehire.storage.access import require_owner
from carehire.storage.anonymity_rows import letter_without_name, shown_id, shown_name, with_name
from carehire.storage.candidates import candidate_row
from carehire.storage.cleaning import clean_text
from carehire.storage.decision_tables import LetterRow
from carehire.storage.records import LetterRecord
from carehire.storage.tables import CandidateRow
from carehire.storage.transactions import Transactions, live


class LetterTexts(Transactions):
    """The store's part for letters."""

    def letters(self, actor: Actor, requisition_id: str) -> dict[str, LetterRecord]:
        """Return the letters that were edited, by candidate."""
        require_owner(actor, "read letters to candidates")
        query = (
            select(LetterRow)
            .join(LetterRow.candidate)
            .where(CandidateRow.requisition_id == requisition_id, CandidateRow.removed_at.is_(None))
            .options(contains_eager(LetterRow.candidate))
        )
        with self._read(actor) as session:
            live(session, requisition_id)
            return {shown_id(row.candidate): _record(row) for row in session.scalars(query)}

    def save_letter(self, actor: Actor, requisition_id: str, candidate_id: str, text: str) -> LetterRecord:
        """Keep the text of a letter over the one that stood there."""
        require_owner(actor, "write letters to candidates")
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            candidate = candidate_row(session, requisition_id, candidate_id)
            row = session.get(LetterRow, candidate.key) or LetterRow(candidate=candidate)
            row.text, row.updated_at = with_name(candidate, clean_text(text)), self._now()
            row.set_aside = False
            session.add(row)
            return _record(row)

    def set_letter_aside(self, actor: Actor, requisition_id: str, candidate_id: str) -> None:
        """Go back to the draft; the edited text is kept until another is saved."""
        self._put_aside(actor, requisition_id, candidate_id, aside=True)

    def take_letter_back(self, actor: Actor, requisition_id: str, candidate_id: str) -> None:
        """Bring the edited text back that was set aside."""
        self._put_aside(actor, requisition_id, candidate_id, aside=False)

    def _put_aside(self, actor: Actor, requisition_id: str, candidate_id: str, *, aside: bool) -> None:
        require_owner(actor, "write letters to candidates")
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            _edited(session, requisition_id, candidate_id).set_aside = aside


def _edited(session: Session, requisition_id: str, candidate_id: str) -> LetterRow:
    candidate = candidate_row(session, requisition_id, candidate_id)
    row = session.get(LetterRow, candidate.key)
    if row is None:
        raise UserError(f"The letter to {shown_name(candidate)} is still the draft.")
    return row


def _record(row: LetterRow) -> LetterRecord:
    return LetterRecord(
        shown_id(row.candidate), letter_without_name(row.candidate, row.text), row.updated_at, row.set_aside
    )
