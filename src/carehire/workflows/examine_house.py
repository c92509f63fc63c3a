"""Examine the house: versions, folders, the database, the data files, optional parts."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import carehire
from carehire.catalog import Catalog
from carehire.errors import UserError
from carehire.settings import Settings
from carehire.storage import migration_state

PARTS = ("streamlit", "sqlalchemy", "pydantic", "python-docx", "pandas")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at. ``ok`` False means that it has to be mended."""

    what: str
    state: str
    ok: bool = True


def examine(settings: Settings) -> list[Line]:
    """Look at everything that carehire stands on; creates and changes nothing."""
    found = [_folders(settings), [_database(settings)], _data_files(settings), _optional(settings)]
    return [*_versions(), *(line for part in found for line in part)]


def _versions() -> Iterator[Line]:
    yield Line("carehire", carehire.__version__)
    yield Line("Python", f"{platform.python_version()} on {platform.system()}")
    for name in PARTS:
        yield Line(name, version(name))


def _folders(settings: Settings) -> Iterator[Line]:
    home = settings.home
    if home.is_dir():
        writable = os.access(home, os.W_OK | os.X_OK)
        yield Line("home", f"{home} ({'can be written' if writable else 'CANNOT be written'})", writable)
        return
    above = next((folder for folder in home.parents if folder.exists()), Path("/"))
    writable = above.is_dir() and os.access(above, os.W_OK) and not home.exists()
    state = "will be made when it is first needed" if writable else "CANNOT be made"
    yield Line("home", f"{home} ({state})", writable)


def _database(settings: Settings) -> Line:
    try:
        state = migration_state(settings.database_url)
    except UserError as error:
        return Line("database", str(error), ok=False)
    if state.refusal:
        return Line("database", state.refusal, ok=False)
    if not state.exists:
        return Line("database", f"none yet at {state.database}; it will be made when it is first needed")
    words = "up to date" if state.is_current else f"will be migrated to {state.head} when it is next opened"
    return Line("database", f"{state.database} at migration {state.current}, {words}")


def _data_files(settings: Settings) -> Iterator[Line]:
    catalog = Catalog(settings.home)
    for what, names, read in (
        ("roles", catalog.role_ids(), catalog.role),
        ("rubrics", catalog.rubric_ids(), catalog.rubric),
    ):
        faults = []
        for name in names:
            try:
                read(name)
            except UserError as error:
                faults.append(str(error))
        yield Line(what, "; ".join(faults) or f"{len(names)}, all valid", not faults and bool(names))


def _optional(settings: Settings) -> Iterator[Line]:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    yield Line("LibreOffice", office or "not found; only the tests need it")
    base = settings.base_docx
    if base:
        yield Line("base document", str(base) if base.is_file() else f"{base} is not there", base.is_file())
