from __future__ import annotations

import re

import pytest

from carehire.writers.word.drawing import COLOURS, Canvas, least_height, row_drawing
from tests.writers.word.plots import plot

# Five ticks share 5,000 twentieths of a point: each stands in the middle of a column of 1,000.
CANVAS = Canvas(plot(joined=True), 5000, (600, 600, 600))


def lines(drawn: str, colour: str) -> list[tuple[float, float, float, float]]:
    """Return x, y, width and height of each line of a colour, in twentieths of a point."""
    found = re.findall(
        r'<a:xfrm[^>]*><a:off x="(-?\d+)" y="(-?\d+)"/><a:ext cx="(\d+)" cy="(\d+)"/></a:xfrm>'
        rf'<a:prstGeom prst="line">(?:(?!</wps:wsp>).)*?<a:srgbClr val="{colour}"',
        drawn,
    )
    return [(int(x) / 635, int(y) / 635, int(w) / 635, int(h) / 635) for x, y, w, h in found]


@pytest.mark.parametrize(
    ("value", "place"), [(1, 500), (3, 2500), (5, 4500), (3.5, 3000), (-9, 0), (99, 5000)]
)
def test_a_value_stands_at_its_tick_or_between_and_never_outside(value: float, place: float) -> None:
    assert CANVAS.across(value) == pytest.approx(place)


def test_series_stand_below_each_other_so_that_none_hides_another() -> None:
    first, second = CANVAS.down(0, 0), CANVAS.down(0, 1)
    assert (first + second) / 2 == 300
    assert second - first >= 100
    assert least_height(plot()) > second - first


def test_a_line_goes_on_from_row_to_row_where_both_are_known() -> None:
    # Ana goes from 4 (at 3500) to 2 (at 1500) over two rows of one height: half way at their edge.
    above, below = (lines(row_drawing(CANVAS, row, 1), COLOURS[0])[0] for row in (0, 1))
    assert (above[0], above[0] + above[2]) == (pytest.approx(2500, abs=400), pytest.approx(3500, abs=1))
    assert above[1] + above[3] == pytest.approx(600, abs=1)
    assert below[1] == 0
    assert below[0] + below[2] == pytest.approx(above[0], abs=1)


def test_what_is_not_known_has_no_sign_and_no_line() -> None:
    assert COLOURS[1] not in row_drawing(CANVAS, 1, 1)
    interval = lines(row_drawing(CANVAS, 0, 1), COLOURS[1])
    assert interval == [(0, pytest.approx(357.5, abs=1), pytest.approx(1000, abs=1), 0)]


def test_each_row_is_told_in_words_to_those_who_do_not_see_it() -> None:
    assert 'descr="Coaching: Ana 4, Bo &lt;b&gt; 1"' in row_drawing(CANVAS, 0, 1)
    assert 'descr="Planning: Ana 2"' in row_drawing(CANVAS, 1, 1)


def test_signs_differ_by_more_than_their_colour() -> None:
    shapes = re.findall(r'prst="(ellipse|rect|triangle|diamond|plus)"', row_drawing(CANVAS, 2, 1))
    assert shapes == ["rect", "ellipse", "rect"]  # the first is the unseen ground
