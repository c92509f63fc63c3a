"""Remarks that somebody looked at and keeps the words all the same: they become notes with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from carehire.errors import unknown
from carehire.findings import Finding, Severity
from carehire.postings.requisition import Waiver
from carehire.values import folded


def apply(
    findings: Iterable[Finding], waivers: Sequence[Waiver], known: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield the findings, those that a waiver names as notes; say of a waiver if nothing is left for it.

    ``known`` are the ids of all checks, if a waiver of any other is to be told as misspelt.
    """
    used: set[int] = set()
    for finding in findings:
        fitting = next((number for number, waiver in enumerate(waivers) if _fits(waiver, finding)), None)
        if fitting is None:
            yield finding
        else:
            used.add(fitting)
            yield replace(finding, severity=Severity.NOTE, kept=waivers[fitting].reason)
    for number, waiver in enumerate(waivers):
        if number not in used:
            if known and waiver.check not in known:
                yield _misspelt(waiver, number, known)
                continue
            kept = f"“{waiver.text}”" if waiver.text else f'What the check "{waiver.check}" found'
            yield Finding(
                "waivers",
                Severity.NOTE,
                f"waivers[{number + 1}]",
                f"{kept} is kept with a reason (“{waiver.reason}”), but nothing remarks on it any more.",
                "The waiver can go.",
                start=0,
                end=0,
            )


def _misspelt(waiver: Waiver, number: int, known: Collection[str]) -> Finding:
    said = unknown("check", waiver.check, known)
    return Finding(
        "waivers",
        Severity.WARNING,
        f"waivers[{number + 1}]",
        f"A waiver keeps nothing: {said}",
        "Mend its name in the requisition.",
        start=0,
        end=0,
    )


def _fits(waiver: Waiver, finding: Finding) -> bool:
    if waiver.check != finding.check:
        return False
    return waiver.text is None or folded(waiver.text) == folded(finding.text)
