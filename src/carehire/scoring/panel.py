"""The panel's table: candidates × criteria, from which every number about a shortlist is made."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from carehire.candidates.candidate import Candidate
from carehire.errors import Fault, UserError, unknown
from carehire.rubrics.rubric import (
    CredentialCriterion,
    Criterion,
    ExperienceCriterion,
    RatedCriterion,
    Rubric,
    Scale,
)
from carehire.scoring import credentials
from carehire.scoring.basis import Basis
from carehire.scoring.must_haves import judge
from carehire.scoring.scorecard import Rating, Scorecard
from carehire.values import listed

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class PanelTable:
    """What is known of each candidate (row) on each criterion (column).

    ``points`` are on the rubric's scale, NaN where nothing was observed: the mean of the
    ratings, or the points of a fact. ``counts`` counts ratings; ``spread`` is the highest
    less the lowest level, NaN below two ratings. ``gates`` holds a ``Gate`` for each
    must-have. Arrays, so that a million candidates fit. ``basis`` says which ratings of a
    requisition were counted; None where they came from files.
    """

    rubric: Rubric
    candidates: Sequence[Candidate]
    points: Floats
    counts: NDArray[np.int32]
    spread: Floats
    gates: NDArray[np.int8]
    scorecards: tuple[Scorecard, ...] = ()
    warnings: tuple[str, ...] = ()
    basis: Basis | None = None

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each candidate's id."""
        return {candidate.id: row for row, candidate in enumerate(self.candidates)}

    @cached_property
    def _cards(self) -> dict[str, list[Scorecard]]:
        cards: dict[str, list[Scorecard]] = {}
        for card in self.scorecards:
            cards.setdefault(card.candidate, []).append(card)
        return cards

    def scorecards_of(self, candidate: str) -> tuple[Scorecard, ...]:
        """Return the scorecards for a candidate, in the panelists' alphabetical order."""
        return tuple(sorted(self._cards.get(candidate, ()), key=lambda card: card.panelist.casefold()))

    def ratings_of(self, candidate: str, criterion: str) -> tuple[tuple[str, Rating], ...]:
        """Return who rated a candidate how on a criterion: what a number opens down to."""
        cards = self.scorecards_of(candidate)
        return tuple((card.panelist, card.ratings[criterion]) for card in cards if criterion in card.ratings)


def collect(rubric: Rubric, candidates: Sequence[Candidate], scorecards: Iterable[Scorecard]) -> PanelTable:
    """Gather the ratings and facts of all candidates into one table.

    Raises UserError with every fault: two candidates of one id, a scorecard for nobody,
    an unknown criterion, a level off the scale, a criterion rated twice by one panelist.
    """
    cards = tuple(scorecards)
    n, c = len(candidates), len(rubric.criteria)
    rows = {candidate.id: row for row, candidate in enumerate(candidates)}
    faults = [] if len(rows) == n else _twice(candidates)
    flat = _flat(rubric, rows, cards, faults)
    if faults:
        raise UserError(faults)
    counts, sums, spread = _tally(flat, n * c)
    points = np.full((n, c), np.nan)
    np.divide(sums.reshape(n, c), counts.reshape(n, c), out=points, where=counts.reshape(n, c) > 0)
    warnings: list[str] = []
    for column, criterion in enumerate(rubric.criteria):
        if isinstance(criterion, ExperienceCriterion):
            points[:, column] = [_points(criterion, person) for person in candidates]
        elif isinstance(criterion, CredentialCriterion):
            points[:, column] = _credential_points(criterion, candidates, warnings)
    gates = np.empty((n, len(rubric.must_haves)), dtype=np.int8)
    for column, rule in enumerate(rubric.must_haves):
        gates[:, column] = [judge(rule, person, rubric) for person in candidates]
    return PanelTable(
        rubric, candidates, points, counts.reshape(n, c), spread.reshape(n, c), gates, cards, tuple(warnings)
    )


def off_scale(scale: Scale) -> str:
    """Say which ratings a scale takes."""
    return f"a rating is a whole number from {scale.min} to {scale.max}, or N/O for not observed"


