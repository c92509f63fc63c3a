"""Quantiles of the distributions behind confidence limits.

scipy is loaded at the first call: it takes longer to load than most commands take to run.
"""

from __future__ import annotations

CONFIDENCE = 0.95
"""The share of confidence limits that hold, had one the same panel over and over."""

UPPER = (1 + CONFIDENCE) / 2


def f_upper(between: float, within: float) -> float:
    """Return the 97.5 % point of F with so many degrees of freedom; not finite where they are too few."""
    from scipy.special import fdtri

    return float(fdtri(between, within, UPPER))


def t_upper(degrees: int) -> float:
    """Return the 97.5 % point of Student's t with so many degrees of freedom, at least one."""
    from scipy.special import stdtrit

    return float(stdtrit(degrees, UPPER))
