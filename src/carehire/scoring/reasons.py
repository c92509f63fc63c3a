"""The sentences that say why a candidate stands where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from carehire.candidates.candidate import Candidate
from carehire.rubrics.rubric import Rubric, Scale
from carehire.scoring.must_haves import Gate, sentence
from carehire.scoring.result import CriterionResult, Status
from carehire.scoring.words import number, share
from carehire.values import listed


def gate_reasons(rubric: Rubric, candidate: Candidate, gates: Sequence[int]) -> list[str]:
    """Say which must-haves failed and by how much, then which still need evidence."""
    judged = [(rule, Gate(gate)) for rule, gate in zip(rubric.must_haves, gates, strict=True)]
    return [
        sentence(rule, candidate, gate)
        for wanted in (Gate.FAILED, Gate.UNKNOWN)
        for rule, gate in judged
        if gate is wanted
    ]


def coverage_reasons(rubric: Rubric, status: Status, coverage: float) -> list[str]:
    """Say that too little was observed for a rank, where it was."""
    if coverage == 0:
        return ["Nothing that counts has been observed yet."]
    if status is not Status.NOT_ENOUGH_EVIDENCE:
        return []
    least = share(rubric.minimum_coverage)
    return [f"Only {share(coverage)} of the weight was observed; a rank needs at least {least}."]


def missing_reasons(coverage: float, criteria: Sequence[CriterionResult]) -> list[str]:
    """Say what was not observed, where something was."""
    missing = [line.name for line in criteria if line.points is None and line.weight > 0]
    if not missing or coverage == 0:
        return []
    return [f"Not observed: {listed(missing)}; the score rests on {share(coverage)} of the weight."]


def tie_reasons(rank: int, named: Sequence[str], number: int) -> list[str]:
    """Say with whom a rank is shared: the first few by name, of so many in all."""
    if not named:
        return []
    unnamed = number - len(named)
    people = [*named, f"{unnamed} more"] if unnamed else named
    return [f"Shares rank {rank} with {listed(people)}: their scores are equal."]


def profile_reasons(rubric: Rubric, criteria: Sequence[CriterionResult]) -> list[str]:
    """Say what lifted the score most and what held it, where the criteria differ."""
    observed = [line for line in criteria if line.points is not None and line.weight > 0]
    points = [line.points for line in observed if line.points is not None]
    if len(observed) < 2:
        return []
    top, bottom = max(points), min(points)
    if top == bottom:
        return [f"Every criterion that was observed stands at {number(top)} of {rubric.scale.max}."]
    best = [line for line in observed if line.points == top]
    weakest = [line for line in observed if line.points == bottom]
    return [f"Strongest: {_named(best, rubric.scale)}. Weakest: {_named(weakest, rubric.scale)}."]


def disagreement_reasons(criteria: Sequence[CriterionResult]) -> list[str]:
    """Say where panelists were furthest apart, from two levels on, since a mean hides that."""
    widest = max((line.spread for line in criteria if line.spread is not None), default=0.0)
    if widest < 2:
        return []
    names = listed([line.name for line in criteria if line.spread == widest], limit=3)
    return [f"The panel differs most on {names} ({number(widest)} levels apart)."]


def _named(lines: Sequence[CriterionResult], scale: Scale) -> str:
    names = listed([line.name for line in lines], limit=3)
    return f"{names} ({number(lines[0].points or 0)} of {scale.max})"
