"""What the feeds of all boards share: who publishes, what is published, and XML written as it goes.

A feed is written posting by posting, so ten thousand of them need no more memory than one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime

from carehire.errors import Fault, UserError
from carehire.findings import Finding, Severity
from carehire.postings.posting import Posting
from carehire.postings.requisition import Location
from carehire.writers.characters import clean

Value = str | None | list[tuple[str, "Value"]]
Element = tuple[str, Value]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose feed it is. ``linkedin_company`` is the number of the company's page there."""

    name: str
    url: str | None = None
    linkedin_company: str | None = None


@dataclass(frozen=True, slots=True)
class PublishedPosting:
    """A posting that is out. ``url`` is its own page, ``posted`` its first day.

    ``category`` is the board's name for its kind of work, which only a person can choose;
    ``file`` the name of the file that it comes from, if any.
    """

    posting: Posting
    url: str
    posted: date
    closed: bool = False
    category: str | None = None
    file: str | None = None

    def is_open(self, today: date) -> bool:
        """Say whether somebody can apply on that day: neither closed, expired nor yet to open."""
        posting = self.posting
        begun = max(self.posted, posting.opens or self.posted) <= today
        return begun and not self.closed and (posting.closes is None or posting.closes >= today)

    @property
    def places(self) -> tuple[Location | None, ...]:
        """The places of work; one None for work that has none."""
        return self.posting.locations or (None,)


Jobs = Callable[[PublishedPosting], Iterator[list[Element]]]
Check = Callable[[PublishedPosting], Iterator[Finding]]


def midnight(day: date | None) -> datetime:
    """Return the first moment of a day, in UTC; a document needs a moment, and a feed prints none of it."""
    return datetime.combine(day or date(1970, 1, 1), time(), UTC)


def stamp(now: datetime) -> str:
    """Return a moment as boards write it, in Greenwich time."""
    return format_datetime(now.astimezone(UTC), usegmt=True)


def stream(
    postings: Iterable[PublishedPosting], root: str, head: list[Element], jobs: Jobs, now: datetime
) -> Iterator[bytes]:
    """Yield the feed piece by piece; who can't be applied to any more leaves it.

    Raises UserError where two postings have the same identifier: of duplicates, boards
    show the first alone.
    """
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<{root}>\n'.encode()
    yield "".join(_lines(head, 1)).encode()
    seen: dict[str, str | None] = {}
    for published in postings:
        if not published.is_open(now.date()):
            continue
        refuse_duplicate(published, seen)
        for job in jobs(published):
            yield "".join(_lines([("job", list(job))], 1)).encode()
    yield f"</{root}>\n".encode()


def refuse_duplicate(published: PublishedPosting, seen: dict[str, str | None]) -> None:
    """Note the identifier of a posting, and its file. Raises UserError where another one has it."""
    name = published.posting.id
    if name in seen:
        files = [file for file in (seen[name], published.file) if file]
        where = f" ({' and '.join(files)})" if files else ""
        message = f'two postings have the identifier "{name}"{where}; give one of them another id'
        raise UserError(Fault(message, field="id"))
    seen[name] = published.file


def _lines(elements: list[Element], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for name, value in elements:
        if value is None:
            continue
        if isinstance(value, list):
            yield f"{indent}<{name}>\n"
            yield from _lines(value, depth + 1)
            yield f"{indent}</{name}>\n"
        else:
            yield f"{indent}<{name}>{cdata(value)}</{name}>\n"


def cdata(text: str) -> str:
    """Return text as a CDATA section; what would end it is split over two, and what XML forbids is gone.

    >>> cdata("a ]]> b")
    '<![CDATA[a ]]]]><![CDATA[> b]]>'
    """
    return f"<![CDATA[{clean(text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def finding(board: str, severity: Severity, where: str, why: str, suggestion: str, text: str = "") -> Finding:
    """Return a remark about what a board would not take."""
    return Finding(f"feed-{board}", severity, where, why, suggestion, text)


def missing(board: str, where: str, what: str, suggestion: str) -> Finding:
    """Return the error that a board requires something which the posting hasn't."""
    return finding(board, Severity.ERROR, where, f"{what} is missing, and the feed must have it.", suggestion)
