"""Does the posting say what the work pays?"""

from __future__ import annotations

from collections.abc import Iterator

from carehire.checks import jurisdictions
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

_SOURCE = "Google Search Central, Job posting structured data (baseSalary); the laws on pay, by place"


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of a posting without pay, unless a law that asks for it says the same with more weight.

    A text that comes from no requisition may state it in any words.
    """
    posting = subject.posting
    unpaid = (posting.pay is None) if posting else not subject.mentions
    if unpaid and (jurisdictions.CHECK in subject.options.off or not jurisdictions.asks_for_pay(subject)):
        yield subject.overall(
            "pay",
            Severity.WARNING,
            "No pay is given; many places require a range, and postings with one are answered more.",
            "Give the range that you would really pay.",
            source=_SOURCE,
            where="additional",
        )
