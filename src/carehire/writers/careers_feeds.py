"""What a careers site hands to machines: its newsfeed, its map and a feed for each job board."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from carehire.findings import Severity
from carehire.writers import atom, openings, sitemap
from carehire.writers.boards import BOARDS, Board
from carehire.writers.feed import Publisher, midnight
from carehire.writers.openings import Opening


def files(
    postings: Sequence[Opening], publisher: Publisher, base_url: str, now: datetime
) -> Iterator[tuple[str, bytes]]:
    """Yield the files by their relative path, for a site that stands at ``base_url``."""
    yield "atom.xml", _atom(postings, publisher.name, base_url, now)
    yield "sitemap.xml", sitemap.write(_addresses(postings, base_url, now))
    for board in BOARDS.values():
        without = refused(postings, board)
        taken = (opening.published for opening in postings if opening.posting.id not in without)
        yield f"{board.id}.xml", b"".join(board.write(taken, publisher, now))


def refused(postings: Sequence[Opening], board: Board) -> dict[str, str]:
    """Return by id why a board would not take a posting; the site's feed for it leaves that one out."""
    reasons: dict[str, str] = {}
    for opening in postings:
        found = [entry for entry in board.check(opening.published) if entry.severity is Severity.ERROR]
        if found:
            reasons[opening.posting.id] = " ".join(
                f"{entry.why} {entry.suggestion}".strip() for entry in found
            )
    return reasons


def site_address(base_url: str, name: str) -> str:
    """Return the address of a file on a site; of the site itself for no name."""
    return f"{base_url.rstrip('/')}/{name}"


def _atom(postings: Sequence[Opening], name: str, base_url: str, now: datetime) -> bytes:
    entries = [_entry(opening, name) for opening in postings]
    home, own = site_address(base_url, ""), site_address(base_url, "atom.xml")
    return atom.write(f"Jobs at {name}", name, home, own, entries, now)


def _entry(opening: Opening, organisation: str) -> atom.Entry:
    posting, card = opening.posting, openings.card(opening.posting, organisation)
    return atom.Entry(
        url=opening.published.url,
        title=posting.title,
        author=posting.employer.name,
        summary=" · ".join(part for part in (card.where, card.type, card.pay, card.teaser) if part),
        published=midnight(opening.published.posted),
        updated=max(opening.changed, midnight(opening.published.posted)),
        language=posting.language,
    )


def _addresses(postings: Sequence[Opening], base_url: str, now: datetime) -> Iterator[tuple[str, date]]:
    newest = max((opening.changed.date() for opening in postings), default=now.date())
    yield site_address(base_url, ""), newest
    for opening in postings:
        yield opening.published.url, opening.changed.date()
