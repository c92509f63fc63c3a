"""The interview plan of each requisition; older databases have none."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "interview_plans",
        sa.Column("requisition_id", sa.String(80), sa.ForeignKey("requisitions.id"), primary_key=True),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    """Drop it; the older tables never knew of it."""
    op.drop_table("interview_plans")
