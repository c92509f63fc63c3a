"""The smallest change of one weight that puts somebody else first, worked out and not searched for.

While one weight v moves and all others stay, a candidate's score is a ratio of two lines,
(A + p·v) / (B + q·v), where p and q are 0 for what was not observed. Two scores are equal
where a quadratic is zero, so each criterion has a handful of exact break-points. (The
weight stability intervals of Mareschal, European Journal of Operational Research 33, 1988,
carried over to missing cells.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from carehire.scoring.panel import Floats
from carehire.scoring.ranking import Ranking

# Scores this close are ties in the ranking.
_TIE = 1e-9


@dataclass(frozen=True, slots=True)
class Turn:
    """A criterion whose weight, moved alone ``before`` → ``after``, brings ``winners`` level with the first.

    Just beyond ``after`` they lead; several lead together where their scores stay equal.
    The shares are those of the whole weight.
    """

    criterion: str
    name: str
    before: float
    after: float
    share_before: float
    share_after: float
    winners: tuple[str, ...]

    @property
    def change(self) -> float:
        """How far the weight moves, in the rubric's own weights."""
        return abs(self.after - self.before)


def turns(ranking: Ranking) -> tuple[Turn, ...]:
    """Return for each criterion the smallest change of its weight that changes the winner, smallest first.

    A criterion is left out where no weight from 0 upwards does it. The winner changes once
    somebody who is not first now stands before all who are. Who is ranked stays as it is.
    """
    found = [turn for column in range(len(ranking.rubric.criteria)) for turn in _turn(ranking, column)]
    whole = sum(criterion.weight for criterion in ranking.rubric.criteria)
    # Without the noise of the last digits: of equal changes the rubric's first criterion comes first.
    return tuple(sorted(found, key=lambda turn: round(turn.change / whole, 10)))


@dataclass(frozen=True, eq=False)
class _Lines:
    """The ratio of each ranked candidate: (``a`` + ``p``·v) / (``b`` + ``q``·v)."""

    a: Floats
    b: Floats
    p: Floats
    q: Floats

    def scores(self, weights: Floats) -> Floats:
        """Return 100 times the ratios; the weights' last axis but one is that of the candidates."""
        above = self.a[:, None] + self.p[:, None] * weights
        below = self.b[:, None] + self.q[:, None] * weights
        with np.errstate(invalid="ignore", divide="ignore"):
            made: Floats = 100 * above / below
        return made

    def of(self, rows: np.ndarray) -> _Lines:
        """Return the lines of some candidates."""
        return _Lines(self.a[rows], self.b[rows], self.p[rows], self.q[rows])


def _lines(ranking: Ranking, column: int) -> _Lines:
    scale = ranking.rubric.scale
    weights = np.array([criterion.weight for criterion in ranking.rubric.criteria])
    shares = (ranking.panel.points[ranking.order[: ranking.ranked]] - scale.min) / (scale.max - scale.min)
    seen = ~np.isnan(shares)
    shares = np.where(seen, shares, 0.0)
    weights[column] = 0.0
    return _Lines(shares @ weights, seen @ weights, shares[:, column], seen[:, column].astype(np.float64))


def _turn(ranking: Ranking, column: int) -> Iterator[Turn]:
    criterion = ranking.rubric.criteria[column]
    whole = sum(each.weight for each in ranking.rubric.criteria)
    lines, now = _lines(ranking, column), criterion.weight
    ranks = ranking.ranks[ranking.order[: ranking.ranked]]
    leaders, others = lines.of(ranks == 1), lines.of(ranks != 1)
    roots = _roots(leaders, others)
    best = min(
        (found for upward in (True, False) if (found := _first(leaders, others, roots, now, upward))),
        key=lambda found: round(abs(found[0] - now) / whole, 10),
        default=None,
    )
    if best is None:
        return
    after, probe, rows = best
    scores = others.of(rows).scores(np.full((len(rows), 1), probe))[:, 0]
    winners = rows[scores >= scores.max() - _TIE]
    people = ranking.order[: ranking.ranked][ranks != 1][winners]
    rest = whole - now
    yield Turn(
        criterion=criterion.id,
        name=criterion.name,
        before=now,
        after=round(after, 10),
        share_before=round(now / (rest + now), 10),
        share_after=round(after / (rest + after), 10),
        winners=tuple(ranking.panel.candidates[int(row)].id for row in people),
    )


def _roots(leaders: _Lines, others: _Lines) -> Floats:
    """Return where each of the others is level with a leader: others × (2 · leaders), NaN for nowhere."""
    f, o = leaders, others
    square = np.multiply.outer(o.p, f.q) - np.multiply.outer(o.q, f.p)
    linear = (
        np.multiply.outer(o.a, f.q) + np.multiply.outer(o.p, f.b)
        - np.multiply.outer(o.q, f.a) - np.multiply.outer(o.b, f.p)
    )  # fmt: skip
    constant = np.multiply.outer(o.a, f.b) - np.multiply.outer(o.b, f.a)
    with np.errstate(invalid="ignore", divide="ignore"):
        # The stable form: no difference of two nearly equal numbers.
        half = -(linear + np.copysign(np.sqrt(linear**2 - 4 * square * constant), linear)) / 2
        found = np.concatenate([half / square, constant / half], axis=1)
    return np.where(np.isfinite(found), found, np.nan)


def _first(
    leaders: _Lines, others: _Lines, roots: Floats, now: float, upward: bool
) -> tuple[float, float, np.ndarray] | None:
    """Return the nearest break-point that way, a weight just beyond it, and the rows who lead there."""
    ahead = roots > now if upward else (roots < now) & (roots > 0)
    steps = np.sort(np.where(ahead, abs(roots - now), np.inf), axis=1)
    with np.errstate(invalid="ignore"):
        end = steps + np.maximum(steps, 1.0) if upward else np.full_like(steps, now)
        beyond = np.concatenate([steps[:, 1:], np.full((len(steps), 1), np.inf)], axis=1)
        middle = (steps + np.where(np.isfinite(beyond), beyond, end)) / 2
        probes = now + middle if upward else now - middle
        lead = others.scores(probes)
        for row in range(len(leaders.a)):
            # A leader's line is met by everybody's probes; touching it is not passing it.
            leader = leaders.of(np.array([row])).scores(probes.reshape(1, -1)).reshape(probes.shape)
            lead = np.where(lead - leader > _TIE, lead, np.nan)
    passed = np.where(np.isfinite(steps) & np.isfinite(lead), steps, np.inf)
    nearest = passed.min(axis=1, initial=np.inf)
    if not np.isfinite(nearest).any():
        return None
    step = float(nearest.min())
    rows = np.flatnonzero(nearest <= step * (1 + _TIE))
    probe = min(float(middle[row][passed[row] <= step * (1 + _TIE)].min()) for row in rows)
    return (now + step, now + probe, rows) if upward else (now - step, now - probe, rows)
