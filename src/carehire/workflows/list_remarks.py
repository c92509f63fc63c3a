"""List the remarks on a posting as its author works them off: the gravest first, pay and place leading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from carehire.checks.reading import Reading
from carehire.findings import Finding, Severity
from carehire.postings.posting import Posting
from carehire.postings.terms import SectionId
from carehire.workflows.accept_suggestion import Change, acceptance
from carehire.workflows.edit_lines import EditableLine

_GRAVITY = list(Severity)
_FIRST = ("pay", "locations", "remote_from", "workplace")
_PAY_CHECKS = frozenset(("pay", "pay_ranges", "jurisdictions"))


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding with its number on the page, and the change that accepts its suggestion, if one can."""

    number: int
    finding: Finding
    change: Change | None

    @property
    def has_words(self) -> bool:
        """Whether it is about words that stand in the posting."""
        return bool(self.finding.text)


def urgency(field: str) -> int:
    """Return how soon readers look for a field: 0 for pay, then the place, and last of all the others."""
    name = field.partition(".")[0].partition("[")[0]
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings with the gravest first, in those pay and place, then as they are read."""
    return tuple(
        sorted(
            findings,
            key=lambda each: (
                _GRAVITY.index(each.severity),
                0 if each.check in _PAY_CHECKS else urgency(each.where),
                each.start or 0,
            ),
        )
    )


def list_remarks(
    findings: Sequence[Finding],
    reading: Reading,
    posting: Posting,
    lines: Mapping[SectionId, Sequence[EditableLine]],
    data: Mapping[str, Any],
) -> tuple[Remark, ...]:
    """Return a remark for each finding, numbered from 1 in their order."""
    return tuple(
        Remark(number, finding, acceptance(finding, reading, posting, lines, data))
        for number, finding in enumerate(findings, 1)
    )
