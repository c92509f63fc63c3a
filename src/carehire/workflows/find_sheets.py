"""Find the files in a folder that may be filled score sheets."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from carehire.errors import DataFileError
from carehire.readers import tables
from carehire.readers.score_sheets import may_be_sheet

File = tuple[str, Callable[[], bytes]]
"""What a file is called, and how its bytes are had."""


def find_sheets(place: Path) -> tuple[list[File], tuple[str, ...]]:
    """Return the files at or below ``place`` that may be score sheets, and what the others are called.

    Raises DataFileError where there is nothing of that name.
    """
    if not place.exists():
        raise DataFileError(place, "there is no such folder")
    if place.is_file():
        return [(place.name, lambda: tables.read_bytes(place))], ()
    found: list[File] = []
    others: list[str] = []
    for path in _below(place):
        name = path.relative_to(place).as_posix()
        if may_be_sheet(path):
            found.append((name, partial(tables.read_bytes, path)))
        else:
            others.append(name)
    return found, tuple(others)


def _below(place: Path) -> Iterator[Path]:
    """Yield files in the order of their names, without those that Word and systems leave for themselves."""
    for root, folders, names in os.walk(place):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        own = ("~$", ".", "Thumbs.db", "desktop.ini")
        yield from (Path(root) / name for name in sorted(names) if not name.startswith(own))
