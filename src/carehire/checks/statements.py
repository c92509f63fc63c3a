"""Does the posting say that everybody is judged alike, and how to ask for an adjustment?"""

from __future__ import annotations

from collections.abc import Iterator

from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

_STATEMENTS = {
    "equal-opportunity": (
        "Nothing says that everybody is welcome and judged by the same measure.",
        "Add a statement of equal opportunity; US federal contractors have to, at least for veterans and "
        "people with a disability.",
        "US 41 CFR 60-300.5 and 60-741.5 (equal opportunity clauses); EEOC, Recruitment and hiring",
    ),
    "accommodation": (
        "Nothing tells people with a disability how to ask for an adjustment.",
        "Add a sentence on how to ask for one when applying and interviewing.",
        "Americans with Disabilities Act, Title I; Office of Disability Employment Policy",
    ),
}


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of each statement that isn't there."""
    for name, (why, suggestion, source) in _STATEMENTS.items():
        if name not in subject.signs and name not in subject.reading.topics:
            yield subject.overall(
                "statements", Severity.WARNING, why, suggestion, source=source, where="additional"
            )
