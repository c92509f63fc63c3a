"""Does the text raise its voice with capitals or rows of exclamation marks?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carehire.checks.reading import Kind, Part
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

_MARKS = re.compile(r"[!?]*![!?]+|\?[!?]*!+[!?]*|\?{2,}")
_RUN = re.compile(r"\b[A-Z](?:[A-Z'’&]+|(?=[ \t]+[A-Z]{2}))(?:[ \t,/-]+[A-Z&][A-Z'’&]*)*(?<=[A-Z])\b")
_CAPITALS = re.compile(r"[A-Z][A-Z'’]+")
_LONG = 5
_IN_A_ROW = 3  # Abbreviations seldom stand so many in a row without a comma.
_MOST_MARKS = 3
_SOURCE = "US federal plain language guidelines (Digital.gov), on emphasis"


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of words in capitals that are no abbreviation, and of several marks in a row."""
    text = subject.reading.text
    small = {word.text for word in subject.reading.words if not text[word.start : word.end].isupper()}
    for part in subject.reading.parts:
        if part.kind is not Kind.TITLE:
            yield from _capitals(subject, part, small)
    title = subject.reading.title
    for match in _MARKS.finditer(text, title.end if title else 0):
        yield subject.finding(
            "shouting",
            Severity.WARNING,
            match.start(),
            match.end(),
            "Several marks in a row read as shouting.",
            "One is enough, and a full stop often better.",
            source=_SOURCE,
            replacement="?" if set(match[0]) == {"?"} else ".",
        )
    single = text.count("!")
    if single > _MOST_MARKS and not _MARKS.search(text):
        yield subject.overall(
            "shouting",
            Severity.NOTE,
            f"There are {single} exclamation marks; more than {_MOST_MARKS} sound like an advertisement.",
            "End most of these sentences with a full stop.",
            source=_SOURCE,
        )


def _capitals(subject: Subject, part: Part, small: set[str]) -> Iterator[Finding]:
    for match in _RUN.finditer(subject.reading.text, part.start, part.end):
        if not _shouts(match[0], small, subject.vocabulary.common.loud):
            continue
        whole = part.kind is Kind.HEADING
        yield subject.finding(
            "shouting",
            Severity.NOTE if whole else Severity.WARNING,
            match.start(),
            match.end(),
            "Words in capitals are harder to read, and many hear them as shouting.",
            "Write them in small letters.",
            source=_SOURCE,
            replacement=_quiet(match[0], match.start() == part.start or match.start() == part.body),
        )


def _shouts(run: str, small: set[str], loud: frozenset[str]) -> bool:
    words = _CAPITALS.findall(run)
    if len(words) == 1:
        return words[0].lower() in loud or (len(words[0]) >= _LONG and words[0].lower() in small)
    if len(words) >= _IN_A_ROW and not re.search(r"[,/&-]", run):
        return True
    known = [word for word in words if word.lower() in loud or word.lower() in small]
    return sum(len(word) >= _LONG for word in words) >= 2 or len(known) >= 2


def _quiet(run: str, begins: bool) -> str:
    lower = run.lower()
    return lower[:1].upper() + lower[1:] if begins else lower
