"""Tables whose first row names sections → the sections, column by column, as somebody reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from carehire.checks.reading import Kind
from carehire.readers.posting_blocks import Block

IsSection = Callable[[str], bool]
"""Tells whether a text is the name of a section."""

Rows = Sequence[Sequence[Sequence[Block]]]
"""The blocks of each cell of each row."""

_MARK = re.compile(r"(?:[✓✔☑√•●■]\ufe0f?|[xX]|yes|Yes)")


def no_section(_: str) -> bool:
    """Say of any text that it is no section, where none are known."""
    return False


def columns(rows: Rows, is_section: IsSection) -> list[Block]:
    """Return the blocks of "Essential" before those of "Desirable"; nothing of any other table.

    Words that stand in columns of another name, as the labels of rows do, come first.
    """
    head = rows[0] if rows else ()
    if len(rows) < 2 or any(len(row) != len(head) for row in rows):
        return []
    named = [len(cell) == 1 and is_section(cell[0].text) for cell in head]
    if sum(named) < 2:
        return []
    labels = [
        replace(block, kind=Kind.PARAGRAPH, apart=True)
        for number, known in enumerate(named)
        if not known
        for row in rows
        for block in row[number]
    ]
    found = [block for number, known in enumerate(named) if known for block in _column(rows, number, named)]
    return [*labels, *found]


def _column(rows: Rows, number: int, named: Sequence[bool]) -> Iterator[Block]:
    """Yield a column as a heading and its lines; a mark in it stands for the label of its row."""
    yield replace(rows[0][number][0], kind=Kind.HEADING, level=2)
    for row in rows[1:]:
        for block in row[number]:
            marked = _MARK.fullmatch(block.text.strip()) is not None
            label = next((cell for cell, known in zip(row, named, strict=True) if not known and cell), ())
            said = " ".join(each.text for each in label) if marked else ""
            yield replace(block, kind=Kind.ITEM, text=said or block.text)
