"""A folder to fill before anybody sees it; one that a killed process left behind is cleared away."""

from __future__ import annotations

import contextlib
import importlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

_OURS = re.compile(r"\.carehire-[0-9a-f]{16}\.tmp")
_JUST_MADE = 60.0
_SURELY_LEFT = 86_400.0
"""Seconds: an empty folder may be one that a process is about to hold; and where no process can hold
a folder, one that nobody touched for a day is nobody's."""


@contextlib.contextmanager
def fresh_folder(parent: Path) -> Iterator[Path]:
    """Make a hidden folder in ``parent``, held while it is filled; what is not moved from there goes."""
    _clear(parent)
    fresh = parent / f".carehire-{secrets.token_hex(8)}.tmp"
    fresh.mkdir()
    held = _hold(fresh)
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        if held is not None:
            os.close(held)


def _clear(parent: Path) -> None:
    """Remove the folders of that kind which no process holds; whatever else lies there is left alone."""
    with contextlib.suppress(OSError):
        for entry in [*os.scandir(parent)]:
            if _OURS.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
                _remove_left(Path(entry.path))


def _remove_left(folder: Path) -> None:
    with contextlib.suppress(OSError):
        age = time.time() - folder.stat().st_mtime
        held = _hold(folder)
        try:
            left = age > _SURELY_LEFT or (held is not None and (age > _JUST_MADE or any(folder.iterdir())))
            if left and (held is not None or not _can_hold()):
                shutil.rmtree(folder, ignore_errors=True)
        finally:
            if held is not None:
                os.close(held)


def _can_hold() -> bool:
    return os.name == "posix"


def _hold(folder: Path) -> int | None:
    """Return the folder opened and locked, until it is closed or its process ends; None where it can't be."""
    if not _can_hold():
        return None
    locks = importlib.import_module("fcntl")  # which Windows lacks
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        locks.flock(descriptor, locks.LOCK_EX | locks.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
