"""How much is asked?"""

from __future__ import annotations

from collections.abc import Iterator

from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity
from carehire.postings.terms import Necessity

_SOURCE = (
    "Mohr (2014), Why women don't apply for jobs unless they're 100% qualified, Harvard Business Review; "
    "LinkedIn Gender Insights Report (2019)"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of more musts than people can meet; the first one too many is marked."""
    musts = [part for part, necessity in subject.asked if necessity is Necessity.MUST]
    limit = subject.options.most_musts
    if len(musts) > limit:
        part = musts[limit]
        yield subject.finding(
            "musts",
            Severity.WARNING,
            part.start,
            part.end,
            f"There are {len(musts)} musts, and this is the first above {limit}; many able people stop at a "
            "long list.",
            "Keep what nobody can do the work without, and move the rest to what is nice to have.",
            source=_SOURCE,
        )
