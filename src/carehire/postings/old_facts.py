"""Facts in the words of an old posting: terms of employment, workplace and addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from carehire.postings.terms import EmploymentType, Workplace

T = TypeVar("T")

_EMPLOYMENT = (
    (r"part[\s-]?time|Teilzeit(?:stelle)?|temps\s+partiel", EmploymentType.PART_TIME),
    (r"per[\s-]diem|prn", EmploymentType.PER_DIEM),
    (r"intern(?:ship)?", EmploymentType.INTERNSHIP),
    (r"volunteer(?:ing)?", EmploymentType.VOLUNTEER),
    # Casual work, as Australia and New Zealand know it, has no term of its own here or in job feeds.
    (r"temporary|temp|seasonal|casual(?!\s+(?:dress|wear|attire|office))", EmploymentType.TEMPORARY),
    (r"contract(?:or)?|freelance|fixed[\s-]term", EmploymentType.CONTRACT),
    (r"full[\s-]?time|whole[\s-]?time|Vollzeit(?:stelle)?|temps\s+plein", EmploymentType.FULL_TIME),
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
    (
        re.compile(
            r"\bhybrid\b|\bpart(?:ial)?ly\s+remote\b|\bpartly\s+from\s+home\b"
            r"|\b\w+\s+days?\s+(?:a|per|each)\s+week\s+(?:in|at|from|on)[\s-](?:the|our|home|a|site|an)\b",
            re.IGNORECASE,
        ),
        Workplace.HYBRID,
    ),
    (
        re.compile(
            r"\b(?:fully|100\s?%|entirely)\s+remote\b|\bremote\s+(?:position|role|job|opportunity|work)\b(?!\s*:?\s*no\b)"
            r"|\bwork(?:ing)?\s+(?:remotely|from\s+home|from\s+anywhere)\b|\bremote(?:ly)?\s*(?:\(|,|[–—-]\s|(?:with)?in\b|from\b|across\b)"
            r"|(?:^|[|·•,;/(]\s*)remote(?=\s*(?:$|[|·•,.;/)]))",
            re.IGNORECASE,
        ),
        Workplace.REMOTE,
    ),
    (
        re.compile(
            r"\b(?:on[\s-]?site|in[\s-]office|in[\s-]person)\s+(?:position|role|job|work)\b|\b(?:position|role|job|work)\s+is\s+(?:fully\s+|100\s?%\s+)?"
            r"(?:on[\s-]?site|in[\s-]office|in[\s-]person)\b|(?:^|[|·•,;/(]\s*)on[\s-]?site(?=\s*(?:$|[|·•,.;/)]))",
            re.IGNORECASE,
        ),
        Workplace.ONSITE,
    ),
)

_HOUR_WORDS = re.compile(
    r"(?:nights?|days?|evenings?|mornings?|afternoons?|weekends?|weekdays?|shifts?|rotating|overnights?|holidays|some|mostly|only"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|to|and|or|the|a|per|week|hours?|hrs?|am|pm|on|from|every|other|alternate|\d{1,2}(?:[:.]\d\d)?|\W)+",
    re.IGNORECASE,
)

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"https?://[^\s<>\"“”]+|(?<![\w@./-])www\.[^\s<>\"“”]+", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_BESIDE = """
a an and at be by can can't for from in is it of on or the to will job position role permanent unbefristet
regular employment type work working based place pay salary range base gross week day days per
"""
_SAID_WITH = """
apply applying application applications closing close closes closed date deadline before no later than please
email e-mail mail send online located location our this we paid compensation remote within due until open are
offer wage rate hourly hours full time your resume résumé cv cover letter you posting posted that which there
with starting site through via visit submit write contact us call annual annually monthly roles bewerbung
bewerbungen bitte bis zum wir postulez avant le
"""
_NOISE = frozenset(_BESIDE.split())
# What stands around facts in a sentence that says nothing else: "Please send your application by … to …".
_AROUND = _NOISE | frozenset(_SAID_WITH.split())


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What was read, and where in the text it stood."""

    value: T
    start: int
    end: int


def leftover(text: str, *spans: tuple[int, int], in_sentence: bool = False) -> bool:
    """Tell whether a fact, or a whole sentence, says anything beyond the stretches that were read."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    noise = _AROUND if in_sentence else _NOISE
    return any(word.casefold() not in noise for word in _WORD.findall(text))


def employment(text: str) -> Read[EmploymentType] | None:
    """Return the terms of employment that a fact names: part-time before full-time, where both stand."""
    return _first(text, _EMPLOYMENT_WORDS)


def workplace(text: str) -> Read[Workplace] | None:
    """Return where the work is done, as a fact such as "Hybrid" or "Remote (US)" says it."""
    return _first(text, _WORKPLACE)


def workplace_in_prose(text: str) -> Read[Workplace] | None:
    """Return where the work is done, where a sentence says it of the work and not of a tool or a team."""
    return _first(text, _SAID_OF_THE_WORK)


def hours(text: str) -> str | None:
    """Return the days and hours of a text that says nothing else, such as "nights and weekends"."""
    bare = text.strip(" ,;:–—-().")
    return bare if bare and _HOUR_WORDS.fullmatch(bare) else None


def _first(text: str, known: object) -> Read[T] | None:
    for pattern, value in known:  # type: ignore[attr-defined]
        found = pattern.search(text)
        if found:
            return Read(value, found.start(), found.end())
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
