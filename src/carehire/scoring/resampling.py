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
        width=max(len(ballots.share), ranking.ranked),
        draws=draws,
        top=top,
        progress=progress,
    )


@dataclass(frozen=True, eq=False)
class _Ballots:
    """All ratings that count, gathered as far as they are weighed alike.

    A panelist's share of the voices is the same wherever the same people rated. So there is
    one share for each member of each such group (``member``: the panelist, ``group``: their
    group, ``groups``: where each begins), and a candidate's ratings by one member of one group
    are one number: ``gain`` times the share ``share`` goes to the candidate, whose numbers
    begin at ``begin``. ``fixed`` is what does not hang on ratings; ``people`` have any.
    """

    panelists: int
    member: NDArray[np.int64]
    group: NDArray[np.int64]
    groups: NDArray[np.int64]
    share: NDArray[np.int64]
    gain: Floats
    begin: NDArray[np.int64]
    people: NDArray[np.int64]
    fixed: Floats

    def scores(self, voices: Floats, out: Floats) -> None:
        """Put the scores by these voices into ``out``: a row a draw, a column a candidate."""
        shares = voices[:, self.member]
        shares /= np.add.reduceat(shares, self.groups, axis=1)[:, self.group]
        parts = shares[:, self.share]
        parts *= self.gain
        out[:] = self.fixed
        out[:, self.people] += np.add.reduceat(parts, self.begin, axis=1)


def _ballots(ranking: Ranking) -> _Ballots:
    rubric, panel = ranking.rubric, ranking.panel
    weights = np.array([criterion.weight for criterion in rubric.criteria])
    rated = np.array([isinstance(criterion, RatedCriterion) for criterion in rubric.criteria])
    points = panel.points[ranking.order[: ranking.ranked]] - rubric.scale.min
    worth = 100 / (rubric.scale.max - rubric.scale.min) / (~np.isnan(points) @ weights)
    fixed = np.where(np.isnan(points), 0.0, points)[:, ~rated] @ weights[~rated] * worth
    cells = counted_ratings(ranking)
    names = sorted({name for cell in cells.values() for name in cell})
    # Sorted, so that sums are the same to the last digit in whichever order all was given.
    groups = sorted({tuple(cell) for cell in cells.values()})
    members = [(number, name) for number, group in enumerate(groups) for name in group]
    places = {(groups[number], name): place for place, (number, name) in enumerate(members)}
    gains: dict[tuple[int, int], float] = {}
    for (candidate, column), cell in cells.items():
        for name, level in cell.items():
            key = (candidate, places[tuple(cell), name])
            part = weights[column] * (level - rubric.scale.min) * worth[candidate]
            gains[key] = gains.get(key, 0.0) + float(part)
    keys = np.array(sorted(gains), dtype=np.int64).reshape(-1, 2)
    people, begin = np.unique(keys[:, 0], return_index=True)
    return _Ballots(
        panelists=len(names),
        member=np.array([names.index(name) for _, name in members], dtype=np.int64),
        group=np.array([number for number, _ in members], dtype=np.int64),
        groups=np.cumsum([0, *(len(group) for group in groups[:-1])]),
        share=keys[:, 1],
        gain=np.array([gains[candidate, place] for candidate, place in keys.tolist()]),
        begin=begin,
        people=people,
        fixed=fixed,
    )


def counted_ratings(ranking: Ranking) -> dict[tuple[int, int], dict[str, int]]:
    """Return the ratings that count by place in the ranking and column of criterion, panelists in order."""
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
    cells: dict[tuple[int, int], dict[str, int]] = {}
    for candidate, column, name, level in ratings:
        cells.setdefault((candidate, column), {})[name] = level
    return cells
