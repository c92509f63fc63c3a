"""Does the posting say what the work pays?"""

from __future__ import annotations

from collections.abc import Iterator

from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of a posting without pay."""
    if subject.posting and subject.posting.pay is None:
        yield subject.overall(
            "pay",
            Severity.WARNING,
            "No pay is given; many places require a range, and postings with one are answered more.",
            "Give the range that you would really pay.",
            where="additional",
        )
