"""Are more years asked for than the role itself needs, or than count for anything?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carehire.checks.reading import Kind
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity
from carehire.rubrics.rubric import ExperienceCriterion

_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_VALUES = {word: value for value, word in enumerate(_NUMBERS, 1)} | {"thirty": 30}
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(sorted(_VALUES, key=len, reverse=True))})"
_YEARS = re.compile(
    rf"\b(?P<least>{_NUMBER})\s*(?:\({_NUMBER}\)\s*)?(?:\+|plus\b|or\s+more\b)?\s*"
    rf"(?:(?:-|–|—|to|or)\s*{_NUMBER}\s*\+?\s*)?(?:years?|yrs?)\b"
    r"(?!['’]?\s*(?:old\b|of\s+age\b|ago\b|(?:or|and)\s+(?:older|over|above)\b))"
    r"|\b(?P<months>\d{2,3})\s*\+?\s*months?\b|\b(?P<decade>(?:a|one|two|three)\s+decades?)\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\b(?:entry[\s-]level|junior|trainee|intern|apprentice|graduate)\b", re.IGNORECASE)
_MOST_AT_ENTRY = 2
# "We bring 40 years of experience" boasts of the employer, and asks for nothing.
_OURS = re.compile(
    r"\b(?:we|our|us|company|firm|business|family|founded|combined|collective)\b", re.IGNORECASE
)
_YOURS = re.compile(
    r"\b(?:you|your|candidates?|applicants?|requir\w*|need\w*|seek\w*|look\w*|want\w*|ask\w*|must|minimum)\b",
    re.IGNORECASE,
)
_SOURCE = (
    "Schmidt and Hunter (1998), Psychological Bulletin 124(2): years of experience tell little about "
    "performance, least of all beyond the first five"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of each line whose years go beyond what the role's rubric or the role itself counts."""
    band, most = _band(subject), subject.options.most_years
    title = subject.reading.title
    entry = bool(title and _ENTRY.search(subject.reading.of(title)))
    for part in subject.parts(Kind.ITEM, Kind.PARAGRAPH):
        asked = part.section == "qualifications" or "experience" in subject.reading.of(part).casefold()
        if not asked:
            continue
        for match in _YEARS.finditer(subject.reading.text, part.start, part.end):
            if part.section != "qualifications" and _of_the_employer(subject, match.start()):
                continue
            why = _why(_years_in(match), band, most, entry)
            if why:
                yield subject.finding(
                    "experience",
                    Severity.WARNING,
                    match.start(),
                    match.end(),
                    why,
                    "Ask for the years without which the work can't be done, and say what was done in them.",
                    source=_SOURCE,
                )


def _of_the_employer(subject: Subject, place: int) -> bool:
    start, end = subject.reading.around(place)
    sentence = subject.reading.text[start:end]
    return bool(_OURS.search(sentence)) and not _YOURS.search(sentence)


def _years_in(match: re.Match[str]) -> int:
    if match["months"]:
        return int(match["months"]) // 12
    if match["decade"]:
        return 10 * _VALUES.get(match["decade"].split()[0].lower(), 1)
    said = match["least"].lower()
    return int(said) if said.isdecimal() else _VALUES[said]


def _why(years: int, band: float | None, most: int, entry: bool) -> str | None:
    if entry and years > _MOST_AT_ENTRY:
        return f"The title says that this is where a career starts, and the text asks for {years} years."
    if band is not None and years > band:
        return f"This asks for {years} years; for this role up to {band:g} count, and more add nothing."
    if band is None and years > most:
        return f"This asks for {years} years; beyond {most} they say little about how well somebody works."
    return None


def _band(subject: Subject) -> float | None:
    """Return the years at which the role's own experience stops counting, None where no role is known."""
    months = [line.months for line in subject.role.requirements if line.months] if subject.role else []
    if subject.rubric:
        months += [
            round(criterion.bands[-1].from_months)
            for criterion in subject.rubric.criteria
            if isinstance(criterion, ExperienceCriterion)
        ]
    return max(months) / 12 if months else None
