"""The job boards that read a feed. To add one, write its file and add its line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from carehire.findings import Finding
from carehire.writers import indeed, linkedin, ziprecruiter
from carehire.writers.feed import PublishedPosting, Publisher


@dataclass(frozen=True, slots=True)
class Board:
    """A job board: what a person calls it, how its feed is written, and what it refuses."""

    id: str
    name: str
    write: Callable[[Iterable[PublishedPosting], Publisher, datetime], Iterator[bytes]]
    check: Callable[[PublishedPosting], Iterator[Finding]]


BOARDS: dict[str, Board] = {
    board.id: board
    for board in (
        Board(indeed.BOARD, "Indeed", indeed.write, indeed.check),
        Board(linkedin.BOARD, "LinkedIn", linkedin.write, linkedin.check),
        Board(ziprecruiter.BOARD, "ZipRecruiter", ziprecruiter.write, ziprecruiter.check),
    )
}
