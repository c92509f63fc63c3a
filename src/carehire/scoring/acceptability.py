"""How often each candidate stands at which rank, over many draws of what nobody knows for certain.

Rank acceptability: the share of draws that put a candidate at a rank. (Lahdelma and
Salminen, SMAA-2: Stochastic multicriteria acceptability analysis for group decision
making, Operations Research 49(3), 2001.)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carehire.scoring.panel import Floats
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


def piece(candidates: int) -> int:
    """Return how many draws are counted at a time, so that memory doesn't grow with their number."""
    return max(1, _PIECE // candidates)


class Tally:
    """Counts ranks piece by piece, and never holds more than one piece of scores."""

    def __init__(self, candidates: int, top: int) -> None:
        self._n, self._top, self._draws = candidates, top, 0
        counted, paired = min(candidates, _CELLS // candidates), min(candidates, PAIRED)
        self._bits = max(candidates - 1, 1).bit_length()
        self._places = np.arange(candidates)
        self._leading = np.zeros((2, candidates), dtype=np.int64)
        # A row a rank, in half the memory: what is counted one after another then lies side by side.
        self._at_rank = np.zeros((candidates, counted), dtype=np.int32)
        self._wins = np.zeros((paired, paired), dtype=np.int64)

    def add(self, scores: Floats) -> None:
        """Count a piece of scores from 0 to 100: a row a draw, a column a candidate.

        A candidate's number stands in the low bits of their key. Sorting such keys is sorting
        the candidates, and plain numbers are sorted several times faster than an index.
        """
        self._draws += len(scores)
        keys = tie_keys(scores)
        paired = keys[:, : len(self._wins)]
        self._wins += np.count_nonzero(paired[:, :, None] < paired[:, None, :], axis=0)
        keys <<= self._bits
        keys |= self._places
        keys.sort(axis=1)
        ranks = self._ranks(keys >> self._bits)
        keys &= (1 << self._bits) - 1
        self._count(keys, ranks)

    def _ranks(self, keys: Counts) -> Counts:
        """Return the place of each sorted key, from 0, those of equal keys being that of the first."""
        alike = keys[:, 1:] == keys[:, :-1]
        if not alike.any():
            return self._places
        ranks = np.broadcast_to(self._places, keys.shape).copy()
        ranks[:, 1:][alike] = 0
        np.maximum.accumulate(ranks, axis=1, out=ranks)
        return ranks

    def _count(self, candidates: Counts, ranks: Counts) -> None:
        counted = self._at_rank.shape[1]
        cells = candidates + ranks * counted
        if counted < self._n:
            everywhere = np.broadcast_to(ranks, candidates.shape)
            for leading, below in zip(self._leading, (1, self._top), strict=True):
                leading += np.bincount(candidates[everywhere < below], minlength=self._n)
            cells = np.where(candidates < counted, cells, -1)
        cells = np.ascontiguousarray(cells.T).reshape(-1)
        if counted < self._n:
            cells = cells[cells >= 0]
        np.add.at(self._at_rank.reshape(-1), cells, np.int32(1))

    def done(self) -> Acceptability:
        """Return what was counted."""
        at_rank, (first, among_first) = self._at_rank, self._leading
        if len(at_rank) == at_rank.shape[1]:
            first, among_first = at_rank[0].astype(np.int64), at_rank[: self._top].sum(axis=0, dtype=np.int64)
        return Acceptability(self._draws, self._top, first, among_first, at_rank.T, self._wins)
