"""How often each candidate stands at which rank, over many draws of what nobody knows for certain.

Rank acceptability: the share of draws that put a candidate at a rank. (Lahdelma and
Salminen, SMAA-2: Stochastic multicriteria acceptability analysis for group decision
making, Operations Research 49(3), 2001.)
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carehire.scoring.panel import Floats
from carehire.scoring.placing import place
from carehire.scoring.ranking import tie_keys

Counts = NDArray[np.int64]
Progress = Callable[[int, int], object]
"""Told how many draws are done, and of how many."""

# So many candidates are compared pair by pair: more than a committee ever argues about.
PAIRED = 20
# Cells of the table candidate × rank. It holds 1,000 candidates whole; of more, the first ones.
_CELLS = 1 << 20
# Scores at a time, so that a piece stays in the processor's cache.
_PIECE = 1 << 15
# How many share the work, and how many pieces each takes between two words on progress.
_THREADS, _ROUND = 2, 16
# Scores whose order waits to be counted, and how many ranks are counted at a time.
_WAITING, _RANKS = 1 << 21, 64


@dataclass(frozen=True, eq=False)
class Acceptability:
    """Counts over ``draws``; candidates stand in the order of the ranking.

    Equal scores share a rank as in the ranking (1, 2, 2, 4), so several may be first in one
    draw. ``first`` counts rank 1 and ``among_first`` the ranks up to ``top``. ``at_rank`` has
    a row for each of the first candidates (all, up to 1,000 of them) and a column a rank.
    ``wins[i, j]`` counts the draws in which i stands before j, ties being no win; it has the
    first 20 candidates. All counts are exact.
    """

    draws: int
    top: int
    first: Counts
    among_first: Counts
    at_rank: NDArray[np.int32]
    wins: Counts

    def share(self, count: int | np.int64) -> float:
        """Return a count as a share of the draws, without the noise of the last digits."""
        return round(int(count) / self.draws, 10)

    def among(self, place: int, ranks: int) -> tuple[int, ...] | None:
        """Return the counts of the first ``ranks`` ranks, and behind them that of all lower ones.

        None for a candidate too far down to have been counted.
        """
        if place >= len(self.at_rank):
            return None
        counts = self.at_rank[place].tolist()
        return (*counts[:ranks], sum(counts[ranks:])) if len(counts) > ranks else tuple(counts)

    def span(self, place: int, inside: float = 0.9) -> tuple[int, int] | None:
        """Return between which ranks a candidate stands in at least that share of all draws.

        As much is cut off at either end; None for a candidate too far down to have been counted.
        """
        if place >= len(self.at_rank):
            return None
        reached = np.cumsum(self.at_rank[place])
        cut = self.draws * (1 - inside) / 2
        low = int(np.searchsorted(reached, cut, side="right"))
        high = int(np.searchsorted(reached, self.draws - cut, side="left"))
        return low + 1, high + 1


def count(
    draw: Callable[[int], Floats],
    score: Callable[[Floats], Floats],
    *,
    candidates: int,
    width: int,
    draws: int,
    top: int,
    progress: Progress,
) -> Acceptability:
    """Draw ``draws`` times, score everybody each time, and count the ranks.

    ``draw`` returns so many rows of random numbers and is called in one order, whatever the
    pieces are; ``score`` makes scores from 0 to 100 of such rows, a column a candidate.
    ``width`` is how many numbers it works with for each draw. Two threads share the work,
    since numpy lets go of Python while it sorts and adds; memory doesn't grow with the draws.
    """
    size = max(1, _PIECE // width)
    tallies = [_Tally(candidates, top) for _ in range(_THREADS)]

    def add(tally: _Tally, rows: Floats) -> None:
        for start in range(0, len(rows), size):
            tally.add(score(rows[start : start + size]))

    with ThreadPoolExecutor(_THREADS) as pool:
        for start in range(0, draws, size * _THREADS * _ROUND):
            rows = draw(min(size * _THREADS * _ROUND, draws - start))
            for _ in pool.map(add, tallies, np.array_split(rows, _THREADS)):
                pass  # what a thread raised is raised here
            progress(start + len(rows), draws)
    for tally in tallies[1:]:
        tallies[0].join(tally)
    return tallies[0].done()


class _Tally:
    """Counts ranks piece by piece, and never holds more than a few pieces of scores."""

    def __init__(self, candidates: int, top: int) -> None:
        self._n, self._top, self._draws = candidates, top, 0
        counted, paired = min(candidates, _CELLS // candidates), min(candidates, PAIRED)
        self._leading = np.zeros((2, candidates), dtype=np.int64)
        self._at_rank = np.zeros((candidates, counted), dtype=np.int32)
        self._wins = np.zeros((paired, paired), dtype=np.int64)
        self._waiting: list[NDArray[np.integer]] = []

    def add(self, scores: Floats) -> None:
        """Count a piece of scores from 0 to 100: a row a draw, a column a candidate."""
        self._draws += len(scores)
        keys = tie_keys(scores)
        paired = keys[:, : len(self._wins)]
        self._wins += np.count_nonzero(paired[:, :, None] < paired[:, None, :], axis=0)
        places = place(keys)
        if len(places.shared):
            self._count_shared(places.order[places.shared], places.ranks)
            self._wait(np.delete(places.order, places.shared, axis=0))
        else:
            self._wait(places.order)

    def _wait(self, order: NDArray[np.integer]) -> None:
        """Keep an order without ties until there are many: counted together they go rank by rank."""
        self._waiting.append(order.astype(np.min_scalar_type(self._n - 1)))
        if sum(len(piece) for piece in self._waiting) * self._n > _WAITING:
            self._count_waiting()

    def _count_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        by_rank = np.concatenate([piece.T for piece in waiting], axis=1)
        for rank in range(0, self._n, _RANKS):
            candidates = by_rank[rank : rank + _RANKS].astype(np.int64)
            ranks = np.arange(rank, rank + len(candidates))[:, None]
            self._count(candidates, np.broadcast_to(ranks, candidates.shape))

    def _count_shared(self, candidates: NDArray[np.integer], ranks: Counts) -> None:
        self._count(np.ascontiguousarray(candidates.T).astype(np.int64), np.ascontiguousarray(ranks.T))

    def _count(self, candidates: Counts, ranks: Counts) -> None:
        """Count who stands at which rank; rank by rank, so that the table is used row by row."""
        counted = self._at_rank.shape[1]
        if counted < self._n:
            for leading, below in zip(self._leading, (1, self._top), strict=True):
                leading += np.bincount(candidates[ranks < below], minlength=self._n)
            known = candidates < counted
            candidates, ranks = candidates[known], ranks[known]
        cells = ranks * counted
        cells += candidates
        np.add.at(self._at_rank.reshape(-1), cells.reshape(-1), np.int32(1))

    def join(self, other: _Tally) -> None:
        """Take over what another one counted."""
        other._count_waiting()
        self._draws += other._draws
        self._leading += other._leading
        self._at_rank += other._at_rank
        self._wins += other._wins

    def done(self) -> Acceptability:
        """Return what was counted."""
        self._count_waiting()
        at_rank, (first, among_first) = self._at_rank, self._leading
        if len(at_rank) == at_rank.shape[1]:
            first, among_first = at_rank[0].astype(np.int64), at_rank[: self._top].sum(axis=0, dtype=np.int64)
        return Acceptability(self._draws, self._top, first, among_first, at_rank.T, self._wins)
