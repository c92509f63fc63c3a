"""Is everything there that people need in order to decide and to apply?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity
from carehire.postings.terms import SectionId

_ADDRESS = re.compile(
    r"https?://|\bwww\.|\w@[\w-]{1,63}\.\w|\b(?:call|phone|text)\b[^.\n]{0,20}\d{3}[\s.)-]{1,2}\d{3}|\btext\s+\w+\s+to\s+\d",
    re.IGNORECASE,
)
_SOURCE = "Google Search Central, Job posting structured data: duties, qualifications and benefits are told"
_MISSING = {
    SectionId.BRIEF.value: ("what the role is about", "Say in two or three sentences what the work is for."),
    SectionId.RESPONSIBILITIES.value: (
        "a list of responsibilities",
        "List what the person will do, a line each.",
    ),
    SectionId.QUALIFICATIONS.value: (
        "a list of qualifications",
        "List what people must have, and what is nice to have.",
    ),
    SectionId.BENEFITS.value: (
        "what you offer",
        "List the benefits; people compare them, and some places ask for it.",
    ),
}


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of each section, and of the instruction how to apply, that isn't there."""
    for section, (what, suggestion) in _MISSING.items():
        if section not in subject.reading.sections:
            severity = Severity.NOTE if section == SectionId.BRIEF.value else Severity.WARNING
            yield subject.overall(
                "sections", severity, f"There is no section with {what}.", suggestion, source=_SOURCE
            )
    if "apply" not in subject.reading.topics and not _tells_how_to_apply(subject):
        yield subject.overall(
            "sections",
            Severity.WARNING,
            "Nothing says how to apply.",
            "Give a web address or an e-mail address, and what to send.",
            source="Google Search Central, Job posting structured data: a posting lets people apply",
        )


def _tells_how_to_apply(subject: Subject) -> bool:
    return "apply" in subject.signs or _ADDRESS.search(subject.reading.text) is not None
