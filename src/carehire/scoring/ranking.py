"""Scores and ranks: fixed scales, so that nobody's score depends on who else applied.

Score = 100 · Σ w·x / Σ w over the observed criteria, x = (points − min) / (max − min);
coverage = observed weight / whole weight. What was not observed lowers the coverage and
never the score. (Weighted additive model with fixed value functions: Keeney and Raiffa,
Decisions with Multiple Objectives, 1976, chapter 3.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carehire.errors import NotFoundError, unknown
from carehire.rubrics.rubric import RatedCriterion, Rubric
from carehire.scoring import reasons
from carehire.scoring.must_haves import Gate
from carehire.scoring.panel import Floats, PanelTable
from carehire.scoring.result import CriterionResult, Result, Status

ORDER = (Status.RANKED, Status.NEEDS_EVIDENCE, Status.NOT_ENOUGH_EVIDENCE, Status.KNOCKED_OUT)
_RANKED, _NEEDS, _THIN, _OUT = range(4)
_TOLERANCE = 1e-9
# Rows at a time, so that the working copy stays in the processor's cache.
_CHUNK = 8_192
_INDEX_BITS = 26


@dataclass(frozen=True, eq=False)
class Ranking:
    """The order of all candidates; the result of each is worked out when it is asked for.

    ``scores`` are NaN where nothing was observed; ``statuses`` index ``ORDER``; ``ranks``
    are 0 where there is none; ``order`` holds rows: the ranked by rank and then as they
    were given, behind them each other status in turn.
    """

    panel: PanelTable
    scores: Floats
    coverages: Floats
    statuses: NDArray[np.int8]
    ranks: NDArray[np.int32]
    order: NDArray[np.int64]
    ranked: int

    @property
    def rubric(self) -> Rubric:
        """The rubric by which everybody was scored."""
        return self.panel.rubric

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader of the ranking should know of its data."""
        return self.panel.warnings

    def __len__(self) -> int:
        return len(self.panel.candidates)

    def results(self) -> Iterator[Result]:
        """Yield the result of each candidate, in order."""
        return (self._result(int(row)) for row in self.order)

    def result(self, candidate: str) -> Result:
        """Return the result of the candidate of that id. Raises NotFoundError."""
        row = self.panel.rows.get(candidate)
        if row is None:
            raise NotFoundError(unknown("candidate", candidate, self.panel.rows))
        return self._result(row)

    def with_status(self, status: Status) -> Iterator[Result]:
        """Yield the results of that status, in order."""
        code = ORDER.index(status)
        return (self._result(int(row)) for row in self.order if self.statuses[row] == code)

    def _result(self, row: int) -> Result:
        candidate = self.panel.candidates[row]
        status = ORDER[self.statuses[row]]
        criteria = self._criteria(row)
        coverage = round(float(self.coverages[row]), 10)
        rank = int(self.ranks[row]) or None
        told = [
            *reasons.gate_reasons(self.rubric, candidate, self.panel.gates[row].tolist()),
            *(reasons.tie_reasons(rank, self._sharing(row)) if rank else ()),
            *reasons.profile_reasons(self.rubric, criteria),
            *reasons.coverage_reasons(self.rubric, status, coverage, criteria),
            *reasons.disagreement_reasons(criteria),
        ]
        score = _or_none(self.scores[row])
        return Result(candidate.id, candidate.name, status, rank, score, coverage, tuple(told), criteria)

    def _criteria(self, row: int) -> tuple[CriterionResult, ...]:
        points = [_or_none(value) for value in self.panel.points[row]]
        scale = self.rubric.scale
        observed = sum(
            c.weight for c, value in zip(self.rubric.criteria, points, strict=True) if value is not None
        )
        lines = []
        for column, (criterion, value) in enumerate(zip(self.rubric.criteria, points, strict=True)):
            part = None
            if value is not None and observed > 0:
                part = round(
                    100 * criterion.weight * (value - scale.min) / (scale.max - scale.min) / observed, 10
                )
            lines.append(
                CriterionResult(
                    criterion=criterion.id,
                    name=criterion.name,
                    weight=criterion.weight,
                    mean=value if isinstance(criterion, RatedCriterion) else None,
                    n=int(self.panel.counts[row, column]),
                    spread=_or_none(self.panel.spread[row, column]),
                    points=value,
                    contribution=part,
                )
            )
        return tuple(lines)

    def _sharing(self, row: int) -> list[str]:
        """Return who else has this row's rank; equal ranks stand side by side in the order."""
        placed = self.ranks[self.order[: self.ranked]]
        first, last = (
            np.searchsorted(placed, self.ranks[row], "left"),
            np.searchsorted(placed, self.ranks[row], "right"),
        )
        return [self.panel.candidates[int(other)].name for other in self.order[first:last] if other != row]


