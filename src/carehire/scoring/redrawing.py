"""The same ratings drawn anew: how much of the order rests on single ratings.

A bootstrap over ratings: for each candidate and criterion as many ratings are drawn as were
given, each time anew from those that were given, so that one may be drawn twice and another not
at all. (Efron, Bootstrap methods: another look at the jackknife, Annals of Statistics 7(1),
1979; Davison and Hinkley, Bootstrap Methods and their Application, 1997, 3.2: each sample on its
own.) No cell loses all of its ratings, so who is ranked stays as it is. A single rating can't be
drawn otherwise than it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carehire.scoring.acceptability import Acceptability, Progress, count
from carehire.scoring.panel import Floats
from carehire.scoring.ranking import Ranking
from carehire.scoring.resampling import counted_ratings

# So many numbers are drawn within a second or two; a thousand draws show in whole percents.
_NUMBERS, _FEWEST = 20_000_000, 1_000


def redraw(ranking: Ranking, draws: int, seed: int, top: int, progress: Progress) -> Acceptability | None:
    """Count the ranks of those who are ranked over ``draws`` sets of ratings; None where no cell has two.

    Each rating takes a number of its own, so that many thousand ratings are drawn less often than
    asked: a thousand times at least. The counts say how often.
    """
    cells = {cell: sorted(levels.values()) for cell, levels in counted_ratings(ranking).items()}
    if all(len(levels) < 2 for levels in cells.values()):
        return None
    picks = _picks(ranking, cells)
    people = [ranking.panel.candidates[int(ranking.order[place])].id for place in picks.people]
    # Everybody has a stream of their own, which stays whoever else is there, and in whichever order.
    streams = [np.random.default_rng([seed, 2, *name.encode("utf-8", "surrogatepass")]) for name in people]
    widths = np.diff(picks.begin, append=len(picks.gain)).tolist()

    def draw(number: int) -> Floats:
        if not streams:
            return np.empty((number, 0))
        each = zip(streams, widths, strict=True)
        return np.concatenate([stream.random((number, width)) for stream, width in each], axis=1)

    return count(
        draw,
        picks.scores,
        candidates=ranking.ranked,
        width=max(len(picks.gain), ranking.ranked),
        draws=min(draws, max(_FEWEST, _NUMBERS // max(len(picks.gain), 1))),
        top=top,
        progress=progress,
    )


@dataclass(frozen=True, eq=False)
class _Picks:
    """All ratings in cells where they differ, candidate by candidate and cell by cell.

    Each is drawn anew from the ``size`` ratings of its cell, which begin at ``start``; ``gain`` is
    what a rating adds to its candidate's score. Those of ``people`` begin at ``begin``; ``fixed``
    is what no draw changes.
    """

    size: NDArray[np.int64]
    start: NDArray[np.int64]
    gain: Floats
    begin: NDArray[np.int64]
    people: NDArray[np.int64]
    fixed: Floats

    def scores(self, drawn: Floats, out: Floats) -> None:
        """Put the scores by numbers from 0 to 1 into ``out``: a row a draw, a column a candidate."""
        out[:] = self.fixed
        if len(self.people):
            picked = (drawn * self.size).astype(np.int64)
            picked += self.start
            out[:, self.people] += np.add.reduceat(self.gain[picked], self.begin, axis=1)


def _picks(ranking: Ranking, cells: dict[tuple[int, int], list[int]]) -> _Picks:
    rubric, rows = ranking.rubric, ranking.order[: ranking.ranked]
    weights = np.array([criterion.weight for criterion in rubric.criteria])
    points = ranking.panel.points[rows] - rubric.scale.min
    worth = 100 / (rubric.scale.max - rubric.scale.min) / (~np.isnan(points) @ weights)
    still = np.where(np.isnan(points), 0.0, points)
    size: list[int] = []
    start: list[int] = []
    gain: list[float] = []
    whose: list[int] = []
    for (place, column), levels in cells.items():
        if levels[0] == levels[-1]:
            continue
        still[place, column] = 0.0
        start += [len(gain)] * len(levels)
        size += [len(levels)] * len(levels)
        whose += [place] * len(levels)
        part = weights[column] * worth[place] / len(levels)
        gain += [float(part * (level - rubric.scale.min)) for level in levels]
    people, begin = np.unique(np.array(whose, dtype=np.int64), return_index=True)
    return _Picks(
        np.array(size, dtype=np.int64),
        np.array(start, dtype=np.int64),
        np.array(gain),
        begin,
        people,
        still @ weights * worth,
    )
