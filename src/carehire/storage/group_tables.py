"""The table of answers about groups: apart from all others, so that nothing joins it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from carehire.storage.tables import Letters, Table


class GroupAnswerRow(Table):
    """One respondent's answers. No candidate, no name, no time: nothing that says whose they are.

    ``respondent`` is a keyed digest of the candidate's id (see ``group_answers``), and no
    number counts the rows up, since their order would be that in which people answered.
    """

    __tablename__ = "group_answers"
    requisition_id: Mapped[str] = mapped_column(ForeignKey("requisitions.id"), primary_key=True)
    respondent: Mapped[str] = mapped_column(Letters(64), primary_key=True)
    form: Mapped[str] = mapped_column(Letters(80))
    answers: Mapped[dict[str, Any]]
