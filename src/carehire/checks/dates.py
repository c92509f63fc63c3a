"""Can somebody who reads the posting today still apply?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from carehire.checks import deadline
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity
from carehire.postings import old_days
from carehire.postings.days import in_words

_SOURCE = "Google Search Central, Job posting structured data: expired postings are taken down, validThrough"


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of a closing day that has passed, and note that none is given."""
    posting = subject.posting
    said = _said(subject)
    last = (posting.closes if posting else None) or (said[2] if said else None)
    if last and last < subject.today:
        language = posting.language if posting else "en-US"
        why = f"Applications closed on {in_words(last, language)}, which has passed."
        suggestion = "Set a later day, or close the requisition." if posting else "Give a later day."
        if said:
            yield subject.finding(
                "dates", Severity.WARNING, said[0], said[1], why, suggestion, source=_SOURCE
            )
        else:
            yield subject.overall("dates", Severity.WARNING, why, suggestion, source=_SOURCE)
    elif said is None and last is None and not deadline.tells(subject.reading.text):
        yield subject.overall(
            "dates",
            Severity.NOTE,
            "No closing day is given.",
            "Some job boards and some places ask for one.",
            where="additional",
            source=_SOURCE,
        )


def _said(subject: Subject) -> tuple[int, int, date | None] | None:
    """Return where the text gives the closing day, in a field or a sentence, and the day that was read."""
    text = subject.reading.text
    day_first = any(mention.currency not in (None, "USD", "CAD") for mention in subject.mentions)
    part = next(subject.fields("closes"), None)
    if part:
        days = old_days.days(text[part.body : part.end], subject.today, day_first=day_first)
        return part.body, part.end, days[0].value if days else None
    closing = old_days.closing(text, subject.today, day_first=day_first)
    return (closing.start, closing.end, closing.value) if closing else None
