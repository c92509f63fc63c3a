"""The parts of which every document is made: N documents × M formats cost N + M files.

Texts in here are plain: nothing is escaped, and a writer escapes once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one face; ``href`` makes it a link."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str | None = None


Inline = tuple[Span, ...]


def inline(text: str | Span | Inline) -> Inline:
    """Return ``text`` as a row of spans."""
    if isinstance(text, str):
        return (Span(text),)
    return (text,) if isinstance(text, Span) else text


def plain(spans: Inline) -> str:
    """Return the words of ``spans`` without their faces."""
    return "".join(span.text for span in spans)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading; level 1 is the highest below the document's title.

    ``name`` says to programs what stands below it, whatever words the author chose.
    ``new_page`` lets it begin a page where there are pages.
    """

    text: str
    level: int = 1
    name: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``note`` marks small print such as how a number was made."""

    spans: Inline
    note: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered where ``ordered``."""

    items: tuple[Inline, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """Facts as label and value, one below the other."""

    items: tuple[tuple[str, Inline], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A value on the axis of a plot, ``said`` in words; ``low`` and ``high`` are its interval."""

    at: float
    said: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Plot:
    """Values drawn on one axis, a row for each of ``rows``; ``head`` says what the rows are.

    Each of ``series`` has a name and a mark for each row, None where nothing is known;
    ``joined`` draws a line from mark to mark. ``ticks`` are positions in equal steps with
    their labels, the lowest first. A line stands at ``middle``, where there is one.
    """

    caption: str
    head: str
    rows: tuple[str, ...]
    series: tuple[tuple[str, tuple[Mark | None, ...]], ...]
    ticks: tuple[tuple[float, str], ...]
    joined: bool = False
    middle: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row. ``numeric`` columns are set flush right; ``widths`` are shares.

    ``tints`` say for each cell of each row how deep it is tinted, from 0 (not at all) to 1;
    what a tint means must stand in the cell as well. ``plot`` is a picture of the same numbers,
    for formats that can draw.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]
    numeric: frozenset[int] = frozenset()
    widths: tuple[float, ...] = ()
    tints: tuple[tuple[float, ...], ...] = ()
    plot: Plot | None = None


@dataclass(frozen=True, slots=True)
class NoteSpace:
    """Ruled room to write in by hand; ``label`` says what for, to those who don't see it."""

    lines: int
    label: str


Block = Heading | Paragraph | Bullets | Fields | Table | NoteSpace


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the house: its title, what stands above and below each page, its blocks.

    ``language`` is a tag such as ``en-US``; it decides the paper as well. ``author`` is
    the employer; ``created`` comes from the caller, since nothing below a workflow reads
    the clock. ``wide`` lays the pages on their side, where there are pages; a ``letter`` begins
    with its day (the subtitle), and its title is a line that says what it is about.
    """

    title: str
    author: str
    language: str
    created: datetime
    blocks: tuple[Block, ...]
    subtitle: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    wide: bool = False
    letter: bool = False


def paragraphs(text: str) -> list[Paragraph]:
    """Return one paragraph a line of ``text``; blank lines part them and leave nothing behind."""
    return [Paragraph(inline(line.strip())) for line in text.splitlines() if line.strip()]


Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of data for a spreadsheet: values, not prose."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
