"""Scores and ranks: fixed scales, so that nobody's score depends on who else applied.

Score = 100 · Σ w·x / Σ w over the observed criteria, x = (points − min) / (max − min);
coverage = observed weight / whole weight. What was not observed lowers the coverage and
never the score. (Weighted additive model with fixed value functions: Keeney and Raiffa,
Decisions with Multiple Objectives, 1976, chapter 3.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from carehire.candidates.candidate import called
from carehire.errors import NotFoundError, unknown
from carehire.rubrics.rubric import RatedCriterion, Rubric
from carehire.scoring import reasons
from carehire.scoring.must_haves import Gate
from carehire.scoring.panel import Floats, PanelTable
from carehire.scoring.result import CriterionResult, Result, Status

ORDER = (Status.RANKED, Status.NEEDS_EVIDENCE, Status.NOT_ENOUGH_EVIDENCE, Status.KNOCKED_OUT)
_RANKED, _NEEDS, _THIN, _OUT = range(4)
_TOLERANCE = 1e-9
_SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")
# How many of those who share a rank are named.
_NAMED = 3
# Rows at a time, so that the working copy stays in the processor's cache.
_CHUNK = 16_384


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
            *(reasons.tie_reasons(rank, *self._sharing(row)) if rank else ()),
            *reasons.coverage_reasons(self.rubric, status, coverage),
            *reasons.profile_reasons(self.rubric, criteria),
            *reasons.missing_reasons(coverage, criteria),
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

    @cached_property
    def _ranks_in_order(self) -> NDArray[np.int32]:
        return self.ranks[self.order[: self.ranked]]

    def _sharing(self, row: int) -> tuple[list[str], int]:
        """Return the first few who have this row's rank as well, and how many there are.

        Equal ranks stand side by side in the order.
        """
        first, last = (int(np.searchsorted(self._ranks_in_order, self.ranks[row], side)) for side in _SIDES)
        others = [int(other) for other in self.order[first : min(last, first + _NAMED + 1)] if other != row]
        people = [self.panel.candidates[other] for other in (row, *others[:_NAMED])]
        names = called(people)
        return [names[person.id] for person in people[1:]], last - first - 1


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
    column = weights[:, None]
    n = len(panel.points)
    scores, seen = np.empty(n), np.empty(n)
    part, observed = np.empty((len(weights), _CHUNK)), np.empty((len(weights), _CHUNK), dtype=np.bool_)
    for start in range(0, n, _CHUNK):
        rows = slice(start, min(start + _CHUNK, n))
        earned, known = part[:, : rows.stop - start], observed[:, : rows.stop - start]
        np.subtract(panel.points[rows].T, scale.min, out=earned)
        np.equal(earned, earned, out=known)
        earned *= column
        np.fmax(earned, 0.0, out=earned)  # of 0 and NaN it takes the 0, and nothing here is below 0
        np.add.reduce(earned, axis=0, out=scores[rows])
        np.multiply(known, column, out=earned)
        np.add.reduce(earned, axis=0, out=seen[rows])
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


def tie_grid(scores: Floats, out: Floats | None = None) -> Floats:
    """Return where scores lie on the grid that decides on ties: ``tie_keys`` are the whole parts.

    ``out`` takes the answer, and may be the scores themselves.
    """
    grid: Floats = np.multiply(scores, -1e9, out=out)
    grid += 100e9 + 0.371
    return grid


def tie_keys(scores: Floats) -> NDArray[np.int64]:
    """Return whole numbers below 2**37 that order scores, the highest score lowest; equal ones are ties.

    Scores are compared on a grid of 1e-9, so that being tied does not depend on who stands
    between two candidates. The grid is shifted, since scores such as 100/4096 lie on the
    borders of an unshifted one.
    """
    return tie_grid(scores).astype(np.int64)


def _places(scores: Floats, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return ``rows`` by falling score and then as given, and the rank of each: 1, 2, 2, 4."""
    keys = tie_keys(scores[rows])
    order = _sorted(keys)
    keys = keys[order]
    ranks = np.arange(1, len(rows) + 1)
    ranks[1:][keys[1:] == keys[:-1]] = 0
    np.maximum.accumulate(ranks, out=ranks)
    return rows[order], ranks


def _sorted(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the stable order of keys from 0 to 2**48, by three digits of 16 bits, the lowest first.

    numpy sorts 16-bit numbers by counting them, which makes this three times faster than
    sorting the keys themselves. (Radix sort: Knuth, The Art of Computer Programming, 5.2.5.)
    """
    order = np.argsort(keys.astype(np.uint16), kind="stable")
    for shift in (16, 32):
        digits = (keys[order] >> shift).astype(np.uint16)
        order = order[np.argsort(digits, kind="stable")]
    return order


def _or_none(value: float) -> float | None:
    """Return a number for people and files: no NaN, and no noise of the last digits."""
    return None if np.isnan(value) else round(float(value), 10)
