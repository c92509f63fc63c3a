"""Is what is asked for scored? The first promise of the house, seen from the posting."""

from __future__ import annotations

from collections.abc import Iterator

from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

_SOURCE = "US 29 CFR 1607.14 (Uniform Guidelines): what is measured is what the work asks for"


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of requirements that no criterion scores, and of criteria that nothing asks for."""
    if subject.posting is None or subject.rubric is None:
        return
    scored = {criterion.id for criterion in subject.rubric.criteria}
    places = {subject.reading.of(part): part for part, _ in subject.asked}
    for line in subject.posting.requirements:
        if line.criterion in scored:
            continue
        missing = (
            f'the rubric has no criterion "{line.criterion}"' if line.criterion else "it names no criterion"
        )
        why = f"This is asked for but not scored: {missing}."
        suggestion = "Name the criterion that scores it, or leave the line out."
        part = places.get(" ".join(line.text.split()))
        if part:
            yield subject.finding(
                "trace", Severity.WARNING, part.start, part.end, why, suggestion, source=_SOURCE
            )
        else:
            yield subject.overall(
                "trace", Severity.WARNING, why, suggestion, source=_SOURCE, where="qualifications"
            )
    asked = {line.criterion for line in subject.posting.requirements}
    for criterion in subject.rubric.criteria:
        if criterion.weight > 0 and criterion.id not in asked:
            yield subject.overall(
                "trace",
                Severity.WARNING,
                f'"{criterion.name}" is scored but not asked for, so candidates can\'t prepare for it.',
                "Ask for it in the posting, or take the criterion out of the rubric.",
                source=_SOURCE,
                where="qualifications",
            )
