"""Sums of whole numbers that are exact, whatever their size.

Ratings are whole numbers. Summing them as such keeps two promises that floating point can't:
"no difference at all" is told from a very small one, and the order of rows changes no digit.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from carehire.scoring.observations import Integers

_ROOM = 2**62
# numpy's type of whole numbers without a limit is "object".
Whole = NDArray[Any]


def shifted(levels: Integers, terms: int) -> Whole:
    """Return ``levels`` from 0 on, wide enough that a square of ``terms`` of them summed still fits.

    What is measured here doesn't change when all ratings are shifted, and small numbers are fast.
    """
    moved: Whole = levels - levels.min()
    if (int(moved.max()) * terms) ** 2 * 4 >= _ROOM:
        moved = moved.astype(np.object_)
    return moved


def squares(numbers: Whole) -> int:
    """Return the sum of squares."""
    return int((numbers * numbers).sum())
