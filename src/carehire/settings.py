"""What can be set: flag > CAREHIRE_* > carehire.toml > default.

Pure: flags, environment and the file's text are handed in by a workflow.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from pydantic import Field, ValidationError

from carehire.errors import DataFileError, Fault, UserError
from carehire.faults import faults_of
from carehire.values import Frozen

FILE = Path("carehire.toml")
"""The file of settings, in the home."""


class CheckSettings(Frozen):
    """How postings are checked here: ``[checks]`` in carehire.toml. Limits that are named are still fine."""

    off: tuple[str, ...] = ()
    """Checks that are left out, by their ids."""
    ignore: tuple[str, ...] = ()
    """Words that are never reported, in any letter case."""
    fewest_words: int = Field(default=300, ge=0)
    most_words: int = Field(default=700, ge=1)
    most_title_characters: int = Field(default=60, ge=1)
    most_sentence_words: int = Field(default=30, ge=1)
    reading_grade: float = Field(default=10, gt=0)
    """The school year up to which a text is easy enough."""
    fewest_bullets: float = Field(default=0.2, ge=0, le=1)
    """Shares of all words that stand in lists."""
    most_bullets: float = Field(default=0.75, ge=0, le=1)
    most_musts: int = Field(default=7, ge=1)
    fewest_nice: int = Field(default=1, ge=0)
    most_years: int = Field(default=10, ge=1)
    """Years of experience that may be asked for where no role is known."""
    gender_balance: float = Field(default=1.0, gt=0)
    """Coded words of one side more than of the other, in a hundred words."""
    alike: float = Field(default=0.8, gt=0, le=1)
    """The share of common words from which two lines say the same."""
    widest_pay_range: Decimal = Field(default=Decimal("1.6"), gt=1)
    """The highest pay over the lowest. Ranges of one pay grade usually spread by 30 % to 60 %."""


class Settings(Frozen):
    """Everything that an owner of an installation can set."""

    home: Path
    """The folder that holds the database and the organisation's own templates and rubrics."""
    database: str | None = None
    """A database's address; by default an SQLite file in the home."""
    base_docx: Path | None = None
    """The organisation's own base document: letterhead, fonts, colours."""
    host: str = "127.0.0.1"
    port: int = Field(default=8501, ge=1, le=65535)
    checks: CheckSettings = CheckSettings()

    @property
    def database_url(self) -> str:
        """The database's address as SQLAlchemy takes it."""
        return self.database or f"sqlite:///{self.home / 'carehire.db'}"


def resolve(
    flags: Mapping[str, object],
    environment: Mapping[str, str],
    toml: str | None,
    toml_path: Path,
    default_home: Path,
) -> Settings:
    """Return the settings that hold. Raises UserError naming the source of each fault."""
    from_file = _read_toml(toml, toml_path) if toml is not None else {}
    from_environment = {
        name.removeprefix("CAREHIRE_").lower(): value
        for name, value in environment.items()
        if name.startswith("CAREHIRE_") and name.removeprefix("CAREHIRE_").lower() in Settings.model_fields
    }
    given = {name: value for name, value in flags.items() if value is not None}
    values = {"home": default_home} | from_file | from_environment | given
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        faults = []
        for place, message in faults_of(error, Settings, values):
            name = str(place[0]) if place else ""
            source = (
                f"--{name}"
                if name in given
                else f"CAREHIRE_{name.upper()}"
                if name in from_environment
                else name
            )
            inside = ".".join(str(step) for step in (source, *place[1:]))
            from_toml = source == name
            line = _line_of(toml or "", place) if from_toml else None
            faults.append(Fault(message, toml_path if from_toml else None, line, field=inside))
        raise UserError(faults) from None


def _line_of(toml: str, place: tuple[str | int, ...]) -> int | None:
    """Return the line on which the innermost name of a place is set, as far as it can be told."""
    for name in (str(step) for step in reversed(place) if isinstance(step, str)):
        written = re.compile(rf"\s*(?:\[\s*{re.escape(name)}\s*\]|{re.escape(name)}\s*=)")
        for number, line in enumerate(toml.splitlines(), 1):
            if written.match(line):
                return number
    return None


def _read_toml(text: str, path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(path, f"this is not valid TOML: {error}") from None
