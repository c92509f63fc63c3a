"""Findings about several laws that ask for the same: read together, so that nobody reads it eight times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from carehire.checks.jurisdictions import CHECK, NO_ADVICE
from carehire.findings import Finding
from carehire.values import listed

_ASKED = re.compile(
    r"(?P<place>[^:]+): (?P<what>.+?) \((?P<law>.+; in force since .+?)\)\. It reaches this posting because "
    rf"(?P<more>.+) {re.escape(NO_ADVICE)}"
)
_STALE = re.compile(
    r"(?P<place>[^:]+): nobody has looked up this rule since (?P<since>.+?) \((?P<law>.+)\), so it may have "
    rf"changed\. {re.escape(NO_ADVICE)}"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What several findings say: once what is the same in all, then what is each one's own."""

    why: str
    each: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def groups(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Return the findings in their order, with those that differ by their law alone beside the first."""
    found: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        said = _said(finding)
        key = (finding.severity, finding.where, finding.suggestion, finding.kept, said)
        found.setdefault(key if said else number, []).append(finding)
    return [tuple(group) for group in found.values()]


def told(group: Sequence[Finding]) -> Told:
    """Return the words of a group; of one finding alone, its own."""
    first = group[0]
    parts = [_ASKED.fullmatch(each.why) or _STALE.fullmatch(each.why) for each in group]
    known = [part for part in parts if part]
    if len(group) == 1 or len(known) != len(group):
        return Told(first.why)
    sources = tuple(each.source for each in group)
    places = listed([*dict.fromkeys(part["place"] for part in known)], limit=len(known))
    if _STALE.fullmatch(first.why):
        why = f"Nobody has looked up these rules for more than a year, so they may have changed: {places}."
        laws = tuple(f"{part['place']}: {part['law']}, looked up {part['since']}." for part in known)
        return Told(f"{why} {NO_ADVICE}", laws, sources)
    what = known[0]["what"]
    each = tuple(f"{part['place']}: {part['law']}. Here, since {part['more']}" for part in known)
    return Told(f"{what[:1].upper()}{what[1:]}, by the law of {places}. {NO_ADVICE}", each, sources)


def _said(finding: Finding) -> str:
    """Return what a finding says of any place; nothing where it stands for itself."""
    if finding.check != CHECK or finding.text:
        return ""
    asked = _ASKED.fullmatch(finding.why)
    if asked:
        return asked["what"]
    return "stale" if _STALE.fullmatch(finding.why) else ""
