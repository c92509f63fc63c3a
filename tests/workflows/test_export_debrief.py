from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest

from carehire.errors import NotFoundError, UserError
from carehire.workflows import export_debrief
from carehire.workflows.open_house import House
from tests.workflows import debriefs
from tests.workflows.debriefs import NOW, meet


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = debriefs.make(tmp_path)
    yield made
    made.store.close()


def test_the_packet_is_a_word_document_with_all_evidence(house: House):
    made = docx.Document(io.BytesIO(export_debrief.packet_file(meet(house), "docx", house.look(), NOW)))
    text = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert "Debrief: Customer Care Manager" in text
    assert "Ana: Ana saw coaching of kim." in text
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert {"5 · Makes it last: Ana", "2 · First steps: Bo"} <= set(cells)


def test_a_packet_may_be_of_some_candidates_and_a_workbook_never(house: House):
    made = export_debrief.export(meet(house), "txt", house.look(), NOW, ["lee", "lee"]).decode()
    assert "Lee Park" in made
    assert "Kim" not in made
    with pytest.raises(NotFoundError):
        export_debrief.export(meet(house), "docx", house.look(), NOW, ["nobody"])
    with pytest.raises(UserError, match="all candidates"):
        export_debrief.export(meet(house), "xlsx", house.look(), NOW, ["lee"])


def test_the_workbook_holds_every_submitted_rating(house: House):
    book = openpyxl.load_workbook(io.BytesIO(export_debrief.workbook(meet(house))))
    rows = list(book["ratings"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 5
    assert ("kim", "Bo", "coaching", 2, "Bo saw coaching of kim.", "Kim Lee") in [row[:6] for row in rows]


@pytest.mark.parametrize("name", ["packet.pdf", "packet"])
def test_a_file_of_another_kind_is_refused_in_words(name: str):
    with pytest.raises(UserError, match=r"\.docx or \.xlsx"):
        export_debrief.ending_of(Path(name))
