"""Is a degree asked for without saying that experience counts as much?"""

from __future__ import annotations

from collections.abc import Iterator

from carehire.checks.reading import Kind, Part
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

_SOURCE = "Harvard Business School and Accenture (2017), Dismissed by Degrees"


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of each line that asks for a degree alone; for one that is nice to have it is a note."""
    equivalent = [sign.start for sign in subject.signs.get("equivalent", ())]
    nice = {part for part, necessity in subject.asked if necessity.value == "nice"}
    told: set[Part] = set()
    for sign in subject.signs.get("degree", ()):
        part = subject.reading.part_at(sign.start)
        if part is None or part in told or part.section != "qualifications":
            continue
        if part.kind not in (Kind.ITEM, Kind.PARAGRAPH):
            continue
        told.add(part)
        if any(part.start <= place < part.end for place in equivalent):
            continue
        line = subject.reading.of(part)
        stop = "." if line.endswith(".") else ""
        yield subject.finding(
            "degree",
            Severity.NOTE if part in nice else Severity.WARNING,
            part.start,
            part.end,
            "A degree is asked for, and nothing says that experience counts as much.",
            "Add “or equivalent experience”, unless a law asks for the degree itself.",
            source=_SOURCE,
            replacement=f"{line.removesuffix('.')}, or equivalent experience{stop}"
            if part.kind is Kind.ITEM
            else "",
        )
