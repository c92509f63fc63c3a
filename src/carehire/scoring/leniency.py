"""Leniency: how much higher or lower each panelist rates than the panel, on the same candidates.

Each rating is taken for the sum of a candidate's mean and a panelist's effect, fitted by least
squares; of all such fits the one whose effects add up to zero (the shortest). A candidate's
adjusted mean is then what the whole panel would have given on average. Standard errors are
those of ordinary least squares (Searle 1971, "Linear Models", chapter 7: two-way crossed
classification without interaction): they take ratings for independent of one another, which
the ratings of one scorecard are only in part.

The candidates are eliminated first, which leaves one small equation a panelist, however many
candidates there are.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carehire.errors import UserError
from carehire.scoring.connection import parts, refusal
from carehire.scoring.observations import Observations
from carehire.scoring.quantiles import t_upper
from carehire.values import listed

Floats = NDArray[np.float64]
# Below this share of the ratings' own spread, a remainder is rounding and no disagreement.
_ROUNDING = 1e-20
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class CandidateMeans:
    """A candidate's mean rating as given, and adjusted for who gave it; in levels of the scale.

    None where nobody rated them, and ``adjusted`` also where the panel can't be compared.
    """

    candidate: str
    n: int
    raw_mean: float | None
    adjusted_mean: float | None


@dataclass(frozen=True, slots=True)
class PanelistEffect:
    """How many levels above (lenient) or below (strict) the panel somebody rates.

    ``low`` and ``high`` are 95 % limits; they and ``standard_error`` are None where the fit
    leaves nothing over to judge them by: no rating more than it needs, or no disagreement.
    """

    panelist: str
    n: int
    effect: float | None
    standard_error: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Leniency:
    """The fit on one criterion, or on all ratings together (``criterion`` is None).

    ``degrees_of_freedom`` counts the ratings beyond those that the fit uses up.
    """

    criterion: str | None
    candidates: tuple[CandidateMeans, ...]
    panelists: tuple[PanelistEffect, ...]
    degrees_of_freedom: int
    note: str


@dataclass(frozen=True, slots=True)
class PanelLeniency:
    """The leniency of a panel on each criterion and overall."""

    criteria: tuple[Leniency, ...]
    overall: Leniency


def measure(observations: Observations, names: Mapping[str, str] | None = None) -> PanelLeniency:
    """Measure a panel. Raises UserError where it falls into parts that nothing connects.

    A single criterion on which it does so is left unadjusted, and its note says why.
    ``names`` gives candidates the names by which these sentences call them.
    """
    apart = parts(observations.only(observations.observed))
    if len(apart) > 1:
        raise UserError(refusal(apart, names))
    criteria = tuple(_measured(name, asked, names) for name, asked in observations.by_criterion())
    return PanelLeniency(criteria, _measured(None, observations, names))


@dataclass(frozen=True, slots=True)
class _Fit:
    """Effects by place of panelist, means by place of candidate, and what they leave unexplained."""

    effects: Floats
    errors: Floats
    adjusted: Floats
    degrees: int


def _measured(criterion: str | None, asked: Observations, names: Mapping[str, str] | None) -> Leniency:
    seen = asked.only(asked.observed)
    whom, rows = np.unique(seen.candidate, return_inverse=True)
    who, columns = np.unique(seen.panelist, return_inverse=True)
    notes: list[str] = []
    apart = parts(seen)
    fit = _fit(seen.level.astype(np.float64), rows, columns) if len(apart) == 1 else None
    if len(apart) > 1:
        notes.append(refusal(apart, names))
    means = dict(zip(whom.tolist(), _means(seen, rows, fit), strict=True))
    effects = dict(zip(who.tolist(), _effects(seen, columns, fit), strict=True))
    notes += _notes(criterion, seen, fit)
    return Leniency(
        criterion,
        tuple(
            means.get(place, CandidateMeans(asked.candidates[place], 0, None, None))
            for place in np.unique(asked.candidate).tolist()
        ),
        tuple(
            sorted(
                (
                    effects.get(place, PanelistEffect(asked.panelists[place], 0, None))
                    for place in np.unique(asked.panelist).tolist()
                ),
                key=lambda each: each.panelist.casefold(),
            )
        ),
        fit.degrees if fit else 0,
        " ".join(notes),
    )


def _fit(levels: Floats, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> _Fit:
    """Fit a connected panel; ``rows`` and ``columns`` say whose rating each level is."""
    from scipy.sparse import coo_array, diags_array

    n, k = int(rows.max()) + 1, int(columns.max()) + 1
    # Around their middle, so that large numbers lose no digits.
    middle = float(np.median(levels))
    levels = levels - middle
    given = coo_array((np.ones(len(levels)), (rows, columns)), shape=(n, k)).tocsr()
    by_row, by_column = np.bincount(rows), np.bincount(columns)
    means = np.bincount(rows, weights=levels) / by_row
    shared = (given.T @ diags_array(1.0 / by_row) @ given).toarray()
    # Adding 1/k everywhere makes the equations solvable and asks that the effects add up to zero.
    inverse = np.linalg.inv(np.diag(by_column.astype(np.float64)) - shared + 1.0 / k) - 1.0 / k
    effects = inverse @ (np.bincount(columns, weights=levels) - given.T @ means)
    adjusted = means - (given @ effects) / by_row
    left = levels - adjusted[rows] - effects[columns]
    degrees = len(levels) - (n + k - 1)
    remainder = float(left @ left)
    if remainder <= _ROUNDING * len(levels) * float(levels @ levels):
        remainder = 0.0
    variance = remainder / degrees if degrees and remainder and k > 1 else math.nan
    errors = np.sqrt(variance * np.diag(inverse).clip(min=0.0))
    # Without the noise of the last digits, which would turn a 2.375 to 2.37.
    return _Fit(np.round(effects, _DIGITS), errors, np.round(adjusted + middle, _DIGITS), degrees)


def _means(seen: Observations, rows: NDArray[np.intp], fit: _Fit | None) -> list[CandidateMeans]:
    counts = np.bincount(rows)
    raw = np.bincount(rows, weights=seen.level) / counts if len(counts) else counts
    names = [seen.candidates[place] for place in np.unique(seen.candidate)]
    adjusted = fit.adjusted.tolist() if fit else [None] * len(names)
    return [
        CandidateMeans(*each) for each in zip(names, counts.tolist(), raw.tolist(), adjusted, strict=True)
    ]


def _effects(seen: Observations, columns: NDArray[np.intp], fit: _Fit | None) -> list[PanelistEffect]:
    names = [seen.panelists[place] for place in np.unique(seen.panelist)]
    counts = np.bincount(columns).tolist()
    if fit is None:
        return [PanelistEffect(name, n, None) for name, n in zip(names, counts, strict=True)]
    reach = t_upper(fit.degrees) if fit.degrees else math.nan
    found = []
    for name, n, effect, error in zip(names, counts, fit.effects.tolist(), fit.errors.tolist(), strict=True):
        if math.isfinite(error) and math.isfinite(reach):
            low, high = effect - reach * error, effect + reach * error
            found.append(PanelistEffect(name, n, effect, error, low, high))
        else:
            found.append(PanelistEffect(name, n, effect))
    return found


def _notes(criterion: str | None, seen: Observations, fit: _Fit | None) -> list[str]:
    if not len(seen):
        return ["Nobody has rated here."]
    raters = [seen.panelists[place] for place in np.unique(seen.panelist)]
    if len(raters) == 1:
        return [f"Only {raters[0]} has rated here, so there is nobody to be more lenient than."]
    notes = []
    if fit and not fit.degrees:
        notes.append(
            "There are just enough ratings to fit the effects and none left over, "
            "so nothing can be said about how sure they are."
        )
    elif fit and not np.isfinite(fit.errors).all():
        notes.append(
            "The effects explain every rating to the last; "
            "where there is no disagreement left, nothing can be said about how sure they are."
        )
    partial = _partial(seen) if criterion is None else []
    if partial:
        notes.append(
            f"{listed(partial, limit=6)} did not rate every criterion: where one criterion is rated lower "
            "than another, part of an effect here may be the criterion's. "
            "The effects by criterion are free of that."
        )
    return notes


def _partial(seen: Observations) -> list[str]:
    """Return the panelists who never rated some criterion that another did."""
    given = np.zeros((len(seen.panelists), len(seen.criteria)), dtype=np.bool_)
    given[seen.panelist, seen.criterion] = True
    rated = given.any(axis=0)
    return sorted(seen.panelists[who] for who in np.unique(seen.panelist) if not given[who, rated].all())
