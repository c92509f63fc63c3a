"""Two versions of a rubric beside each other: may their ratings stand in one order, and what changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from carehire.rubrics.rubric import (
    CredentialCriterion,
    Criterion,
    ExperienceCriterion,
    RatedCriterion,
    Rubric,
)


class Change(StrEnum):
    """What became of a part of the rubric."""

    ADDED = "Added"
    REMOVED = "Removed"
    CHANGED = "Changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: a criterion, a must-have or a rule of the whole, with the details in words.

    ``parts`` says that ratings under one version can't stand beside those under the other.
    """

    change: Change
    what: str
    words: str = ""
    parts: bool = False


def comparable(one: Rubric, other: Rubric) -> bool:
    """Say whether ratings under both may be scored together: the same criteria, kinds and scale.

    Weights and wordings may differ, since weights are applied when scores are made. A
    criterion that kept its id and was written anew is another one; see ``_is_new``.
    """
    both = {criterion.id: criterion for criterion in other.criteria}
    return _frame(one) == _frame(other) and not any(_is_new(each, both[each.id]) for each in one.criteria)


def differences(before: Rubric, after: Rubric) -> list[Difference]:
    """Return what changes from one version to another, criteria first; empty where nothing does."""
    return [*_criteria(before, after), *_whole(before, after), *_must_haves(before, after)]


def _frame(rubric: Rubric) -> tuple[int, int, frozenset[tuple[str, str]]]:
    kinds = frozenset((criterion.id, criterion.kind) for criterion in rubric.criteria)
    return rubric.scale.min, rubric.scale.max, kinds


def _is_new(before: Criterion, after: Criterion) -> bool:
    """Say whether a rated criterion measures something else under its old id.

    One of its name, its definition and its anchors may be mended; where two of them say
    something else altogether, or an anchor moved to another level, a 4 no longer means what
    it meant.
    """
    if not (isinstance(before, RatedCriterion) and isinstance(after, RatedCriterion)):
        return False
    levels = before.anchors.keys() & after.anchors.keys()
    anchors = bool(levels) and all(
        _said(before.anchors[each]) != _said(after.anchors[each]) for each in levels
    )
    if _moved(before, after):
        return True
    name = _said(before.name) != _said(after.name)
    return sum((name, _said(before.definition) != _said(after.definition), anchors)) > 1


def _moved(before: RatedCriterion, after: RatedCriterion) -> bool:
    """Say whether an anchor says now what another level's said, such as where a scale was turned round."""
    stood = {_said(anchor): level for level, anchor in before.anchors.items()}
    stands = {_said(anchor): level for level, anchor in after.anchors.items()}
    return any(stood[anchor] != level for anchor, level in stands.items() if anchor in stood)


def _said(text: object) -> str:
    """Return a text without what no reader minds: letter case, spaces and marks."""
    return " ".join(re.findall(r"\w+", str(text).casefold()))


def _criteria(before: Rubric, after: Rubric) -> Iterator[Difference]:
    old = {criterion.id: criterion for criterion in before.criteria}
    new = {criterion.id: criterion for criterion in after.criteria}
    for name, criterion in new.items():
        if name not in old:
            yield Difference(Change.ADDED, criterion.name, parts=True)
        elif words := "; ".join(_details(old[name], criterion)):
            other = old[name].kind != criterion.kind or _is_new(old[name], criterion)
            yield Difference(Change.CHANGED, criterion.name, f"{words}.", parts=other)
    for name, criterion in old.items():
        if name not in new:
            yield Difference(Change.REMOVED, criterion.name, parts=True)


def _details(before: Criterion, after: Criterion) -> Iterator[str]:
    if before.kind != after.kind:
        yield f"{_SOURCES[after.kind]} instead of {_SOURCES[before.kind]}"
        return
    if before.name != after.name:
        yield f"called “{before.name}” before"
    if before.weight != after.weight:
        yield f"weight {before.weight:g} becomes {after.weight:g}"
    if before.definition != after.definition:
        yield "its definition is reworded"
    if isinstance(before, RatedCriterion) and isinstance(after, RatedCriterion):
        levels = sorted(before.anchors.keys() | after.anchors.keys())
        changed = [str(each) for each in levels if before.anchors.get(each) != after.anchors.get(each)]
        if changed:
            yield f"other anchors at {', '.join(changed)}"
        if before.questions != after.questions:
            yield "other questions"
    elif isinstance(before, ExperienceCriterion) and isinstance(after, ExperienceCriterion):
        if (before.fact, before.bands) != (after.fact, after.bands):
            yield "other points for the time found"
    elif (
        isinstance(before, CredentialCriterion)
        and isinstance(after, CredentialCriterion)
        and (before.fact, before.levels) != (after.fact, after.levels)
    ):
        yield "other points for credentials"


_SOURCES = {
    "rated": "scored from ratings",
    "experience": "scored from months of experience",
    "credential": "scored from credentials",
}


def _whole(before: Rubric, after: Rubric) -> Iterator[Difference]:
    old, new = before.scale, after.scale
    if (old.min, old.max) != (new.min, new.max):
        words = f"{old.min} to {old.max} becomes {new.min} to {new.max}."
        yield Difference(Change.CHANGED, "The scale", words, parts=True)
    elif old.labels != new.labels:
        yield Difference(Change.CHANGED, "The scale", "Its levels have other names.")
    if before.minimum_coverage != after.minimum_coverage:
        words = f"{before.minimum_coverage:.0%} becomes {after.minimum_coverage:.0%}."
        yield Difference(Change.CHANGED, "The least coverage for a rank", words)


def _must_haves(before: Rubric, after: Rubric) -> Iterator[Difference]:
    old = {rule.id: rule for rule in before.must_haves}
    new = {rule.id: rule for rule in after.must_haves}
    for name, rule in new.items():
        if name not in old:
            yield Difference(Change.ADDED, f"Must-have: {rule.text}")
        elif old[name] != rule:
            yield Difference(Change.CHANGED, f"Must-have: {rule.text}", f"Before: {old[name].text}.")
    for name, rule in old.items():
        if name not in new:
            yield Difference(Change.REMOVED, f"Must-have: {rule.text}")
