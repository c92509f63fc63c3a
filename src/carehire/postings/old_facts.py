"""Facts in the words of an old posting: terms of employment, workplace, dates and addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from carehire.postings.terms import EmploymentType, Workplace

T = TypeVar("T")

_EMPLOYMENT = (
    (r"part[\s-]?time", EmploymentType.PART_TIME),
    (r"per[\s-]diem|prn", EmploymentType.PER_DIEM),
    (r"intern(?:ship)?", EmploymentType.INTERNSHIP),
    (r"volunteer(?:ing)?", EmploymentType.VOLUNTEER),
    (r"temporary|temp|seasonal", EmploymentType.TEMPORARY),
    (r"contract(?:or)?|freelance|fixed[\s-]term", EmploymentType.CONTRACT),
    (r"full[\s-]?time", EmploymentType.FULL_TIME),
)
_EMPLOYMENT_WORDS = [(re.compile(rf"\b(?:{words})\b", re.IGNORECASE), kind) for words, kind in _EMPLOYMENT]

_HYBRID = r"hybrid(?::?\s*partly on[\s-]site,?\s*(?:and\s)?partly remote)?"
_REMOTE = (
    r"(?:fully\s|100\s?%\s)?remote(?:ly)?|work(?:ing)?\s(?:from\shome|remotely)"
    r"|telecommut(?:e|ing)|home[\s-]?office"
)
_ONSITE = r"on[\s-]?site|in[\s-]office|in[\s-]person|on\s(?:the\s)?premises"
_WORKPLACE = (
    (re.compile(rf"\b(?:{_HYBRID})\b", re.IGNORECASE), Workplace.HYBRID),
    (re.compile(rf"(?:\b|(?<=\s))(?:{_REMOTE})\b", re.IGNORECASE), Workplace.REMOTE),
    (re.compile(rf"\b(?:{_ONSITE})\b", re.IGNORECASE), Workplace.ONSITE),
)
_SAID_OF_THE_WORK = (
    (re.compile(r"\bhybrid\b", re.IGNORECASE), Workplace.HYBRID),
    (
        re.compile(
            r"\b(?:fully|100\s?%|entirely)\s+remote\b|\bremote\s+(?:position|role|job|opportunity)\b"
            r"|\bwork(?:ing)?\s+from\s+home\b",
            re.IGNORECASE,
        ),
        Workplace.REMOTE,
    ),
    (
        re.compile(
            r"\b(?:on[\s-]?site|in[\s-]office|in[\s-]person)\s+(?:position|role|job|work)\b", re.IGNORECASE
        ),
        Workplace.ONSITE,
    ),
)

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = rf"(?P<month>{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in _MONTHS)}|sept)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = (
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b"),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\.?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(r"\b(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4})\b"),
)
_SLASHED = re.compile(r"\b(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})\b")

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"https?://[^\s<>\"“”]+|(?<![\w@./-])www\.[^\s<>\"“”]+", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_NOISE = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "be",
        "by",
        "can",
        "can't",
        "for",
        "from",
        "in",
        "is",
        "it",
        "of",
        "on",
        "or",
        "the",
        "to",
        "will",
        "job",
        "position",
        "role",
        "permanent",
        "regular",
        "employment",
        "type",
        "work",
        "working",
        "based",
        "place",
        "pay",
        "salary",
        "range",
        "base",
        "gross",
        "week",
        "day",
        "days",
        "per",
    ]
)


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What was read, and where in the text it stood."""

    value: T
    start: int
    end: int


def leftover(text: str, *spans: tuple[int, int]) -> bool:
    """Tell whether ``text`` says anything beyond the stretches that were read."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return any(word.casefold() not in _NOISE for word in _WORD.findall(text))


def employment(text: str) -> Read[EmploymentType] | None:
    """Return the terms of employment that a fact names: part-time before full-time, where both stand."""
    return _first(text, _EMPLOYMENT_WORDS)


def workplace(text: str) -> Read[Workplace] | None:
    """Return where the work is done, as a fact such as "Hybrid" or "Remote (US)" says it."""
    return _first(text, _WORKPLACE)


def workplace_in_prose(text: str) -> Read[Workplace] | None:
    """Return where the work is done, where a sentence says it of the work and not of a tool or a team."""
    return _first(text, _SAID_OF_THE_WORK)


def _first(text: str, known: object) -> Read[T] | None:
    for pattern, value in known:  # type: ignore[attr-defined]
        found = pattern.search(text)
        if found:
            return Read(value, found.start(), found.end())
    return None


def day(text: str) -> Read[date] | None:
    """Return the first date of a fact; a date such as 01/02/2027 is read with its month first."""
    for pattern in _DATES:
        found = pattern.search(text)
        if found:
            parts = found.groupdict()
            month = int(parts["number"]) if parts.get("number") else _number_of(parts["month"])
            return _dated(int(parts["year"]), month, int(parts["day"]), found)
    found = _SLASHED.search(text)
    if found is None:
        return None
    first, second = int(found["first"]), int(found["second"])
    month, number = (second, first) if first > 12 else (first, second)
    return _dated(int(found["year"]), month, number, found)


def is_ambiguous_day(text: str) -> bool:
    """Tell whether a date may be read with its day first as well as with its month first."""
    found = _SLASHED.search(text)
    return bool(
        found and max(int(found["first"]), int(found["second"])) <= 12 and found["first"] != found["second"]
    )


def _number_of(month: str) -> int:
    return next(number for number, name in enumerate(_MONTHS, 1) if name[:3] == month[:3].lower())


def _dated(year: int, month: int, number: int, found: re.Match[str]) -> Read[date] | None:
    try:
        return Read(date(year, month, number), found.start(), found.end())
    except ValueError:
        return None


def email(text: str) -> Read[str] | None:
    """Return the first e-mail address of a text."""
    found = _EMAIL.search(text)
    return Read(found[0].rstrip("."), found.start(), found.end()) if found else None


def web_address(text: str) -> Read[str] | None:
    """Return the first web address of a text, without the mark that ends its sentence."""
    found = _URL.search(text)
    if not found:
        return None
    bare = found[0].rstrip(".,;:!?)]}'’»")
    whole = bare if bare.lower().startswith("http") else f"https://{bare}"
    return Read(whole, found.start(), found.start() + len(bare)) if "." in bare else None
