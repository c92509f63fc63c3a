"""How far a panel agrees: on each criterion, and over all of them together.

``overall`` takes each candidate on each criterion for a unit of its own: it asks whether a
rating says the same whoever gave it, and keeps the criteria apart by nothing but that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from carehire.scoring import alpha as krippendorff
from carehire.scoring import icc as correlation
from carehire.scoring.alpha import Alpha
from carehire.scoring.icc import Estimate
from carehire.scoring.observations import Integers, Observations

_NO_ROW = "No candidate has a rating by {}, so ICC can't be estimated."
_ONE_ROW = "Only one candidate has a rating by {}, and ICC needs at least two."


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far panelists agree on one criterion, or on all (``criterion`` is None).

    ``n_candidates`` and ``n_panelists`` count everybody for whom the criterion was asked;
    ``missing`` counts the cells of candidate × panelist without a rating. Of the ``units``
    (candidates, or overall candidates on a criterion) those ``complete`` ones that each of the
    ``raters`` (panelists who rated at all) has rated are what ``icc`` rests on; ``alpha`` rests
    on all ratings. ``reasons`` say in words why something can't be estimated.
    """

    criterion: str | None
    n_candidates: int
    n_panelists: int
    missing: int
    units: int
    complete: int
    raters: int
    icc: Mapping[str, Estimate]
    alpha: Alpha
    reasons: tuple[str, ...]

    @property
    def note(self) -> str:
        """What was left out and what can't be estimated, in words; empty where there is nothing to say."""
        whole = "candidates" if self.criterion is not None else "units (a candidate on a criterion)"
        part = f"{self.complete} of {self.units} {whole} with a rating by {_every(self.raters)}"
        partly = self.raters > 1 < self.complete < self.units
        return " ".join([*([f"ICC rests on the {part}."] if partly else []), *self.reasons])


@dataclass(frozen=True, slots=True)
class PanelAgreement:
    """The agreement on each criterion and overall."""

    criteria: tuple[Agreement, ...]
    overall: Agreement


def measure(observations: Observations) -> PanelAgreement:
    """Measure a panel; what can't be estimated is None, and the note says why."""
    criteria = tuple(
        _measured(name, entries, entries.candidate, _cells(entries))
        for name, entries in observations.by_criterion()
    )
    units = observations.criterion * len(observations.candidates) + observations.candidate
    cells = sum(line.missing for line in criteria) + int(observations.observed.sum())
    return PanelAgreement(criteria, _measured(None, observations, units, cells))


def _every(raters: int) -> str:
    return "both panelists" if raters == 2 else f"all {raters} panelists"


def _cells(entries: Observations) -> int:
    return _distinct(entries.candidate) * _distinct(entries.panelist)


def _distinct(places: Integers) -> int:
    return int(np.count_nonzero(np.bincount(places)))


def _measured(criterion: str | None, asked: Observations, units: Integers, cells: int) -> Agreement:
    seen = asked.only(asked.observed)
    table = _complete(units[asked.observed], seen)
    icc, alpha, reasons = _statistics(table, units[asked.observed], seen)
    return Agreement(
        criterion,
        n_candidates=_distinct(asked.candidate),
        n_panelists=_distinct(asked.panelist),
        missing=cells - len(seen),
        units=_distinct(units),
        complete=len(table),
        raters=_distinct(seen.panelist),
        icc=icc,
        alpha=alpha,
        reasons=tuple(reasons),
    )


def _complete(units: Integers, seen: Observations) -> Integers:
    """Return the levels of the units that every panelist rated who rated any, a row a unit.

    Entries stand by unit and then by panelist, so that those of whole rows are a table already.
    """
    raters = _distinct(seen.panelist)
    whole = np.bincount(units)[units] == raters if len(units) else np.zeros(0, dtype=np.bool_)
    table: Integers = seen.level[whole].reshape(-1, max(raters, 1))
    return table


def _statistics(
    table: Integers, units: Integers, seen: Observations
) -> tuple[Mapping[str, Estimate], Alpha, list[str]]:
    """Return both statistics and why any of them is missing."""
    raters = [seen.panelists[index] for index in np.flatnonzero(np.bincount(seen.panelist))]
    if len(raters) < 2:
        told = f"Only {raters[0]} has rated here" if raters else "Nobody has rated here"
        return correlation.NOTHING, Alpha(), [f"{told}; agreement needs at least two panelists."]
    alpha, reason = krippendorff.measure(units, seen.level)
    reasons = [reason] if reason else []
    if len(table) < 2:
        told = (_ONE_ROW if len(table) else _NO_ROW).format(_every(len(raters)))
        return correlation.NOTHING, alpha, [told, *reasons]
    icc = correlation.measure(table)
    return icc.estimates, alpha, [*icc.reasons, *reasons]
