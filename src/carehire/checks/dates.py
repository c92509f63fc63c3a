"""Can somebody who reads the posting today still apply?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from carehire.findings import Finding, Severity
from carehire.postings.posting import Posting
from carehire.rubrics.rubric import Rubric


def check(posting: Posting, rubric: Rubric, today: date) -> Iterator[Finding]:  # noqa: ARG001 - every check's form
    """Warn of a closing day that has passed, and note that none is given."""
    if posting.closes and posting.closes < today:
        yield Finding(
            "dates",
            Severity.WARNING,
            "closes",
            f"Applications closed on {posting.closes.isoformat()}, which has passed.",
            "Set a later day, or close the requisition.",
            text=posting.closes.isoformat(),
        )
    elif posting.closes is None:
        yield Finding(
            "dates",
            Severity.NOTE,
            "closes",
            "No closing day is given.",
            "Some job boards and some places ask for one.",
        )