def rank(panel: PanelTable) -> Ranking:
    """Score every candidate of the panel and put them in order."""
    scores, coverages = _score(panel)
    statuses = _statuses(panel, coverages)
    places, ranks_in_order = _places(scores, np.flatnonzero(statuses == _RANKED))
    ranks = np.zeros(len(scores), dtype=np.int32)
    ranks[places] = ranks_in_order
    apart = [np.flatnonzero(statuses == code) for code in (_NEEDS, _THIN, _OUT)]
    return Ranking(panel, scores, coverages, statuses, ranks, np.concatenate([places, *apart]), len(places))


def _score(panel: PanelTable) -> tuple[Floats, Floats]:
    """Return scores and coverages.

    Added up criterion by criterion and not by a matrix product, whose last digit may
    depend on the row's place in the matrix: removing a candidate then changes nobody's bits.
    """
    scale = panel.rubric.scale
    weights = np.array([criterion.weight for criterion in panel.rubric.criteria])
    weighing = np.flatnonzero(weights)
    column = weights[weighing, None]
    n = len(panel.points)
    scores, seen = np.empty(n), np.empty(n)
    work = np.empty((len(weighing), min(n, _CHUNK)))
    for start in range(0, n, _CHUNK):
        rows = slice(start, min(start + _CHUNK, n))
        block = work[:, : rows.stop - start]
        np.copyto(
            block, panel.points[rows].T[weighing] if len(weighing) < len(weights) else panel.points[rows].T
        )
        observed = block == block
        block -= scale.min
        block *= column
        np.copyto(block, 0.0, where=~observed)
        np.add.reduce(block, axis=0, out=scores[rows])
        np.multiply(observed, column, out=block)
        np.add.reduce(block, axis=0, out=seen[rows])
    with np.errstate(invalid="ignore", divide="ignore"):
        scores /= seen
    scores *= 100.0 / (scale.max - scale.min)
    seen /= weights.sum()
    return scores, seen


def _statuses(panel: PanelTable, coverages: Floats) -> NDArray[np.int8]:
    least = max(panel.rubric.minimum_coverage - _TOLERANCE, _TOLERANCE)
    statuses = np.where(coverages < least, np.int8(_THIN), np.int8(_RANKED))
    for code, gate in ((_NEEDS, Gate.UNKNOWN), (_OUT, Gate.FAILED)):
        for rule in panel.gates.T:
            statuses[rule == gate] = code
    return statuses


def _places(scores: Floats, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return ``rows`` by falling score and then as given, and the rank of each: 1, 2, 2, 4.

    Scores are compared on a grid of 1e-9, so that being tied does not depend on who stands
    between two candidates. The grid is shifted, since scores such as 100/4096 lie on the
    borders of an unshifted one. Score and row are packed into one integer: sorting those is
    faster than sorting indices, and keeps the given order among equals.
    """
    assert len(scores) < 1 << _INDEX_BITS, "more candidates than a rank can be packed with"  # noqa: S101
    packed = np.floor((100.0 - scores[rows]) * 1e9 + 0.371).astype(np.int64)
    packed <<= _INDEX_BITS
    packed |= rows
    packed.sort()
    ranks = np.arange(1, len(rows) + 1)
    keys = packed >> _INDEX_BITS
    ranks[1:][keys[1:] == keys[:-1]] = 0
    np.maximum.accumulate(ranks, out=ranks)
    packed &= (1 << _INDEX_BITS) - 1
    return packed, ranks


def _or_none(value: float) -> float | None:
    """Return a number for people and files: no NaN, and no noise of the last digits."""
    return None if np.isnan(value) else round(float(value), 10)
