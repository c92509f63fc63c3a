"""When names were hidden and shown again; in older databases they never were hidden."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "anonymity",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column(
            "requisition_id", sa.String(80), sa.ForeignKey("requisitions.id"), nullable=False, index=True
        ),
        sa.Column("hidden", sa.Boolean, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("person_name", sa.String, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String, nullable=False),
    )


def downgrade() -> None:
    """Drop it; the older tables show every name."""
    op.drop_table("anonymity")
