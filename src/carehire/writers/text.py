"""Documents as plain text for an e-mail or a form: wrapped, aligned, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

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
)
from carehire.documents.look import Look
from carehire.writers.characters import clean, width
from carehire.writers.columns import fitted
from carehire.writers.links import address
from carehire.writers.outline import outline

_WIDTH = 78
_GAP = "  "
_UNDERLINES = {1: "-", 2: "~", 3: "."}


def write(document: Document, look: Look) -> bytes:  # noqa: ARG001 - all are called alike
    """Return ``document`` as UTF-8 text of at most 78 columns, but for words that are longer."""
    parts = [_underlined(document.title, "="), ""]
    if clean(document.subtitle).strip():
        parts += [*_wrapped(document.subtitle, "", ""), ""]
    for block in outline(document):
        parts += [*_lines(block), ""]
    return ("\n".join(line.rstrip(" ") for line in parts).strip("\n") + "\n").encode("utf-8")


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield _underlined(block.text, _UNDERLINES[block.level])
    elif isinstance(block, Paragraph):
        yield from _wrapped(_words(block.spans), "", "")
    elif isinstance(block, Bullets):
        digits = len(str(len(block.items)))
        for number, item in enumerate(block.items, start=1):
            mark = f"{number:>{digits}}. " if block.ordered else "- "
            yield from _wrapped(_words(item), mark, " " * len(mark))
    elif isinstance(block, Fields):
        for label, value in block.items:
            yield from _wrapped(f"{clean(label)}: {_words(value)}", "", "    ")
    elif isinstance(block, NoteSpace):
        for _ in range(block.lines):
            yield from ("", "_" * _WIDTH)
    else:
        yield from _table(block)


def _words(spans: Inline) -> str:
    """Return the text with the address of each link behind it, where the text isn't the address."""
    said = []
    for span in spans:
        link = address(span.href)
        shown = link.removeprefix("mailto:") if link else ""
        said.append(span.text if not link or shown in span.text else f"{span.text} ({shown})")
    return clean("".join(said))


def _underlined(text: str, mark: str) -> str:
    lines = _wrapped(text, "", "")
    return "\n".join([*lines, mark * max(map(width, lines), default=1)])


def _wrapped(text: str, first: str, later: str, room: int = _WIDTH) -> list[str]:
    """Return the lines of ``text``; a word too long for a line stays whole."""
    lines: list[str] = []
    for line in clean(text).split("\n"):
        indent = later if lines else first
        lines += wrap(
            line,
            room,
            initial_indent=indent,
            subsequent_indent=later,
            break_long_words=False,
            break_on_hyphens=False,
        ) or ([indent] if lines or first else [])
    return lines


def _table(table: Table) -> Iterator[str]:
    yield from _wrapped(table.caption, "", "")
    cells = [[clean(name) for name in table.header], *([_words(cell) for cell in row] for row in table.rows)]
    columns = [list(column) for column in zip(*cells, strict=True)]
    widths = fitted(columns, _WIDTH - len(_GAP) * (len(columns) - 1), table.widths)
    if widths is None:
        yield from _records(cells)
        return
    for number, row in enumerate(cells):
        yield from _row(row, widths, table.numeric)
        if number == 0:
            yield _GAP.join("-" * room for room in widths)


def _row(row: list[str], widths: list[int], numeric: frozenset[int]) -> Iterator[str]:
    wrapped = [_wrapped(cell, "", "", room) or [""] for cell, room in zip(row, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        line = []
        for column, lines in enumerate(wrapped):
            text = lines[number] if number < len(lines) else ""
            fill = " " * (widths[column] - width(text))
            line.append(fill + text if column in numeric else text + fill)
        yield _GAP.join(line)


def _records(cells: list[list[str]]) -> Iterator[str]:
    """Yield a table that is too wide as one entry a row: the header's word, then the value."""
    header, *rows = cells
    for number, row in enumerate(rows):
        if number:
            yield ""
        for name, value in zip(header, row, strict=True):
            yield from _wrapped(f"{name}: {value}", "", "    ")
