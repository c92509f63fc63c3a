import pytest

from carehire.errors import DataFileError
from carehire.readers import tables
from tests.readers.making import xlsx

ALSO = {"candidate_id": "candidate", "comment": "evidence", "notes": "evidence"}


def read(text, name="r.csv", needed=("candidate", "rating")):
    data = text.encode() if isinstance(text, str) else text
    return tables.read(data, name, "ratings", needed=needed, also=ALSO)


@pytest.mark.parametrize(
    "heading", ["Candidate", " CANDIDATE ", "candidate-id", "Candidate ID", "Candidate (id)"]
)
def test_a_heading_in_another_form_is_the_same_column(heading):
    table = read(f"{heading},Rating\nana,4\n")
    assert table.rows[0].cells == {"candidate": "ana", "rating": "4"}
    assert table.columns[0].heading == heading.strip()


def test_rows_have_the_numbers_of_the_file_and_blank_ones_are_left_out():
    table = read("candidate,rating\n\nana,4\n,\nben,3\n")
    assert [row.number for row in table.rows] == [3, 5]


def test_a_short_row_has_empty_cells():
    assert read("candidate,rating\nana\n").rows[0].cells == {"candidate": "ana", "rating": ""}


def test_missing_columns_are_told_together_with_those_found():
    with pytest.raises(DataFileError, match='columns are missing: candidate, rating; found: "who", "what"'):
        read("who,what\nana,4\n")


def test_two_columns_for_one_thing_are_a_fault():
    with pytest.raises(DataFileError, match='2 columns stand for rating: "Rating", "rating"; keep one'):
        read("candidate,Rating,rating\nana,4,5\n")
    with pytest.raises(DataFileError, match='2 columns stand for evidence: "comment", "notes"'):
        read("candidate,rating,comment,notes\nana,4,a,b\n")


def test_a_columns_own_name_goes_before_its_other_names():
    table = read("candidate,candidate_id,rating\nana,17,4\n")
    assert table.rows[0].cells["candidate"] == "ana"
    assert table.ignored == ("candidate_id",)


def test_text_beyond_the_header_is_a_fault_of_its_row():
    table = read("candidate,rating\nana,4,well, and so on\nben,3,,\n")
    assert [fault.row for fault in table.faults] == [2]
    assert '"well" stands in cell 3' in table.faults[0].message


def test_a_column_without_a_heading_may_be_empty_and_may_not_hold_text():
    assert read("candidate,rating,\nana,4,\n").faults == ()
    assert read("candidate,rating,\nana,4,x\n").faults[0].row == 2


@pytest.mark.parametrize("text", ["", "  \n\n", "\ufeff", ",,\n,,\n"])
def test_an_empty_file_is_refused(text):
    with pytest.raises(DataFileError, match="the file is empty"):
        read(text)


def test_an_empty_workbook_is_refused():
    with pytest.raises(DataFileError, match="the file is empty"):
        read(xlsx(ratings=[]), "r.xlsx")


def test_a_header_alone_is_refused():
    with pytest.raises(DataFileError, match="a header and no row below it"):
        read("candidate,rating\n")


@pytest.mark.parametrize("name", ["r.xls", "r.ods", "r.pdf", "r"])
def test_another_kind_of_file_is_refused_with_what_is_read(name):
    with pytest.raises(DataFileError, match=r"save the table as \.csv \(CSV UTF-8\) or \.xlsx"):
        read("candidate,rating\nana,4\n", name)


def test_csv_and_xlsx_of_the_same_table_are_the_same():
    rows = [["Candidate", "Rating", "Comment"], ["ana", 4, "“Yes,” she said\nand went"], ["ben", None, ""]]
    text = 'Candidate,Rating,Comment\nana,4,"“Yes,” she said\nand went"\nben,,\n'
    assert read(text).rows == read(xlsx(ratings=rows), "r.xlsx").rows


def test_characters_that_no_document_can_hold_are_dropped_and_all_others_kept():
    kept = "é & < > ]]> 🙂 שלום\u00a0\u202f"
    table = read(f"candidate,rating\nana,\x07x{kept}x\x1b\ufffe\n")
    assert table.rows[0].cells["rating"] == f"x{kept}x"


def test_a_fault_names_the_file():
    with pytest.raises(DataFileError, match=r"^r\.csv, row 1: "):
        read("who\nana\n")


def test_a_file_that_is_not_there_a_folder_and_one_too_large_are_refused(tmp_path):
    with pytest.raises(DataFileError, match="there is no such file"):
        tables.read_bytes(tmp_path / "none.csv")
    with pytest.raises(DataFileError, match="this is a folder"):
        tables.read_bytes(tmp_path)
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(tables.MOST_BYTES + 1)
    with pytest.raises(DataFileError, match="a table may hold 50 MB"):
        tables.read_bytes(large)
