"""Whether a difference between two groups may well be chance: two tests of a 2 × 2 table."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

# Two tables are as likely as each other where only the last digits tell them apart.
_AS_LIKELY = 1 + 1e-7
# Standard deviations from the likeliest table at which e^(-z²/2) is no number above 0 any more; tails of
# small numbers are longer than that, so a thousand tables either side are always looked at.
_FARTHEST, _FEWEST = 40, 1_000


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people there were, and how many of them were selected (or stand above the median)."""

    applicants: int = 0
    selected: int = 0

    @property
    def rate(self) -> float | None:
        """The share that was selected, from 0 to 1; None where nobody applied."""
        return self.selected / self.applicants if self.applicants else None

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.applicants + other.applicants, self.selected + other.selected)


def fisher(group: Tally, reference: Tally) -> float:
    """Return the two-sided p of Fisher's exact test (Fisher 1922), which holds for small numbers too.

    With all four margins fixed, the chance of each table there could be follows from its
    neighbour's by a ratio of whole numbers; p adds up those that are no likelier than this one.
    """
    both = group + reference
    chosen, n = both.selected, group.applicants
    least, most = max(0, chosen - reference.applicants), min(chosen, n)
    # Farther out than this a table weighs nothing in floating point, and of millions of people few are left.
    share = Fraction(n, both.applicants) if both.applicants else Fraction()
    reach = math.ceil(_FARTHEST * math.sqrt(chosen * share * (1 - share))) + _FEWEST
    middle = math.floor(chosen * share)
    least, most = max(least, middle - reach), min(most, middle + reach)
    if not least <= group.selected <= most:
        return 0.0
    k = np.arange(least, most, dtype=np.float64)
    ratios = (chosen - k) * (n - k) / ((k + 1) * (reference.applicants - chosen + k + 1))
    # From the likeliest table outwards, so that nothing grows too large.
    top = int(np.count_nonzero(ratios > 1))
    below = np.cumprod(1 / ratios[:top][::-1])[::-1]
    weights = np.concatenate([below, [1.0], np.cumprod(ratios[top:])])
    here = weights[group.selected - least]
    return float(min(1.0, weights[weights <= here * _AS_LIKELY].sum() / weights.sum()))


def z_test(group: Tally, reference: Tally) -> tuple[float, float] | None:
    """Return z and its two-sided p of the pooled two-proportion test; z is above 0 where the group lags.

    z = (p₂ - p₁) / √(p (1 - p) (1/n₁ + 1/n₂)), p the share of both together (Fleiss, Levin
    and Paik, Statistical Methods for Rates and Proportions, 2003, section 3.1, without the
    correction for continuity). None where p is 0 or 1, or a group is empty: nothing varies.
    """
    both = group + reference
    if not group.applicants or not reference.applicants or both.selected in (0, both.applicants):
        return None
    share = both.selected / both.applicants
    spread = math.sqrt(share * (1 - share) * (1 / group.applicants + 1 / reference.applicants))
    z = (reference.selected / reference.applicants - group.selected / group.applicants) / spread
    return z, math.erfc(abs(z) / math.sqrt(2))


def least_expected(group: Tally, reference: Tally) -> float:
    """Return the smallest of the four counts that chance alone would make one expect.

    Below 5 the z test is not to be relied on (Cochran 1954, Biometrics 10, 417-451).
    """
    both = group + reference
    if not both.applicants:
        return 0.0
    fewer = min(both.selected, both.applicants - both.selected)
    return fewer * min(group.applicants, reference.applicants) / both.applicants
