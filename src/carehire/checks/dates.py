"""Can somebody who reads the posting today still apply?"""

from __future__ import annotations

from collections.abc import Iterator

from carehire.checks.reading import Part
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

_SOURCE = "Google Search Central, Job posting structured data: expired postings are taken down, validThrough"


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of a closing day that has passed, and note that none is given."""
    posting = subject.posting
    part = _closing(subject)
    if posting and posting.closes and posting.closes < subject.today:
        why = f"Applications closed on {posting.closes.isoformat()}, which has passed."
        suggestion = "Set a later day, or close the requisition."
        if part:
            yield subject.finding(
                "dates", Severity.WARNING, part.body, part.end, why, suggestion, source=_SOURCE
            )
        else:
            yield subject.overall("dates", Severity.WARNING, why, suggestion, source=_SOURCE)
    elif part is None and not (posting and posting.closes):
        yield subject.overall(
            "dates",
            Severity.NOTE,
            "No closing day is given.",
            "Some job boards and some places ask for one.",
            where="additional",
            source=_SOURCE,
        )


def _closing(subject: Subject) -> Part | None:
    return next(subject.fields("closes"), None)
