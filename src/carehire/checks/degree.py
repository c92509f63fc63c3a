"""Is a degree asked for without saying that experience counts as much?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carehire.checks.reading import Kind, Part
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

_ASKED = re.compile(
    r"\b(?:you\s+(?:have|hold|need|must)|requir|minimum|must\s+have|need\s+a|needed|candidates?\s+with)",
    re.IGNORECASE,
)
_SOURCE = "Harvard Business School and Accenture (2017), Dismissed by Degrees"


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of each line that asks for a degree alone; for one that is nice to have it is a note."""
    equivalent = [sign.start for sign in subject.signs.get("equivalent", ())]
    nice = {part for part, necessity in subject.asked if necessity.value == "nice"}
    seen: set[int] = set()
    for sign in subject.signs.get("degree", ()):
        part = sign.part
        start, end = (part.start, part.end) if part.kind is Kind.ITEM else subject.reading.around(sign.start)
        if start in seen:
            continue
        seen.add(start)
        line = subject.reading.text[start:end]
        if not _asked(part, line) or any(start <= place < end for place in equivalent):
            continue
        stop = "." if line.endswith(".") else ""
        yield subject.finding(
            "degree",
            Severity.NOTE if part in nice else Severity.WARNING,
            start,
            end,
            "A degree is asked for, and nothing says that experience counts as much.",
            "Add “or equivalent experience”, unless a law asks for the degree itself.",
            source=_SOURCE,
            replacement=f"{line.removesuffix('.')}, or equivalent experience{stop}"
            if part.kind is Kind.ITEM
            else "",
        )


def _asked(part: Part, line: str) -> bool:
    """Say whether a line asks for its degree; elsewhere than among qualifications its words say so."""
    if part.kind not in (Kind.ITEM, Kind.PARAGRAPH) or part.section in ("benefits", "responsibilities"):
        return False
    return part.section == "qualifications" or bool(_ASKED.search(line))
