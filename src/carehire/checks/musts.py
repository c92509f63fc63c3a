"""How much is asked?"""

from __future__ import annotations

from collections.abc import Iterator

from carehire.checks.necessity import SOURCE
from carehire.checks.reading import Kind
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity
from carehire.postings.terms import Necessity


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of more musts than people can meet; the first one too many is marked."""
    musts = sorted({*_lines(subject), *_sentences(subject)})
    limit = subject.options.most_musts
    if len(musts) > limit:
        start, end = musts[limit]
        yield subject.finding(
            "musts",
            Severity.WARNING,
            start,
            end,
            f"There are {len(musts)} musts, and this is the first above {limit}; many able people stop at a "
            "long list.",
            "Keep what nobody can do the work without, and move the rest to what is nice to have.",
            source=SOURCE,
        )


def _lines(subject: Subject) -> Iterator[tuple[int, int]]:
    return ((part.start, part.end) for part, necessity in subject.asked if necessity is Necessity.MUST)


def _sentences(subject: Subject) -> Iterator[tuple[int, int]]:
    """Yield the sentences among the qualifications that call something a must, where they are no list."""
    for sign in subject.signs.get("must", ()):
        part = sign.part
        if part.kind is Kind.PARAGRAPH and part.section == "qualifications" and part.topic != "nice":
            yield subject.reading.around(sign.start)
