"""Postings as a ZipRecruiter XML feed.

Source: ZipRecruiter, "XML feed documentation" 1.4 (2018) and its sample of a feed: a postal code
wins over city and state, of which neither stands without the other, and HTML may be ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from carehire.documents import posting as posting_document
from carehire.findings import Finding, Severity
from carehire.postings.places import written_region
from carehire.postings.posting import Posting
from carehire.postings.requisition import Location
from carehire.writers import feed
from carehire.writers.feed import Element, PublishedPosting, Publisher
from carehire.writers.fragment import fragment

BOARD = "ziprecruiter"
TAGS = frozenset(("p", "br", "ul", "li", "b"))


def write(postings: Iterable[PublishedPosting], publisher: Publisher, now: datetime) -> Iterator[bytes]:
    """Yield the feed; a posting with several places of work becomes one entry a place."""
    head: list[Element] = [
        ("lastBuildDate", feed.stamp(now)),
        ("publisherurl", publisher.url),
        ("publisher", publisher.name),
    ]
    return feed.stream(postings, "source", head, entries, now)


def check(published: PublishedPosting) -> Iterator[Finding]:
    """Yield what ZipRecruiter would refuse."""
    posting = published.posting
    if not posting.locations:
        why = "ZipRecruiter's feed needs a place: city and state, or a postal code."
        mend = "Give the place to which the work belongs, also where it is remote."
        yield feed.finding(BOARD, Severity.ERROR, "locations", why, mend)
    for place in posting.locations:
        if not place.postal_code and not written_region(place):
            what = f"The state of {place.city}, or its postal code,"
            yield feed.missing(BOARD, "locations", what, "Give one of the two.")
    if not published.category:
        why = "No category is chosen; ZipRecruiter's feed has one for each posting, from its own list."
        yield feed.finding(BOARD, Severity.WARNING, "category", why, "Choose one with --category.")


def entries(published: PublishedPosting) -> Iterator[list[Element]]:
    """Yield an entry for each place of a posting, as names and values."""
    posting = published.posting
    document = posting_document.build(posting, feed.midnight(published.posted))
    html = fragment(document, TAGS)
    for number, place in enumerate(published.places, 1):
        reference = posting.id if number == 1 else f"{posting.id}.{number}"
        yield [
            ("title", posting.title),
            ("date", (posting.opens or published.posted).isoformat()),
            ("referencenumber", reference),
            ("url", published.url),
            ("company", posting.employer.name),
            *_address(posting, place),
            ("description", html),
            ("category", published.category),
        ]


def _address(posting: Posting, place: Location | None) -> list[Element]:
    if place is None:
        country = posting.remote_from[0].partition("-")[0].upper() if posting.remote_from else None
        return [("country", country)]
    state = written_region(place)
    return [
        ("city", place.city if state else None),
        ("state", state),
        ("postalcode", place.postal_code),
        ("country", place.country),
    ]
