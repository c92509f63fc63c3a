"""A plot as drawings of Word's own: vectors that print sharply, one for each row, so that a page may end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from carehire.documents.blocks import Mark, Plot
from carehire.writers.characters import xml

SIGNS = "●■▲◆✚"
"""What stands for each series in words; ``_SHAPES`` are the same, drawn."""
COLOURS = ("0B5D66", "B5541C", "4A4E9E", "7A5C00", "8C2D62")
_SHAPES = ("ellipse", "rect", "triangle", "diamond", "plus")
_GRID, _MIDDLE = "D5DCDE", "5B666A"
_EMU = 635  # English metric units in a twentieth of a point
_SIGN, _APART = 140, 115  # twentieths of a point: a sign, and how far below each other two series stand
_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_GROUND = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"


@dataclass(frozen=True, slots=True)
class Canvas:
    """Where a plot is drawn: ``width`` and the ``heights`` of its rows in twentieths of a point."""

    plot: Plot
    width: int
    heights: tuple[int, ...]

    def across(self, value: float) -> float:
        """Return where a value stands; each tick is in the middle of a column of its own."""
        ticks = [at for at, _ in self.plot.ticks]
        step = (ticks[-1] - ticks[0]) / (len(ticks) - 1) if len(ticks) > 1 else 1.0
        place = ((value - ticks[0]) / step + 0.5) / len(ticks)
        return min(max(place, 0.0), 1.0) * self.width

    def down(self, row: int, series: int) -> float:
        """Return how far below the top of its row a mark stands: series below each other, none hidden."""
        return self.heights[row] / 2 + (series - (len(self.plot.series) - 1) / 2) * _APART


def least_height(plot: Plot) -> int:
    """Return the height that a row needs, in twentieths of a point."""
    return max(2 * _SIGN, _APART * len(plot.series) + 2 * _SIGN)


def row_drawing(canvas: Canvas, row: int, id: int) -> str:
    """Return the run that draws a row; ``id`` numbers the drawing in its document."""
    width, height = canvas.width * _EMU, canvas.heights[row] * _EMU
    said = xml(_said(canvas.plot, row)).replace("\n", " ")
    numbers = count(id * 1000)
    shapes = "".join(_wrapped(shape, next(numbers)) for shape in _shapes(canvas, row))
    return (
        f'<w:r><mc:AlternateContent {_NAMESPACES}><mc:Choice Requires="wpg"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{id}" name="Plot {id}" descr="{said}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
        f'<a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></wpg:grpSpPr>'
        f"{shapes}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )


def _said(plot: Plot, row: int) -> str:
    """Return a row in words, for those who don't see it."""
    told = [f"{name} {marks[row].said}" for name, marks in plot.series if marks[row]]  # type: ignore[union-attr]
    return f"{plot.rows[row]}: {', '.join(told) or '–'}"


def _shapes(canvas: Canvas, row: int) -> Iterator[str]:
    height = canvas.heights[row]
    # An unseen ground as large as the drawing: LibreOffice measures a group by what stands in it.
    yield f"{_frame(0, 0, canvas.width, height)}{_GROUND}"
    for at, _ in canvas.plot.ticks:
        yield _line(canvas.across(at), 0, canvas.across(at), height, _GRID, 6)
    if canvas.plot.middle is not None:
        middle = canvas.across(canvas.plot.middle)
        yield _line(middle, 0, middle, height, _MIDDLE, 9, "dash")
    for place, (_, marks) in enumerate(canvas.plot.series):
        colour, mark = COLOURS[place % len(COLOURS)], marks[row]
        if mark is None:
            continue
        at, down = canvas.across(mark.at), canvas.down(row, place)
        if canvas.plot.joined:
            yield from _joints(canvas, row, place, colour)
        if mark.low is not None and mark.high is not None:
            yield _line(canvas.across(mark.low), down, canvas.across(mark.high), down, colour, 30)
        yield _sign(at, down, _SHAPES[place % len(_SHAPES)], colour)


def _joints(canvas: Canvas, row: int, place: int, colour: str) -> Iterator[str]:
    """Yield the lines from a mark towards those in the rows above and below, as far as its own row goes."""
    marks = canvas.plot.series[place][1]
    here, height = _spot(canvas, marks[row], row, place), canvas.heights[row]
    for other, edge in ((row - 1, 0), (row + 1, height)):
        if here and 0 <= other < len(marks) and marks[other]:
            x, y = _spot(canvas, marks[other], other, place) or here
            far = y - canvas.heights[other] if other < row else y + height
            share = (edge - here[1]) / (far - here[1])
            yield _line(*here, here[0] + share * (x - here[0]), edge, colour, 9)


def _spot(canvas: Canvas, mark: Mark | None, row: int, place: int) -> tuple[float, float] | None:
    return None if mark is None else (canvas.across(mark.at), canvas.down(row, place))


def _line(x: float, y: float, x2: float, y2: float, colour: str, weight: int, dash: str = "solid") -> str:
    """Return a line; ``weight`` is in eighths of a point."""
    rises = (x2 - x) * (y2 - y) < 0
    flipped = ' flipV="1"' if rises else ""
    return (
        f"{_frame(min(x, x2), min(y, y2), abs(x2 - x), abs(y2 - y), flipped)}"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{round(weight * 1587.5)}" cap="rnd">'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:prstDash val="{dash}"/></a:ln>'
    )


def _sign(x: float, y: float, shape: str, colour: str) -> str:
    """Return a filled sign around a point, with a white edge, so that signs on each other stay apart."""
    return (
        f"{_frame(x - _SIGN / 2, y - _SIGN / 2, _SIGN, _SIGN)}"
        f'<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        '<a:ln w="6350"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>'
    )


def _frame(x: float, y: float, width: float, height: float, flipped: str = "") -> str:
    left, top, wide, high = (round(each * _EMU) for each in (x, y, width, height))
    return f'<a:xfrm{flipped}><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


def _wrapped(shape: str, id: int) -> str:
    return (
        f'<wps:wsp><wps:cNvPr id="{id}" name="Shape {id}"/><wps:cNvSpPr/>'
        f"<wps:spPr>{shape}</wps:spPr><wps:bodyPr/></wps:wsp>"
    )
