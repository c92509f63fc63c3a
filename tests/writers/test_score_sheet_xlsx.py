"""A sheet for Excel: lists to choose from, levels in sight, everything else protected and harmless."""

from __future__ import annotations

from io import BytesIO

import openpyxl
from openpyxl.workbook import Workbook

from carehire.documents.score_sheet import Identity
from tests.readers.filling import RUBRIC, excel, rubric, sheet


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def test_ratings_are_chosen_from_a_list():
    book = opened(excel())
    [rule] = book["Score sheet"].data_validations.dataValidation
    assert (rule.type, rule.formula1) == ("list", "'carehire'!$A$2:$A$7")
    assert [book["carehire"].cell(row, 1).value for row in range(2, 8)] == [
        "1 · Not yet", "2 · First steps", "3 · Does it", "4 · Gets results", "5 · Makes it last", "Not observed",
    ]  # fmt: skip
    cells = {cell.coordinate for row in book["Score sheet"][str(rule.sqref)] for cell in row}
    named = {cell.row for cell in book["Score sheet"]["A"] if cell.value in ("coaching", "composure")}
    assert cells == {f"D{row}" for row in named}


def test_only_answers_can_be_typed_and_no_password_keeps_anybody_out():
    book = opened(excel())
    for page in book.worksheets:
        assert page.protection.sheet
        assert not page.protection.password
    open_cells = {
        cell.coordinate
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert {cell[0] for cell in open_cells} == {"D", "E"}
    assert len(open_cells) == 4


def test_the_levels_stand_on_a_page_in_sight_and_the_identity_out_of_it():
    book = opened(excel())
    assert [(page.title, page.sheet_state) for page in book.worksheets] == [
        ("Score sheet", "visible"), ("Levels", "visible"), ("carehire", "hidden"),
    ]  # fmt: skip
    assert book["Levels"]["E2"].value == "coaching, level 4"
    assert Identity.from_text(str(book["carehire"]["A1"].value)) == sheet()


def test_no_text_of_anybody_becomes_a_formula():
    evil = rubric().model_copy(deep=True)
    assert evil == RUBRIC
    book = opened(excel(name='=HYPERLINK("http://x")', panelist="+1", title="@x"))
    kinds = {cell.data_type for page in book.worksheets for row in page.iter_rows() for cell in row}
    assert "f" not in kinds
    assert book["Score sheet"]["C2"].value == '\'=HYPERLINK("http://x")'
