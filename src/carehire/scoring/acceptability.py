"""How often each candidate stands at which rank, over many draws of what nobody knows for certain.

Rank acceptability: the share of draws that put a candidate at a rank. (Lahdelma and
Salminen, SMAA-2: Stochastic multicriteria acceptability analysis for group decision
making, Operations Research 49(3), 2001.)
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue

import numpy as np
from numpy.typing import NDArray

from carehire.scoring.panel import Floats
from carehire.scoring.placing import Placer
from carehire.scoring.ranking import tie_grid

Counts = NDArray[np.int64]
Progress = Callable[[int, int], object]
"""Told how many draws are done, and of how many."""

# So many candidates are compared pair by pair: more than a committee ever argues about.
PAIRED = 20
# Cells of the table candidate × rank. It holds 1,000 candidates whole; of more, the first ones.
_CELLS = 1 << 20
# Scores at a time, so that a piece stays in the processor's cache.
_PIECE = 1 << 16
# How many share the work, how many pieces each takes at a time, how many such rounds are drawn ahead.
_THREADS, _ROUND, _AHEAD = 2, 4, 2
# Scores whose order waits to be counted, how many ranks are counted at a time, and of how many
# pieces the leaders are compared at a time.
_WAITING, _RANKS, _LEADERS = 1 << 21, 64, 16


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
    score: Callable[[Floats, Floats], object],
    *,
    candidates: int,
    width: int,
    draws: int,
    top: int,
    progress: Progress,
) -> Acceptability:
    """Draw ``draws`` times, score everybody each time, and count the ranks.

    ``draw`` returns so many rows of random numbers and is called in one order, whatever the
    pieces are; ``score`` makes scores from 0 to 100 of such rows, a column a candidate, and
    puts them into its second argument. ``width`` is how many numbers it works with for each
    draw. Two threads share the work, since numpy lets go of Python while it sorts and adds;
    memory doesn't grow with the draws.
    """
    size = max(1, _PIECE // width)
    tallies, free = [_Tally(candidates, top, size) for _ in range(_THREADS)], SimpleQueue[_Tally]()
    for tally in tallies:
        free.put(tally)

    def add(rows: Floats) -> int:
        tally = free.get()
        try:
            for start in range(0, len(rows), size):
                tally.add(rows[start : start + size], score)
        finally:
            free.put(tally)  # or the other thread would wait for ever
        return len(rows)

    done, ahead = 0, deque[Future[int]]()
    with ThreadPoolExecutor(_THREADS) as pool:
        for start in range(0, draws, size * _ROUND):
            rows = draw(min(size * _ROUND, draws - start))
            ahead.append(pool.submit(add, rows))
            last = start + len(rows) == draws
            while len(ahead) > (0 if last else _AHEAD):
                done += ahead.popleft().result()  # what a thread raised is raised here
                progress(done, draws)
        whole, *others = pool.map(_Tally.finish, tallies)
    for other in others:
        whole.join(other)
    return whole.done()


class _Tally:
    """Counts ranks piece by piece, and never holds more than a few pieces of scores.

    Orders without ties wait until there are many: counted together they go rank by rank.
    """

    def __init__(self, candidates: int, top: int, size: int) -> None:
        self._n, self._top, self._draws = candidates, top, 0
        counted, paired = min(candidates, _CELLS // candidates), min(candidates, PAIRED)
        self._leading = np.zeros((2, candidates), dtype=np.int64)
        self._at_rank = np.zeros((candidates, counted), dtype=np.int32)
        self._wins = np.zeros((paired, paired), dtype=np.int64)
        self._leaders: list[Floats] = []
        self._scores, self._placer = np.empty((size, candidates)), Placer(size, candidates)
        many = max(size, _WAITING // candidates)
        self._waiting = np.empty((many, candidates), dtype=np.min_scalar_type(candidates - 1))
        self._wait, self._cells = 0, np.empty(many * min(_RANKS, candidates), dtype=np.int64)

    def add(self, rows: Floats, score: Callable[[Floats, Floats], object]) -> None:
        """Score a piece of draws and count the ranks."""
        self._draws += len(rows)
        scores = self._scores[: len(rows)]
        score(rows, scores)
        grid = tie_grid(scores, out=scores)
        self._leaders.append(np.floor(grid[:, : len(self._wins)].T))
        if len(self._leaders) == _LEADERS:
            self._count_wins()
        places = self._placer.place(grid)
        order = places.order
        if len(places.shared):
            self._count_shared(order[places.shared].astype(np.int64), places.ranks)
            order = np.delete(order, places.shared, axis=0)
        if self._wait + len(order) > len(self._waiting):
            self._count_waiting()
        self._waiting[self._wait : self._wait + len(order)] = order
        self._wait += len(order)

    def _count_wins(self) -> None:
        keys = np.concatenate(self._leaders or [np.empty((len(self._wins), 0))], axis=1)
        self._leaders.clear()
        for won, own in zip(self._wins, keys, strict=True):
            won += np.count_nonzero(own < keys, axis=1)

    def _count_waiting(self) -> None:
        """Count orders without ties, a few ranks of many draws at a time, whose table the cache holds."""
        order, counted = self._waiting[: self._wait], self._at_rank.shape[1]
        self._wait = 0
        for leading, below in zip(self._leading, (1, self._top), strict=True):
            leading += np.bincount(order[:, :below].reshape(-1), minlength=self._n)
        for rank in range(0, self._n, _RANKS):
            candidates, table = order[:, rank : rank + _RANKS], self._at_rank[rank : rank + _RANKS]
            cells = self._cells[: candidates.size].reshape(candidates.shape)
            np.add(candidates, np.arange(len(table)) * counted, out=cells)
            known = cells.reshape(-1) if counted == self._n else cells[candidates < counted]
            table += np.bincount(known, minlength=table.size).reshape(table.shape).astype(np.int32)

    def _count_shared(self, candidates: Counts, ranks: Counts) -> None:
        """Count orders in which some share a rank."""
        for leading, below in zip(self._leading, (1, self._top), strict=True):
            leading += np.bincount(candidates[ranks < below], minlength=self._n)
        counted = self._at_rank.shape[1]
        known = candidates < counted
        np.add.at(self._at_rank.reshape(-1), ranks[known] * counted + candidates[known], np.int32(1))

    def finish(self) -> _Tally:
        """Count what still waits."""
        self._count_wins()
        self._count_waiting()
        return self

    def join(self, other: _Tally) -> None:
        """Take over what another one counted and finished."""
        self._draws += other._draws
        self._leading += other._leading
        self._at_rank += other._at_rank
        self._wins += other._wins

    def done(self) -> Acceptability:
        """Return what was counted."""
        first, among_first = self._leading
        return Acceptability(self._draws, self._top, first, among_first, self._at_rank.T, self._wins)
