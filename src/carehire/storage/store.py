"""The store: everything that carehire remembers, and who may see it.

Every call takes an Actor, since what a person may see is decided here and not on a page.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, select

from carehire.errors import UserError
from carehire.people import Actor
from carehire.storage.access import require_owner
from carehire.storage.amendments import Amendments
from carehire.storage.anonymity import Anonymity
from carehire.storage.candidates import Candidates
from carehire.storage.decisions import Decisions
from carehire.storage.engine import file_of, name_of, open_engines, parse_url, plain_words
from carehire.storage.erasure import Erasure
from carehire.storage.group_answers import GroupAnswerBook
from carehire.storage.letters import LetterTexts
from carehire.storage.panels import Panels
from carehire.storage.passwords import Passwords
from carehire.storage.plans import Plans
from carehire.storage.publications import Publications
from carehire.storage.requisitions import Requisitions
from carehire.storage.rubrics import Rubrics
from carehire.storage.schema import migration_state, upgrade
from carehire.storage.scorecard_import import ScorecardImport
from carehire.storage.scorecards import Scorecards
from carehire.storage.tables import RequisitionRow, RubricRow


class Store(
    Requisitions,
    Publications,
    Rubrics,
    Plans,
    Candidates,
    Anonymity,
    Scorecards,
    Amendments,
    ScorecardImport,
    Panels,
    Decisions,
    LetterTexts,
    GroupAnswerBook,
    Erasure,
    Passwords,
):
    """All that is kept, in one database; safe to share between threads."""

    def is_empty(self, actor: Actor) -> bool:
        """Say whether nothing was ever kept here; deleted requisitions count as something."""
        with self._read(actor) as session:
            kept = (
                session.scalars(select(column).limit(1)).first()
                for column in (RequisitionRow.id, RubricRow.key)
            )
            return not any(kept)

    def backup(self, actor: Actor, path: Path) -> None:
        """Copy the whole database to a file, while others may go on writing.

        Copying the file itself would miss what SQLite still holds beside it. An older
        backup at ``path`` is replaced only once the new one is whole.
        """
        require_owner(actor, "back the database up")
        source = file_of(self._engines.writer.url)
        if source is None:
            raise UserError("This database lives on a PostgreSQL server; back it up there, with pg_dump.")
        path = path.absolute()
        if path.exists() and (path.is_dir() or path.samefile(source)):
            raise UserError(f"{path} can't hold the backup; give another file.")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=path.parent, prefix=".carehire-backup-") as folder:
                made = Path(folder) / path.name
                _copy(source, made)
                made.replace(path)
        except (OSError, sqlite3.Error) as error:
            raise UserError(
                f"The backup to {path} failed: {error}. What was there before is unchanged."
            ) from error

    def close(self) -> None:
        """Let go of the database."""
        self._engines.close()


def open_store(url: str, clock: Callable[[], datetime]) -> Store:
    """Open the database at ``url``, such as ``sqlite:////home/ana/carehire.db``.

    It is made where it is missing and migrated where it is older. One made by a newer
    carehire or by another program is refused and left as it is. ``clock`` returns the
    time with its zone.
    """
    address = parse_url(url)
    state = migration_state(url)
    if state.refusal:
        raise UserError(state.refusal)
    _make_room(address)
    with plain_words(name_of(address)):
        if not state.is_current:
            upgrade(address)
        engines = open_engines(address)
        with engines.writer.begin():
            pass  # a place that can't be written is reported now, not at the first rating
        return Store(engines, clock, name_of(address))


def _make_room(url: URL) -> None:
    """Make the folder and an empty file that other accounts of the machine can't read."""
    file = file_of(url)
    if file is None or file.exists():
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"{file} can't be made ({reason}). Choose a folder that you can write to.") from error


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        # A backup should be one file; it goes back to WAL when it is opened again.
        new.execute("PRAGMA journal_mode=DELETE")
