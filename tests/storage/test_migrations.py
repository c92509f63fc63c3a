"""Older databases, made by the carehire of their day, and what becomes of them here."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command

from carehire.people import Actor, Person
from carehire.postings.lifecycle import State, Step
from carehire.scoring.scorecard import Rating, RatingRound
from carehire.storage.engine import migration_engine, parse_url
from carehire.storage.schema import config, migration_state
from carehire.storage.store import Store, open_store
from tests.storage.conftest import ANA, BO, OWNER

pytestmark = pytest.mark.usefixtures("databases_migrated")
Clock = Callable[[], datetime]
FIRST = Path(__file__).with_name("made_by_v0001.sql")
SECOND = Path(__file__).with_name("made_by_v0002.sql")
NEWER = {
    "anonymity",
    "steps",
    "publications",
    "interview_plans",
    "scorecard_versions",
    "amendments",
    "panel_closings",
    "rubric_changes",
    "decisions",
    "letters",
    "group_answers",
}
TURNED = {"reopenings"}  # into versions of scorecards; the second layout's tests say how


def dump(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but those that a migration signs."""
    connection = sqlite3.connect(database)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    kept = [name for (name,) in names if name not in ("alembic_version", "meta")]
    rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in kept}  # noqa: S608
    connection.close()
    return rows


def made_from(script: Path, database: Path) -> Path:
    connection = sqlite3.connect(database)
    connection.executescript(script.read_text(encoding="utf-8"))
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    return database


@pytest.fixture
def older(database: Path) -> Path:
    """A database as the first layout's code left it: drafted, exported twice, edited since, deleted."""
    database.parent.mkdir()
    return made_from(FIRST, database)


@pytest.fixture
def upgraded(older: Path, url: str, clock: Clock) -> Iterator[Store]:
    assert older.exists()
    assert migration_state(url).current == "0001"
    store = open_store(url, clock)
    yield store
    store.close()


def test_nothing_that_the_first_layout_held_is_lost_or_changed(older: Path, url: str, clock: Clock) -> None:
    before = dump(older)
    open_store(url, clock).close()

    after = dump(older)

    assert (after.keys() - before.keys(), before.keys() - after.keys()) == (NEWER, TURNED)
    kept = {name: rows for name, rows in before.items() if name not in TURNED}
    assert {name: rows for name, rows in after.items() if name not in NEWER} == kept


def test_what_was_never_exported_is_a_draft_since_it_was_begun(upgraded: Store) -> None:
    drafted = upgraded.requisition(OWNER, "drafted")

    assert (drafted.state, drafted.published, drafted.last_step) == (State.DRAFT, None, Step.START)
    assert drafted.state_since == drafted.created_at
    assert drafted.state_by == Person("owner", "Owner")
    assert upgraded.requisition(OWNER, "gone").state is State.DRAFT


def test_what_was_exported_counts_as_published_by_whom_the_journal_names(upgraded: Store) -> None:
    exported = upgraded.requisition(OWNER, "exported")

    assert (exported.state, exported.published, exported.closes) == (State.PUBLISHED, 2, date(2027, 2, 1))
    assert exported.state_by == Person("cy", "cy")
    second, first = upgraded.publications(OWNER, "exported")
    assert [(each.number, each.posting.title) for each in (first, second)] == [(1, "First"), (2, "Second")]
    assert first.begun.by == Person("owner", "Owner")
    assert (first.ended, second.ended) == (second.begun, None)
    assert first.begun.at < second.begun.at == exported.state_since
    assert exported.state_since is not None
    assert exported.state_since.tzinfo is UTC


def test_what_was_changed_after_its_export_is_a_draft_beside_what_applicants_read(upgraded: Store) -> None:
    edited = upgraded.requisition(OWNER, "edited")

    # Cy changed it first and the owner once more: it has been a draft since Cy's change.
    assert (edited.state, edited.last_step, edited.published) == (State.DRAFT, Step.EDIT, 1)
    assert edited.state_by == Person("cy", "cy")
    assert upgraded.publications(OWNER, "edited")[0].posting.title == "Customer Care Manager"


