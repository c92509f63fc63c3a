"""The answers about groups, in a table that nothing joins."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "group_answers",
        sa.Column("requisition_id", sa.String(80), sa.ForeignKey("requisitions.id"), nullable=False),
        sa.Column("respondent", sa.String(64), nullable=False),
        sa.Column("form", sa.String(80), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("requisition_id", "respondent"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("group_answers")
