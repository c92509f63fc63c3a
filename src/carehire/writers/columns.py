"""How wide the columns of a table are, so that short words stand whole and long remarks get the room."""

from __future__ import annotations

from math import sqrt

from carehire.documents.blocks import Table, plain
from carehire.writers.characters import clean, width

_LONG = 60  # letters; beyond, a text is wrapped anyway and wants no more than others


def fitted(columns: list[list[str]], room: int, wishes: tuple[float, ...] = ()) -> list[int] | None:
    """Return a width in letters for each column of texts, or None where the longest words don't fit.

    Each column has room for its longest word. What is left goes to those that could use
    it, by the root of what they hold, so that a long remark gets more but starves nobody.
    """
    least = [_longest_word(column) for column in columns]
    full = [
        max((width(line) for text in column for line in text.split("\n")), default=0) for column in columns
    ]
    full = [max(pair) for pair in zip(least, full, strict=True)]
    if sum(full) <= room:
        return full
    if sum(least) > room:
        return None
    appetite = (
        list(wishes)
        if len(wishes) == len(columns) and min(wishes) > 0
        else [sqrt(min(each, _LONG)) for each in full]
    )
    widths = list(least)
    for _ in range(room - sum(widths)):
        hungry = (column for column, most in enumerate(full) if widths[column] < most)
        widths[min(hungry, key=lambda column: widths[column] / appetite[column])] += 1
    return widths


def shares(table: Table, room: int, margin: int, upward: frozenset[int] = frozenset()) -> list[float]:
    """Return the share of each column in a table that fills ``room`` letters; they sum to 1.

    ``margin`` is how many letters of each cell stay blank. What the table wishes counts as
    far as every column's longest word fits; else only that of a blank column does, which is
    to be written in by hand, and room that no column needs goes to those with words.
    ``upward`` are the columns whose heading runs upwards and needs a line alone.
    """
    count = len(table.header)
    columns = _texts(table, upward)
    wishes = table.widths if len(table.widths) == count and min(table.widths) > 0 else ()
    if wishes:
        asked = [each / sum(wishes) for each in wishes]
        least = [_longest_word(column) for column in columns]
        if all(share * room >= need + margin for share, need in zip(asked, least, strict=True)):
            return asked
        if sum(least) + margin * count > room:
            return asked
        columns = _with_blanks(
            columns, [int(share * room) - margin for share in asked], room - margin * count
        )
    needed = fitted(columns, room - margin * count, wishes) or [_longest_word(column) for column in columns]
    worded = [0 if column in table.numeric else need for column, need in enumerate(needed)]
    growing = worded if any(worded) else needed
    spare = max(room - margin * count - sum(needed), 0)
    grown = [
        need + margin + spare * grows / sum(growing) for need, grows in zip(needed, growing, strict=True)
    ]
    return [each / sum(grown) for each in grown]


def _with_blanks(columns: list[list[str]], wishes: list[int], room: int) -> list[list[str]]:
    """Return the columns with a word as long as its wish in each that is blank, or as what is left for it."""
    least = [_longest_word(column) for column in columns]
    wanted = [
        max(wish - need, 0) if len(column) > 1 and not any(map(str.strip, column[1:])) else 0
        for column, wish, need in zip(columns, wishes, least, strict=True)
    ]
    granted = min(1.0, (room - sum(least)) / max(sum(wanted), 1))
    return [
        [*column, "x" * (need + int(granted * more))] if more else column
        for column, need, more in zip(columns, least, wanted, strict=True)
    ]


def turned(table: Table, room: int, margin: int) -> frozenset[int]:
    """Return the columns of a heat map whose headings must run upwards, since the words don't fit."""
    if not table.tints:
        return frozenset()
    least = [_longest_word(column) + margin for column in _texts(table)]
    return table.numeric if sum(least) > room else frozenset()


def _texts(table: Table, upward: frozenset[int] = frozenset()) -> list[list[str]]:
    return [
        [
            "" if column in upward else clean(table.header[column]),
            *(clean(plain(row[column])) for row in table.rows),
        ]
        for column in range(len(table.header))
    ]


def _longest_word(column: list[str]) -> int:
    return max((width(word) for text in column for word in text.split()), default=0) or 1
