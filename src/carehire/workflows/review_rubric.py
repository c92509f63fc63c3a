"""Review a rubric: against the role that it scores, and against words that nobody can observe."""

from __future__ import annotations

from carehire import datafile
from carehire.catalog import Catalog, read_text
from carehire.findings import Finding, Severity
from carehire.rubrics.review import review
from carehire.rubrics.rubric import Rubric
from carehire.rubrics.wordings import Wordings

_LIST = "wordlists/en/unobservable.yaml"


def review_rubric(catalog: Catalog, rubric: Rubric) -> list[Finding]:
    """Return every remark about a rubric. A role that is not there is a remark too."""
    path = catalog.find(_LIST)
    words = datafile.validate(datafile.parse(read_text(path), path), Wordings).entries
    if rubric.role not in catalog.role_ids():
        known = Finding(
            "trace",
            Severity.WARNING,
            "role",
            f'There is no role "{rubric.role}", so nobody can tell whether what is scored was asked for.',
            "Write the role's file, or name one that is there.",
            text=rubric.role,
        )
        untraced = [finding for finding in review(rubric, {}, words) if finding.check != "trace"]
        return [*untraced, known]
    asked = {line.id: line.criterion for line in catalog.role(rubric.role).requirements}
    return review(rubric, asked, words)


def has_errors(findings: list[Finding]) -> bool:
    """Say whether a remark stands that makes the rubric unfit for scoring."""
    return any(finding.severity is Severity.ERROR for finding in findings)
