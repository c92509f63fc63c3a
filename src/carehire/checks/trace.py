"""Is what is asked for scored? The first promise of the house, seen from the posting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from carehire.findings import Finding, Severity
from carehire.postings.posting import Posting
from carehire.rubrics.rubric import Rubric


def check(posting: Posting, rubric: Rubric, today: date) -> Iterator[Finding]:  # noqa: ARG001 - every check's form
    """Warn of requirements that no criterion scores, and of criteria that nothing asks for."""
    scored = {criterion.id for criterion in rubric.criteria}
    for line in posting.requirements:
        if line.criterion is None or line.criterion not in scored:
            missing = (
                f'the rubric has no criterion "{line.criterion}"'
                if line.criterion
                else "it names no criterion"
            )
            yield Finding(
                "trace",
                Severity.WARNING,
                "qualifications",
                f"This is asked for but not scored: {missing}.",
                "Name the criterion that scores it, or leave the line out.",
                text=line.text,
            )
    asked = {line.criterion for line in posting.requirements}
    for criterion in rubric.criteria:
        if criterion.weight > 0 and criterion.id not in asked:
            yield Finding(
                "trace",
                Severity.WARNING,
                "qualifications",
                f'"{criterion.name}" is scored but not asked for, so candidates can\'t prepare for it.',
                "Ask for it in the posting, or take the criterion out of the rubric.",
                text=criterion.name,
            )
