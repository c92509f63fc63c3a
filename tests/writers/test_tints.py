from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from carehire.catalog import Catalog
from carehire.documents.blocks import Document, Table, inline
from carehire.writers import FORMATS
from carehire.writers.tints import fill, of_cell
from tests.writers.samples import document

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


def test_word_centres_levels_and_turns_names_upwards_that_do_not_fit():
    def directions(names: tuple[str, ...]) -> set[str | None]:
        level = (inline("Coaching"), *(inline("3") for _ in names))
        columns = frozenset(range(1, len(names) + 1))
        heat = Table("Heat", ("Criterion", *names), (level,), columns, tints=((0.0, *(0.6 for _ in names)),))
        made = docx.Document(io.BytesIO(FORMATS["docx"].write(document(heat), Catalog().look())))
        head, row = made.tables[0].rows
        assert {cell.paragraphs[0].alignment for cell in row.cells[1:]} == {WD_ALIGN_PARAGRAPH.CENTER}
        found = [cell._tc.tcPr.find(qn("w:textDirection")) for cell in head.cells]
        return {None if each is None else each.get(qn("w:val")) for each in found[1:]}

    assert directions(("Ana", "Bo")) == {None}
    assert directions(tuple(f"Panelist{place:02}" for place in range(12))) == {"btLr"}


def test_a_wide_document_lies_on_its_side():
    page = docx.Document(io.BytesIO(FORMATS["docx"].write(document(wide=True), Catalog().look()))).sections[0]
    assert page.orientation == WD_ORIENT.LANDSCAPE
    assert page.page_width > page.page_height


def test_a_web_page_sets_the_ink_with_the_ground():
    page = FORMATS["html"].write(DOCUMENT, Catalog().look()).decode()
    assert f'style="background:#{fill(1.0)};color:#111418">5<' in page
    assert page.count("background:#") - page.split("<article")[0].count("background:#") == 3


def test_text_forms_say_the_same_without_a_tint():
    for ending in ("md", "txt"):
        text = FORMATS[ending].write(DOCUMENT, Catalog().look()).decode()
        assert "Coaching" in text
        assert "5" in text
