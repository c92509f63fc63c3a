"""Which shape a database has, and how it is brought up to date.

Alembic, which takes half a second to load, is loaded only where there is something to bring up
to date: which steps there are stands in the names of their files, and where a database is in a
table of one row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, NullPool, create_engine, delete, insert, inspect, select
from sqlalchemy.exc import DatabaseError

from carehire import __version__
from carehire.errors import UserError
from carehire.storage.engine import (
    file_of,
    migration_engine,
    name_of,
    parse_url,
    plain_words,
    untouching_engine,
)
from carehire.storage.tables import Meta

if TYPE_CHECKING:
    from alembic.config import Config

_VERSIONS = "alembic_version"
_STEP = re.compile(r"v(\d{4})_\w+\.py")
_MADE_BY = "carehire"
_LOCK = 0x6361_7265  # any number that other users of a shared PostgreSQL don't use


@dataclass(frozen=True, slots=True)
class MigrationState:
    """How a database stands to this carehire.

    ``current`` is its revision, None where nothing is there yet; ``head`` is the one that
    this carehire needs. ``made_by`` is the carehire that migrated it last. ``is_foreign``
    means that another program made it.
    """

    database: str
    current: str | None
    head: str
    made_by: str | None = None
    is_known: bool = True
    is_foreign: bool = False

    @property
    def exists(self) -> bool:
        """Whether there is a database at all."""
        return self.current is not None or self.is_foreign

    @property
    def is_current(self) -> bool:
        """Whether nothing is left to migrate."""
        return self.current == self.head

    @property
    def refusal(self) -> str | None:
        """Why this carehire can't use the database, in a person's words; None where it can."""
        if self.is_foreign:
            return f"{self.database} was made by another program, not by carehire. Give another file."
        if self.is_known:
            return None
        known = self.made_by and self.made_by != __version__
        maker = f"carehire {self.made_by}" if known else "a newer carehire"
        cure = f"{maker} or newer" if known else maker
        return (
            f"The database {self.database} was last used with {maker}, and this is carehire {__version__}, "
            f"which doesn't know its layout. Install {cure}. Nothing was changed."
        )


def config(connection: Connection | None = None) -> Config:
    """Return Alembic's settings without an ini file, so that they travel in the wheel."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", "carehire:storage/migrations")
    settings.attributes["connection"] = connection
    return settings


def migration_state(url: str) -> MigrationState:
    """Look at a database without creating or changing anything, its folder included."""
    address = parse_url(url)
    file = file_of(address)
    with plain_words(name_of(address)):
        if file is None:
            return _state_on_server(address)
        return _state_of_file(file)


def upgrade(url: URL) -> None:
    """Bring a database to this carehire's shape, all or nothing; others wait meanwhile."""
    engine = migration_engine(url)
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        # Asked again behind the lock: another process may have migrated since.
        state = _state(connection, name_of(url))
        if state.refusal:
            raise UserError(state.refusal)
        if not state.is_current:
            from alembic import command

            command.upgrade(config(connection), "head")
            _sign(connection)


def _sign(connection: Connection) -> None:
    connection.execute(delete(Meta).where(Meta.name == _MADE_BY))
    connection.execute(insert(Meta).values(name=_MADE_BY, value=__version__))
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise RuntimeError("a migration left rows that point at nothing; it is undone")


def _state_on_server(url: URL) -> MigrationState:
    with create_engine(url, poolclass=NullPool).connect() as connection:
        return _state(connection, name_of(url))


def _state_of_file(file: Path) -> MigrationState:
    if file.is_dir():
        raise UserError(f"{file} is a folder; the database must be a file.")
    if not file.exists() or file.stat().st_size == 0:
        return MigrationState(str(file), None, _head())
    log = file.with_name(file.name + "-wal")
    if not log.exists() or log.stat().st_size == 0:
        try:
            return _read_state(file, immutable=True)
        except DatabaseError:
            pass  # perhaps only because somebody began to write; ask again as a neighbour would
    return _read_state(file, immutable=False)


def _read_state(file: Path, *, immutable: bool) -> MigrationState:
    with untouching_engine(file, immutable=immutable).connect() as connection:
        return _state(connection, str(file))


def _state(connection: Connection, database: str) -> MigrationState:
    tables = set(inspect(connection).get_table_names())
    if not tables - {_VERSIONS}:
        return MigrationState(database, None, _head())
    current = _current(connection) if _VERSIONS in tables else None
    if Meta.__tablename__ not in tables or current is None:
        return MigrationState(database, None, _head(), is_foreign=True)
    made_by = connection.scalar(select(Meta.value).where(Meta.name == _MADE_BY))
    return MigrationState(database, current, _head(), made_by, is_known=current in revisions())


def _current(connection: Connection) -> str | None:
    found: str | None = connection.exec_driver_sql(f"SELECT version_num FROM {_VERSIONS}").scalar()  # noqa: S608
    return found


def revisions() -> list[str]:
    """Return the steps that this carehire knows, in their order."""
    names = (each.name for each in files("carehire.storage.migrations.versions").iterdir())
    return sorted(step[1] for name in names if (step := _STEP.fullmatch(name)))


def _head() -> str:
    known = revisions()
    if not known:
        raise RuntimeError("carehire was installed without its migrations")
    return known[-1]
