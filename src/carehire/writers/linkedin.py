"""Postings as a LinkedIn XML feed.

Source: LinkedIn, "XML feeds: development guide" (learn.microsoft.com/linkedin/talent/job-postings),
with the change of June 2025 that asks for the e-mail address of whoever posts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from carehire.documents import posting as posting_document
from carehire.findings import Finding, Severity
from carehire.postings.places import area_name, written_region
from carehire.postings.posting import Posting
from carehire.postings.requisition import Location, Pay
from carehire.postings.terms import EmploymentType, PayKind, PayPeriod, Workplace
from carehire.writers import feed
from carehire.writers.feed import Element, PublishedPosting, Publisher
from carehire.writers.fragment import fragment

BOARD = "linkedin"
TAGS = frozenset(("b", "strong", "u", "i", "br", "p", "ul", "li"))
LONGEST_ID = 40
LONGEST_TITLE = 200
SHORTEST, LONGEST = 100, 25_000  # characters of a description
_TYPES = {
    EmploymentType.FULL_TIME: "FULL_TIME",
    EmploymentType.PART_TIME: "PART_TIME",
    EmploymentType.CONTRACT: "CONTRACT",
    EmploymentType.INTERNSHIP: "INTERNSHIP",
    EmploymentType.VOLUNTEER: "VOLUNTEER",
}
_WORKPLACES = {Workplace.ONSITE: "On-site", Workplace.HYBRID: "Hybrid", Workplace.REMOTE: "Remote"}
_PERIODS = {
    PayPeriod.HOUR: "HOURLY",
    PayPeriod.DAY: "DAILY",
    PayPeriod.WEEK: "WEEKLY",
    PayPeriod.MONTH: "MONTHLY",
    PayPeriod.YEAR: "YEARLY",
}


def write(postings: Iterable[PublishedPosting], publisher: Publisher, now: datetime) -> Iterator[bytes]:
    """Yield the feed; a posting with several places of work is listed at its first."""
    head: list[Element] = [
        ("lastBuildDate", feed.stamp(now)),
        ("publisherUrl", publisher.url),
        ("publisher", publisher.name),
    ]

    def jobs(published: PublishedPosting) -> Iterator[list[Element]]:
        yield _job(published, publisher)

    return feed.stream(postings, "source", head, jobs, now)


def check(published: PublishedPosting) -> Iterator[Finding]:
    """Yield what LinkedIn would refuse, cut off or not show."""
    posting = published.posting
    if len(posting.id) > LONGEST_ID:
        why = f"The identifier has {len(posting.id)} characters; LinkedIn takes {LONGEST_ID} at most."
        yield feed.finding(BOARD, Severity.ERROR, "id", why, "Give the requisition a shorter id.", posting.id)
    if len(posting.title) > LONGEST_TITLE:
        why = f"The title has {len(posting.title)} characters; LinkedIn takes {LONGEST_TITLE} at most."
        yield feed.finding(BOARD, Severity.ERROR, "title", why, "Shorten it.", posting.title)
    length = len(_description(published))
    if not SHORTEST <= length <= LONGEST:
        why = f"The description has {length} characters; LinkedIn takes {SHORTEST} to {LONGEST:,}."
        yield feed.finding(
            BOARD, Severity.ERROR, "posting", why, "Write more." if length < SHORTEST else "Shorten it."
        )
    if not (posting.locations or posting.remote_from):
        yield feed.missing(BOARD, "locations", "A location", "Give a city, or from where it may be done.")
    if not posting.apply.email:
        why = "No e-mail address is given; since June 2025 LinkedIn asks for that of whoever posts."
        yield feed.finding(BOARD, Severity.WARNING, "apply.email", why, "Give one under apply.")
    yield from _left_out(posting)


def _left_out(posting: Posting) -> Iterator[Finding]:
    """Yield a note for each fact that LinkedIn has no word for."""
    reasons = []
    if posting.employment_type not in _TYPES:
        reasons.append(("employment_type", f"no type of job for {posting.employment_type.value}"))
    if posting.pay and posting.pay.kind is not PayKind.BASE:
        reasons.append(("pay", "a field for base pay alone, and this is not base pay"))
    countries = {code.partition("-")[0].upper() for code in posting.remote_from}
    if not posting.locations and len(countries) > 1:
        reasons.append(("remote_from", "one country for each entry, and shows the first"))
    if len(posting.locations) > 1:
        reasons.append(("locations", "one place for each entry, and shows the first"))
    for where, reason in reasons:
        why = f"LinkedIn has {reason}; the entry leaves the rest out, the description says it."
        yield feed.finding(BOARD, Severity.NOTE, where, why, "Nothing needs to be done.")


def _description(published: PublishedPosting) -> str:
    document = posting_document.build(published.posting, feed.midnight(published.posted))
    return fragment(document, TAGS)


def _job(published: PublishedPosting, publisher: Publisher) -> list[Element]:
    posting = published.posting
    return [
        ("partnerJobId", posting.id),
        ("company", posting.employer.name),
        ("companyId", publisher.linkedin_company),
        ("title", posting.title),
        ("description", _description(published)),
        ("applyUrl", posting.apply.url or published.url),
        *_location(posting),
        ("workplaceTypes", _WORKPLACES[posting.workplace]),
        ("jobtype", _TYPES.get(posting.employment_type)),
        ("salaries", _salaries(posting.pay) if posting.pay and posting.pay.kind is PayKind.BASE else None),
        ("listDate", _day(posting.opens or published.posted)),
        ("expirationDate", _day(posting.closes)),
        ("posterEmail", posting.apply.email),
    ]


def _location(posting: Posting) -> list[Element]:
    if posting.locations:
        place = posting.locations[0]
        return [
            ("location", _label(place)),
            ("city", place.city),
            ("state", written_region(place)),
            ("country", place.country),
            ("postalCode", place.postal_code),
        ]
    if not posting.remote_from:
        return []
    country = posting.remote_from[0].partition("-")[0].upper()
    within = [code for code in posting.remote_from if code.partition("-")[0].upper() == country]
    area = within[0] if len(within) == 1 else country  # of several states, none alone would do
    return [("location", area_name(area)), ("country", country)]


def _label(place: Location) -> str:
    parts = (place.city, written_region(place), place.country)
    return ", ".join(part for part in parts if part)


def _salaries(pay: Pay) -> list[Element]:
    def end(value: Decimal) -> list[Element]:
        return [("amount", f"{value.normalize():f}"), ("currencyCode", pay.currency)]

    return [
        (
            "salary",
            [
                ("highEnd", end(pay.max)),
                ("lowEnd", end(pay.min)),
                ("period", _PERIODS[pay.period]),
                ("type", "BASE_SALARY"),
            ],
        )
    ]


def _day(value: date | None) -> str | None:
    return f"{value:%m/%d/%Y}" if value else None
