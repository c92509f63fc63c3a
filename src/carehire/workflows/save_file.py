"""Save a file whole or not at all: what stood there before survives every failure."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from carehire.errors import DataFileError

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EACCES: "you may not write there; choose another folder",
    errno.EPERM: "you may not write there; choose another folder",
    errno.EROFS: "that disk can only be read; choose another folder",
    errno.ENOENT: "there is no such folder; make it first, or choose another",
    errno.ENOTDIR: "a part of the path is a file and no folder",
    errno.EISDIR: "this is a folder; name a file in it",
    errno.ENAMETOOLONG: "the name is too long",
}


def save(path: Path, data: bytes) -> None:
    """Write ``data`` beside ``path`` and put it in place in one step. Raises DataFileError."""
    save_pieces(path, (data,))


def save_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Save what comes piece by piece, as whole as ``save`` does; a failure on the way leaves nothing."""
    try:
        target = path.resolve()  # through a link, to the file that it stands for
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        if target.exists() and not target.is_file():
            raise DataFileError(path, "this is a device and no file; name a file")
        _replace(target, pieces)
    except OSError as error:
        reason = reason_of(error, path.parent)
        kept = " What was there before is unchanged." if path.exists() and not path.is_dir() else ""
        raise DataFileError(path, f"it can't be saved: {reason}.{kept}") from error


def reason_of(error: OSError, parent: Path | None = None) -> str:
    """Return in a person's words why the disk didn't take something that was to lie in ``parent``."""
    if parent and error.errno == errno.ENOENT:
        return f"there is no such folder as {parent} to put it in; make that first, or choose another"
    return _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    # A short name, since the target's own may be as long as the file system allows.
    beside = target.parent / f".carehire-{secrets.token_hex(8)}.tmp"
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    with contextlib.suppress(OSError):  # not every system lets a folder be synced
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
