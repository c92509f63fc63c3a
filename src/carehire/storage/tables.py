"""The tables, in SQL that SQLite and PostgreSQL share. Each change here needs a migration."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

from carehire.rubrics.rubric import Rubric
from carehire.storage.cleaning import clean_text

# Alembic finds a constraint again by its name, and SQLite gives none of its own.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A point in time: UTC in the database and aware of it in Python."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Turn to UTC, since SQLite keeps no zone."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Give the zone back that SQLite dropped."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Letters(TypeDecorator[str]):
    """A text in which only stands what every database keeps; what is asked for is cleaned alike."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """Clean what is kept or looked for."""
        return None if value is None else clean_text(value)


class Table(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Moment,
        dict[str, Any]: JSON,
        str: Letters,
    }


class Meta(Table):
    """Facts about the database itself, such as which carehire migrated it last."""

    __tablename__ = "meta"
    name: Mapped[str] = mapped_column(Letters(80), primary_key=True)
    value: Mapped[str]


class RequisitionRow(Table):
    """A requisition; ``version`` guards against overwriting a newer one."""

    __tablename__ = "requisitions"
    id: Mapped[str] = mapped_column(Letters(80), primary_key=True)
    data: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy declares it so


class PostingRow(Table):
    """A posting as it was exported."""

    __tablename__ = "postings"
    __table_args__ = (UniqueConstraint("requisition_id", "number"),)
    key: Mapped[int] = mapped_column(primary_key=True)
    requisition_id: Mapped[str] = mapped_column(ForeignKey("requisitions.id"))
    number: Mapped[int]
    content: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class StepRow(Table):
    """One step in the life of a requisition; the one with the highest number says its state.

    Apart from the requisition, so that the history of states can't be overwritten.
    """

    __tablename__ = "steps"
    __table_args__ = (UniqueConstraint("requisition_id", "number"),)
    key: Mapped[int] = mapped_column(primary_key=True)
    requisition_id: Mapped[str] = mapped_column(ForeignKey("requisitions.id"))
    number: Mapped[int]
    step: Mapped[str] = mapped_column(Letters(20))
    state: Mapped[str] = mapped_column(Letters(20))
    at: Mapped[datetime]
    person: Mapped[str]
    person_name: Mapped[str]
    reason: Mapped[str]
    version: Mapped[int]


class PublicationRow(Table):
    """A published version; in force until a step ended it."""

    __tablename__ = "publications"
    __table_args__ = (UniqueConstraint("requisition_id", "number"),)
    key: Mapped[int] = mapped_column(primary_key=True)
    requisition_id: Mapped[str] = mapped_column(ForeignKey("requisitions.id"))
    number: Mapped[int]
    posting_key: Mapped[int] = mapped_column(ForeignKey("postings.key"))
    begun_key: Mapped[int] = mapped_column(ForeignKey("steps.key"))
    ended_key: Mapped[int | None] = mapped_column(ForeignKey("steps.key"))
    posting: Mapped[PostingRow] = relationship()
    begun: Mapped[StepRow] = relationship(foreign_keys=begun_key)
    ended: Mapped[StepRow | None] = relationship(foreign_keys=ended_key)


class RubricRow(Table):
    """One version of a rubric; never changed once it stands."""

    __tablename__ = "rubrics"
    __table_args__ = (UniqueConstraint("rubric_id", "version"), UniqueConstraint("rubric_id", "digest"))
    key: Mapped[int] = mapped_column(primary_key=True)
    rubric_id: Mapped[str] = mapped_column(Letters(80))
    version: Mapped[int]
    digest: Mapped[str] = mapped_column(Letters(64))
    content: Mapped[dict[str, Any]]
    kept_at: Mapped[datetime]

    @cached_property
    def value(self) -> Rubric:
        """The rubric itself; a row never changes, so it is read once."""
        return Rubric.model_validate(self.content)


class RequisitionRubricRow(Table):
    """Which rubric a requisition uses: apart from it, so that choosing one makes no edit stale."""

    __tablename__ = "requisition_rubrics"
    requisition_id: Mapped[str] = mapped_column(ForeignKey("requisitions.id"), primary_key=True)
    rubric_key: Mapped[int] = mapped_column(ForeignKey("rubrics.key"))
    set_at: Mapped[datetime]
    rubric: Mapped[RubricRow] = relationship()


class PlanRow(Table):
    """The interview plan of a requisition; apart from it, so that planning makes no edit stale."""

    __tablename__ = "interview_plans"
    requisition_id: Mapped[str] = mapped_column(ForeignKey("requisitions.id"), primary_key=True)
    content: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]


class CandidateRow(Table):
    """Somebody who applied. There is no demographic column, and none may be added."""

    __tablename__ = "candidates"
    __table_args__ = (UniqueConstraint("requisition_id", "id"),)
    key: Mapped[int] = mapped_column(primary_key=True)
    requisition_id: Mapped[str] = mapped_column(ForeignKey("requisitions.id"))
    id: Mapped[str]
    name: Mapped[str]
    facts: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class AnonymityRow(Table):
    """That names were hidden or shown again in a requisition; the last row holds."""

    __tablename__ = "anonymity"
    key: Mapped[int] = mapped_column(primary_key=True)
    requisition_id: Mapped[str] = mapped_column(Letters(80), ForeignKey("requisitions.id"), index=True)
    hidden: Mapped[bool]
    person: Mapped[str]
    person_name: Mapped[str]
    at: Mapped[datetime]
    reason: Mapped[str]


class JournalRow(Table):
    """Who did what, when. Things stand by number: no text about a candidate lies here."""

    __tablename__ = "journal"
    key: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    person: Mapped[str]
    role: Mapped[str] = mapped_column(Letters(20))
    action: Mapped[str] = mapped_column(Letters(40))
    requisition_id: Mapped[str | None] = mapped_column(Letters(80), index=True)
    thing: Mapped[str]
