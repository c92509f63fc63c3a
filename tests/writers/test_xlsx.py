from __future__ import annotations

import math
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carehire.documents.blocks import Sheet
from carehire.writers import xlsx
from carehire.writers.characters import clean
from tests.writers.test_docx import ANY_TEXT

RANKING = Sheet(
    "Ranking",
    ("Candidate", "Score", "Rank"),
    (("Ana", 91.5, 1), ("Ben", None, None), ("=HYPERLINK(1)", -3.25, 2), ("#N/A", 0, 3)),
)


def book(*sheets: Sheet) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(xlsx.write(sheets)))


def test_values_come_back_and_numbers_are_numbers() -> None:
    rows = list(book(RANKING)["Ranking"].iter_rows(values_only=True))
    assert rows[1:] == [("Ana", 91.5, 1), ("Ben", None, None), ("'=HYPERLINK(1)", -3.25, 2), ("#N/A", 0, 3)]


def test_the_header_is_bold_stays_in_view_and_filters() -> None:
    page = book(RANKING)["Ranking"]
    assert [cell.value for cell in page[1]] == ["Candidate", "Score", "Rank"]
    assert all(cell.font.bold for cell in page[1])
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:C5"


def test_a_sheet_is_printed_across_one_page_and_shows_few_decimals() -> None:
    page = book(RANKING)["Ranking"]
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
    assert (page["B2"].number_format, page["C2"].number_format) == ("0.0##", "General")


def test_columns_are_as_wide_as_needed_within_bounds() -> None:
    page = book(Sheet("x", ("a", "b"), (("short", "long " * 100),)))["x"]
    assert page.column_dimensions["A"].width == 8
    assert page.column_dimensions["B"].width == 60
    assert page["B2"].alignment.wrap_text


def test_what_looks_like_a_formula_or_an_error_is_text() -> None:
    page = book(RANKING)["Ranking"]
    assert [page["A4"].data_type, page["A5"].data_type] == ["s", "s"]


def test_sheets_have_names_that_excel_takes() -> None:
    names = ["Ratings: Ana/Ben?", "", "x" * 40, "X" * 40, "History", "'quoted'", "[a]*\\"]
    made = book(*(Sheet(name, ("a",), ()) for name in names)).sheetnames
    assert made == ["Ratings  Ana Ben", "Sheet 1", "x" * 31, "X" * 27 + " (2)", "History 1", "quoted", "a"]


def test_a_number_that_is_none_leaves_its_cell_empty() -> None:
    page = book(Sheet("x", ("a", "b"), ((math.nan, math.inf),)))["x"]
    assert (page["A2"].value, page["B2"].value) == (None, "inf")


def test_without_sheets_there_is_still_a_book() -> None:
    assert book().sheetnames == ["Empty"]


def test_rows_of_any_length_are_kept() -> None:
    page = book(Sheet("x", ("a", "b"), (("1",), ("1", "2", "3"))))["x"]
    assert [[cell.value for cell in row] for row in page.iter_rows(min_row=2)] == [
        ["1", None, None],
        ["1", "2", "3"],
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(ANY_TEXT, min_size=1, max_size=5))
def test_any_text_is_kept_and_none_is_run(texts: list[str]) -> None:
    page = book(Sheet("x", ("a",), tuple((text,) for text in texts)))["x"]
    for row, text in enumerate(texts, start=2):
        value = page.cell(row, 1).value or ""
        assert page.cell(row, 1).data_type in ("s", "n", "inlineStr")
        assert value.removeprefix("'") == clean(text).removeprefix("'")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_every_start_of_a_formula_is_made_harmless(start: str) -> None:
    value = book(Sheet("x", ("a",), ((f"{start}1+1",),)))["x"]["A2"].value
    assert value.startswith("'")
    assert value.endswith("1+1")
