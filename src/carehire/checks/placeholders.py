"""Is anything left that the author meant to replace?"""

from __future__ import annotations

from collections.abc import Iterator

from carehire import placeholders
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

ID = "placeholders"


def check(subject: Subject) -> Iterator[Finding]:
    """Find placeholders and instructions to the author in all that readers see."""
    for start, end in placeholders.find(subject.reading.text):
        yield subject.finding(
            ID,
            Severity.ERROR,
            start,
            end,
            "A mark for the author is still in the text.",
            "Replace it with what readers should see, or delete it.",
        )
