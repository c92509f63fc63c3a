"""The life cycle: steps and publications. What was exported before counts as published then."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ID = sa.String(80)
_TEXT = sa.String()
_WORD = sa.String(20)
_TIME = sa.DateTime(timezone=True)

_requisitions = sa.table(
    "requisitions", sa.column("id", _ID), sa.column("version", sa.Integer), sa.column("created_at", _TIME)
)
_postings = sa.table(
    "postings",
    sa.column("key", sa.Integer),
    sa.column("requisition_id", _ID),
    sa.column("number", sa.Integer),
    sa.column("created_at", _TIME),
)
_journal = sa.table(
    "journal",
    sa.column("key", sa.Integer),
    sa.column("at", _TIME),
    sa.column("person", _TEXT),
    sa.column("action", _TEXT),
    sa.column("requisition_id", _ID),
    sa.column("thing", _TEXT),
)


def upgrade() -> None:
    """Make the tables, and tell of each requisition what the older ones know."""
    steps = op.create_table(
        "steps",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("requisition_id", _ID, sa.ForeignKey("requisitions.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("step", _WORD, nullable=False),
        sa.Column("state", _WORD, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("person", _TEXT, nullable=False),
        sa.Column("person_name", _TEXT, nullable=False),
        sa.Column("reason", _TEXT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.UniqueConstraint("requisition_id", "number"),
    )
    publications = op.create_table(
        "publications",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("requisition_id", _ID, sa.ForeignKey("requisitions.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("posting_key", sa.Integer, sa.ForeignKey("postings.key"), nullable=False),
        sa.Column("begun_key", sa.Integer, sa.ForeignKey("steps.key"), nullable=False),
        sa.Column("ended_key", sa.Integer, sa.ForeignKey("steps.key")),
        sa.UniqueConstraint("requisition_id", "number"),
    )
    connection = op.get_bind()
    for requisition in connection.execute(sa.select(_requisitions)).all():
        _tell(connection, steps, publications, requisition)


def _tell(
    connection: sa.Connection, steps: sa.Table, publications: sa.Table, requisition: sa.Row[Any]
) -> None:
    of_it = _journal.c.requisition_id == requisition.id
    noted = connection.execute(sa.select(_journal).where(of_it).order_by(_journal.c.key)).all()
    number = 0

    def take(step: str, state: str, at: datetime, person: str) -> int:
        nonlocal number
        number += 1
        values = {
            "requisition_id": requisition.id,
            "number": number,
            "step": step,
            "state": state,
            "at": at,
            "person": person,
            "person_name": "Owner" if person == "owner" else person,
            "reason": "",
            "version": requisition.version,
        }
        made = connection.execute(sa.insert(steps).values(values)).inserted_primary_key
        return int(made[0]) if made else 0

    def who(action: str, thing: str) -> str:
        return next((e.person for e in noted if (e.action, e.thing) == (action, thing)), "")

    take("start", "draft", requisition.created_at, who("add requisition", ""))
    out = _postings.c.requisition_id == requisition.id
    last: sa.Row[Any] | None = None
    for last in connection.execute(sa.select(_postings).where(out).order_by(_postings.c.number)):
        begun = take("publish", "published", last.created_at, who("export posting", f"posting {last.number}"))
        earlier = (publications.c.requisition_id == requisition.id, publications.c.ended_key.is_(None))
        connection.execute(sa.update(publications).where(*earlier).values(ended_key=begun))
        connection.execute(
            sa.insert(publications).values(
                requisition_id=requisition.id, number=last.number, posting_key=last.key, begun_key=begun
            )
        )
    if last is not None:
        changes = (e for e in noted if e.action == "change requisition" and e.at > last.created_at)
        first = next(changes, None)
        if first is not None:
            take("edit", "draft", first.at, first.person)


def downgrade() -> None:
    """Drop them; the older tables hold all that they held before."""
    op.drop_table("publications")
    op.drop_table("steps")
