"""Blocks as the XML of Word's body; here, and only here, words become XML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from carehire.documents.blocks import (
    Block,
    Bullets,
    Document,
    Fields,
    Heading,
    Inline,
    NoteSpace,
    Paragraph,
    Plot,
    Span,
    Table,
    inline,
    plain,
)
from carehire.writers.characters import before_right_to_left, clean, runs_right_to_left, xml
from carehire.writers.columns import shares, turned
from carehire.writers.links import address
from carehire.writers.outline import announces, outline
from carehire.writers.tints import of_cell
from carehire.writers.word.base import Base
from carehire.writers.word.plot import key, plot_table

_PIECES = re.compile("([\t\n])")
_TALLEST_WHOLE_ROW = 25  # lines
_SMALL_TABLE, _LITTLE_TEXT = 12, 1500
# A letter of a table, in twentieths of a point and taken wide; the margins of a cell, in letters.
_LETTER_WIDTH, _CELL_MARGIN = 112, 3
_HIGHEST_HEAD = 2600  # twentieths of a point: about 25 letters
_FIRST_DRAWING = 1000  # beyond the numbers that a letterhead's own pictures have
_LINE_HEIGHT = 440  # twentieths of a point: about as wide as ruled paper for adults
_ROOM_AFTER_TABLE = '<w:spacing w:before="200"/>'
_ROOM_AROUND_KEY = '<w:spacing w:before="40" w:after="80"/>'
_ROOM_AROUND_LIST = '<w:spacing w:before="120"/>'
_ROOM_AROUND_DAY = '<w:spacing w:before="480" w:after="480"/>'


class Body:
    """Collects one document's paragraphs, with the links and the lists that they use."""

    def __init__(self, base: Base) -> None:
        self.links: list[str] = []
        self.lists = 0
        self.drawings = 0
        self._base = base
        self._styles = base.styles

    def write(self, document: Document) -> str:
        """Return the body of ``document`` from its title to its last block."""
        parts = list(self._opening(document))
        blocks: list[Block | None] = [None, *outline(document), None]
        for (before, block), (_, after) in pairwise(pairwise(blocks)):
            if block is not None:
                parts.append(
                    self._block(
                        block,
                        room=_room_after(before),
                        leads=isinstance(before, Heading),
                        before=after,
                    )
                )
        return "".join(parts)

    def _opening(self, document: Document) -> Iterator[str]:
        title, subtitle = (clean(text).strip() for text in (document.title, document.subtitle))
        if document.letter:
            yield self._paragraph(inline(subtitle), "Normal", room=_ROOM_AROUND_DAY) if subtitle else ""
            yield self._paragraph((Span(title, strong=True),), "Normal", keep=True) if title else ""
            return
        yield self._heading(document.title, "Title") if title else ""
        yield self._heading(document.subtitle, "Subtitle") if subtitle else ""

    def _block(self, block: Block, *, room: str, leads: bool, before: Block | None) -> str:
        if isinstance(block, Heading):
            return self._heading(block.text, f"Heading {block.level}", new_page=block.new_page)
        if isinstance(block, Paragraph):
            room = room or (_ROOM_AROUND_LIST if isinstance(before, Bullets) else "")
            stays = announces(block) and isinstance(before, Bullets | Fields | Table | NoteSpace)
            style = "Carehire Note" if block.note else "Normal"
            return self._paragraph(block.spans, style, keep=stays, room=room)
        if isinstance(block, Bullets):
            return self._list(
                block, room, keep=leads and isinstance(before, Table | NoteSpace) and _is_little(block)
            )
        if isinstance(block, Fields):
            return self._fields(block, room)
        if isinstance(block, NoteSpace):
            return self._note_space(block)
        return self._table(block)

    def _heading(self, text: str, style: str, *, new_page: bool = False) -> str:
        break_before = "<w:pageBreakBefore/>" if new_page else ""
        first, rest = before_right_to_left(text)
        runs = self._run(first) + self._run(rest)
        side = first if any(map(str.isalpha, first)) else rest
        return self._wrap(runs, style, side, keep=True, number=break_before)

    def _list(self, block: Bullets, room: str, *, keep: bool) -> str:
        style, number = "List Bullet", ""
        if block.ordered:
            style = "List Number"
            number = (
                f'<w:numPr><w:ilvl w:val="{self._base.counting.level}"/>'
                f'<w:numId w:val="{self._base.next_list + self.lists}"/></w:numPr>'
            )
            self.lists += 1
        first, *rest = block.items
        return self._paragraph(first, style, keep=keep, number=number, room=room) + "".join(
            self._paragraph(item, style, keep=keep, number=number) for item in rest
        )

    def _fields(self, block: Fields, room: str) -> str:
        facts = []
        for label, value in block.items:
            name = self._run(f"{label}", f'<w:rStyle w:val="{self._styles["Carehire Label"]}"/>')
            text = self._spans(value)
            facts.append(self._wrap(f"{name}<w:r><w:tab/></w:r>{text}", "Carehire Fact", label, room=room))
            room = ""
        return "".join(facts)

    def _paragraph(
        self,
        spans: Inline,
        style: str,
        *,
        keep: bool = False,
        number: str = "",
        room: str = "",
        flush: str = "",
    ) -> str:
        return self._wrap(self._spans(spans), style, plain(spans), keep, number, room, flush)

    def _wrap(
        self,
        runs: str,
        style: str,
        text: str,
        keep: bool = False,
        number: str = "",
        room: str = "",
        flush: str = "",
    ) -> str:
        """Return a paragraph; its properties stand in the order that Word's schema asks for."""
        turned = self._base.right_to_left or runs_right_to_left(text)
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self._styles[style]}"/>{"<w:keepNext/>" if keep else ""}{number}'
            f"{'<w:bidi/>' if turned else ''}{room}{flush}</w:pPr>{runs}</w:p>"
        )

    def _spans(self, spans: Inline) -> str:
        return "".join(map(self._span, spans))

    def _span(self, span: Span) -> str:
        face = ("<w:b/><w:bCs/>" if span.strong else "") + ("<w:i/><w:iCs/>" if span.emphasis else "")
        link = address(span.href)
        if link is None or not clean(span.text).strip():
            return self._run(span.text, face)
        self.links.append(link)
        run = self._run(span.text, f'<w:rStyle w:val="{self._styles["Hyperlink"]}"/>{face}')
        return f'<w:hyperlink r:id="carehire{len(self.links)}" w:history="1">{run}</w:hyperlink>'

    def _run(self, text: str, face: str = "") -> str:
        if runs_right_to_left(text):
            face += "<w:rtl/>"
        inside = "".join(_PIECE_TAGS.get(piece) or _letters(piece) for piece in _PIECES.split(clean(text)))
        properties = f"<w:rPr>{face}</w:rPr>" if face else ""
        return f"<w:r>{properties}{inside}</w:r>" if inside else ""

    def _table(self, table: Table) -> str:
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
        above = self._paragraph((Span(table.caption),), "Caption", keep=True) if caption.strip() else ""
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
        first = _FIRST_DRAWING + self.drawings
        self.drawings += len(plot.rows)

        def paragraph(runs: str, style: str, more: str, keep: bool) -> str:
            kept = "<w:keepNext/>" if keep else ""
            return f'<w:p><w:pPr><w:pStyle w:val="{self._styles[style]}"/>{kept}{more}</w:pPr>{runs}</w:p>'

        above = self._paragraph((Span(plot.caption),), "Caption", keep=True)
        names = key(plot, self._run)
        above += paragraph(names, "Carehire Table Text", _ROOM_AROUND_KEY, True) if names else ""
        style = self._styles["Carehire Table"]
        return above + plot_table(plot, self._base.text_width, style, paragraph, self._run, first)

    def _note_space(self, space: NoteSpace) -> str:
        """Return a table of empty lines: it prints as ruled, and its lines grow with what is typed."""
        label = xml(space.label).replace("\n", " ")
        width = self._base.text_width
        style = "Carehire Table Text"
        lines = "".join(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_LINE_HEIGHT}" w:hRule="atLeast"/></w:trPr>'
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>'
            f"{self._paragraph((), style, keep=line < space.lines - 1)}</w:tc></w:tr>"
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
            + self._paragraph(cell, style, keep=keep, flush="" if column in upward else _flush(sides, column))
            + "</w:tc>"
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        height = _height([plain(cell) for column, cell in enumerate(cells) if column in upward])
        properties = ("<w:cantSplit/>" if whole else "") + height + ("<w:tblHeader/>" if head else "")
        return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{filled}</w:tr>"


_UPWARD = '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>'


def _is_little(block: Bullets) -> bool:
    """Say whether a list is short enough to stay between a heading and the table that both are about."""
    return sum(len(plain(item)) for item in block.items) < _LITTLE_TEXT


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
    small = last < _SMALL_TABLE and sum(len(plain(cell)) for row in table.rows for cell in row) < _LITTLE_TEXT
    return [row < last and (small or row in (0, last - 1)) for row in range(last + 1)]


def _room_after(block: Block | None) -> str:
    if isinstance(block, Table | NoteSpace):
        return _ROOM_AFTER_TABLE
    return _ROOM_AROUND_LIST if isinstance(block, Bullets) else ""


_PIECE_TAGS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def _letters(text: str) -> str:
    return f'<w:t xml:space="preserve">{xml(text)}</w:t>' if text else ""
