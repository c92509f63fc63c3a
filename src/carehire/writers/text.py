"""Documents as plain text for an e-mail or a form: wrapped, aligned, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from unicodedata import combining, east_asian_width

from carehire.documents.blocks import Block, Bullets, Document, Fields, Heading, Inline, Paragraph, Table
from carehire.documents.look import Look
from carehire.writers.characters import clean
from carehire.writers.columns import shares
from carehire.writers.links import address
from carehire.writers.outline import outline

_WIDTH = 78
_GAP = "  "
_UNDERLINES = {1: "-", 2: "~", 3: "."}


def write(document: Document, look: Look) -> bytes:
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
    return "\n".join([*lines, mark * max(map(_columns, lines), default=1)])


def _wrapped(text: str, first: str, later: str, width: int = _WIDTH) -> list[str]:
    """Return the lines of ``text``; a word too long for a line stays whole."""
    lines: list[str] = []
    for line in clean(text).split("\n"):
        indent = later if lines else first
        lines += wrap(
            line,
            width,
            initial_indent=indent,
            subsequent_indent=later,
            break_long_words=False,
            break_on_hyphens=False,
        ) or ([indent] if lines or first else [])
    return lines


def _table(table: Table) -> Iterator[str]:
    yield from _wrapped(table.caption, "", "")
    cells = [[clean(name) for name in table.header], *([_words(cell) for cell in row] for row in table.rows)]
    widths = _widths(table, cells)
    if widths is None:
        yield from _records(cells)
        return
    for number, row in enumerate(cells):
        yield from _row(row, widths, table.numeric)
        if number == 0:
            yield _GAP.join("-" * width for width in widths)


def _widths(table: Table, cells: list[list[str]]) -> list[int] | None:
    """Return a width for each column, or None where even the longest words don't fit side by side."""
    columns = list(zip(*cells, strict=True))
    least = [
        max((_columns(word) for cell in column for word in cell.split()), default=1) for column in columns
    ]
    full = [
        max(max(map(_columns, cell.split("\n")), default=1) for cell in column) or 1 for column in columns
    ]
    room = _WIDTH - len(_GAP) * (len(columns) - 1)
    if sum(full) <= room:
        return full
    if sum(max(width, 1) for width in least) > room:
        return None
    widths = [max(width, 1) for width in least]
    wishes = [share * room for share in shares(table)]
    for _ in range(room - sum(widths)):
        hungry = [i for i, width in enumerate(widths) if width < full[i]]
        widths[max(hungry, key=lambda i: wishes[i] - widths[i])] += 1
    return widths


def _row(row: list[str], widths: list[int], numeric: frozenset[int]) -> Iterator[str]:
    wrapped = [_wrapped(cell, "", "", width) or [""] for cell, width in zip(row, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        line = []
        for column, lines in enumerate(wrapped):
            text = lines[number] if number < len(lines) else ""
            fill = " " * (widths[column] - _columns(text))
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


def _columns(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes; Chinese signs and emoji take two."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
