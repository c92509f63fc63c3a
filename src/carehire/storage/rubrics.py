"""Rubrics in the store: versions by their content, and which one a requisition uses."""

from __future__ import annotations

import hashlib
import json

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from carehire.errors import UserError
from carehire.people import Actor
from carehire.rubrics.rubric import Rubric
from carehire.storage.access import require_owner
from carehire.storage.cleaning import clean_data
from carehire.storage.records import RubricRecord
from carehire.storage.tables import CandidateRow, RequisitionRubricRow, RubricRow, ScorecardRow
from carehire.storage.transactions import Transactions, live


class Rubrics(Transactions):
    """The store's part for rubrics."""

    def keep_rubric(self, actor: Actor, rubric: Rubric) -> RubricRecord:
        """Keep a version of a rubric.

        Equal content is kept once, whatever version it calls itself. Other content under
        a version that stands already becomes the next version.
        """
        require_owner(actor, "change a rubric")
        with self._write(actor) as session:
            return _record(self._kept(session, rubric))

    def set_rubric(self, actor: Actor, requisition_id: str, rubric: Rubric) -> RubricRecord:
        """Let a requisition use this rubric, as long as no scorecard was submitted under another."""
        require_owner(actor, "choose the rubric")
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            row = self._kept(session, rubric)
            link = session.get(RequisitionRubricRow, requisition_id)
            if link is None:
                session.add(
                    RequisitionRubricRow(
                        requisition_id=requisition_id, rubric_key=row.key, set_at=self._now()
                    )
                )
            elif link.rubric_key != row.key:
                _require_unfrozen(session, requisition_id, link.rubric)
                link.rubric_key, link.set_at = row.key, self._now()
            else:
                return _record(row)
            self._note(session, "choose rubric", requisition_id, f"{row.rubric_id} v{row.version}")
            return _record(row)

    def rubric(self, actor: Actor, requisition_id: str) -> Rubric | None:
        """Return the rubric that a requisition uses, or None while none was chosen."""
        with self._read(actor) as session:
            live(session, requisition_id)
            row = rubric_row(session, requisition_id)
            return row.value if row else None

    def _kept(self, session: Session, rubric: Rubric) -> RubricRow:
        content = clean_data(rubric.model_dump(mode="json"))
        digest = _digest(rubric)
        same = select(RubricRow).where(RubricRow.rubric_id == rubric.id)
        row = session.scalars(same.where(RubricRow.digest == digest)).first()
        if row is not None:
            return row
        version = rubric.version
        if session.scalars(same.where(RubricRow.version == version)).first():
            highest = select(func.max(RubricRow.version)).where(RubricRow.rubric_id == rubric.id)
            version = (session.scalar(highest) or 0) + 1
        content["version"] = version
        row = RubricRow(
            rubric_id=rubric.id, version=version, digest=digest, content=content, kept_at=self._now()
        )
        session.add(row)
        session.flush()
        self._note(session, "keep rubric", None, f"{rubric.id} v{version}")
        return row


def rubric_row(session: Session, requisition_id: str) -> RubricRow | None:
    """Return the row of the rubric that a requisition uses."""
    link = session.get(RequisitionRubricRow, requisition_id)
    return link.rubric if link else None


def _require_unfrozen(session: Session, requisition_id: str, chosen: RubricRow) -> None:
    submitted = (
        select(func.count())
        .select_from(ScorecardRow)
        .join(CandidateRow, CandidateRow.key == ScorecardRow.candidate_key)
        .where(CandidateRow.requisition_id == requisition_id, ScorecardRow.submitted_at.is_not(None))
    )
    number = session.scalar(submitted) or 0
    if number:
        raise UserError(
            f"The rubric {chosen.rubric_id} v{chosen.version} is frozen for this requisition: "
            f"scorecards submitted under it: {number}. Scores stay comparable only if every candidate "
            "is scored on the same criteria. Reopen those scorecards first, or use the changed rubric "
            "in a new requisition."
        )


def _digest(rubric: Rubric) -> str:
    """Return a name for the content alone; defaults are left out, so that new fields change none."""
    content = rubric.model_dump(mode="json", exclude={"version"}, exclude_defaults=True)
    text = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _record(row: RubricRow) -> RubricRecord:
    return RubricRecord(row.value, row.digest, row.kept_at)
