"""The tables of what comes after a debrief: decisions, and the letters to those who were declined."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from carehire.storage.tables import CandidateRow, Letters, Table


class DecisionRow(Table):
    """One decision about a candidate; never changed: the newest counts, the older ones are its history.

    Rubric, score and coverage are what stood at that moment, whatever is rated later.
    """

    __tablename__ = "decisions"
    key: Mapped[int] = mapped_column(primary_key=True)
    candidate_key: Mapped[int] = mapped_column(ForeignKey("candidates.key"), index=True)
    choice: Mapped[str] = mapped_column(Letters(20))
    reason: Mapped[str]
    by: Mapped[str]
    person: Mapped[str]
    at: Mapped[datetime]
    rubric: Mapped[str]
    score: Mapped[float | None]
    coverage: Mapped[float | None]
    candidate: Mapped[CandidateRow] = relationship()


class LetterRow(Table):
    """A letter as its author edited it; ``set_aside`` keeps a text that went back to the draft."""

    __tablename__ = "letters"
    candidate_key: Mapped[int] = mapped_column(ForeignKey("candidates.key"), primary_key=True)
    text: Mapped[str]
    updated_at: Mapped[datetime]
    set_aside: Mapped[bool]
    candidate: Mapped[CandidateRow] = relationship()
