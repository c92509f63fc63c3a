"""Tables as the XML of Word's body: their widths, their shades, and the lines to write on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from carehire.documents.blocks import Inline, NoteSpace, Plot, Span, Table, plain
from carehire.writers.characters import xml
from carehire.writers.columns import shares, turned
from carehire.writers.tints import of_cell
from carehire.writers.word.base import Base
from carehire.writers.word.paragraphs import Paragraphs
from carehire.writers.word.plot import key, plot_table

LITTLE_TEXT = 1500  # letters: what is longer may part from what it belongs to
_TALLEST_WHOLE_ROW = 25  # lines
_SMALL_TABLE = 12
# A letter of a table, in twentieths of a point and taken wide; the margins of a cell, in letters.
_LETTER_WIDTH, _CELL_MARGIN = 112, 3
_HIGHEST_HEAD = 2600  # twentieths of a point: about 25 letters
_FIRST_DRAWING = 1000  # beyond the numbers that a letterhead's own pictures have
_LINE_HEIGHT = 440  # twentieths of a point: about as wide as ruled paper for adults
_ROOM_AROUND_KEY = '<w:spacing w:before="40" w:after="80"/>'
_UPWARD = '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>'


class Tables:
    """Makes the tables of one document, and counts the drawings in them."""

    def __init__(self, base: Base, paragraphs: Paragraphs) -> None:
        self._base = base
        self._styles = base.styles
        self._text = paragraphs
        self._drawings = 0

    def table(self, table: Table) -> str:
        """Return the table with its caption above it, and its plot above both."""
        room = self._base.text_width // _LETTER_WIDTH
        upward = turned(table, room, _CELL_MARGIN)
        wanted = shares(table, room, _CELL_MARGIN, upward)
        widths = [round(self._base.text_width * share) for share in wanted]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        mirrored = "<w:bidiVisual/>" if self._base.right_to_left else ""
        caption = xml(table.caption).replace("\n", " ")
        columns = xml(", ".join(table.header)).replace("\n", " ")
        head = tuple((Span(name),) for name in table.header)
        # The levels of a heat map stand in the middle of their cells, other numbers flush right.
        sides = dict.fromkeys(table.numeric, "center" if table.tints else "right")
        rows = [self._row(head, widths, sides, head=True, upward=upward)]
        for place, (row, stays) in enumerate(zip(table.rows, _stay(table), strict=True)):
            fills = [of_cell(table.tints, place, column) for column in range(len(row))]
            rows.append(self._row(row, widths, sides, keep=stays, fills=fills))
        above = self._text.paragraph((Span(table.caption),), "Caption", keep=True) if caption.strip() else ""
        return (
            f"{self._plot(table.plot)}{above}<w:tbl><w:tblPr>"
            f'<w:tblStyle w:val="{self._styles["Carehire Table"]}"/>{mirrored}'
            '<w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
            f'w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="{caption}"/>'
            f'<w:tblDescription w:val="{columns}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{''.join(rows)}</w:tbl>"
        )

    def _plot(self, plot: Plot | None) -> str:
        if plot is None or not plot.rows or not any(any(marks) for _, marks in plot.series):
            return ""
        first = _FIRST_DRAWING + self._drawings
        self._drawings += len(plot.rows)

        def paragraph(runs: str, style: str, more: str, keep: bool) -> str:
            kept = "<w:keepNext/>" if keep else ""
            return f'<w:p><w:pPr><w:pStyle w:val="{self._styles[style]}"/>{kept}{more}</w:pPr>{runs}</w:p>'

        above = self._text.paragraph((Span(plot.caption),), "Caption", keep=True)
        names = key(plot, self._text.run)
        above += paragraph(names, "Carehire Table Text", _ROOM_AROUND_KEY, True) if names else ""
        style = self._styles["Carehire Table"]
        return above + plot_table(plot, self._base.text_width, style, paragraph, self._text.run, first)

    def note_space(self, space: NoteSpace) -> str:
        """Return a table of empty lines: it prints as ruled, and its lines grow with what is typed."""
        label = xml(space.label).replace("\n", " ")
        width = self._base.text_width
        style = "Carehire Table Text"
        lines = "".join(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_LINE_HEIGHT}" w:hRule="atLeast"/></w:trPr>'
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>'
            f"{self._text.paragraph((), style, keep=line < space.lines - 1)}</w:tc></w:tr>"
            for line in range(space.lines)
        )
        rule = 'w:val="single" w:sz="4" w:space="0" w:color="A6B1B5"'
        return (
            '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/>'
            f"<w:tblBorders><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders>"
            '<w:tblLayout w:type="fixed"/>'
            f'<w:tblCaption w:val="{label}"/></w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
            f"{lines}</w:tbl>"
        )

    def _row(
        self,
        cells: tuple[Inline, ...],
        widths: list[int],
        sides: Mapping[int, str],
        *,
        head: bool = False,
        keep: bool = False,
        fills: Sequence[str | None] = (),
        upward: frozenset[int] = frozenset(),
    ) -> str:
        style = "Carehire Table Heading" if head else "Carehire Table Text"
        # A row that can't be split is cut off where it is higher than a page.
        whole = max(map(_lines, cells, widths)) < _TALLEST_WHOLE_ROW
        shades = [
            f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
            for fill in fills or [None] * len(cells)
        ]
        filled = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shades[column]}'
            f"{_UPWARD if column in upward else ''}</w:tcPr>"
            + self._text.paragraph(
                cell, style, keep=keep, flush="" if column in upward else _flush(sides, column)
            )
            + "</w:tc>"
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        height = _height([plain(cell) for column, cell in enumerate(cells) if column in upward])
        properties = ("<w:cantSplit/>" if whole else "") + height + ("<w:tblHeader/>" if head else "")
        return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{filled}</w:tr>"


def _lines(cell: Inline, width: int) -> int:
    """Return about how many lines a cell of that width has."""
    room = max(width // _LETTER_WIDTH, 1)
    return sum(1 + len(line) // room for line in plain(cell).split("\n"))


def _flush(sides: Mapping[int, str], column: int) -> str:
    return f'<w:jc w:val="{sides[column]}"/>' if column in sides else ""


def _height(upward: list[str]) -> str:
    """Return the height of a row whose headings run upwards; beyond the highest they are wrapped."""
    if not upward:
        return ""
    letters = max(len(text) for text in upward) + _CELL_MARGIN
    return f'<w:trHeight w:val="{min(letters * _LETTER_WIDTH, _HIGHEST_HEAD)}" w:hRule="atLeast"/>'


def _stay(table: Table) -> list[bool]:
    """Say whether each row stays with the next: all of a small table, else two at each end."""
    last = len(table.rows) - 1
    small = last < _SMALL_TABLE and sum(len(plain(cell)) for row in table.rows for cell in row) < LITTLE_TEXT
    return [row < last and (small or row in (0, last - 1)) for row in range(last + 1)]
