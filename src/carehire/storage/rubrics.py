"""Rubrics in the store: versions by their content, and which one a requisition uses."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from carehire.errors import UserError
from carehire.people import Actor, Person
from carehire.rubrics.digest import digest_of
from carehire.rubrics.rubric import Rubric
from carehire.storage.access import require_owner
from carehire.storage.anonymity_rows import without_names
from carehire.storage.cleaning import clean_data, clean_text
from carehire.storage.panel_records import RubricChange
from carehire.storage.panel_tables import RubricChangeRow
from carehire.storage.records import RubricRecord
from carehire.storage.scorecard_tables import ScorecardRow, ScorecardVersionRow
from carehire.storage.tables import CandidateRow, RequisitionRubricRow, RubricRow
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

    def set_rubric(self, actor: Actor, requisition_id: str, rubric: Rubric, reason: str = "") -> RubricRecord:
        """Let a requisition use this rubric.

        Once a scorecard was submitted, the rubric is frozen, and another takes a
        ``reason``: what was submitted keeps its version, and drafts move to the new one.
        """
        require_owner(actor, "choose the rubric")
        why = clean_text(reason).strip()
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            row = self._kept(session, rubric)
            link = session.get(RequisitionRubricRow, requisition_id)
            now = self._now()
            if link is None:
                session.add(
                    RequisitionRubricRow(requisition_id=requisition_id, rubric_key=row.key, set_at=now)
                )
            elif link.rubric_key != row.key:
                if number := _submitted(session, requisition_id):
                    _require_reason(link.rubric, number, why)
                    session.add(_change(requisition_id, link.rubric, row, actor.person, why, now))
                link.rubric_key, link.set_at = row.key, now
            else:
                return _record(row)
            self._note(session, "choose rubric", requisition_id, f"{row.rubric_id} v{row.version}")
            return _record(row)

    def rubric_changes(self, actor: Actor, requisition_id: str) -> list[RubricChange]:
        """Return how the rubric changed since the first submission, oldest first."""
        require_owner(actor, "see why the rubric changed")
        with self._read(actor) as session:
            live(session, requisition_id)
            of_it = select(RubricChangeRow).where(RubricChangeRow.requisition_id == requisition_id)
            return [
                RubricChange(
                    row.before.value,
                    row.after.value,
                    without_names(session, requisition_id, row.reason),
                    Person(row.person, row.person_name),
                    row.at,
                )
                for row in session.scalars(of_it.order_by(RubricChangeRow.key))
            ]

    def rubrics_used(self, actor: Actor, requisition_id: str) -> list[Rubric]:
        """Return the rubric that a requisition uses and before it, oldest first, those it used before.

        An older one counts only where something was submitted under it.
        """
        with self._read(actor) as session:
            live(session, requisition_id)
            chosen = rubric_row(session, requisition_id)
            # By key, since PostgreSQL can't tell whether two JSON contents are equal.
            keys = (
                select(ScorecardVersionRow.rubric_key)
                .join(ScorecardRow, ScorecardRow.key == ScorecardVersionRow.scorecard_key)
                .join(ScorecardRow.candidate)
                .where(CandidateRow.requisition_id == requisition_id)
            )
            used = select(RubricRow).where(RubricRow.key.in_(keys)).order_by(RubricRow.key)
            older = [row.value for row in session.scalars(used) if chosen is None or row.key != chosen.key]
            return [*older, *([chosen.value] if chosen else [])]

    def rubric(self, actor: Actor, requisition_id: str) -> Rubric | None:
        """Return the rubric that a requisition uses, or None while none was chosen."""
        with self._read(actor) as session:
            live(session, requisition_id)
            row = rubric_row(session, requisition_id)
            return row.value if row else None

    def _kept(self, session: Session, rubric: Rubric) -> RubricRow:
        content = clean_data(rubric.model_dump(mode="json"))
        digest = digest_of(rubric)
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


def _submitted(session: Session, requisition_id: str) -> int:
    query = (
        select(func.count())
        .select_from(ScorecardRow)
        .join(CandidateRow, CandidateRow.key == ScorecardRow.candidate_key)
        .where(CandidateRow.requisition_id == requisition_id, ScorecardRow.submitted_at.is_not(None))
    )
    return session.scalar(query) or 0


def _require_reason(chosen: RubricRow, submitted: int, reason: str) -> None:
    if not reason:
        raise UserError(
            f"The rubric {chosen.rubric_id} v{chosen.version} is frozen for this requisition: "
            f"scorecards submitted under it: {submitted}. Scores stay comparable only if every candidate "
            "is scored on the same criteria. To change it all the same, make a new version of it and say "
            "why; what was submitted keeps the version that it was made under."
        )


def _change(
    requisition_id: str, before: RubricRow, after: RubricRow, by: Person, reason: str, at: datetime
) -> RubricChangeRow:
    return RubricChangeRow(
        requisition_id=requisition_id,
        before_key=before.key,
        after_key=after.key,
        reason=reason,
        person=by.id,
        person_name=by.name,
        at=at,
    )


def _record(row: RubricRow) -> RubricRecord:
    return RubricRecord(row.value, row.digest, row.kept_at)
