"""Does each line say the same as the heading that it stands under, and is anything only nice to have?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carehire.checks.reading import Part
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity
from carehire.postings.terms import Necessity

_MANY = 4
_CLAUSE = re.compile(r"[,;:.()–—]|\b(?:and|but|or|with)\b", re.IGNORECASE)
SOURCE = (
    "Mohr (2014), Why women don't apply for jobs unless they're 100% qualified, Harvard Business Review; "
    "LinkedIn Gender Insights Report (2019)"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of lines that contradict their heading; note that nothing is only nice to have."""
    for part, necessity in subject.asked:
        other = "must" if part.topic == "nice" else "nice"
        if part.topic not in ("must", "nice"):
            yield from _both(subject, part)
            continue
        for start, end in _signs(subject, part, other):
            yield subject.finding(
                "necessity",
                Severity.WARNING,
                start,
                end,
                "This says that it is a must, under a heading of what is nice to have."
                if necessity is Necessity.NICE
                else "This says that it is only nice to have, under a heading of musts.",
                "Move the line, or take these words out.",
                source=SOURCE,
            )
    nice = sum(necessity is Necessity.NICE for _, necessity in subject.asked)
    musts = len(subject.asked) - nice
    if musts >= _MANY and nice < subject.options.fewest_nice:
        yield subject.overall(
            "necessity",
            Severity.NOTE,
            f"All {musts} qualifications are musts." if not nice else f"Only {nice} of them is nice to have.",
            "Say which of them people can learn here, and move those to what is nice to have.",
            source=SOURCE,
            where="qualifications",
        )


def _both(subject: Subject, part: Part) -> Iterator[Finding]:
    """Yield words that call a thing nice to have which the same clause calls a must."""
    musts = [*_signs(subject, part, "must")]
    for start, end in _signs(subject, part, "nice"):
        for first, last in musts:
            between = subject.reading.text[min(end, last) : max(start, first)]
            ideally = subject.reading.text[start:end].lower() == "ideally"
            close = not between.strip(" (,-–—")
            if close or not _CLAUSE.search(between.rstrip(" ,") if ideally else between):
                yield subject.finding(
                    "necessity",
                    Severity.WARNING,
                    start,
                    end,
                    "The same line says that this is a must and that it is only nice to have.",
                    "Say which of the two it is.",
                    source=SOURCE,
                )
                break


def _signs(subject: Subject, part: Part, name: str) -> Iterator[tuple[int, int]]:
    return (
        (sign.start, sign.end) for sign in subject.signs.get(name, ()) if part.start <= sign.start < part.end
    )
