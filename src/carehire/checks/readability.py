"""Can everybody read it who can do the work? The school year that the text asks for."""

from __future__ import annotations

from collections.abc import Iterator

from carehire.checks import measures
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

_FEWEST_WORDS = 100
_SOURCE = (
    "Kincaid and others (1975), Derivation of new readability formulas; list items are taken as sentences"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of a text that asks for more years of school than the limit; a short text has no grade."""
    grade, ease = measures.readability(subject)
    limit = subject.options.reading_grade
    if measures.words(subject) >= _FEWEST_WORDS and grade > limit:
        yield subject.overall(
            "readability",
            Severity.WARNING,
            f"The text reads at school grade {grade:.1f} (reading ease {ease:.0f}); up to grade {limit:g} is "
            "easy enough.",
            "Part long sentences, and use shorter words where there are some.",
            source=_SOURCE,
        )
