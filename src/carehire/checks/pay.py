"""Does the posting say what the work pays?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from carehire.findings import Finding, Severity
from carehire.postings.posting import Posting
from carehire.rubrics.rubric import Rubric


def check(posting: Posting, rubric: Rubric, today: date) -> Iterator[Finding]:  # noqa: ARG001 - every check's form
    """Warn of a posting without pay."""
    if posting.pay is None:
        yield Finding(
            "pay",
            Severity.WARNING,
            "pay",
            "No pay is given; many places require a range, and postings with one are answered more.",
            "Give the range that you would really pay.",
        )
