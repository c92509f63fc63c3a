"""Decisions with their history, and the letters to those who were declined."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_TEXT = sa.String()
_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "decisions",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("candidate_key", sa.Integer, sa.ForeignKey("candidates.key"), nullable=False),
        sa.Column("choice", sa.String(20), nullable=False),
        sa.Column("reason", _TEXT, nullable=False),
        sa.Column("by", _TEXT, nullable=False),
        sa.Column("person", _TEXT, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("rubric", _TEXT, nullable=False),
        sa.Column("score", sa.Double),
        sa.Column("coverage", sa.Double),
    )
    op.create_index("ix_decisions_candidate_key", "decisions", ["candidate_key"])
    op.create_table(
        "letters",
        sa.Column("candidate_key", sa.Integer, sa.ForeignKey("candidates.key"), primary_key=True),
        sa.Column("text", _TEXT, nullable=False),
        sa.Column("updated_at", _TIME, nullable=False),
        sa.Column("set_aside", sa.Boolean, nullable=False),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("letters")
    op.drop_table("decisions")
