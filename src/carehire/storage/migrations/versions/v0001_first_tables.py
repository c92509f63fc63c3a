"""The first tables: requisitions, postings, rubrics, candidates, scorecards and their journal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# Steps name columns and types by themselves: tables.py goes on changing, this step stands still.
_ID = sa.String(80)
_TEXT = sa.String()
_TIME = sa.DateTime(timezone=True)

_TABLES = (
    "meta",
    "requisitions",
    "postings",
    "rubrics",
    "requisition_rubrics",
    "candidates",
    "scorecards",
    "ratings",
    "reopenings",
    "journal",
)


def upgrade() -> None:
    """Make the tables, those that others point at first."""
    op.create_table(
        "meta",
        sa.Column("name", _ID, primary_key=True),
        sa.Column("value", _TEXT, nullable=False),
    )
    op.create_table(
        "requisitions",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("data", sa.JSON, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("updated_at", _TIME, nullable=False),
        sa.Column("deleted_at", _TIME),
    )
    op.create_table(
        "postings",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("requisition_id", _ID, sa.ForeignKey("requisitions.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.UniqueConstraint("requisition_id", "number"),
    )
    _rubrics()
    _scorecards()
    op.create_table(
        "journal",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("person", _TEXT, nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("requisition_id", _ID, index=True),
        sa.Column("thing", _TEXT, nullable=False),
    )


def _rubrics() -> None:
    op.create_table(
        "rubrics",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("rubric_id", _ID, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("kept_at", _TIME, nullable=False),
        sa.UniqueConstraint("rubric_id", "version"),
        sa.UniqueConstraint("rubric_id", "digest"),
    )
    op.create_table(
        "requisition_rubrics",
        sa.Column("requisition_id", _ID, sa.ForeignKey("requisitions.id"), primary_key=True),
        sa.Column("rubric_key", sa.Integer, sa.ForeignKey("rubrics.key"), nullable=False),
        sa.Column("set_at", _TIME, nullable=False),
    )


def _scorecards() -> None:
    op.create_table(
        "candidates",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("requisition_id", _ID, sa.ForeignKey("requisitions.id"), nullable=False),
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("facts", sa.JSON, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("updated_at", _TIME, nullable=False),
        sa.Column("removed_at", _TIME),
        sa.UniqueConstraint("requisition_id", "id"),
    )
    op.create_table(
        "scorecards",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("candidate_key", sa.Integer, sa.ForeignKey("candidates.key"), nullable=False),
        sa.Column("panelist_id", _TEXT, nullable=False),
        sa.Column("panelist_name", _TEXT, nullable=False),
        sa.Column("rubric_key", sa.Integer, sa.ForeignKey("rubrics.key")),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("updated_at", _TIME, nullable=False),
        sa.Column("submitted_at", _TIME),
        sa.UniqueConstraint("candidate_key", "panelist_id"),
    )
    op.create_table(
        "ratings",
        sa.Column("scorecard_key", sa.Integer, sa.ForeignKey("scorecards.key"), primary_key=True),
        sa.Column("criterion", _ID, primary_key=True),
        sa.Column("level", sa.Integer),
        sa.Column("evidence", _TEXT, nullable=False),
        sa.Column("answered", sa.Boolean, nullable=False),
        sa.Column("updated_at", _TIME, nullable=False),
    )
    op.create_table(
        "reopenings",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("scorecard_key", sa.Integer, sa.ForeignKey("scorecards.key"), nullable=False, index=True),
        sa.Column("reason", _TEXT, nullable=False),
        sa.Column("reopened_by", _TEXT, nullable=False),
        sa.Column("reopened_at", _TIME, nullable=False),
        sa.Column("submitted_at", _TIME, nullable=False),
        sa.Column("ratings", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    """Drop them, those that point at others first."""
    for table in reversed(_TABLES):
        op.drop_table(table)
