"""What a posting offers and where, as a law on pay reads it; from a requisition, or from a text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from carehire.checks import deadline
from carehire.checks.jurisdiction import Shown
from carehire.checks.reading import Kind
from carehire.checks.subject import Subject
from carehire.postings import old_facts, old_places, old_prose
from carehire.postings.old_rows import BETWEEN_FACTS
from carehire.postings.posting import Posting
from carehire.postings.requisition import Employer, Location
from carehire.postings.terms import Workplace

_OTHER = re.compile(
    r"\b(?:bonus(?:es)?|commissions?|equity|stock|tips|incentives?|profit[\s-]sharing|overtime pay)\b",
    re.IGNORECASE,
)
_BENEFITS = re.compile(
    r"\b(?:health|medical|dental|vision|life)\s+(?:insurance|plan|coverage|care|benefits)\b|\b401\s?\(?k\b|\bpension\b"
    r"|\bpaid\s+(?:time\s+off|leave|holidays|vacation)\b|\bpto\b|\bretirement\s+plan\b",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    r"\b(?:anywhere|from\s+home|remote(?:ly)?)\s+(?:in|within|across|throughout)\s+(?:the\s+)?(?:continental\s+|lower\s+48\s+)?"
    r"(?:U\.?S\.?A?\b|United\s+States)",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(r"\s+[-–—|]\s+|\s*[()|]\s*|\s+in\s+(?=[A-Z])")
_OPENING = 4  # A row of facts stands this close to the title.
_UNKNOWN = Employer(name="unknown")
_FEWEST_WORDS = 30  # Below that nobody knows what the work is.


@dataclass(frozen=True, slots=True)
class Offer:
    """What is published about an opening, and who offers it.

    ``areas`` are places of work without a town, such as ``US-CO``; ``given`` is what the
    posting shows of what a law can ask for.
    """

    title: str
    language: str
    employer: Employer
    locations: tuple[Location, ...]
    areas: tuple[str, ...]
    workplace: Workplace
    remote_from: tuple[str, ...]
    reports_to_place: str | None
    given: frozenset[Shown]


def of_posting(posting: Posting, text: str = "") -> Offer:
    """Return the offer of a requisition's posting; ``text`` is the posting as it is read."""
    given = {
        Shown.PAY: posting.pay is not None,
        Shown.BENEFITS: bool(posting.benefits),
        Shown.OTHER_COMPENSATION: bool(posting.other_compensation or _OTHER.search(text)),
        Shown.DEADLINE: bool(posting.closes)
        or deadline.at_all_times(posting.apply.instructions or "")
        or deadline.tells(text),
        Shown.DESCRIPTION: bool(posting.responsibilities),
    }
    return Offer(
        posting.title,
        posting.language,
        posting.employer,
        posting.locations,
        (),
        posting.workplace,
        posting.remote_from,
        posting.reports_to_place,
        frozenset(shown for shown, there in given.items() if there),
    )


def of_text(subject: Subject) -> Offer:
    """Return the offer of a text, as far as it tells where the work is; who hires stays unknown."""
    values = [*_named_places(subject)]
    read = [old_places.read(value) for value in values]
    read += [_sure(old_places.read(value)) for value in _rows(subject)]
    read += _in_sentences(subject)
    areas = dict.fromkeys(area for found in read for area in found.areas)
    anywhere = any(_ANYWHERE.search(text) for text in (*values, subject.reading.text))
    workplace = Workplace.REMOTE if anywhere else _workplace(values, subject)
    if anywhere:
        areas["US"] = None
    remote = workplace is Workplace.REMOTE
    title = subject.reading.title
    return Offer(
        subject.reading.text[title.body : title.end] if title else "",
        "en-US",
        _UNKNOWN,
        tuple(
            Location.model_validate(city)
            for found in read
            for city in found.cities
            if city["country"] != old_places.OPEN
        ),
        () if remote else tuple(areas),
        workplace,
        tuple(areas) if remote else (),
        None,
        frozenset(shown for shown, there in _shown(subject).items() if there),
    )


def _named_places(subject: Subject) -> Iterator[str]:
    """Yield what the fields of the text say of place and workplace."""
    for name in ("location", "workplace"):
        for part in subject.fields(name):
            yield subject.reading.text[part.body : part.end]


def _rows(subject: Subject) -> Iterator[str]:
    """Yield the pieces of the title and of the rows of facts below it, as in "Denver, CO | Full-time"."""
    for part in subject.reading.parts[:_OPENING]:
        line = subject.reading.of(part)
        if part.kind is Kind.TITLE:
            yield from _IN_TITLE.split(line)[1:]
        elif not part.label and part.kind is not Kind.HEADING and not line.endswith("."):
            yield from BETWEEN_FACTS.split(line)


def _in_sentences(subject: Subject) -> Iterator[old_places.Places]:
    """Yield the places that sentences name, as in "You work in Denver, CO" or "Remote within CT and NY"."""
    for part in subject.reading.parts:
        of_a_duty = part.kind is Kind.ITEM and part.section in ("responsibilities", "qualifications")
        if of_a_duty or part.kind in (Kind.TITLE, Kind.HEADING) or part.topic == "equal-opportunity":
            continue
        line = subject.reading.of(part)
        afar = old_prose.remote_from(line)
        cities = [city.value for city in old_prose.cities(line)]
        sure = _sure(old_places.Places(tuple(cities)))
        yield old_places.Places(sure.cities, afar.value if afar else ())


def _sure(found: old_places.Places) -> old_places.Places:
    """Return what is certainly a place though no label says so: a town with its state or its country."""
    cities = tuple(
        city
        for city in found.cities
        if city["country"] != old_places.OPEN and (city["country"] != "US" or "region" in city)
    )
    return old_places.Places(cities)


def _workplace(values: list[str], subject: Subject) -> Workplace:
    found = next(filter(None, map(old_facts.workplace, values)), None)
    found = found or old_facts.workplace_in_prose(subject.reading.text)
    return found.value if found else Workplace.ONSITE


def _shown(subject: Subject) -> dict[Shown, bool]:
    text, reading = subject.reading.text, subject.reading
    return {
        Shown.PAY: bool(subject.mentions),
        Shown.BENEFITS: "benefits" in reading.sections or bool(_BENEFITS.search(text)),
        Shown.OTHER_COMPENSATION: bool(_OTHER.search(text)),
        Shown.DEADLINE: any(subject.fields("closes")) or deadline.tells(text),
        Shown.DESCRIPTION: sum(
            len(words) for part, words in reading.words_by_part if part.kind in (Kind.ITEM, Kind.PARAGRAPH)
        )
        >= _FEWEST_WORDS,
    }
