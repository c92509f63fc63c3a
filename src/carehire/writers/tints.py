"""How deep a table's cell is tinted, as a colour: the figures in it stay readable on each."""

from __future__ import annotations

_HUE, _DEEPEST = (11, 93, 102), 0.42


def fill(depth: float) -> str | None:
    """Return the colour for a depth from 0 to 1 as six hexadecimal digits; None for no tint.

    >>> fill(1.0)
    '99BBBF'
    """
    if depth <= 0:
        return None
    share = min(depth, 1.0) * _DEEPEST
    return "".join(f"{round(255 + (part - 255) * share):02X}" for part in _HUE)


def of_cell(tints: tuple[tuple[float, ...], ...], row: int, column: int) -> str | None:
    """Return the colour of a cell; None where a table has no tints there."""
    if row >= len(tints) or column >= len(tints[row]):
        return None
    return fill(tints[row][column])
