"""Pack files into a zip that is handed on piece by piece, so that it needs no room of its own."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime


class _Pieces:
    """A file that only grows: what was written to it is handed on and forgotten."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        self._held += data
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def take(self) -> bytes:
        held = bytes(self._held)
        self._held.clear()
        return held


def pack(files: Iterable[tuple[str, bytes]], now: datetime) -> Iterator[bytes]:
    """Yield a zip of ``files`` (name, content), each dated ``now``, as they are made."""
    pieces = _Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        for name, content in files:
            entry = zipfile.ZipInfo(name, (now.year, now.month, now.day, now.hour, now.minute, now.second))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
            yield pieces.take()
    yield pieces.take()
