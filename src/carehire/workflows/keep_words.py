"""Keep words that a check remarks on, with the reason, and hear the remark again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carehire.findings import Finding
from carehire.values import folded

Data = Mapping[str, Any]


def keep(data: Data, finding: Finding, reason: str) -> list[Any]:
    """Return the waivers of a requisition with one more, by which the words of ``finding`` are kept."""
    text = {"text": finding.text} if finding.text else {}
    return [*without(data, finding), {"check": finding.check, **text, "reason": reason.strip()}]


def hear_again(data: Data, finding: Finding) -> list[Any] | None:
    """Return the waivers without the one that keeps the words of ``finding``; None where none is left."""
    return without(data, finding) or None


def forget(data: Data, finding: Finding) -> list[Any] | None:
    """Return the waivers without the one of which ``finding`` says that nothing is left for it."""
    return [
        each
        for number, each in enumerate(data.get("waivers") or (), 1)
        if finding.where != f"waivers[{number}]"
    ] or None


def without(data: Data, finding: Finding) -> list[Any]:
    """Return the waivers that are about something else."""
    held = data.get("waivers")
    about = (finding.check, folded(finding.text))
    return [
        waiver
        for waiver in (held if isinstance(held, list) else [])
        if not isinstance(waiver, dict)
        or (waiver.get("check"), folded(str(waiver.get("text") or finding.text))) != about
    ]
