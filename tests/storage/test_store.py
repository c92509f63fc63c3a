from __future__ import annotations

import inspect
import os
import sqlite3
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from carehire.candidates.candidate import Candidate
from carehire.errors import UserError
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.storage.store import Store, open_store
from carehire.storage.tables import Table
from tests.storage.conftest import ANA, BO, OWNER, make_posting

Clock = Callable[[], datetime]


def test_every_call_of_the_store_takes_an_actor_first() -> None:
    calls = {
        name: list(inspect.signature(call).parameters)
        for name, call in inspect.getmembers(Store, callable)
        if not name.startswith("_") and name not in ("backup", "close")
    }

    assert len(calls) > 15
    without = [name for name, parameters in calls.items() if parameters[1:2] != ["actor"]]
    assert without == []


def test_no_column_says_who_somebody_is() -> None:
    columns = {column.name for table in Table.metadata.tables.values() for column in table.columns}
    words = ("gender", "sex", "race", "ethnic", "age", "birth", "national", "religio", "disab", "photo")

    assert len(columns) > 30
    assert {
        column for column in columns for part in column.split("_") for word in words if part == word
    } == set()


def test_the_journal_says_who_did_what_and_holds_no_word_about_a_candidate(
    store: Store, opening: str
) -> None:
    word = "Xanthippe"
    store.add_candidates(OWNER, opening, [Candidate(f"id {word}", f"Kim {word}", {"note": word})])
    store.save_rating(ANA, opening, f"id {word}", "empathy", Rating(4, word))
    store.submit_scorecard(ANA, opening, f"id {word}")
    store.amend_scorecard(ANA, opening, f"id {word}", {"empathy": Rating(3)}, f"because {word}")
    store.save_rating(BO, opening, f"id {word}", "empathy", Rating(4))
    store.close_panel(OWNER, opening, f"id {word}", f"since {word}")
    store.open_panel_again(OWNER, opening, f"id {word}")
    store.remove_candidate(OWNER, opening, f"id {word}")
    store.add_posting(OWNER, opening, make_posting())

    entries = store.journal(OWNER, opening)

    assert [(entry.person, entry.action) for entry in entries] == [
        ("owner", "export posting"),
        ("owner", "remove candidate"),
        ("owner", "open panel again"),
        ("owner", "close panel"),
        ("ana", "amend scorecard"),
        ("ana", "submit scorecard"),
        ("owner", "import candidates"),
        ("owner", "import candidates"),
        ("owner", "choose rubric"),
        ("owner", "add requisition"),
    ]
    assert word not in repr(entries)
    assert store.journal(OWNER, "elsewhere") == []


def test_what_was_kept_is_there_when_the_store_is_opened_again(
    store: Store, opening: str, url: str, clock: Clock
) -> None:
    store.save_rating(ANA, opening, "k", "empathy", Rating(4, "warm"))
    before = (store.requisitions(OWNER), store.candidates(OWNER, opening), store.scorecards(OWNER, opening))
    store.close()

    again = open_store(url, clock)

    assert (
        again.requisitions(OWNER),
        again.candidates(OWNER, opening),
        again.scorecards(OWNER, opening),
    ) == before
    again.close()


def test_a_store_is_empty_until_something_was_ever_kept(store: Store) -> None:
    assert store.is_empty(OWNER)
    store.add_requisition(OWNER, {"id": "a"})
    store.delete_requisition(OWNER, "a")
    assert not store.is_empty(OWNER)


def test_a_new_database_is_for_its_owner_s_eyes(store: Store, database: Path) -> None:
    assert store.is_empty(OWNER)
    if os.name == "posix":
        assert stat.S_IMODE(database.stat().st_mode) & 0o077 == 0


def test_a_place_that_cannot_hold_a_database_is_explained(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(UserError, match="can't be made"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'carehire.db'}", clock)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that not even root can write to")
def test_a_folder_that_cannot_be_written_is_explained(clock: Clock) -> None:
    with pytest.raises(UserError, match="can't be made"):
        open_store("sqlite:////proc/carehire/carehire.db", clock)


def test_a_clock_without_a_zone_is_a_mistake_that_shows(url: str) -> None:
    store = open_store(url, lambda: datetime(2027, 1, 4))

    with pytest.raises(ValueError, match="zone"):
        store.add_requisition(OWNER, {"id": "a"})
    store.close()


def test_a_backup_of_a_database_in_use_is_complete(
    store: Store, opening: str, tmp_path: Path, clock: Clock
) -> None:
    def write(number: int) -> None:
        for turn in range(20):
            store.add_candidates(OWNER, opening, [Candidate(f"{number}-{turn}-{n}", "N") for n in range(10)])

    copy = tmp_path / "backups" / "monday.db"
    with ThreadPoolExecutor(2) as pool:
        writers = [pool.submit(write, number) for number in range(2)]
        while not all(writer.done() for writer in writers):
            before = len(store.candidates(OWNER, opening))
            store.backup(OWNER, copy)
            connection = sqlite3.connect(copy)
            [kept] = connection.execute("SELECT count(*) FROM candidates").fetchone()
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            connection.close()
            assert kept >= before  # all that was acknowledged before is in the copy
            assert (kept - 2) % 10 == 0  # and no import is in it by half
        for writer in writers:
            writer.result()

    store.backup(OWNER, copy)
    assert [path.name for path in copy.parent.iterdir()] == ["monday.db"]
    restored = open_store(f"sqlite:///{copy}", clock)
    assert restored.candidates(OWNER, opening) == store.candidates(OWNER, opening)
    assert len(restored.candidates(OWNER, opening)) == 402
    assert restored.requisitions(OWNER) == store.requisitions(OWNER)
    restored.close()


def test_a_backup_that_fails_leaves_the_older_one(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: Path, target: Path) -> None:
        target.write_bytes(b"half of it")
        raise OSError(28, f"No space left for {source}")

    copy = tmp_path / "monday.db"
    store.backup(OWNER, copy)
    before = copy.read_bytes()
    monkeypatch.setattr("carehire.storage.store._copy", fail)

    with pytest.raises(UserError, match="No space left"):
        store.backup(OWNER, copy)

    assert copy.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file() or "backup" in path.name] == [
        "monday.db"
    ]


def test_a_backup_never_goes_over_the_database_itself_or_a_folder(
    store: Store, database: Path, tmp_path: Path
) -> None:
    for target in (database, tmp_path):
        with pytest.raises(UserError, match="give another file"):
            store.backup(OWNER, target)

    assert store.is_empty(Actor.owner())
