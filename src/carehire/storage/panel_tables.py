"""The tables about a panel as a whole, and about the rubric that changed under its hands."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from carehire.storage.tables import CandidateRow, RubricRow, Table


class PanelClosingRow(Table):
    """That an owner closed a candidate's panel early; it holds until they open the panel again."""

    __tablename__ = "panel_closings"
    key: Mapped[int] = mapped_column(primary_key=True)
    candidate_key: Mapped[int] = mapped_column(ForeignKey("candidates.key"), index=True)
    reason: Mapped[str]
    person: Mapped[str]
    person_name: Mapped[str]
    closed_at: Mapped[datetime]
    opened_by: Mapped[str | None]
    opened_by_name: Mapped[str | None]
    opened_at: Mapped[datetime | None]
    candidate: Mapped[CandidateRow] = relationship()


class RubricChangeRow(Table):
    """That an owner changed the rubric of a requisition after scorecards had been submitted, and why."""

    __tablename__ = "rubric_changes"
    key: Mapped[int] = mapped_column(primary_key=True)
    requisition_id: Mapped[str] = mapped_column(ForeignKey("requisitions.id"), index=True)
    before_key: Mapped[int] = mapped_column(ForeignKey("rubrics.key"))
    after_key: Mapped[int] = mapped_column(ForeignKey("rubrics.key"))
    reason: Mapped[str]
    person: Mapped[str]
    person_name: Mapped[str]
    at: Mapped[datetime]
    before: Mapped[RubricRow] = relationship(foreign_keys=before_key)
    after: Mapped[RubricRow] = relationship(foreign_keys=after_key)
