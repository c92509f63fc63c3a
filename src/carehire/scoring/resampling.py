"""The same panel drawn anew: how much of the order rests on who happened to sit on it.

A Bayesian bootstrap over panelists: each draw gives every panelist a share of the voices,
uniform on the simplex, and each mean is weighed by these. (Rubin, The Bayesian bootstrap,
Annals of Statistics 9(1), 1981.)

Panelists are drawn and not single ratings, since the ratings of one person belong together:
whoever is strict is strict everywhere, and where clusters are drawn whole such dependence
is kept (Davison and Hinkley, Bootstrap Methods and their Application, 1997, 3.8). One draw
holds for all candidates, so that a strictness which met everybody cancels out. No voice is
ever nought, as it would often be in an ordinary bootstrap of two to four people: nobody
loses a rating, and who is ranked stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carehire.rubrics.rubric import RatedCriterion
from carehire.scoring.acceptability import Acceptability, Progress, count
from carehire.scoring.panel import Floats
from carehire.scoring.ranking import Ranking


def resample(ranking: Ranking, draws: int, seed: int, top: int, progress: Progress) -> Acceptability | None:
    """Count the ranks of those who are ranked over ``draws`` panels; None for fewer than two panelists."""
    ballots = _ballots(ranking)
    if ballots.panelists < 2:
        return None
    # A stream of its own, or the weights' draws and the panelists' would be the same numbers.
    random = np.random.default_rng([seed, 1])
    return count(
        lambda number: random.standard_exponential((number, ballots.panelists)),
        ballots.scores,
        candidates=ranking.ranked,
        width=max(len(ballots.panelist), ranking.ranked),
        draws=draws,
        top=top,
        progress=progress,
    )


@dataclass(frozen=True, eq=False)
class _Ballots:
    """All ratings that count, side by side, in the order of candidate, criterion and panelist.

    ``cells`` and ``rated`` are where the ratings of a cell begin, and the cells of a
    candidate; ``gain`` is what a point in a cell adds to the score, ``fixed`` what does not
    hang on ratings; ``people`` are the candidates who have any.
    """

    panelists: int
    panelist: NDArray[np.int64]
    level: Floats
    cells: NDArray[np.int64]
    rated: NDArray[np.int64]
    people: NDArray[np.int64]
    gain: Floats
    fixed: Floats

    def scores(self, voices: Floats) -> Floats:
        """Return the scores where panelists have these voices: a row a draw, a column a candidate."""
        heard = voices[:, self.panelist]
        means = np.add.reduceat(heard * self.level, self.cells, axis=1)
        means /= np.add.reduceat(heard, self.cells, axis=1)
        scores = np.tile(self.fixed, (len(voices), 1))
        scores[:, self.people] += np.add.reduceat(means * self.gain, self.rated, axis=1)
        return scores


def _ballots(ranking: Ranking) -> _Ballots:
    rubric, panel = ranking.rubric, ranking.panel
    rows = ranking.order[: ranking.ranked]
    weights = np.array([criterion.weight for criterion in rubric.criteria])
    rated = np.array([isinstance(criterion, RatedCriterion) for criterion in rubric.criteria])
    points = panel.points[rows] - rubric.scale.min
    observed = ~np.isnan(points) @ weights
    worth = 100 / (rubric.scale.max - rubric.scale.min) / observed
    fixed = np.where(np.isnan(points), 0.0, points)[:, ~rated] @ weights[~rated] * worth
    panelists, ratings = _ratings(ranking)
    place, column, panelist, level = ratings.T
    cell, starts = np.unique(place * len(weights) + column, return_index=True)
    people, first_cells = np.unique(cell // len(weights), return_index=True)
    gain = weights[cell % len(weights)] * worth[cell // len(weights)]
    heights = (level - rubric.scale.min).astype(np.float64)
    return _Ballots(panelists, panelist, heights, starts, first_cells, people, gain, fixed)


def _ratings(ranking: Ranking) -> tuple[int, NDArray[np.int64]]:
    """Return how many panelists rated, and a row a rating: candidate, criterion, panelist, level."""
    panel = ranking.panel
    places = {int(row): place for place, row in enumerate(ranking.order[: ranking.ranked])}
    weighed = {c.id: column for column, c in enumerate(ranking.rubric.criteria) if c.weight > 0}
    ratings = sorted(
        (places[row], weighed[name], card.panelist.casefold(), rating.level)
        for card in panel.scorecards
        if (row := panel.rows[card.candidate]) in places
        for name, rating in card.ratings.items()
        if name in weighed and rating.level is not None
    )
    numbers = {name: number for number, name in enumerate(sorted({rating[2] for rating in ratings}))}
    made = [(place, column, numbers[name], level) for place, column, name, level in ratings]
    return len(numbers), np.array(made, dtype=np.int64).reshape(-1, 4)
