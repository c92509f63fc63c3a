from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from carehire.catalog import Catalog
from carehire.documents.blocks import Document, Table, inline
from carehire.writers import FORMATS
from carehire.writers.tints import fill, of_cell

TABLE = Table(
    caption="Levels",
    header=("Criterion", "Ana", "Bo"),
    rows=((inline("Coaching"), inline("5"), inline("–")), (inline("Writing"), inline("1"), inline("3"))),
    tints=((0.0, 1.0, 0.0), (0.0, 0.2, 0.6)),
)
DOCUMENT = Document("Heat", "Larkspur", "en-US", datetime(2027, 1, 4, tzinfo=UTC), (TABLE,))


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_no_depth_is_no_tint_and_a_table_without_tints_has_none():
    assert fill(0) is None
    assert of_cell((), 0, 0) is None
    assert of_cell(TABLE.tints, 5, 0) is None


@given(st.floats(0.01, 1), st.floats(0.01, 1))
def test_a_deeper_cell_is_darker_and_its_figure_stays_readable(one: float, other: float):
    shallow, deep = (luminance(fill(depth) or "") for depth in sorted((one, other)))
    assert deep <= shallow
    assert (deep + 0.05) / (luminance("111418") + 0.05) >= 7


def test_word_shades_the_cells_that_have_a_depth():
    made = docx.Document(io.BytesIO(FORMATS["docx"].write(DOCUMENT, Catalog().look())))
    fills = [
        [
            None if (shade := cell._tc.tcPr.find(qn("w:shd"))) is None else shade.get(qn("w:fill"))
            for cell in row.cells
        ]
        for row in made.tables[0].rows
    ]
    assert fills == [[None] * 3, [None, fill(1.0), None], [None, fill(0.2), fill(0.6)]]


def test_a_web_page_sets_the_ink_with_the_ground():
    page = FORMATS["html"].write(DOCUMENT, Catalog().look()).decode()
    assert f'style="background:#{fill(1.0)};color:#111418">5<' in page
    assert page.count("background:#") - page.split("<article")[0].count("background:#") == 3


def test_text_forms_say_the_same_without_a_tint():
    for ending in ("md", "txt"):
        text = FORMATS[ending].write(DOCUMENT, Catalog().look()).decode()
        assert "Coaching" in text
        assert "5" in text
