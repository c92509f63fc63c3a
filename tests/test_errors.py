from __future__ import annotations

from pathlib import Path

from carehire.errors import DataFileError, Fault, UserError, nearest, unknown


def test_a_fault_names_its_file_line_column_and_field_before_what_is_wrong():
    fault = Fault("it is missing", path=Path("folder/opening.yaml"), line=3, column=5, field="pay.min")
    assert str(fault) == "opening.yaml, line 3, column 5, pay.min: it is missing"


def test_a_fault_without_a_place_is_its_sentence_alone():
    assert str(Fault("nothing fits")) == "nothing fits"


def test_an_error_prints_every_fault_on_a_line_of_its_own():
    assert str(UserError([Fault("one"), Fault("two", row=7)])) == "one\nrow 7: two"


def test_a_data_file_error_gives_its_path_to_faults_that_have_none():
    error = DataFileError(Path("a.csv"), [Fault("bad"), Fault("worse", path=Path("b.csv"))])
    assert [str(fault) for fault in error.faults] == ["a.csv: bad", "b.csv: worse"]


def test_the_nearest_name_is_found_in_any_letter_case():
    assert nearest("Manger", ["manager", "director"]) == ["manager"]


def test_an_unknown_name_without_a_near_one_lists_what_there_is():
    assert unknown("role", "zzz", ["b", "a"]) == 'there is no role "zzz". There is: "a", "b".'


def test_an_unknown_name_where_there_is_nothing_says_so():
    assert unknown("role", "zzz", []) == 'there is no role "zzz". There is no role at all yet.'
