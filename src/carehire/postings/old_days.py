"""Days in the words of an old posting, and which of them is the last to apply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

_NAMES = (
    "january jan januar jänner janvier enero ene", "february feb februar février fevrier febrero",
    "march mar märz mrz mars marzo", "april apr avril abril", "may mai mayo", "june jun juni juin junio",
    "july jul juli juillet julio", "august aug août aout agosto", "september sept sep septembre septiembre",
    "october oct oktober okt octobre octubre", "november nov novembre noviembre",
    "december dec dezember dez décembre decembre diciembre",
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?"
_YEAR = r"(?P<year>\d{4})"
_SHORT = r"(?P<year>\d{4}|(?:(?<=\d\.)|(?<=\d/))\d{2})(?![\d/])"
_WORDS = (
    re.compile(r"(?<![\w-])(?P<year>\d{4})[-/](?P<number>\d{1,2})[-/](?P<day>\d{1,2})(?![\d-])"),
    re.compile(rf"\b{_MONTH}\s+{_DAY}\b,?\s+(?:at\s)?{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"(?<![\w.]){_DAY}\.?\s*(?:of\s+|de\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"(?<![\w-]){_DAY}[-\s]{_MONTH}[-\s]{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"(?<![\w.])(?P<day>\d{{1,2}})\.\s?(?P<number>\d{{1,2}})\.\s?{_SHORT}"),
    re.compile(rf"(?<![\d/])(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_SHORT}"),
    re.compile(rf"(?<![\d-])(?P<first>\d{{1,2}})-(?P<second>\d{{1,2}})-{_YEAR}(?![\d-])"),
)
_NO_YEAR = (
    re.compile(rf"\b{_MONTH}\s+{_DAY}\b(?![\d:/,.]\d|,?\s+\d{{4}}|\s*[ap]\.?m)", re.IGNORECASE),
    re.compile(rf"(?<![\w.]){_DAY}\.?\s+(?:of\s+)?{_MONTH}(?!,?\s+\d{{4}})", re.IGNORECASE),
)
_NO_YEAR_MONTHS = re.compile(r"may", re.IGNORECASE)  # "2 may" is no day, "May 2" is

_CUE = re.compile(
    # Few letters begin such a word; looking for them first saves most of the time.
    r"\b(?=[acodnserbpuwm])(?:appl(?:y|ying|ications?)|clos(?:es|ed|ing)|close(?!\s+(?:the|out|deals?|sales?|cases?|tickets?|of)\b)"
    r"|open\s+until|(?<!priority )deadline|due|no\s+later\s+than|submit(?:ted)?|send"
    r"|e-?mail(?:ed)?|mail|expires?"
    r"|resumes?|résumés?|cvs?|(?:zu)?senden|unterlagen|bewerb\w*|bewirb\w*|bewerbungsschluss|einsendeschluss|postul\w*|candidatures?|until\s+filled|or\s+until"
    r"|close\s+(?:the|this|our)\s+(?:search|post|position|vacancy|role|advert)|received|accepted|respond|reply|write\s+to)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:by|before|until|till|til|through|thru|on|is|are|close[sd]?|closing|deadline|due|date|than|bis|zum|del|el|spätestens|avant"
    r"|le|am|um|\w+day|of|midnight|noon|at|for|applications?|apply|the|search|position|vacancy|role|schluss\w*|bewerbungsschluss|einsendeschluss)\b"
    r"[\s:,(–—-]*(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?(?:\s+on)?[\s,]*)?(?:\w+day,?\s*)?(?:the\s+)?$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:interview\w*|starts?|starting|begin\w*|join\w*|since|founded|established|posted|published|orientation|training|effective"
    r"|assessment\w*|reviews?|review(?:ed|ing)|screening|eintritt|open\s+house|decision\w*|contract\s+(?:runs|ends|until))\b",
    re.IGNORECASE,
)
_REVIEW = re.compile(r"\b(?:first|initial)\s+review\b|\breview\s+(?:of|will)\b", re.IGNORECASE)
_ANSWER = re.compile(
    r"\bwe(?:['’]ll|\s+will)?\s+(?:answer|reply|respond|contact|notify|inform|decide|get\s+back|let\s+you\s+know)\b"
    r"|\bhear\s+(?:back\s+)?from\s+us\b",
    re.IGNORECASE,
)  # by when the employer does something
_UNTIL = re.compile(
    r"\b(?:by|before|until|till|no\s+later\s+than|bis(?:\s+zum)?|avant\s+le)\b"
    r"[\s:,(–—-]*(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?(?:\s+on)?[\s,]*|(?:noon|midnight|midday|close\s+of\s+business|COB)(?:\s+on)?[\s,]*)?"
    r"(?:\w+day,?\s*)?(?:the\s+)?$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[!?;\n]|(?<![A-Z\W])\.(?=\s+[A-Z(])")
_FAR = 140
_LONGEST = 30  # letters of a day


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names.

    ``ambiguous``: its numbers also fit another day; ``guessed``: no year stands there.
    """

    value: date
    start: int
    end: int
    ambiguous: bool = False
    guessed: bool = False