def not_ratable(criterion: Criterion) -> str | None:
    """Say why a criterion takes no ratings; None where it does."""
    if isinstance(criterion, RatedCriterion):
        return None
    return (
        f'"{criterion.id}" is read from the candidate\'s {criterion.fact} and takes no ratings; '
        "leave these rows out"
    )


Flat = tuple[list[int], list[int]]


def _flat(rubric: Rubric, rows: dict[str, int], cards: tuple[Scorecard, ...], faults: list[Fault]) -> Flat:
    """Return the cell (row × criteria + column) and the level of each rating that was observed."""
    columns = {criterion.id: column for column, criterion in enumerate(rubric.criteria)}
    cells: list[int] = []
    levels: list[int] = []
    seen: set[tuple[str, str, str]] = set()
    for card in cards:
        place = f"scorecard of {card.panelist} for {card.candidate}"
        if card.candidate not in rows:
            faults.append(Fault(unknown("candidate", card.candidate, rows), field=place))
            continue
        for name, rating in card.ratings.items():
            key = (card.candidate, card.panelist.casefold(), name)
            if key in seen:
                faults.append(Fault(f'"{name}" is rated twice; keep one rating', field=place))
            seen.add(key)
            if name not in columns:
                faults.append(Fault(unknown("criterion", name, columns), field=place))
                continue
            refusal = not_ratable(rubric.criteria[columns[name]])
            if refusal:
                faults.append(Fault(refusal, field=place))
            elif rating.level is not None and rating.level not in rubric.scale.levels:
                faults.append(
                    Fault(f'"{name}" is rated {rating.level}; {off_scale(rubric.scale)}', field=place)
                )
            elif rating.level is not None:
                cells.append(rows[card.candidate] * len(columns) + columns[name])
                levels.append(rating.level)
    return cells, levels


def _tally(flat: Flat, size: int) -> tuple[NDArray[np.int32], Floats, Floats]:
    cells, levels = np.asarray(flat[0], dtype=np.int64), np.asarray(flat[1], dtype=np.float64)
    counts = np.bincount(cells, minlength=size).astype(np.int32)
    sums: Floats = np.bincount(cells, weights=levels, minlength=size).astype(np.float64, copy=False)
    high, low = np.full(size, -np.inf), np.full(size, np.inf)
    np.maximum.at(high, cells, levels)
    np.minimum.at(low, cells, levels)
    spread = np.full(size, np.nan)
    np.subtract(high, low, out=spread, where=counts > 1)
    return counts, sums, spread


def _twice(candidates: Sequence[Candidate]) -> list[Fault]:
    ids = Counter(candidate.id for candidate in candidates)
    return [Fault(f'{count} candidates have the id "{name}"') for name, count in ids.items() if count > 1]


def _points(criterion: ExperienceCriterion, candidate: Candidate) -> float:
    months = candidate.months(criterion.fact)
    if months is None or not math.isfinite(months) or months < 0:
        return math.nan
    return criterion.points_for(months)


def _credential_points(
    criterion: CredentialCriterion, candidates: Sequence[Candidate], warnings: list[str]
) -> list[float]:
    points: list[float] = []
    strange: dict[tuple[str, str | None], list[str]] = {}
    known = credentials.by_spelling(criterion)
    for candidate in candidates:
        holding = credentials.read(criterion.fact, candidate, known)
        points.append(holding.best.points if holding.best else math.nan)
        for name in holding.strange:
            counted = holding.best.name if holding.best else None
            strange.setdefault((name, counted), []).append(candidate.name)
    accepted = listed([f"“{level.name}”" for level in criterion.levels], limit=20, last="or")
    for (name, counted), people in strange.items():
        instead = f"“{counted}” counts" if counted else "it counts as not observed"
        warnings.append(
            f"{listed(people, limit=3)}: the criterion {criterion.name} does not know “{name}”, "
            f"so {instead}. Accepted: {accepted}."
        )
    return points
