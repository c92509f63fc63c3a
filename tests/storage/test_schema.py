"""Making, migrating and refusing databases."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from carehire import __version__
from carehire.errors import UserError
from carehire.storage.engine import migration_engine, parse_url
from carehire.storage.migrations import versions
from carehire.storage.schema import MigrationState, config, migration_state, revisions
from carehire.storage.store import Store, open_store
from carehire.storage.tables import Table
from tests.storage.conftest import OWNER

pytestmark = pytest.mark.usefixtures("databases_migrated")
Clock = Callable[[], datetime]
STEPS = sorted(path.name[1:5] for path in Path(versions.__path__[0]).glob("v*.py"))
HEAD = STEPS[-1]


def layout(connection: sqlite3.Connection) -> dict[str, str]:
    """Every table and index with its SQL, spaces apart."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: "".join(sql.split()) for name, sql in rows if name != "alembic_version"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def migrate(url: str, step: Callable[..., None], revision: str) -> None:
    with migration_engine(parse_url(url)).begin() as connection:
        step(config(connection), revision)


def pretend_newer(database: Path, *, made_by: str | None = "9.9.9") -> None:
    connection = sqlite3.connect(database)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = 'from-the-future'")
        connection.execute("DELETE FROM meta")
        if made_by:
            connection.execute("INSERT INTO meta (name, value) VALUES ('carehire', ?)", [made_by])
    connection.close()


@pytest.fixture
def closed(url: str, clock: Clock, database: Path) -> Path:
    """A database with a requisition in it, which nobody has open."""
    store = open_store(url, clock)
    store.add_requisition(OWNER, {"id": "kept"})
    store.close()
    return database


