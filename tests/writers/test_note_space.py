"""Room to write by hand, in each format."""

from __future__ import annotations

import io

import docx
import pytest

from carehire.documents.blocks import Heading, NoteSpace, Paragraph, inline
from carehire.writers import FORMATS
from carehire.writers.fragment import fragment
from carehire.writers.html import body
from tests.writers.samples import HOUSE, document

LABEL = 'Notes on <"R&D">'
PAGE = document(Heading("Coaching", new_page=True), NoteSpace(3, LABEL), Paragraph(inline("The end.")))


def test_on_a_web_page_it_is_an_image_of_lines_with_a_name():
    made = body(PAGE)
    label = "Notes on &lt;&#34;R&amp;D&#34;&gt;"
    assert f'<div class="ruled" role="img" aria-label="{label}">{"<span></span>" * 3}</div>' in made
    assert '<h2 class="new-page">Coaching</h2>' in made


def test_in_word_it_is_a_named_table_of_empty_lines():
    opened = docx.Document(io.BytesIO(FORMATS["docx"].write(PAGE, HOUSE)))
    table = opened.tables[0]
    assert [cell.text for row in table.rows for cell in row.cells] == ["", "", ""]
    assert table._tbl.tblPr.xpath("w:tblCaption/@w:val") == [LABEL]
    stays = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]
    assert stays == [True, True, False]


def test_as_text_and_as_markdown_it_is_lines():
    assert FORMATS["txt"].write(PAGE, HOUSE).decode().count("_" * 78) == 3
    assert FORMATS["md"].write(PAGE, HOUSE).decode().count("\n___\n") == 3


def test_a_job_board_gets_none():
    assert fragment(PAGE, frozenset({"p"})) == "<p>Coaching</p>\n<p>The end.</p>"


@pytest.mark.parametrize("ending", FORMATS)
def test_room_of_no_lines_is_none(ending: str):
    bare = document(Paragraph(inline("The end.")))
    assert FORMATS[ending].write(document(NoteSpace(0, "x"), *bare.blocks), HOUSE) == FORMATS[ending].write(
        bare, HOUSE
    )