def days(text: str, today: date, *, day_first: bool = False) -> list[Day]:
    """Return the days of a text in its order.

    ``01/02/2027`` is read with its month first unless ``day_first``; a day without a year is
    the next one such from ``today`` on.
    """
    found: list[Day] = []
    for pattern in _WORDS:
        found += _read(pattern, text, found, today, day_first)
    for pattern in _NO_YEAR:
        found += _read(pattern, text, found, today, day_first)
    return sorted(found, key=lambda day: day.start)


def _read(
    pattern: re.Pattern[str], text: str, known: list[Day], today: date, day_first: bool
) -> Iterator[Day]:
    for match in pattern.finditer(text):
        if not any(day.start < match.end() and match.start() < day.end for day in known):
            day = _day(match, today, day_first)
            if day:
                yield day


def _day(match: re.Match[str], today: date, day_first: bool) -> Day | None:
    parts = match.groupdict()
    ambiguous = False
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        ambiguous = max(first, second) <= 12 and first != second
        turned = first > 12 or (day_first and second <= 12)
        number, month = (first, second) if turned else (second, first)
    else:
        number = int(parts["day"])
        named = parts.get("month")
        month = _MONTHS[named.lower()] if named else int(parts["number"])
        if named and named.islower() and "year" not in parts and _NO_YEAR_MONTHS.fullmatch(named):
            return None
    year = parts.get("year")
    try:
        value = date(int(year) + (2000 if len(year) == 2 else 0) if year else today.year, month, number)
        if not year and value < today:
            value = value.replace(year=today.year + 1)
    except ValueError:
        return None
    return Day(value, match.start(), match.end(), ambiguous, not year)


def closing(text: str, today: date, *, day_first: bool = False, applying: bool = False) -> Day | None:
    """Return the last day to apply that a running text names, as in "Apply by Jan 5, 2027".

    ``applying``: the text stands below a heading on how to apply, so "by Jan 5, 2027" is enough.
    """
    if applying:
        for day in days(text, today, day_first=day_first):
            if _ends(text, day):
                return day
    # Days are only looked for behind the words that make one the last, which are few.
    for start, end in _windows(text):
        for day in days(text[start:end], today, day_first=day_first):
            placed = replace(day, start=start + day.start, end=start + day.end)
            if _closes(text, placed):
                return placed
    return None


@lru_cache(maxsize=4)
def _windows(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches behind the words that speak of applying or closing, as far as a day may be."""
    found: list[tuple[int, int]] = []
    for cue in _CUE.finditer(text):
        end = min(len(text), cue.end() + _FAR + _LONGEST)
        if found and cue.start() <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((cue.start(), end))
    return tuple((start, end) for start, end in found if any(map(str.isdecimal, text[start:end])))


def _ends(text: str, day: Day) -> bool:
    """Tell whether a time ends with a day, and nothing else than applying is spoken of before it."""
    before = _before(text, day)
    return bool(_UNTIL.search(before)) and not (
        _OTHER.search(before) or _REVIEW.search(before) or _ANSWER.search(before)
    )


def _before(text: str, day: Day) -> str:
    """Return the words before a day, in its sentence."""
    begin = max(0, day.start - _FAR)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, begin, day.start)]
    return text[ends[-1] if ends else begin : day.start]


def _closes(text: str, day: Day) -> bool:
    """Tell whether the words before a day, in its sentence, make it the last one to apply."""
    before = _before(text, day)
    cues = list(_CUE.finditer(before))
    if not cues or not _BOUND.search(before):
        return False
    return not _OTHER.search(before, cues[-1].end()) and not (
        _REVIEW.search(before) or _ANSWER.search(before)
    )