def test_models_and_migrations_agree(store: Store, url: str, database: Path) -> None:
    assert store.is_empty(OWNER)
    with create_engine(url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []

    # compare_metadata overlooks names of constraints and nullable keys, so the SQL is compared as well.
    fresh = create_engine("sqlite://")
    Table.metadata.create_all(fresh)
    raw = fresh.raw_connection().driver_connection
    assert raw is not None
    migrated = layout(sqlite3.connect(database))
    assert migrated == layout(raw)
    assert len([name for name in migrated if not name.startswith("ix_")]) == len(Table.metadata.tables)


def test_a_downgrade_to_nothing_and_an_upgrade_come_out_where_they_began(closed: Path, url: str) -> None:
    before = layout(sqlite3.connect(closed))

    migrate(url, command.downgrade, "base")
    assert layout(sqlite3.connect(closed)) == {}
    migrate(url, command.upgrade, "head")

    assert layout(sqlite3.connect(closed)) == before


def test_an_older_database_is_migrated_and_signed(url: str, clock: Clock) -> None:
    open_store(url, clock).close()
    migrate(url, command.downgrade, "base")

    store = open_store(url, clock)

    assert store.is_empty(OWNER)
    state = migration_state(url)
    assert (state.is_current, state.made_by) == (True, __version__)
    store.close()


def test_the_names_of_the_files_tell_the_steps_that_alembic_goes() -> None:
    walked = ScriptDirectory.from_config(config()).walk_revisions()

    assert revisions() == [step.revision for step in walked][::-1]


def test_a_database_that_is_up_to_date_is_opened_without_alembic(closed: Path) -> None:
    code = (
        "import sys; from datetime import UTC, datetime; from carehire.storage.store import open_store\n"
        f"open_store('sqlite:///{closed}', lambda: datetime.now(UTC)).close()\n"
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    closed: Path, url: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(settings: object, revision: str) -> None:
        settings.attributes["connection"].exec_driver_sql("DROP TABLE journal")  # type: ignore[attr-defined]
        raise OSError(f"power cut on the way to {revision}")

    before = layout(sqlite3.connect(closed))
    monkeypatch.setattr("carehire.storage.schema._head", lambda: "9999")
    monkeypatch.setattr("alembic.command.upgrade", half)
    with pytest.raises(OSError, match="power cut"):
        open_store(url, clock)

    assert layout(sqlite3.connect(closed)) == before


def test_looking_makes_nothing(url: str, database: Path) -> None:
    state = migration_state(url)

    assert (state.current, state.exists, state.is_current, state.refusal) == (None, False, False, None)
    assert not database.parent.exists()


def test_looking_at_a_closed_database_changes_no_byte_and_leaves_no_file(closed: Path, url: str) -> None:
    before = contents(closed.parent)

    state = migration_state(url)

    assert state == MigrationState(str(closed), HEAD, HEAD, __version__)
    assert (state.is_current, state.exists) == (True, True)
    assert contents(closed.parent) == before


def test_looking_at_a_database_in_use_sees_what_lies_beside_the_file(url: str, store: Store) -> None:
    store.add_requisition(OWNER, {"id": "kept"})

    assert migration_state(url).is_current


@pytest.mark.parametrize("made_by", ["9.9.9", None])
def test_a_newer_database_is_refused_with_both_versions_and_left_alone(
    closed: Path, url: str, clock: Clock, made_by: str | None
) -> None:
    pretend_newer(closed, made_by=made_by)
    before = contents(closed.parent)

    with pytest.raises(UserError) as caught:
        open_store(url, clock)

    [fault] = caught.value.faults
    maker = f"carehire {made_by}" if made_by else "a newer carehire"
    assert f"last used with {maker}, and this is carehire {__version__}" in fault.message
    assert contents(closed.parent) == before
    state = migration_state(url)
    assert (state.is_known, state.is_current, state.made_by) == (False, False, made_by)


def test_a_newer_database_is_refused_even_while_the_newer_carehire_runs(
    closed: Path, url: str, clock: Clock
) -> None:
    other = sqlite3.connect(closed, isolation_level=None)
    other.execute("UPDATE alembic_version SET version_num = 'from-the-future'")
    assert closed.with_name("carehire.db-wal").stat().st_size > 0

    with pytest.raises(UserError, match="doesn't know its layout"):
        open_store(url, clock)
    other.close()


def test_another_program_s_database_is_refused_and_left_alone(database: Path, url: str, clock: Clock) -> None:
    database.parent.mkdir()
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    before = contents(database.parent)

    with pytest.raises(UserError, match="made by another program"):
        open_store(url, clock)

    assert contents(database.parent) == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(database: Path, url: str, clock: Clock) -> None:
    database.parent.mkdir()
    database.write_bytes(b"PK\x03\x04 a Word file, say" * 100)
    before = contents(database.parent)

    for attempt in (lambda: open_store(url, clock), lambda: migration_state(url)):
        with pytest.raises(UserError, match="is not a database of carehire"):
            attempt()

    assert contents(database.parent) == before


def test_a_folder_where_the_file_should_be_is_refused(database: Path, url: str, clock: Clock) -> None:
    database.mkdir(parents=True)

    with pytest.raises(UserError, match="is a folder"):
        open_store(url, clock)


def test_an_empty_file_becomes_a_database(database: Path, url: str, clock: Clock) -> None:
    database.parent.mkdir()
    database.touch()

    store = open_store(url, clock)

    assert store.is_empty(OWNER)
    store.close()


_OPEN = """
import sys
from datetime import UTC, datetime
from carehire.people import Actor
from carehire.storage.store import open_store
sys.stdin.readline()
store = open_store(sys.argv[1], lambda: datetime(2027, 1, 4, tzinfo=UTC))
store.add_requisition(Actor.owner(), {"id": "mine"})
store.close()
"""


@pytest.mark.parametrize("there", [False, True])
def test_four_processes_that_upgrade_at_once_leave_one_version(
    database: Path, url: str, clock: Clock, there: bool
) -> None:
    if there:
        open_store(url, clock).close()
        migrate(url, command.downgrade, "base")
    command_line = [sys.executable, "-c", _OPEN, url]
    processes = [
        subprocess.Popen(command_line, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for process in processes:  # all have imported by now or will soon; they start together
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    errors = [process.communicate(timeout=120)[1] for process in processes]

    assert [process.returncode for process in processes] == [0, 0, 0, 0], "\n".join(errors)
    connection = sqlite3.connect(database)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
    assert connection.execute("SELECT name, value FROM meta").fetchall() == [("carehire", __version__)]
    assert connection.execute("SELECT count(*) FROM requisitions").fetchone() == (4,)
    connection.close()
