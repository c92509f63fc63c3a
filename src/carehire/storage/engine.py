"""How carehire talks to its database so that no update is lost.

SQLite starts a transaction without a lock by default, and two writers that both read
first then lose updates silently. So writers begin with BEGIN IMMEDIATE, and readers have
an engine of their own that cannot write.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm.exc import StaleDataError

from carehire.errors import ConflictError, UserError

BUSY_MILLISECONDS = 15_000
_PRAGMAS = (f"busy_timeout={BUSY_MILLISECONDS}", "journal_mode=WAL", "synchronous=FULL")
_CHANGED_MEANWHILE = (
    "Somebody else changed this at the same moment. Nothing was overwritten; look again and repeat."
)


@dataclass(frozen=True, slots=True)
class Engines:
    """One engine that writes and one that only reads."""

    writer: Engine
    reader: Engine

    def close(self) -> None:
        """Let go of every connection."""
        self.reader.dispose()
        self.writer.dispose()


def parse_url(text: str) -> URL:
    """Return the address of a database that carehire can use."""
    try:
        url = make_url(text)
    except ArgumentError:
        raise UserError(
            f'"{text}" is not the address of a database; give one such as sqlite:///carehire.db.'
        ) from None
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise UserError(f"carehire keeps its data in SQLite or PostgreSQL, not in {url.get_backend_name()}.")
    try:
        url.get_dialect().import_dbapi()
    except (ImportError, NoSuchModuleError):
        raise UserError(
            "To use PostgreSQL, carehire needs its driver: pip install psycopg[binary]."
        ) from None
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise UserError("carehire keeps its data in a file; give its path, such as sqlite:///carehire.db.")
    if url.get_backend_name() == "sqlite" and "?" in text:
        raise UserError(f'The path of the database can\'t hold a question mark, as "{text}" does.')
    return url


def file_of(url: URL) -> Path | None:
    """Return the file that a SQLite address names, or None for a server."""
    return Path(str(url.database)).absolute() if url.get_backend_name() == "sqlite" else None


def name_of(url: URL) -> str:
    """Return what messages call the database by: its file, or its address without the password."""
    file = file_of(url)
    return str(file) if file else url.render_as_string(hide_password=True)


def open_engines(url: URL) -> Engines:
    """Return the engines of a database that stands and is migrated."""
    if file_of(url) is None:
        server = create_engine(url, hide_parameters=True)
        return Engines(
            server, server.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        )
    writer = _sqlite(url, (*_PRAGMAS, "foreign_keys=ON"), "BEGIN IMMEDIATE")
    return Engines(writer, _sqlite(url, (*_PRAGMAS, "query_only=ON"), "BEGIN"))


def migration_engine(url: URL) -> Engine:
    """Return an engine for migrations alone.

    Foreign keys are off there: SQLite alters a table by building it anew, and dropping
    the old one would take the rows that point at it along.
    """
    if file_of(url) is None:
        return create_engine(url, poolclass=NullPool)
    return _sqlite(url, (*_PRAGMAS, "foreign_keys=OFF"), "BEGIN IMMEDIATE", poolclass=NullPool)


def untouching_engine(file: Path, *, immutable: bool) -> Engine:
    """Return an engine that changes neither a SQLite file nor its folder.

    Even a reader leaves two files beside a database in WAL mode, unless it is told that
    nobody writes (``immutable``); where such files lie already, it needs them.
    """
    address = f"{file.as_uri()}?mode=ro" + ("&immutable=1" if immutable else "")

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=BUSY_MILLISECONDS / 1000)

    return create_engine("sqlite://", creator=connect, poolclass=NullPool)


def _sqlite(url: URL, pragmas: tuple[str, ...], begin: str, **options: type[NullPool]) -> Engine:
    # Parameters hold what people wrote about candidates, and have no place in a log.
    engine = create_engine(url, hide_parameters=True, **options)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        # The driver would otherwise begin transactions of its own, later than ours and unlocked.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


@contextmanager
def plain_words(database: str) -> Iterator[None]:
    """Turn what a person can mend into a UserError; all else is a mistake of ours and passes."""
    try:
        yield
    except StaleDataError:
        raise ConflictError(_CHANGED_MEANWHILE) from None
    except PoolTimeoutError:
        raise UserError(f"The database {database} is busy; try again in a moment.") from None
    except DBAPIError as error:
        translated = _translated(error, database)
        if translated is None:
            raise
        raise translated from error


def _translated(error: SQLAlchemyError, database: str) -> UserError | None:
    said = str(getattr(error, "orig", error))
    if isinstance(error, IntegrityError):
        doubled = "UNIQUE constraint" in said or getattr(error.orig, "sqlstate", "") == "23505"
        return ConflictError(_CHANGED_MEANWHILE) if doubled else None
    other = f"{database} is not a database of carehire. Give another file; nothing was changed."
    locked = f"{database} can't be written. Check the permissions of the file and its folder."
    known = {
        "not a database": other,
        "malformed": f"The database {database} is damaged. Restore it from your last backup.",
        "is locked": f"The database {database} is busy; another program holds it. Try again in a moment.",
        "is full": f"The disk with {database} is full. Nothing was saved; make room and try again.",
        "readonly": locked,
        "read-only": locked,
        "unable to open": f"{database} can't be opened. Check that its folder exists and can be written.",
        "connection": f"{database} can't be reached. Check its address, and that its server runs.",
        "disk I/O": f"The disk with {database} reports an error. Nothing was saved.",
    }
    return next((UserError(words) for sign, words in known.items() if sign in said), None)
