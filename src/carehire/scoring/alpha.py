"""Krippendorff's alpha: agreement that takes any number of panelists and missing ratings.

After Krippendorff (2011), "Computing Krippendorff's alpha-reliability". Alpha is 1 where all
agree, 0 where ratings are no more alike than if they were dealt out at random, and below 0
where they disagree more than that. Units rated once have no pair and don't count.

The sums below are those of his coincidence matrix without making it: the squared differences
of all pairs among m numbers add up to 2(m Σx² − (Σx)²). His ordinal distance between two
levels, the ratings from one to the other less half of those at both ends, is the difference
of their mean places in line, so ordinal alpha is interval alpha on these places.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carehire.scoring.integers import Whole, shifted, squares
from carehire.scoring.observations import Integers


@dataclass(frozen=True, slots=True)
class Alpha:
    """Alpha by three ideas of distance; None where it can't be estimated.

    ``nominal``: levels are the same or not. ``ordinal``: by how many ratings lie between
    them. ``interval``: by their difference squared.
    """

    nominal: float | None = None
    ordinal: float | None = None
    interval: float | None = None


def measure(units: Integers, levels: Integers) -> tuple[Alpha, str]:
    """Measure ratings, each with the unit that it is about; return alpha and why there is none."""
    values = np.unique(levels)
    places = np.searchsorted(values, levels)
    # One number for unit and level is sorted several times faster than two columns.
    units, places = np.divmod(np.sort(units * len(values) + places), max(len(values), 1))
    sizes = np.diff(_starts(units), append=len(units))
    paired = np.repeat(sizes > 1, sizes)
    units, places, sizes = units[paired], places[paired], sizes[sizes > 1]
    if not len(units):
        return Alpha(), "No candidate was rated by two panelists, so alpha can't be estimated."
    counts = np.bincount(places)
    if np.count_nonzero(counts) == 1:
        return Alpha(), "All ratings are the same: without any difference alpha can't be estimated."
    starts = np.cumsum(sizes) - sizes
    # Twice the mean place in line of each level keeps the numbers whole.
    in_line = (2 * np.cumsum(counts) - counts)[places]
    return Alpha(
        nominal=_nominal(units, places, starts, sizes, counts),
        ordinal=_squared(in_line, starts, sizes),
        interval=_squared(values[places], starts, sizes),
    ), ""


def _starts(*columns: Integers) -> Integers:
    """Return where a run of equal rows begins."""
    new = np.ones(len(columns[0]), dtype=np.bool_)
    if len(new):
        new[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return np.flatnonzero(new).astype(np.int64)


def _nominal(units: Integers, levels: Integers, starts: Integers, sizes: Integers, counts: Integers) -> float:
    runs = _starts(units, levels)
    lengths = np.diff(runs, append=len(units))
    alike = np.add.reduceat(lengths**2, np.searchsorted(runs, starts))
    n = len(units)
    return _alpha(sizes**2 - alike, sizes, n * n - squares(counts), n)


def _squared(numbers: Integers, starts: Integers, sizes: Integers) -> float:
    n = len(numbers)
    whole = shifted(numbers, n)
    apart = sizes * np.add.reduceat(whole * whole, starts) - np.add.reduceat(whole, starts) ** 2
    return _alpha(apart, sizes, n * squares(whole) - int(whole.sum()) ** 2, n)


def _alpha(apart: Whole, sizes: Integers, expected: int, n: int) -> float:
    """Return alpha of the distances within each unit and among all ``n`` ratings.

    Units of one size are summed before dividing, so that no order of units changes a digit.
    """
    seen = sum(int(apart[sizes == size].sum()) / (int(size) - 1) for size in np.unique(sizes))
    return float(1 - (n - 1) * seen / expected)
