from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest

from carehire.documents.blocks import Plot, Table, inline
from carehire.writers import FORMATS
from tests.writers.samples import HOUSE, document
from tests.writers.word.plots import plot

TABLE = Table("Points", ("Criterion", "Ana"), ((inline("Coaching"), inline("4")),))


def opened(drawn: Plot):
    made = FORMATS["docx"].write(document(replace(TABLE, plot=drawn)), HOUSE)
    return docx.Document(io.BytesIO(made))


def test_the_ticks_head_the_plot_and_each_row_has_its_name_and_its_drawing():
    first, second = opened(plot()).tables
    assert [cell.text for cell in first.rows[0].cells] == ["Criterion", *"12345"]
    assert [row.cells[0].text for row in first.rows[1:]] == ["Coaching", "Planning", 'Notes on "R&D"']
    assert len(first._tbl.xpath(".//w:drawing")) == 3
    assert first._tbl.xpath("w:tr[1]/w:trPr/w:tblHeader")
    assert [cell.text for cell in second.rows[0].cells] == ["Criterion", "Ana"]


def test_a_key_names_the_signs_unless_there_is_one_series_alone():
    assert any("●\u00a0Ana\u2003■\u00a0Bo <b>" in each.text for each in opened(plot()).paragraphs)
    alone = replace(plot(), series=plot().series[:1])
    assert not any("●" in each.text for each in opened(alone).paragraphs)


def test_drawings_are_numbered_through_the_document():
    made = FORMATS["docx"].write(document(replace(TABLE, plot=plot()), replace(TABLE, plot=plot())), HOUSE)
    drawn = docx.Document(io.BytesIO(made)).element.body.xpath(".//wp:docPr/@id")
    assert len(drawn) == len(set(drawn)) == 6


@pytest.mark.parametrize("ending", FORMATS)
def test_a_plot_of_nothing_is_none_and_formats_that_draw_nothing_keep_the_table(ending: str):
    bare = FORMATS[ending].write(document(TABLE), HOUSE)
    nothing = replace(plot(), series=(("Ana", (None, None, None)),))
    assert FORMATS[ending].write(document(replace(TABLE, plot=nothing)), HOUSE) == bare
    if ending != "docx":
        assert FORMATS[ending].write(document(replace(TABLE, plot=plot())), HOUSE) == bare
