"""The tables about scorecards: the ratings under a panelist's hands, and every version that was submitted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from carehire.storage.tables import CandidateRow, Letters, RubricRow, Table


class ScorecardRow(Table):
    """One panelist's scorecard of one candidate, with the ratings as they stand under their hands.

    ``rubric_key`` names the rubric of the version submitted last; ``submitted_at`` is when
    the first one was. What others read stands in ``versions``.
    """

    __tablename__ = "scorecards"
    __table_args__ = (UniqueConstraint("candidate_key", "panelist_id"),)
    key: Mapped[int] = mapped_column(primary_key=True)
    candidate_key: Mapped[int] = mapped_column(ForeignKey("candidates.key"))
    panelist_id: Mapped[str]
    panelist_name: Mapped[str]
    rubric_key: Mapped[int | None] = mapped_column(ForeignKey("rubrics.key"))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    candidate: Mapped[CandidateRow] = relationship()
    rubric: Mapped[RubricRow | None] = relationship()
    ratings: Mapped[list[RatingRow]] = relationship(cascade="all, delete-orphan")
    versions: Mapped[list[ScorecardVersionRow]] = relationship(order_by="ScorecardVersionRow.number")
    amendment: Mapped[AmendmentRow | None] = relationship(cascade="all, delete-orphan")


class RatingRow(Table):
    """One rating; ``level`` is null where it was not observed, or where ``answered`` says: not yet."""

    __tablename__ = "ratings"
    scorecard_key: Mapped[int] = mapped_column(ForeignKey("scorecards.key"), primary_key=True)
    criterion: Mapped[str] = mapped_column(Letters(80), primary_key=True)
    level: Mapped[int | None]
    evidence: Mapped[str]
    answered: Mapped[bool]
    updated_at: Mapped[datetime]


class ScorecardVersionRow(Table):
    """A scorecard as it was submitted or amended; never changed, so that every version can be shown."""

    __tablename__ = "scorecard_versions"
    __table_args__ = (UniqueConstraint("scorecard_key", "number"),)
    key: Mapped[int] = mapped_column(primary_key=True)
    scorecard_key: Mapped[int] = mapped_column(ForeignKey("scorecards.key"))
    number: Mapped[int]
    round: Mapped[str] = mapped_column(Letters(20))
    reason: Mapped[str]
    person: Mapped[str]
    person_name: Mapped[str]
    made_at: Mapped[datetime]
    rubric_key: Mapped[int] = mapped_column(ForeignKey("rubrics.key"))
    ratings: Mapped[dict[str, Any]]
    rubric: Mapped[RubricRow] = relationship()


class AmendmentRow(Table):
    """That a panelist has begun to amend a submitted scorecard, and the reason as far as it is written."""

    __tablename__ = "amendments"
    scorecard_key: Mapped[int] = mapped_column(ForeignKey("scorecards.key"), primary_key=True)
    reason: Mapped[str]
    begun_at: Mapped[datetime]
