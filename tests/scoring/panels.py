"""Panels written as people write them down: a row a candidate, a column a panelist, ``.`` not rated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from carehire.scoring.observations import Observations, observe
from carehire.scoring.scorecard import Rating, Scorecard

Level = int | None

SHROUT_FLEISS = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))
KRIPPENDORFF = "11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 ..3."


def rows(text: str) -> list[list[Level]]:
    """Return the levels of a panel such as ``12. 345``."""
    return [[None if mark == "." else int(mark) for mark in row] for row in text.split()]


def cards(
    panel: Iterable[Sequence[Level]],
    criterion: str = "coaching",
    panelists: Sequence[str] = (),
    candidates: Sequence[str] = (),
) -> list[Scorecard]:
    """Return the scorecards of a panel: candidates c1, c2 … rated by p1, p2 …, unless they are named."""
    return [
        Scorecard(
            candidates[row] if candidates else f"c{row + 1}",
            panelists[column] if panelists else f"p{column + 1}",
            {criterion: Rating(level)},
        )
        for row, levels in enumerate(panel)
        for column, level in enumerate(levels)
    ]


def panel(text: str | Iterable[Sequence[Level]]) -> Observations:
    """Return the observations of one criterion."""
    return observe(cards(rows(text) if isinstance(text, str) else text))