def test_an_older_requisition_goes_on_its_way_with_the_next_number(upgraded: Store) -> None:
    record = upgraded.requisition(OWNER, "edited")
    for step in (Step.SUBMIT, Step.APPROVE):
        record = upgraded.take_step(OWNER, "edited", step, record.version)
    posting = upgraded.publications(OWNER, "edited")[0].posting
    record = upgraded.publish(OWNER, "edited", posting, record.version)

    assert (record.state, record.published) == (State.PUBLISHED, 2)
    assert upgraded.scorecards(ANA, "exported")[0].ratings["empathy"].evidence == "warm"


def test_a_downgrade_leaves_the_first_layout_as_it_was(older: Path, url: str, clock: Clock) -> None:
    before = dump(older)
    open_store(url, clock).close()

    with migration_engine(parse_url(url)).begin() as connection:
        command.downgrade(config(connection), "0001")

    assert dump(older) == before
    assert migration_state(url).current == "0001"
    open_store(url, clock).close()
    assert migration_state(url).is_current


@pytest.fixture
def second(database: Path) -> Path:
    """A database as the second layout's code left it, with scorecards that were reopened.

    Of Kim, Ana's alone was submitted, reopened, and submitted anew under a changed rubric;
    then Bo's was submitted, reopened and submitted anew; Cy's was reopened and is still open.
    """
    database.parent.mkdir()
    return made_from(SECOND, database)


@pytest.fixture
def amended(second: Path, url: str, clock: Clock) -> Iterator[Store]:
    assert second.exists()
    store = open_store(url, clock)
    yield store
    store.close()


def test_what_stood_in_a_reopened_scorecard_is_its_earlier_version(amended: Store) -> None:
    first, again = amended.scorecard(ANA, "rated", "k").versions

    assert (first.ratings, again.ratings) == (
        {"empathy": Rating(2, "before")},
        {"empathy": Rating(4, "after")},
    )
    assert (first.reason, again.reason) == ("", "mixed up two candidates (reopened by owner)")
    assert (first.rubric_label, again.rubric_label) == (
        "customer-care-manager v1",
        "customer-care-manager v2",
    )
    assert first.made_at < again.made_at
    assert first.made_by == again.made_by == Person("ana", "Ana")
    # Nobody else had submitted by then, so that Ana's second thoughts were her own.
    assert {first.round, again.round} == {RatingRound.INDEPENDENT}


def test_what_was_submitted_anew_once_others_could_be_read_belongs_to_the_debrief(amended: Store) -> None:
    card = amended.scorecard(BO, "rated", "k")

    assert [version.round for version in card.versions] == [RatingRound.INDEPENDENT, RatingRound.DEBRIEF]
    assert [version.ratings["empathy"].evidence for version in card.versions] == ["first", "second"]
    assert card.submitted_at == card.versions[0].made_at


def test_a_scorecard_that_was_still_open_stands_as_it_was_submitted_with_its_amendment_begun(
    amended: Store,
) -> None:
    cy = Actor.panelist("Cy")
    card = amended.scorecard(cy, "rated", "k")

    assert card.ratings == {"empathy": Rating(5, "then")}
    assert card.amendment is not None
    assert card.amendment.ratings == {"empathy": Rating(4, "not yet handed in")}
    assert card.amendment.reason == "wrong form (reopened by owner)"
    done = amended.amend_scorecard(cy, "rated", "k", None, card.amendment.reason)
    assert done.ratings == {"empathy": Rating(4, "not yet handed in")}
    assert amended.scorecard(Actor.panelist("Dee"), "rated", "l").ratings["writing"].evidence == "a note"


def test_a_downgrade_brings_the_reopenings_back(second: Path, url: str, clock: Clock) -> None:
    before = dump(second)
    open_store(url, clock).close()

    with migration_engine(parse_url(url)).begin() as connection:
        command.downgrade(config(connection), "0002")

    after = dump(second)
    # Who reopened stands in the reason, and of the time is known when it was submitted anew.
    assert [(row[1], row[5], row[6]) for row in after.pop("reopenings")] == [
        (row[1], row[5], row[6]) for row in before.pop("reopenings")
    ]
    assert after == before
