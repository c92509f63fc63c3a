"""The blocks of a document as a reader meets them: no heading level skipped, nothing blank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from carehire.documents.blocks import (
    Block,
    Bullets,
    Document,
    Fields,
    Heading,
    Inline,
    NoteSpace,
    Paragraph,
    Table,
    plain,
)
from carehire.writers.characters import clean

DEEPEST = 3


def outline(document: Document) -> Iterator[Block]:
    """Yield the blocks that say something, each heading at most one level below the last.

    A reader who jumps from heading to heading by ear takes a skipped level for a
    missing section, and an empty paragraph for a missing sentence.
    """
    level = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            if not _says(block.text):
                continue
            level = min(max(block.level, 1), level + 1, DEEPEST)
            yield Heading(block.text, level, new_page=block.new_page)
        elif isinstance(block, Bullets):
            items = tuple(item for item in block.items if _says(item))
            if items:
                yield replace(block, items=items)
        elif isinstance(block, Fields):
            facts = tuple((label, value) for label, value in block.items if _says(label) or _says(value))
            if facts:
                yield Fields(facts)
        elif isinstance(block, Table):
            if block.header:
                yield replace(block, rows=tuple(_even(row, len(block.header)) for row in block.rows))
        elif isinstance(block, NoteSpace):
            if block.lines > 0:
                yield block
        elif _says(block.spans):
            yield block


def _says(text: str | Inline) -> bool:
    return bool(clean(text if isinstance(text, str) else plain(text)).strip())


def _even(row: tuple[Inline, ...], columns: int) -> tuple[Inline, ...]:
    """Return ``row`` with as many cells as the header has; surplus cells join the last one."""
    if len(row) > columns:
        surplus: Inline = tuple(span for cell in row[columns:] for span in cell)
        return (*row[: columns - 1], row[columns - 1] + surplus)
    return row + ((),) * (columns - len(row))


def announces(block: Block) -> bool:
    """Say whether ``block`` announces what follows, such as "You bring:", and should stay with it."""
    return isinstance(block, Paragraph) and plain(block.spans).rstrip().endswith(":")
