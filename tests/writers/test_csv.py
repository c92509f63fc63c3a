from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from carehire.documents.blocks import Sheet
from carehire.writers import csv as writer
from carehire.writers.formulas import harmless
from tests.writers.test_docx import ANY_TEXT


def rows(sheet: Sheet) -> list[list[str]]:
    data = writer.write(sheet)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_sheet_comes_back_with_its_header() -> None:
    sheet = Sheet("x", ("Name", "Score"), (('Zoë; Ana, "A"', 91.5), ("two\nlines", None), ("Ben", -2)))
    assert rows(sheet) == [["Name", "Score"], ['Zoë; Ana, "A"', "91.5"], ["two\nlines", ""], ["Ben", "-2"]]


def test_formulas_are_text_and_negative_numbers_are_numbers() -> None:
    assert rows(Sheet("x", ("=a",), (("=1+1",), ("@x",), (-1,), ("plain = text",)))) == [
        ["'=a"], ["'=1+1"], ["'@x"], ["-1"], ["plain = text"]
    ]  # fmt: skip


def test_lines_end_as_spreadsheets_expect() -> None:
    assert writer.write(Sheet("x", ("a",), ((1,),))) == b"\xef\xbb\xbfa\r\n1\r\n"


@given(st.lists(ANY_TEXT, min_size=1, max_size=4))
def test_any_text_comes_back_as_made_harmless(texts: list[str]) -> None:
    # A row of one empty cell is written as "" so that it isn't an empty line.
    assert rows(Sheet("x", ("a", "b"), tuple((text, 1) for text in texts)))[1:] == [
        [harmless(text), "1"] for text in texts
    ]
