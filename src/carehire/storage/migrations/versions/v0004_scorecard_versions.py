"""Versions of scorecards in place of reopenings, closed panels, and changes of a frozen rubric.

What stood in a reopened scorecard becomes its earlier version. A version that was submitted
after its panelist could read another one belongs to the debrief. A scorecard that was
reopened and not submitted again stands as it was submitted, with its amendment begun.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_ID = sa.String(80)
_TEXT = sa.String()
_TIME = sa.DateTime(timezone=True)
_INDEPENDENT, _DEBRIEF = "independent", "debrief"

_scorecards = sa.table(
    "scorecards",
    sa.column("key", sa.Integer),
    sa.column("candidate_key", sa.Integer),
    sa.column("panelist_id", _TEXT),
    sa.column("panelist_name", _TEXT),
    sa.column("rubric_key", sa.Integer),
    sa.column("submitted_at", _TIME),
)
_candidates = sa.table("candidates", sa.column("key", sa.Integer), sa.column("requisition_id", _ID))
_chosen = sa.table(
    "requisition_rubrics", sa.column("requisition_id", _ID), sa.column("rubric_key", sa.Integer)
)
_rubrics = sa.table(
    "rubrics", sa.column("key", sa.Integer), sa.column("rubric_id", _ID), sa.column("version", sa.Integer)
)
_ratings = sa.table(
    "ratings",
    sa.column("scorecard_key", sa.Integer),
    sa.column("criterion", _ID),
    sa.column("level", sa.Integer),
    sa.column("evidence", _TEXT),
    sa.column("answered", sa.Boolean),
)
_reopenings = sa.table(
    "reopenings",
    sa.column("key", sa.Integer),
    sa.column("scorecard_key", sa.Integer),
    sa.column("reason", _TEXT),
    sa.column("reopened_by", _TEXT),
    sa.column("reopened_at", _TIME),
    sa.column("submitted_at", _TIME),
    sa.column("ratings", sa.JSON),
)
_journal = sa.table(
    "journal",
    sa.column("key", sa.Integer),
    sa.column("at", _TIME),
    sa.column("action", _TEXT),
    sa.column("requisition_id", _ID),
    sa.column("thing", _TEXT),
)
_versions = sa.table(
    "scorecard_versions",
    sa.column("key", sa.Integer),
    sa.column("scorecard_key", sa.Integer),
    sa.column("number", sa.Integer),
    sa.column("round", sa.String(20)),
    sa.column("reason", _TEXT),
    sa.column("person", _TEXT),
    sa.column("person_name", _TEXT),
    sa.column("made_at", _TIME),
    sa.column("rubric_key", sa.Integer),
    sa.column("ratings", sa.JSON),
)
_amendments = sa.table(
    "amendments",
    sa.column("scorecard_key", sa.Integer),
    sa.column("reason", _TEXT),
    sa.column("begun_at", _TIME),
)


def upgrade() -> None:
    """Make the tables, turn each reopening into the version that it kept, and drop the old way."""
    _make_scorecard_tables()
    _make_panel_tables()
    connection = op.get_bind()
    cards = connection.execute(
        sa.select(_scorecards, _candidates.c.requisition_id)
        .join(_candidates, _candidates.c.key == _scorecards.c.candidate_key)
        .order_by(_scorecards.c.key)
    ).all()
    kept: dict[int, list[sa.Row[Any]]] = {}
    for row in connection.execute(sa.select(_reopenings).order_by(_reopenings.c.key)):
        kept.setdefault(row.scorecard_key, []).append(row)
    first = {
        card.key: kept[card.key][0].submitted_at if card.key in kept else card.submitted_at for card in cards
    }
    for card in cards:
        others = [
            first[each.key]
            for each in cards
            if each.candidate_key == card.candidate_key and each.key != card.key and first[each.key]
        ]
        _tell(connection, card, kept.get(card.key, []), others)
    op.drop_table("reopenings")


def _tell(
    connection: sa.Connection, card: sa.Row[Any], kept: list[sa.Row[Any]], others: list[datetime]
) -> None:
    """Write the versions of one scorecard; ``others`` are the times when others of the candidate came in."""
    versions = list(_told(connection, card, kept))
    for number, (made_at, ratings, rubric_key) in enumerate(versions, 1):
        before = kept[number - 2] if number > 1 else None
        seen = before is not None and any(came <= before.reopened_at for came in others)
        connection.execute(
            sa.insert(_versions).values(
                scorecard_key=card.key,
                number=number,
                round=_DEBRIEF if seen else _INDEPENDENT,
                reason=_reason(before) if before else "",
                person=card.panelist_id,
                person_name=card.panelist_name,
                made_at=made_at,
                rubric_key=rubric_key,
                ratings=ratings,
            )
        )
    if not kept:
        return
    changed: dict[str, Any] = {"submitted_at": versions[0][0]}
    if card.submitted_at is None:
        changed["rubric_key"] = versions[-1][2]
        open_one = {"reason": _reason(kept[-1]), "begun_at": kept[-1].reopened_at}
        connection.execute(sa.insert(_amendments).values(scorecard_key=card.key, **open_one))
    connection.execute(sa.update(_scorecards).where(_scorecards.c.key == card.key).values(**changed))


def _told(
    connection: sa.Connection, card: sa.Row[Any], kept: list[sa.Row[Any]]
) -> Iterator[tuple[datetime, dict[str, Any], int]]:
    for row in kept:
        yield row.submitted_at, row.ratings, _rubric_at(connection, card.requisition_id, row.submitted_at)
    if card.submitted_at is not None:
        mine = sa.select(_ratings).where(_ratings.c.scorecard_key == card.key)
        ratings = {
            row.criterion: {"level": row.level, "evidence": row.evidence, "answered": row.answered}
            for row in connection.execute(mine)
        }
        yield card.submitted_at, ratings, card.rubric_key


def _reason(row: sa.Row[Any]) -> str:
    return f"{row.reason} (reopened by {row.reopened_by})"


def _rubric_at(connection: sa.Connection, requisition_id: str, at: datetime) -> int:
    """Return which rubric was chosen at a time: the journal says so, since reopenings did not."""
    noted = connection.scalar(
        sa.select(_journal.c.thing)
        .where(
            _journal.c.requisition_id == requisition_id,
            _journal.c.action == "choose rubric",
            _journal.c.at <= at,
        )
        .order_by(_journal.c.key.desc())
        .limit(1)
    )
    name, _, version = (noted or "").rpartition(" v")
    named = sa.select(_rubrics.c.key).where(_rubrics.c.rubric_id == name)
    found = connection.scalar(named.where(_rubrics.c.version == int(version))) if version.isdigit() else None
    now = sa.select(_chosen.c.rubric_key).where(_chosen.c.requisition_id == requisition_id)
    return int(found or connection.scalar(now) or 0)


def _make_scorecard_tables() -> None:
    op.create_table(
        "scorecard_versions",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("scorecard_key", sa.Integer, sa.ForeignKey("scorecards.key"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("round", sa.String(20), nullable=False),
        sa.Column("reason", _TEXT, nullable=False),
        sa.Column("person", _TEXT, nullable=False),
        sa.Column("person_name", _TEXT, nullable=False),
        sa.Column("made_at", _TIME, nullable=False),
        sa.Column("rubric_key", sa.Integer, sa.ForeignKey("rubrics.key"), nullable=False),
        sa.Column("ratings", sa.JSON, nullable=False),
        sa.UniqueConstraint("scorecard_key", "number"),
    )
    op.create_table(
        "amendments",
        sa.Column("scorecard_key", sa.Integer, sa.ForeignKey("scorecards.key"), primary_key=True),
        sa.Column("reason", _TEXT, nullable=False),
        sa.Column("begun_at", _TIME, nullable=False),
    )


def _make_panel_tables() -> None:
    op.create_table(
        "panel_closings",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("candidate_key", sa.Integer, sa.ForeignKey("candidates.key"), nullable=False, index=True),
        sa.Column("reason", _TEXT, nullable=False),
        sa.Column("person", _TEXT, nullable=False),
        sa.Column("person_name", _TEXT, nullable=False),
        sa.Column("closed_at", _TIME, nullable=False),
        sa.Column("opened_by", _TEXT),
        sa.Column("opened_by_name", _TEXT),
        sa.Column("opened_at", _TIME),
    )
    op.create_table(
        "rubric_changes",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("requisition_id", _ID, sa.ForeignKey("requisitions.id"), nullable=False, index=True),
        sa.Column("before_key", sa.Integer, sa.ForeignKey("rubrics.key"), nullable=False),
        sa.Column("after_key", sa.Integer, sa.ForeignKey("rubrics.key"), nullable=False),
        sa.Column("reason", _TEXT, nullable=False),
        sa.Column("person", _TEXT, nullable=False),
        sa.Column("person_name", _TEXT, nullable=False),
        sa.Column("at", _TIME, nullable=False),
    )


def downgrade() -> None:
    """Bring reopenings back from the earlier versions; the last one stands in the scorecard itself."""
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
    connection = op.get_bind()
    begun = {row.scorecard_key: row for row in connection.execute(sa.select(_amendments))}
    by_card: dict[int, list[sa.Row[Any]]] = {}
    for row in connection.execute(
        sa.select(_versions).order_by(_versions.c.scorecard_key, _versions.c.number)
    ):
        by_card.setdefault(row.scorecard_key, []).append(row)
    for key, versions in by_card.items():
        for before, after in pairwise(versions):
            _reopen(connection, before, after.reason, after.person, after.made_at)
        last, open_one = versions[-1], begun.get(key)
        if open_one is not None:
            _reopen(connection, last, open_one.reason, last.person, open_one.begun_at)
        changed = {"submitted_at": None, "rubric_key": None} if open_one else {"submitted_at": last.made_at}
        connection.execute(sa.update(_scorecards).where(_scorecards.c.key == key).values(**changed))
    for name in ("rubric_changes", "panel_closings", "amendments", "scorecard_versions"):
        op.drop_table(name)


def _reopen(connection: sa.Connection, version: sa.Row[Any], reason: str, person: str, at: datetime) -> None:
    connection.execute(
        sa.insert(_reopenings).values(
            scorecard_key=version.scorecard_key,
            reason=reason,
            reopened_by=person,
            reopened_at=at,
            submitted_at=version.made_at,
            ratings=version.ratings,
        )
    )
