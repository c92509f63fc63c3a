import pytest

from carehire.errors import UserError
from carehire.readers import csv_rows


def read(data, known=("candidate", "rating")):
    return csv_rows.read(data, lambda cells: sum(cell.strip().lower() in known for cell in cells))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_separator_is_understood(separator):
    text = f"candidate{separator}rating\nana{separator}4\n"
    assert read(text.encode()) == [(1, ("candidate", "rating")), (2, ("ana", "4"))]


def test_the_separator_is_the_one_that_makes_known_headings():
    # More commas than semicolons, but only the semicolons part the headings.
    data = b'candidate;"rating";"notes, remarks, and more, in full"\nana;4;x\n'
    assert read(data)[1] == (2, ("ana", "4", "x"))


def test_a_byte_order_mark_is_no_part_of_the_heading():
    assert read("candidate,rating\nana,4".encode("utf-8-sig"))[0] == (1, ("candidate", "rating"))


def test_excels_own_first_line_is_no_row():
    assert read(b"sep=;\r\ncandidate;rating\r\nana;4\r\n") == [
        (1, ("candidate", "rating")),
        (2, ("ana", "4")),
    ]


def test_rows_are_numbered_as_a_spreadsheet_shows_them():
    # A cell of two lines is one row, an empty line is one too.
    data = b'candidate,rating\nana,"first\nsecond"\n\nben,4\n'
    assert [number for number, cells in read(data) if cells] == [1, 2, 4]
    assert read(data)[1][1][1] == "first\nsecond"


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_every_line_ending_is_understood(ending):
    assert len(read(ending.join([b"candidate,rating", b"ana,4", b"ben,3"]))) == 3


def test_a_file_in_latin_1_is_refused_with_its_line_and_how_to_save_it():
    with pytest.raises(UserError) as raised:
        read("candidate,rating\nana,4\nJosé,5\n".encode("latin-1"))
    (fault,) = raised.value.faults
    assert fault.line == 3
    assert "“José”" in fault.message
    assert "CSV UTF-8" in fault.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_is_refused_with_how_to_save_it(encoding):
    with pytest.raises(UserError, match="CSV UTF-8"):
        read("candidate,rating\nana,4\n".encode(encoding))


def test_a_nul_byte_is_refused_with_its_line():
    with pytest.raises(UserError, match="line 2: there is a NUL byte"):
        read(b"candidate,rating\nan\x00a,4\n")


def test_a_workbook_named_csv_is_refused():
    with pytest.raises(UserError, match=r"ending \.xlsx"):
        read(b"PK\x03\x04rest")


def test_a_quotation_mark_that_is_never_closed_is_refused_where_it_opens():
    with pytest.raises(UserError, match="line 3: a quotation mark is opened here and never closed"):
        read(b'candidate,rating\nana,4\nben,"5\ncarl,3\n')


def test_a_quotation_mark_within_a_quoted_cell_is_refused_with_how_to_write_it():
    with pytest.raises(UserError, match=r'line 2: .*"she said ""yes"""'):
        read(b'candidate,rating\nana,"she said "yes" twice"\n')


def test_quotation_marks_written_twice_are_kept():
    assert read(b'candidate,rating\nana,"she said ""yes"""\n')[1] == (2, ("ana", 'she said "yes"'))


def test_a_cell_beyond_all_measure_is_refused():
    with pytest.raises(UserError, match="more than 131,072 characters"):
        read(b"candidate,rating\nana," + b"x" * 200_000)
