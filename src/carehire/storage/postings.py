"""Postings in the store: what was exported, numbered, so that it can be shown what applicants read."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from carehire.people import Actor
from carehire.postings.posting import Posting
from carehire.storage.access import require_owner
from carehire.storage.cleaning import clean_data
from carehire.storage.records import PostingRecord
from carehire.storage.tables import PostingRow
from carehire.storage.transactions import Transactions, live


class Postings(Transactions):
    """The store's part for postings."""

    def add_posting(self, actor: Actor, requisition_id: str, posting: Posting) -> PostingRecord:
        """Keep an exported posting; the same content as the latest adds nothing and returns that."""
        require_owner(actor, "export a posting")
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            row, is_new = self._keep(session, requisition_id, posting)
            if is_new:
                self._note(session, "export posting", requisition_id, f"posting {row.number}")
            return posting_record(row)

    def postings(self, actor: Actor, requisition_id: str) -> list[PostingRecord]:
        """Return the exported postings of a requisition, newest first."""
        require_owner(actor, "see the postings that were exported")
        with self._read(actor) as session:
            live(session, requisition_id)
            of_it = select(PostingRow).where(PostingRow.requisition_id == requisition_id)
            return [posting_record(row) for row in session.scalars(of_it.order_by(PostingRow.number.desc()))]

    def _keep(self, session: Session, requisition_id: str, posting: Posting) -> tuple[PostingRow, bool]:
        """Return the row of a posting, and whether it is new; the latest serves where it says the same."""
        content = clean_data(posting.model_dump(mode="json"))
        latest = _latest(session, requisition_id)
        if latest is not None and latest.content == content:
            return latest, False
        number = latest.number + 1 if latest else 1
        row = PostingRow(
            requisition_id=requisition_id, number=number, content=content, created_at=self._now()
        )
        session.add(row)
        session.flush()
        return row, True


def _latest(session: Session, requisition_id: str) -> PostingRow | None:
    of_it = select(PostingRow).where(PostingRow.requisition_id == requisition_id)
    return session.scalars(of_it.order_by(PostingRow.number.desc()).limit(1)).first()


def posting_record(row: PostingRow) -> PostingRecord:
    """Return a posting as the store hands it out."""
    return PostingRecord(row.requisition_id, row.number, Posting.model_validate(row.content), row.created_at)
