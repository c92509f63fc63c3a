import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest

from carehire.errors import UserError
from carehire.readers import xlsx_rows
from tests.readers.making import xlsx

ROWS = [["candidate", "rating"], ["ana", 4]]


def test_cells_are_text_as_a_person_reads_them():
    values = [
        4.0,
        4.5,
        True,
        date(2027, 1, 5),
        datetime(2027, 1, 5),
        datetime(2027, 1, 5, 9, 30),
        time(9, 30),
        None,
        "x",
    ]
    (row,) = xlsx_rows.read(xlsx(ratings=[values]), "ratings")
    assert row == (
        1,
        ("4", "4.5", "yes", "2027-01-05", "2027-01-05", "2027-01-05T09:30:00", "09:30:00", "", "x"),
    )


def test_empty_rows_are_counted_as_the_spreadsheet_counts_them():
    data = xlsx(ratings=[ROWS[0], [], [None, None], ROWS[1]])
    assert [number for number, _ in xlsx_rows.read(data, "ratings")] == [1, 4]


def test_the_sheet_of_the_name_is_taken_in_any_letter_case():
    data = xlsx(Notes=[["hello"]], **{" Ratings ": ROWS})
    assert xlsx_rows.read(data, "ratings")[1] == (2, ("ana", "4"))


def test_an_only_sheet_may_have_any_name():
    assert len(xlsx_rows.read(xlsx(Tabelle1=ROWS), "ratings")) == 2


def test_several_sheets_without_the_needed_one_are_refused_with_their_names():
    with pytest.raises(UserError, match='no sheet named "ratings"; found: "One", "Two"'):
        xlsx_rows.read(xlsx(One=ROWS, Two=ROWS), "ratings")


def test_a_formula_counts_with_its_saved_result():
    book = openpyxl.Workbook()
    book.active.append(["candidate", "rating"])
    book.active.append(["ana", "=2+2"])
    out = io.BytesIO()
    book.save(out)
    # What a spreadsheet program adds when it saves: the result of the formula.
    data = _edited(out.getvalue(), b"<f>2+2</f><v></v>", b"<f>2+2</f><v>4</v>")
    assert xlsx_rows.read(data, "ratings")[1] == (2, ("ana", "4"))


def test_a_formula_without_a_saved_result_is_no_empty_cell():
    with pytest.raises(UserError, match="row 2: cell B2 holds a formula whose result was never saved"):
        xlsx_rows.read(xlsx(ratings=[["candidate", "rating"], ["ana", "=2+2"]]), "ratings")


@pytest.mark.parametrize("data", [b"candidate,rating\nana,4\n", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04 cut off"])
def test_what_is_no_workbook_is_refused(data):
    with pytest.raises(UserError, match=r"no Excel workbook|damaged"):
        xlsx_rows.read(data, "ratings")


def test_a_damaged_workbook_is_refused():
    data = xlsx(ratings=ROWS)
    with pytest.raises(UserError, match=r"damaged|no Excel workbook"):
        xlsx_rows.read(data[: len(data) // 2], "ratings")


def test_a_sheet_of_broken_xml_is_refused():
    with pytest.raises(UserError, match="damaged"):
        xlsx_rows.read(_edited(xlsx(ratings=ROWS), b"</row>", b"</raw>"), "ratings")


def test_an_old_workbook_and_a_protected_one_are_told_apart():
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    with pytest.raises(UserError, match=r"\.xls\); save it as \.xlsx"):
        xlsx_rows.read(head, "ratings")
    with pytest.raises(UserError, match="protected by a password"):
        xlsx_rows.read(head + "EncryptedPackage".encode("utf-16-le"), "ratings")


def test_an_opendocument_spreadsheet_and_a_word_document_are_refused():
    with pytest.raises(UserError, match=r"\.ods\); save it as \.xlsx"):
        xlsx_rows.read(_archive(mimetype=b"application/vnd.oasis", **{"content.xml": b"<x/>"}), "ratings")
    with pytest.raises(UserError, match="no Excel workbook"):
        xlsx_rows.read(_archive(**{"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "ratings")


def test_a_workbook_that_unpacks_beyond_all_measure_is_refused_unread():
    bomb = _archive(**{"xl/workbook.xml": b"0" * 1000, "xl/worksheets/sheet1.xml": bytes(301 * 1024 * 1024)})
    assert len(bomb) < 1024 * 1024
    with pytest.raises(UserError, match="unpacks to 301 MB; up to 300 MB"):
        xlsx_rows.read(bomb, "ratings")


def test_a_row_number_beyond_every_spreadsheet_is_refused():
    data = _edited(xlsx(ratings=ROWS), b'<row r="2"', b'<row r="999999999"')
    with pytest.raises(UserError, match="larger than 1,048,576 rows"):
        xlsx_rows.read(data, "ratings")


def _archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _edited(data: bytes, old: bytes, new: bytes) -> bytes:
    """Return the workbook with something changed in its first sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert old in members[sheet]
    members[sheet] = members[sheet].replace(old, new)
    return _archive(**members)
