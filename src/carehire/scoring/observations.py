"""Who rated whom on what, as columns of numbers: what agreement and leniency are measured on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carehire.errors import Fault, UserError
from carehire.scoring.scorecard import Scorecard
from carehire.values import folded

Integers = NDArray[np.int64]
# Beyond this the whole numbers have gaps as floating-point numbers.
_LARGEST = 2**53


@dataclass(frozen=True, eq=False)
class Observations:
    """One entry a cell of the panel: ``candidate``, ``panelist`` and ``criterion`` point into the names.

    ``level`` counts only where ``observed``; the other cells were asked for and not rated.
    Entries stand by criterion, then by candidate, then by panelist, however they came. A
    panelist's names that differ in case or spaces are one person.
    """

    candidates: tuple[str, ...]
    panelists: tuple[str, ...]
    criteria: tuple[str, ...]
    candidate: Integers
    panelist: Integers
    criterion: Integers
    level: Integers
    observed: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.level)

    def only(self, kept: NDArray[np.bool_]) -> Observations:
        """Return the entries of a mask, with all names."""
        return Observations(
            self.candidates,
            self.panelists,
            self.criteria,
            self.candidate[kept],
            self.panelist[kept],
            self.criterion[kept],
            self.level[kept],
            self.observed[kept],
        )

    def by_criterion(self) -> Iterator[tuple[str, Observations]]:
        """Yield each criterion with its entries."""
        for index, name in enumerate(self.criteria):
            yield name, self.only(self.criterion == index)


def observe(scorecards: Iterable[Scorecard], criteria: Sequence[str] = ()) -> Observations:
    """Gather scorecards; criteria stand as in ``criteria``, others behind them as they come.

    A note taken before the panelist chose is no entry. Raises UserError where a panelist
    rated one criterion of one candidate twice, or a level is too large to be measured.
    """
    whom, who, what = _Index(), _Index(), _Index(criteria)
    cells: list[tuple[int, int, int, int, bool]] = []
    seen: set[tuple[int, int, int]] = set()
    faults: list[Fault] = []
    for card in scorecards:
        place = f"scorecard of {card.panelist} for {card.candidate}"
        candidate, panelist = whom.of(card.candidate, card.candidate), who.of(card.panelist)
        for criterion, rating in card.ratings.items():
            if not rating.answered:
                continue
            cell = (candidate, panelist, what.of(criterion, criterion))
            if cell in seen:
                faults.append(Fault(f'"{criterion}" is rated twice; keep one rating', field=place))
            seen.add(cell)
            if rating.level is not None and abs(rating.level) > _LARGEST:
                message = f'"{criterion}" is rated with a number too large to measure'
                faults.append(Fault(message, field=place))
                continue
            cells.append((*cell, rating.level or 0, rating.level is not None))
    if faults:
        raise UserError(faults)
    columns = np.array(cells, dtype=np.int64).reshape(-1, 5).T
    order = _by_name(columns, whom.names, who.names)
    candidate_, panelist_, criterion_, level, observed = columns[:, order]
    return Observations(
        tuple(whom.names),
        tuple(who.names),
        tuple(what.names),
        candidate_,
        panelist_,
        criterion_,
        level,
        observed.astype(np.bool_),
    )


class _Index:
    """Numbers for names, in the order in which they come."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = list(names)
        self._places: dict[str, int] = {name: place for place, name in enumerate(self.names)}

    def of(self, name: str, key: str = "") -> int:
        key = key or folded(name)
        if key not in self._places:
            self._places[key] = len(self.names)
            self.names.append(name)
        return self._places[key]


def _by_name(columns: Integers, candidates: list[str], panelists: list[str]) -> Integers:
    """Return an order that is the same however the rows stood: sums in it then end on the same digit."""
    whom, who = _ranks(candidates), _ranks(panelists)
    return np.lexsort((who[columns[1]], whom[columns[0]], columns[2])).astype(np.int64)


def _ranks(names: list[str]) -> Integers:
    ranks = np.empty(len(names), dtype=np.int64)
    ranks[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return ranks
