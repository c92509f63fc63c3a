"""What a text alone offers and where, as far as it tells; who hires stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from carehire.checks import deadline
from carehire.checks.jurisdiction import Jurisdictions, Shown
from carehire.checks.offer import OTHER_COMPENSATION, Offer
from carehire.checks.reading import Kind
from carehire.checks.subject import Subject
from carehire.checks.words import plainly
from carehire.postings import old_facts, old_places, old_prose
from carehire.postings.old_posting import OPEN
from carehire.postings.old_rows import BETWEEN_FACTS
from carehire.postings.requisition import Employer, Location
from carehire.postings.terms import Workplace

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
_REPORTS = re.compile(
    r"\breport(?:s|ing)?\s+(?:in)?to\b((?:(?!\band\s+(?:you|work|are|is|will|live|sit)\b)[^.;\n]){0,120})",
    re.IGNORECASE,
)
_OPENING = 4  # A row of facts stands this close to the title.
_UNKNOWN = Employer(name="unknown")
_FEWEST_WORDS = 30  # Below that nobody knows what the work is.


def of_text(subject: Subject) -> Offer:
    """Return the offer of a text, as far as it tells where the work is."""
    values = [*_named_places(subject)]
    rows = [*_rows(subject)]
    read = [_known(value, subject.places) for value in values]
    read += [_of_row(row, subject.places) for row in rows]
    read += _in_sentences(subject)
    areas = dict.fromkeys(area for found in read for area in found.areas)
    anywhere = any(_ANYWHERE.search(text) for text in (*values, subject.reading.text))
    short = [piece for row in rows for piece in BETWEEN_FACTS.split(row) if _is_workplace(piece)]
    workplace = Workplace.REMOTE if anywhere else _workplace([*values, *short], subject)
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
            if city["country"] != OPEN
        ),
        () if remote else tuple(areas),
        workplace,
        tuple(areas) if remote else (),
        _reports_to(subject),
        frozenset(shown for shown, there in _shown(subject).items() if there),
    )


def _named_places(subject: Subject) -> Iterator[str]:
    """Yield what the fields say of place and workplace, and a city with the state of the field behind it."""
    text = subject.reading.text
    places = [*subject.fields("location")]
    for city, state in pairwise(places):
        if plainly(city.label) in ("city", "town") and plainly(state.label) in (
            "state",
            "region",
            "province",
        ):
            yield f"{text[city.body : city.end]}, {text[state.body : state.end]}"
    for part in (*places, *subject.fields("workplace")):
        yield text[part.body : part.end]


def _rows(subject: Subject) -> Iterator[str]:
    """Yield the title's pieces behind its name, and the rows of facts below it: "Denver, CO | Full-time"."""
    for part in subject.reading.parts[:_OPENING]:
        line = subject.reading.of(part)
        if part.kind is Kind.TITLE:
            yield " | ".join(_IN_TITLE.split(line)[1:])
        elif not part.label and part.kind is not Kind.HEADING and not line.endswith("."):
            yield line


def _of_row(row: str, places: Jurisdictions) -> old_places.Places:
    """Return the places of a row; beside "Remote" or "Hybrid" a land or state by itself is one too."""
    pieces = [piece for piece in BETWEEN_FACTS.split(row) if piece.strip()]
    read = [_known(piece, places) for piece in pieces]
    sure = _sure(old_places.Places(tuple(city for found in read for city in found.cities)))
    afar = any(_is_workplace(piece) for piece in pieces)
    return old_places.Places(sure.cities, tuple(area for found in read for area in found.areas if afar))


def _is_workplace(piece: str) -> bool:
    found = old_facts.workplace(piece)
    return found is not None and len(piece.split()) <= 3  # "Remote (US)", and no sentence


def _known(value: str, places: Jurisdictions) -> old_places.Places:
    """Return the places of a fact, with those that the files on laws know by a name that is theirs alone."""
    found = old_places.read(value)
    cities, areas = list(found.cities), list(found.areas)
    named = [*found.rest, *(city["city"] for city in cities if city["country"] == OPEN)]
    for place in places:
        known = {name.casefold() for name in place.unmistakable}
        said = [name for name in named if {piece.casefold() for piece in _bare(name)} & known]
        if said and place.cities:
            country, region, _ = place.code.split("-")
            cities.append({"city": place.cities[0], "region": region, "country": country})
        elif said:
            areas.append(place.code)
    return old_places.Places(tuple(cities), tuple(areas))


def _bare(name: str) -> list[str]:
    """Return what a piece of a fact names apart from the workplace, such as "EU" in "Remote (EU)"."""
    return [
        word.strip() for word in re.split(r"[(),/–—]|\s-\s|\b(?:remote|hybrid|on-?site)\b", name, flags=re.I)
    ]


def _in_sentences(subject: Subject) -> Iterator[old_places.Places]:
    """Yield the places that sentences name, as in "You work in Denver, CO" or "Remote within CT and NY"."""
    for part in subject.reading.parts:
        of_a_duty = part.kind is Kind.ITEM and part.section in ("responsibilities", "qualifications")
        if of_a_duty or part.kind in (Kind.TITLE, Kind.HEADING) or part.topic == "equal-opportunity":
            continue
        line = _REPORTS.sub(" ", subject.reading.of(part))
        afar = old_prose.remote_from(line)
        cities = [city.value for city in old_prose.cities(line)]
        sure = _sure(old_places.Places(tuple(cities)))
        yield old_places.Places(sure.cities, afar.value if afar else ())


def _sure(found: old_places.Places) -> old_places.Places:
    """Return what is certainly a place though no label says so: a town with its state or its country."""
    cities = tuple(
        city
        for city in found.cities
        if city["country"] != OPEN and (city["country"] != "US" or "region" in city)
    )
    return old_places.Places(cities)


def _reports_to(subject: Subject) -> str | None:
    """Return the place to which the work reports, where a rule asks for it and the text names that place."""
    said = [match[1] for match in _REPORTS.finditer(subject.reading.text)]
    said += [subject.reading.of(part) for part in subject.fields("reports-to")]
    for place in subject.places:
        if any(rule.reporting for rule in place.rules):
            region = place.code.rpartition("-")[2]
            name = re.compile(rf"\b(?i:{re.escape(place.name)})\b|, {region}\b")
            if any(name.search(clause) for clause in said):
                return place.code
    return None


def _workplace(values: list[str], subject: Subject) -> Workplace:
    found = next(filter(None, map(old_facts.workplace, values)), None)
    found = found or old_facts.workplace_in_prose(subject.reading.text)
    return found.value if found else Workplace.ONSITE


def _shown(subject: Subject) -> dict[Shown, bool]:
    text, reading = subject.reading.text, subject.reading
    return {
        Shown.PAY: bool(subject.mentions),
        Shown.BENEFITS: "benefits" in reading.sections or bool(_BENEFITS.search(text)),
        Shown.OTHER_COMPENSATION: bool(OTHER_COMPENSATION.search(text)),
        Shown.DEADLINE: any(subject.fields("closes")) or deadline.tells(text),
        Shown.DESCRIPTION: sum(
            len(words) for part, words in reading.words_by_part if part.kind in (Kind.ITEM, Kind.PARAGRAPH)
        )
        >= _FEWEST_WORDS,
    }
