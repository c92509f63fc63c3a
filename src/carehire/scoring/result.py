"""What the ranking says of one candidate: status, rank, score, reasons, criteria."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Status(StrEnum):
    """How a candidate stands; only ``ranked`` ones have a rank."""

    RANKED = "ranked"
    NEEDS_EVIDENCE = "needs_evidence"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    KNOCKED_OUT = "knocked_out"

    @property
    def label(self) -> str:
        """The status as people read it."""
        return _LABELS[self]


_LABELS = {
    Status.RANKED: "Ranked",
    Status.NEEDS_EVIDENCE: "Needs evidence",
    Status.NOT_ENOUGH_EVIDENCE: "Not enough evidence",
    Status.KNOCKED_OUT: "Must-have not met",
}


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion of one candidate.

    ``points`` are on the rubric's scale, None where nothing was observed; ``mean`` is
    None for a criterion read from facts; ``n`` counts ratings and ``spread`` is their
    highest less their lowest. ``contribution`` is its part of the score: they add up to it.
    """

    criterion: str
    name: str
    weight: float
    mean: float | None
    n: int
    spread: float | None
    points: float | None
    contribution: float | None


@dataclass(frozen=True, slots=True)
class Result:
    """One candidate's place; ``score`` runs from 0 to 100, ``coverage`` from 0 to 1."""

    candidate: str
    name: str
    status: Status
    rank: int | None
    score: float | None
    coverage: float
    reasons: tuple[str, ...]
    criteria: tuple[CriterionResult, ...]


class Named(Protocol):
    """Whatever is told of a candidate, with their id and name."""

    @property
    def candidate(self) -> str:
        """The candidate's id."""

    @property
    def name(self) -> str:
        """The candidate's name."""


def told_apart(results: Sequence[Named]) -> dict[str, str]:
    """Return what to call each candidate, by id: the name, with the id where two have the same one."""
    names = Counter(result.name for result in results)
    return {
        result.candidate: f"{result.name} ({result.candidate})" if names[result.name] > 1 else result.name
        for result in results
    }
