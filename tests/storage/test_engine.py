"""No update is lost and nothing is torn: many threads, and writers that are killed."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from carehire.errors import ConflictError, UserError
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.storage.engine import open_engines, parse_url, plain_words
from carehire.storage.store import Store
from carehire.storage.tables import RequisitionRow
from carehire.storage.transactions import live
from tests.storage.conftest import OWNER

THREADS = 16
TIMES = 40


def in_threads(work: Callable[[int], None]) -> None:
    """Do ``work`` in sixteen threads at once; what fails in one fails here."""
    with ThreadPoolExecutor(THREADS) as pool:
        for future in [pool.submit(work, number) for number in range(THREADS)]:
            future.result(timeout=300)


def test_no_read_modify_write_of_sixteen_threads_is_lost(store: Store) -> None:
    store.add_requisition(OWNER, {"id": "counter", "n": 0})

    def count(_: int) -> None:
        for _turn in range(TIMES):
            with store._write(OWNER) as session:
                row = live(session, "counter", lock=True)
                row.data = row.data | {"n": row.data["n"] + 1}

    in_threads(count)

    # 16 threads × 40 = 640 updates, each of which read what the one before wrote.
    record = store.requisition(OWNER, "counter")
    assert (record.data["n"], record.version) == (640, 641)


def test_of_sixteen_savers_who_saw_the_same_one_wins_and_the_others_are_told(store: Store) -> None:
    store.add_requisition(OWNER, {"id": "counter", "n": 0})
    meet, conflicts, rounds = Barrier(THREADS, timeout=60), [], 8

    def save(number: int) -> None:
        for turn in range(rounds):
            meet.wait()  # so that nobody saves before everybody has looked
            seen = store.requisition(OWNER, "counter")
            meet.wait()
            try:
                store.save_requisition(OWNER, "counter", {"n": seen.data["n"] + 1}, seen.version)
            except ConflictError:
                conflicts.append((turn, number))

    in_threads(save)

    # In each of 8 rounds 16 save over the same version: one does, and 15 are refused.
    record = store.requisition(OWNER, "counter")
    assert (record.data["n"], record.version, len(conflicts)) == (8, 9, 120)


def test_sixteen_savers_who_look_again_after_a_conflict_lose_nothing(store: Store) -> None:
    store.add_requisition(OWNER, {"id": "counter", "n": 0})

    def save(_: int) -> None:
        done = 0
        while done < 4:  # threads × times looks, since each of them makes all others look again
            seen = store.requisition(OWNER, "counter")
            try:
                store.save_requisition(OWNER, "counter", {"n": seen.data["n"] + 1}, seen.version)
                done += 1
            except ConflictError:
                continue

    in_threads(save)

    record = store.requisition(OWNER, "counter")
    assert (record.data["n"], record.version) == (64, 65)


def test_sixteen_panelists_rating_at_once_lose_no_rating(store: Store, opening: str) -> None:
    def rate(number: int) -> None:
        # Two threads share each panelist, one a criterion, so that they meet in one scorecard.
        actor = Actor.panelist(f"Panelist {number // 2}")
        criterion = ("empathy", "writing")[number % 2]
        for turn in range(TIMES):
            store.save_rating(actor, opening, "k", criterion, Rating(turn % 5 + 1, f"note {turn}"))

    in_threads(rate)

    cards = [
        store.scorecard(Actor.panelist(f"Panelist {number}"), opening, "k") for number in range(THREADS // 2)
    ]
    last = Rating((TIMES - 1) % 5 + 1, f"note {TIMES - 1}")
    assert len(store.scorecards(OWNER, opening)) == len(cards)
    assert all(card.ratings == {"empathy": last, "writing": last} for card in cards)


def test_readers_see_whole_writes_only(store: Store) -> None:
    store.add_requisition(OWNER, {"id": "pair", "a": 0, "b": 0})

    def work(number: int) -> None:
        for turn in range(TIMES):
            if number == 0:
                with store._write(OWNER) as session:
                    row = session.get_one(RequisitionRow, "pair")
                    row.data = row.data | {"a": turn, "b": turn}
            else:
                data = store.requisition(OWNER, "pair").data
                assert data["a"] == data["b"]

    in_threads(work)


def test_a_write_is_on_the_disk_when_it_is_acknowledged(store: Store) -> None:
    with store._engines.writer.connect() as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]

    assert settings == ["wal", 2, 1, 15_000]  # 2 is FULL: a power cut takes nothing that was acknowledged


def test_the_reading_engine_cannot_write(store: Store, url: str) -> None:
    assert store.is_empty(OWNER)
    engines = open_engines(parse_url(url))

    with engines.reader.begin() as connection, pytest.raises(OperationalError, match="readonly"):
        connection.execute(text("DELETE FROM requisitions"))
    engines.close()


def test_an_error_on_the_way_undoes_the_whole_write(store: Store) -> None:
    def fail_half_way() -> None:
        with store._write(OWNER) as session:
            store.requisitions(OWNER)
            session.add(RequisitionRow(id="half", data={}, created_at=store._now(), updated_at=store._now()))
            session.flush()
            raise KeyError("half")

    with pytest.raises(KeyError):
        fail_half_way()

    assert store.is_empty(OWNER)


_WRITE = """
import sys
from datetime import UTC, datetime
from carehire.candidates.candidate import Candidate
from carehire.people import Actor
from carehire.storage.store import open_store
store = open_store(sys.argv[1], lambda: datetime(2027, 1, 4, tzinfo=UTC))
batch = int(sys.stdin.readline())
while True:
    people = [Candidate(f"{batch}-{n}", "Name " * 200, {"note": "x" * 2000}) for n in range(20)]
    store.add_candidates(Actor.owner(), "opening", people)
    print(batch, flush=True)
    batch += 1
