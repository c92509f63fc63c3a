"""Postings as an Indeed XML feed.

Source: Indeed, "XML feed reference" (docs.indeed.com/indeed-apply/xml-feed) and its formatting
guidelines: HTML as raw characters in CDATA and no entities, dates in the form of ISO 8601, salary
with a sign and a period, no "k" and no commas; every place has a reference number of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal

from babel.numbers import get_currency_symbol

from carehire.documents import posting as posting_document
from carehire.findings import Finding, Severity
from carehire.postings.credentials import credential
from carehire.postings.places import region_code, written_region
from carehire.postings.posting import Posting
from carehire.postings.requisition import Pay
from carehire.postings.terms import EmploymentType, Necessity, PayKind, RequirementKind, Workplace
from carehire.writers import feed
from carehire.writers.feed import Element, PublishedPosting, Publisher
from carehire.writers.fragment import fragment

BOARD = "indeed"
TAGS = frozenset(("b", "h1", "h2", "h3", "h4", "h5", "h6", "br", "p", "ul", "li", "strong", "em"))
_TYPES = {
    EmploymentType.FULL_TIME: "fulltime",
    EmploymentType.PART_TIME: "parttime",
    EmploymentType.CONTRACT: "contract",
    EmploymentType.TEMPORARY: "temporary",
    EmploymentType.INTERNSHIP: "internship",
}
_EDUCATION = {
    "high school": "High School",
    "associate degree": "Associates",
    "bachelor degree": "Bachelors",
}


def write(postings: Iterable[PublishedPosting], publisher: Publisher, now: datetime) -> Iterator[bytes]:
    """Yield the feed; a posting with several places of work becomes one entry a place."""
    head: list[Element] = [
        ("publisher", publisher.name),
        ("publisherurl", publisher.url),
        ("lastBuildDate", feed.stamp(now)),
    ]
    return feed.stream(postings, "source", head, entries, now)


def check(published: PublishedPosting) -> Iterator[Finding]:
    """Yield what Indeed would refuse, hide or change."""
    posting = published.posting
    for location in posting.locations:
        if location.country == "US" and not region_code(location.country, location.region):
            yield feed.missing(
                BOARD, "locations", f"The state of {location.city}", "Give it as region, such as CO."
            )
    if not posting.locations and not posting.remote_from:
        yield feed.missing(
            BOARD, "locations", "A place of work", "Give a city, or from where it may be done."
        )
    if posting.employment_type not in _TYPES:
        yield _left_out("employment_type", f"no type of job for {posting.employment_type.value}")
    if posting.pay and posting.pay.kind is not PayKind.BASE:
        yield _left_out("pay", "one form of salary, and this is not base pay")


def _left_out(where: str, what: str) -> Finding:
    return feed.finding(
        BOARD,
        Severity.NOTE,
        where,
        f"Indeed has {what}; the entry leaves it out.",
        "Nothing needs to be done.",
    )


def entries(published: PublishedPosting) -> Iterator[list[Element]]:
    """Yield an entry for each place of a posting, as names and values."""
    posting = published.posting
    document = posting_document.build(posting, feed.midnight(published.posted))
    html = fragment(document, TAGS, entities=False)
    for number, address in enumerate(_addresses(posting), 1):
        reference = posting.id if number == 1 else f"{posting.id}.{number}"
        yield [
            ("title", posting.title),
            ("date", f"{posting.opens or published.posted}T00:00:00Z"),
            ("referencenumber", reference),
            ("requisitionid", posting.id),
            ("url", published.url),
            ("company", posting.employer.name),
            ("sourcename", posting.employer.name),
            *address,
            ("email", posting.apply.email),
            ("description", html),
            ("salary", salary(posting.pay) if posting.pay and posting.pay.kind is PayKind.BASE else None),
            ("education", _education(posting)),
            ("jobtype", _TYPES.get(posting.employment_type)),
            ("category", published.category),
            ("experience", _experience(posting)),
            ("expirationdate", posting.closes.isoformat() if posting.closes else None),
            ("remotetype", "Fully remote" if posting.workplace is Workplace.REMOTE else None),
        ]


def _addresses(posting: Posting) -> list[list[Element]]:
    """Return each place of work as elements; remote work has one in each country that it may be done from."""
    if posting.workplace is Workplace.REMOTE or not posting.locations:
        codes = posting.remote_from or tuple(place.country for place in posting.locations)
        countries = dict.fromkeys(code.partition("-")[0].upper() for code in codes)
        # The convention for remote work: the city says so, and no state is given.
        return [[("city", "Remote"), ("state", ""), ("country", country)] for country in countries]
    return [
        [
            ("city", location.city),
            ("state", written_region(location) or ""),
            ("country", location.country),
            ("postalcode", location.postal_code),
            ("streetaddress", location.street),
        ]
        for location in posting.locations
    ]


def salary(pay: Pay) -> str:
    """Return pay in Indeed's form, such as ``$68000 - $84000 per year``."""
    sign = str(get_currency_symbol(pay.currency, locale="en"))
    ends = [f"{sign}{_plain(value)}" for value in dict.fromkeys((pay.min, pay.max))]
    return f"{' - '.join(ends)} per {pay.period.value}"


def _plain(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return str(int(value)) if whole else f"{value:.2f}"


def _experience(posting: Posting) -> str | None:
    months = max((line.months or 0 for line in posting.asked(Necessity.MUST)), default=0)
    if not months:
        return None
    return f"{months // 12}+ years" if months % 12 == 0 else f"{months}+ months"


def _education(posting: Posting) -> str | None:
    asked = [line for line in posting.asked(Necessity.MUST) if line.kind is RequirementKind.EDUCATION]
    named = [credential(line.text) for line in asked]
    return next((_EDUCATION[name] for name in named if name in _EDUCATION), None)
