"""Intraclass correlations: the six ways to ask how alike panelists rate, with 95 % limits.

Estimates by Shrout & Fleiss (1979), "Intraclass correlations: uses in assessing rater
reliability", Psychological Bulletin 86, 420-428. Limits for (2,1) and (2,k) by McGraw & Wong
(1996), "Forming inferences about some intraclass correlation coefficients", Psychological
Methods 1, 30-46, table 7. The first part of a name says what counts as disagreement: 1 every
panelist may be anybody; 2 also that one panelist is stricter than another; 3 not that. The
second says of what: 1 a single panelist's rating; k the mean of all k.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from types import MappingProxyType

from carehire.scoring.integers import shifted, squares
from carehire.scoring.observations import Integers
from carehire.scoring.quantiles import f_upper

FORMS = ("1,1", "2,1", "3,1", "1,k", "2,k", "3,k")
_UNBOUNDED = 1e-6


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % limits, each None where it can't be estimated."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Icc:
    """All six forms, and why some of it is missing (sentences; empty where nothing is)."""

    estimates: Mapping[str, Estimate]
    reasons: tuple[str, ...] = ()


NOTHING: Mapping[str, Estimate] = MappingProxyType(dict.fromkeys(FORMS, Estimate()))


@dataclass(frozen=True, slots=True)
class _Squares:
    """Mean squares of n candidates × k panelists, all times the same number, which cancels out.

    That number makes them whole: ``rows`` between candidates, ``columns`` between panelists,
    ``error`` what neither explains, ``within`` candidates.
    """

    n: int
    k: int
    rows: int
    columns: int
    error: int
    within: int


def measure(levels: Integers) -> Icc:
    """Measure a table of candidates (rows) × panelists (columns) in which nothing is missing."""
    n, k = levels.shape
    if k < 2:
        return Icc(NOTHING, ("ICC needs at least two panelists.",))
    if n < 2:
        return Icc(NOTHING, ("ICC needs at least two candidates whom every panelist rated.",))
    found = _squares(levels)
    if found.rows == found.within == 0:
        return Icc(
            NOTHING,
            ("Everybody was rated alike by everybody: without any difference ICC can't be estimated.",),
        )
    estimates = _one_way(found) | _absolute(found) | _consistency(found)
    return Icc(MappingProxyType({form: estimates[form] for form in FORMS}), _reasons(found, estimates))


def _squares(levels: Integers) -> _Squares:
    n, k = levels.shape
    cells = shifted(levels, n * k)
    whole = int(cells.sum()) ** 2
    total = n * k * squares(cells) - whole
    rows = n * squares(cells.sum(axis=1)) - whole
    columns = k * squares(cells.sum(axis=0)) - whole
    error = total - rows - columns
    return _Squares(
        n,
        k,
        rows=rows * n * (k - 1),
        columns=columns * n * (n - 1),
        error=error * n,
        within=(total - rows) * (n - 1),
    )


def _one_way(found: _Squares) -> dict[str, Estimate]:
    return _ratio(found, found.within, found.n * (found.k - 1), "1")


def _consistency(found: _Squares) -> dict[str, Estimate]:
    return _ratio(found, found.error, (found.n - 1) * (found.k - 1), "3")


def _ratio(found: _Squares, error: float, degrees: int, form: str) -> dict[str, Estimate]:
    """Return the single and mean form of the F ratio of candidates over ``error``."""
    rows, k = found.rows, found.k
    if rows == error == 0:
        return {f"{form},1": Estimate(), f"{form},k": Estimate()}
    single = (rows - error) / (rows + (k - 1) * error)
    mean = (rows - error) / rows if rows else None
    if not rows or not error:
        return {f"{form},1": Estimate(single), f"{form},k": Estimate(mean)}
    ratio = rows / error
    low, high = ratio / f_upper(found.n - 1, degrees), ratio * f_upper(degrees, found.n - 1)
    return {
        f"{form},1": Estimate(single, (low - 1) / (low + k - 1), (high - 1) / (high + k - 1)),
        f"{form},k": Estimate(mean, 1 - 1 / low, 1 - 1 / high),
    }


def _absolute(found: _Squares) -> dict[str, Estimate]:
    """Return the forms for which a strict panelist counts as disagreement."""
    n, k, rows, columns, error = found.n, found.k, found.rows, found.columns, found.error
    all_there_is = n * rows + k * columns + (k * n - k - n) * error
    if not all_there_is:
        return {"2,1": Estimate(), "2,k": Estimate()}
    single = n * (rows - error) / all_there_is
    low, high = _absolute_limits(found, n * (rows - error), all_there_is)
    below = n * rows + columns - error
    mean = n * (rows - error) / below if below > 0 else None
    return {
        "2,1": Estimate(single, low, high),
        "2,k": Estimate(mean, _of_mean(low, k), _of_mean(high, k)) if mean is not None else Estimate(),
    }


def _absolute_limits(found: _Squares, above: int, below: int) -> tuple[float | None, float | None]:
    """Return the limits of the ICC that is ``above`` / ``below``."""
    n, k, rows, columns, error = found.n, found.k, found.rows, found.columns, found.error
    if not rows or not (columns or error):
        return None, None
    # Satterthwaite's degrees of freedom; both parts are multiplied by n(1 - ICC), which may be 0.
    of_columns = k * above * columns
    of_error = (n * below + (k * n - k - n) * above) * error
    spread = of_columns**2 * (n - 1) + of_error**2
    degrees = (of_columns + of_error) ** 2 * (n - 1) * (k - 1) / spread if spread else 0.0
    over, under = f_upper(n - 1, degrees), f_upper(degrees, n - 1)
    if not (isfinite(over) and isfinite(under)):
        return None, None
    noise = k * columns + (k * n - k - n) * error
    low = n * (rows / over - error) / (noise + n * rows / over)
    high = n * (under * rows - error) / (noise + n * under * rows)
    # Where the estimate is below zero both parts may all but cancel. What is left of the degrees of
    # freedom then approximates nothing, and its "limits" may leave the estimate outside.
    return (low, high) if low <= above / below <= high else (None, None)


def _of_mean(single: float | None, k: int) -> float | None:
    """Return the limit for the mean of k ratings (Spearman-Brown); None where it would be unbounded.

    Close to there only the noise of the last digits would be left of it.
    """
    if single is None or 1 + (k - 1) * single < _UNBOUNDED:
        return None
    return k * single / (1 + (k - 1) * single)


def _reasons(found: _Squares, estimates: Mapping[str, Estimate]) -> tuple[str, ...]:
    reasons = []
    if not found.rows:
        reasons.append(
            "All candidates have the same mean, so nothing tells them apart: "
            "ICC of a mean can't be estimated, and no limits can be given."
        )
    elif not found.error:
        alike = "in every rating" if not found.columns else "in the distance between any two candidates"
        reasons.append(
            f"The panelists agree {alike}; where there is no disagreement, no limits can be given."
        )
    elif estimates["2,k"].value is None:
        reasons.append(
            "Panelists differ more about one candidate than candidates differ from one another, "
            "so ICC(2,k) can't be estimated."
        )
    elif any(each.low is None or each.high is None for each in estimates.values()):
        reasons.append("Where a limit is missing, ratings as few and as far apart as these set none.")
    return tuple(reasons)