"""


def test_a_killed_writer_leaves_all_that_it_acknowledged_and_nothing_torn(
    store: Store, url: str, database: Path
) -> None:
    store.add_requisition(OWNER, {"id": "opening"})
    acknowledged: set[int] = set()
    # All are loaded at once, and each begins when it is handed its first number.
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITE, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(5)
    ]
    for turn, writer in enumerate(writers):
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdin.write(f"{max(acknowledged, default=-1) + 100}\n")
        writer.stdin.close()
        acknowledged.add(int(writer.stdout.readline()))
        time.sleep(0.02 + 0.013 * turn)  # so that each is killed at another point of its work
        writer.kill()
        acknowledged |= {int(line) for line in writer.stdout.read().splitlines()}
        writer.wait()

        kept = [candidate.id for candidate in store.candidates(OWNER, "opening")]
        batches = {int(name.split("-")[0]) for name in kept}
        assert acknowledged <= batches
        assert len(kept) == 20 * len(batches)  # a batch is there as a whole or not at all
        assert sqlite3.connect(database).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_full_disk_is_said_in_plain_words_and_saves_nothing(store: Store) -> None:
    with store._engines.writer.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA max_page_count=1")  # SQLite takes the present size where that is larger

    with pytest.raises(UserError, match=r"is full\. Nothing was saved"):
        store.add_requisition(OWNER, {"id": "big", "text": "x" * 1_000_000})

    assert store.is_empty(OWNER)


def test_a_held_database_is_said_to_be_busy(
    database: Path, url: str, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    assert store.is_empty(OWNER)
    monkeypatch.setattr("carehire.storage.engine._PRAGMAS", ("busy_timeout=50",))
    holder = sqlite3.connect(database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    engines = open_engines(parse_url(url))

    with pytest.raises(UserError, match="is busy"), plain_words("x"), engines.writer.begin():
        pass

    holder.close()
    engines.close()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("carehire.db", "is not the address of a database"),
        ("mysql://host/x", "in SQLite or PostgreSQL, not in mysql"),
        ("sqlite://", "keeps its data in a file"),
        ("sqlite:///:memory:", "keeps its data in a file"),
        ("postgresql+no_such://host/x", "needs its driver"),
        ("sqlite:////srv/what?/carehire.db", "question mark"),
    ],
)
def test_an_address_that_carehire_cannot_use_is_explained(url: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        parse_url(url)
