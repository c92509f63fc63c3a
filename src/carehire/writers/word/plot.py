"""A plot in Word: a table of the rows' names beside their drawings, the ticks in its header row."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import wrap

from carehire.documents.blocks import Plot
from carehire.writers.characters import clean, xml
from carehire.writers.word.drawing import COLOURS, SIGNS, Canvas, least_height, row_drawing

_NAMES = 0.3  # of the text's width
_LETTER, _LINE, _MARGIN = 112, 240, 80  # twentieths of a point
_TIGHT = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
_FULL = "<w:tcMar>{}</w:tcMar>".format(
    "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
)
_PLAIN = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
Paragraph = Callable[[str, str, str, bool], str]
"""Makes a paragraph of runs, a style, more properties, and whether it stays with the next."""


def key(plot: Plot, run: Callable[[str, str], str]) -> str:
    """Return the runs that say which sign is whose; empty where there is one series alone."""
    if len(plot.series) < 2:
        return ""
    parts = []
    for place, (name, _) in enumerate(plot.series):
        colour = f'<w:color w:val="{COLOURS[place % len(COLOURS)]}"/>'
        gap = "\u2003" if place else ""
        parts.append(run(f"{gap}{SIGNS[place % len(SIGNS)]}\u00a0", colour) + run(name, ""))
    return "".join(parts)


def plot_table(
    plot: Plot, width: int, style: str, paragraph: Paragraph, run: Callable[[str, str], str], first: int
) -> str:
    """Return the table; its drawings are numbered from ``first`` on, ``width`` is that of the text."""
    names = round(width * _NAMES)
    tick = (width - names) // len(plot.ticks)
    room = (names - 3 * _LETTER) // _LETTER
    heights = tuple(
        max(least_height(plot), len(wrap(clean(name), room)) * _LINE + _MARGIN) for name in plot.rows
    )
    canvas = Canvas(plot, tick * len(plot.ticks), heights)
    heads = _cell(paragraph(run(plot.head, ""), "Carehire Table Heading", "", True), names)
    centred = '<w:jc w:val="center"/>'
    for _, label in plot.ticks:
        heads += _cell(paragraph(run(label, ""), "Carehire Table Heading", centred, True), tick, _TIGHT)
    rows = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
    for row, name in enumerate(plot.rows):
        label = paragraph(run(name, ""), "Carehire Table Text", "", row < len(plot.rows) - 1)
        drawn = paragraph(row_drawing(canvas, row, first + row), "Carehire Table Text", _PLAIN, False)
        rows += (
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{heights[row]}" w:hRule="exact"/></w:trPr>'
            f"{_cell(label, names, _CENTRE)}"
            f"{_cell(drawn, canvas.width, _FULL, len(plot.ticks))}</w:tr>"
        )
    grid = f'<w:gridCol w:w="{names}"/>' + f'<w:gridCol w:w="{tick}"/>' * len(plot.ticks)
    caption = xml(plot.caption).replace("\n", " ")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{names + canvas.width}" w:type="dxa"/><w:tblBorders>{_NO_RULES}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="{caption}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


_CENTRE = '<w:vAlign w:val="center"/>'
# A rule between two rows would cut the lines that go from mark to mark.
_NO_RULES = '<w:insideH w:val="nil"/>'


def _cell(inside: str, width: int, more: str = "", spans: int = 1) -> str:
    span = f'<w:gridSpan w:val="{spans}"/>' if spans > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{more}</w:tcPr>{inside}</w:tc>'
