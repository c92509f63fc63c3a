"""Build a feed of postings for a job board: all checked first, then written piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from carehire.catalog import Catalog
from carehire.errors import Fault, UserError, unknown
from carehire.findings import Finding, Severity
from carehire.people import Actor
from carehire.postings.posting import Posting
from carehire.storage import Store
from carehire.workflows.post_role import read_requisition
from carehire.workflows.publish_requisition import first_public
from carehire.workflows.save_file import save_pieces
from carehire.writers.boards import BOARDS, Board
from carehire.writers.feed import PublishedPosting, Publisher, refuse_duplicate

Source = Callable[[], Iterable[PublishedPosting]]
"""Gives the postings anew each time, so that they need not all be kept at once."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a feed holds: how many postings are in it, how many left it, and what the board may change."""

    listed: int
    left: int
    findings: tuple[tuple[str, Finding], ...]


def from_files(
    catalog: Catalog,
    paths: Sequence[Path],
    now: datetime,
    base_url: str | None = None,
    category: str | None = None,
) -> Source:
    """Return the postings of requisition files; their faults are raised when all have been read."""

    def postings() -> Iterator[PublishedPosting]:
        faults: list[Fault] = []
        for path in paths:
            try:
                posting = read_requisition(catalog, path)
                made = _published(posting, posting.opens or now.date(), base_url, category)
            except UserError as error:
                faults += error.faults
                continue
            yield replace(made, file=path.name)
        if faults:
            raise UserError(faults)

    return postings


def from_store(
    store: Store, actor: Actor, base_url: str | None = None, category: str | None = None
) -> Source:
    """Return what was published last of each requisition, and whether it is closed; drafts have nothing."""

    def postings() -> Iterator[PublishedPosting]:
        for record in store.requisitions(actor):
            kept = store.publications(actor, record.id)
            if kept:
                made = _published(kept[0].posting, first_public(kept), base_url, category)
                yield replace(made, closed=record.published is None)

    return postings


def build(source: Source, board_id: str, publisher: Publisher, now: datetime, out: Path) -> Built:
    """Write the feed to ``out``.

    Raises UserError with all that the board would refuse; then nothing is written.
    """
    if board_id not in BOARDS:
        raise UserError(unknown("board", board_id, BOARDS))
    board = BOARDS[board_id]
    built = examine(source(), board, now)
    save_pieces(out, board.write(source(), publisher, now))
    return built


def feed_of(posting: Posting, board_id: str, now: datetime) -> bytes:
    """Return the feed of this posting alone. Raises UserError with all that the board would refuse."""
    board = BOARDS[board_id]
    if posting.apply.url is None:
        raise UserError("A feed leads to the posting's own page. Give a web address for applications.")
    day = max(posting.opens or now.date(), now.date())
    then = datetime.combine(day, now.timetz())  # one that is yet to open is written as on its first day
    published = [_published(posting, day, None, None)]
    try:
        built = examine(published, board, then)
    except UserError as error:  # of a single posting, nobody need be told which it is
        raise UserError(Fault(fault.message) for fault in error.faults) from None
    if not built.listed:
        raise UserError("The last day to apply has passed, so a feed would leave it out. Give a later day.")
    return b"".join(board.write(published, Publisher(posting.employer.name, posting.employer.website), then))


def examine(postings: Iterable[PublishedPosting], board: Board, now: datetime) -> Built:
    """Return what the board would remark on each posting.

    Raises UserError with all that it would refuse: what is faulty, stands twice, or breaks its rules.
    """
    seen: dict[str, str | None] = {}
    faults: list[Fault] = []
    findings: list[tuple[str, Finding]] = []
    listed = left = 0
    for published in _all(postings, faults):
        if not published.is_open(now.date()):
            left += 1
            continue
        listed += 1
        name = published.posting.id
        if not published.url:
            message = "a feed needs the posting's own page: give a url under apply, or --base-url"
            faults.append(Fault(message, field=f"{published.file or name}, apply.url"))
        try:
            refuse_duplicate(published, seen)
        except UserError as error:
            faults += error.faults
        for found in board.check(published):
            if found.severity is Severity.ERROR:
                field = f"{published.file or name}, {found.where}"
                faults.append(Fault(f"{found.why} {found.suggestion}", field=field))
            else:
                findings.append((name, found))
    if faults:
        raise UserError(faults)
    return Built(listed, left, tuple(findings))


def _all(postings: Iterable[PublishedPosting], faults: list[Fault]) -> Iterator[PublishedPosting]:
    """Yield the postings; what their source raises in the end is added to the faults."""
    try:
        yield from postings
    except UserError as error:
        faults += error.faults


def _published(posting: Posting, day: date, base_url: str | None, category: str | None) -> PublishedPosting:
    address = f"{base_url.rstrip('/')}/{posting.id}" if base_url else posting.apply.url
    return PublishedPosting(posting, address or "", day, category=category)


def employer_of(source: Source) -> str:
    """Return the employer of the first posting, who publishes a feed unless somebody else is named."""
    first = next(iter(source()), None)
    if first is None:
        raise UserError("There is no published posting yet. Publish one, or name a requisition file.")
    return first.posting.employer.name
