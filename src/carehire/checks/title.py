"""Is the title one that people search for and boards accept? Inflated words in it are a list's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carehire.checks.reading import Part
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity
from carehire.postings import old_prose

_SYMBOLS = re.compile(
    r"[$€£]\s?\d[\d,.]*[kK]?|\b\d{2,3}[kK]\b|[!$€£%*@|~^<>{}\[\]=_\"“”•·…★☆✔#+]+|\d{4,}|[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]+"
)
_NAMES = re.compile(r"C\+\+|[CF]#|\.NET|R&D|\([mfwdx]/[mfwdx](?:/[mfwdx])*\)", re.IGNORECASE)
_TERMS = re.compile(
    r"\b(?:full|part)[\s-]time\b|\b(?:fully\s+)?remote\b(?!\s+sens)|\bhybrid\b(?!\s+(?:vehicle|car|electric|cloud|integration))|\bon[\s-]?site\b|\bwfh\b|\bper\s+(?:hour|year)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:(?:,|-|–|\||\(|\bin)\s*|(?<=[a-z])\s+)(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|UK|USA?)(?=\W*$|\s*[-–|,)])"
)
_PARTED = re.compile(r"(?:[-–—|(,:]|\b(?:in|at|near))\s*$")  # what stands between a title and its place
_SHORTEST = 4
_JOINING = frozenset(("A", "AN", "AND", "AT", "BY", "FOR", "IN", "OF", "ON", "OR", "THE", "TO"))
_SOURCE = "Ongig, How long should a job title be; Indeed and ZipRecruiter title guidelines"


def check(subject: Subject) -> Iterator[Finding]:
    """Look at length, symbols, capitals, and what belongs into fields of its own."""
    part = subject.reading.title
    if part is None:
        yield subject.overall(
            "title",
            Severity.WARNING,
            "There is no title.",
            "Begin with the name of the work that people search for.",
            source=_SOURCE,
        )
        return
    title = subject.reading.of(part)
    most = subject.options.most_title_characters
    if len(title) > most:
        yield _told(
            subject,
            part.start,
            part.end,
            f"The title has {len(title)} characters; boards cut what goes beyond {most}.",
            "Keep the name of the work, and move the rest into the text.",
        )
    if title.isupper() and len(title) > _SHORTEST and any(len(word) > _SHORTEST for word in title.split()):
        yield _told(
            subject,
            part.start,
            part.end,
            "A title in capitals is harder to read, and boards turn it down.",
            "Write it with small letters.",
            replacement=" ".join(_in_small(word) for word in title.split()),
        )
    yield from _symbols(subject, part)
    yield from _elsewhere(subject, part)


def _in_small(word: str) -> str:
    """Return a word of a title in capitals as it is usually written; one like "ICU" is short for more."""
    if len(word) < _SHORTEST and word.isalpha():
        return word.lower() if word in _JOINING else word
    return word.title()


def _symbols(subject: Subject, part: Part) -> Iterator[Finding]:
    text = subject.reading.text
    fine = [match.span() for match in _NAMES.finditer(text, part.start, part.end)]
    for match in _SYMBOLS.finditer(text, part.start, part.end):
        if not any(start <= match.start() < end for start, end in fine):
            yield _told(
                subject,
                match.start(),
                match.end(),
                "Symbols and numbers in a title keep searches from finding it.",
                "Leave them out.",
            )


def _elsewhere(subject: Subject, part: Part) -> Iterator[Finding]:
    """Find what boards have fields of their own for; where two agree about the words, they are told once."""
    text = subject.reading.text
    told: list[tuple[int, int]] = []
    misplaced = sorted(_misplaced(subject, text, part), key=lambda found: (found[0], -found[1]))
    for start, end, why, suggestion in misplaced:
        if all(end <= first or last <= start for first, last in told):
            told.append((start, end))
            yield _told(subject, start, end, why, suggestion)


def _misplaced(subject: Subject, text: str, part: Part) -> Iterator[tuple[int, int, str, str]]:
    places = [
        (part.body + city.start, part.body + city.end)
        for city in old_prose.cities(text[part.body : part.end])
        if _PARTED.search(text, part.body, part.body + city.start)
    ]
    places += [span for name in _places(subject) for span in _whole(text, part, name)]
    places += [match.span() for match in _STATE.finditer(text, part.start, part.end)]
    places += [(sign.start, sign.end) for sign in subject.signs.get("place", ()) if sign.part is part]
    for start, end in places:
        yield (
            start,
            end,
            "A place in the title is searched for in a field of its own.",
            "Leave it out; the posting gives the place.",
        )
    for name in _employers(subject):
        for start, end in _whole(text, part, name):
            yield (
                start,
                end,
                "The employer's name stands beside each title on a board.",
                "Leave it out of the title.",
            )
    for match in _TERMS.finditer(text, part.start, part.end):
        yield (
            *match.span(),
            "Boards have a field of their own for this, and people search by it.",
            "Leave it out of the title.",
        )


def _places(subject: Subject) -> set[str]:
    posting = subject.posting
    if posting:
        named = [name for location in posting.locations for name in (location.city, location.region)]
        return {name for name in named if name and len(name) > 2}
    return {name for name in _field(subject, "location") if name[:1].isupper() and len(name) > 2}


def _employers(subject: Subject) -> set[str]:
    if subject.posting:
        return {subject.posting.employer.name}
    return set(_field(subject, "employer"))


def _field(subject: Subject, name: str) -> Iterator[str]:
    """Yield what the text's own field of that name says, parted at its commas."""
    for part in subject.fields(name):
        value = subject.reading.text[part.body : part.end]
        yield from (piece.strip() for piece in re.split(r"[,;|/()]", value) if piece.strip())


def _whole(text: str, part: Part, name: str) -> Iterator[tuple[int, int]]:
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return (match.span() for match in pattern.finditer(text, part.start, part.end))


def _told(
    subject: Subject, start: int, end: int, why: str, suggestion: str, *, replacement: str = ""
) -> Finding:
    return subject.finding(
        "title", Severity.WARNING, start, end, why, suggestion, source=_SOURCE, replacement=replacement
    )
