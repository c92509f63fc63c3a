"""Other weights than the rubric's: how often each candidate would be first if all weightings were alike.

Weights are drawn uniformly from the simplex: exponential numbers divided by their sum.
(Rubinstein and Kroese, Simulation and the Monte Carlo Method, 2nd edition 2008, 2.5.2.)
"""

from __future__ import annotations

import numpy as np

from carehire.scoring.acceptability import Acceptability, Progress, count
from carehire.scoring.panel import Floats
from carehire.scoring.ranking import Ranking


def weigh_anew(ranking: Ranking, draws: int, seed: int, top: int, progress: Progress) -> Acceptability:
    """Count the ranks of those who are ranked over ``draws`` weightings; one seed gives one answer.

    Each draw scores as the ranking does, over the criteria that were observed. Who is ranked
    stays as it is, since gates and coverage are decided by the rubric's own weights. A
    criterion of weight 0 doesn't count and stays at 0.
    """
    earned, observed, alike = profiles(ranking)
    random = np.random.default_rng(seed)

    def draw(number: int) -> Floats:
        weights = random.standard_exponential((number, len(earned)))
        weights /= weights.sum(axis=1, keepdims=True)
        return weights

    def score(weights: Floats, out: Floats) -> None:
        scores = np.matmul(weights, earned, out=out if alike is None else None)
        scores *= 100.0
        if observed is not None:
            scores /= weights @ observed
        # Equal profiles are scored once, so that a last digit never parts them.
        if alike is not None:
            np.take(scores, alike, axis=1, out=out)

    people = ranking.ranked
    return count(draw, score, candidates=people, width=people, draws=draws, top=top, progress=progress)


def profiles(ranking: Ranking) -> tuple[Floats, Floats | None, np.ndarray | None]:
    """Return what the ranked earned (0 to 1) and what was observed: criteria of some weight × profiles.

    ``observed`` is None where nothing is missing; ``alike`` gives the profile of each
    candidate, in the order of the ranking, and is None where no two are equal.
    """
    panel, scale = ranking.panel, ranking.rubric.scale
    weighed = [column for column, criterion in enumerate(ranking.rubric.criteria) if criterion.weight > 0]
    rows = ranking.order[: ranking.ranked]
    shares = (panel.points[rows][:, weighed] - scale.min) / (scale.max - scale.min)
    # -1 stands for what was not observed: NaN is never equal to NaN.
    numbers: dict[bytes, int] = {}
    seen = [row.tobytes() for row in np.where(np.isnan(shares), -1.0, shares)]
    alike = np.array([numbers.setdefault(row, len(numbers)) for row in seen])
    if len(numbers) == len(rows):
        kept, groups = shares, None
    else:
        kept, groups = shares[np.unique(alike, return_index=True)[1]], alike
    missing = np.isnan(kept)
    observed = np.ascontiguousarray((~missing).T, dtype=np.float64) if missing.any() else None
    return np.ascontiguousarray(np.where(missing, 0.0, kept).T), observed, groups
