from __future__ import annotations

import pytest

from carehire.catalog import Catalog
from carehire.errors import DataFileError
from carehire.readers.group_answers import read

FORM = Catalog().about_you("us-eeo")


def test_columns_are_questions_by_id_or_name_and_answers_options_by_id_or_name():
    text = b"Candidate;Sex;race-or-ethnicity;Remark\na;female;Asian;x\nb;MALE;two-or-more-races;\nc;Prefer not to say;;\n"
    found = read(text, "a.csv", FORM)
    assert found.left_out == ("Remark",)
    assert found.answers == {
        "a": {"sex": "female", "race-or-ethnicity": "asian"},
        "b": {"sex": "male", "race-or-ethnicity": "two-or-more-races"},
        "c": {},
    }


@pytest.mark.parametrize("header", ["Gender,Race/Ethnicity", "sex or gender,RACE", "SEX,ethnicity"])
def test_questions_go_by_several_headings(header: str):
    found = read(f"applicant id,{header}\na,Male,Asian\n".encode(), "a.csv", FORM)
    assert (found.answers, found.left_out) == ({"a": {"sex": "male", "race-or-ethnicity": "asian"}}, ())


def test_two_columns_for_one_question_are_a_fault():
    with pytest.raises(DataFileError, match=r'row 1: 2 columns answer Sex: "Sex", "Gender"; keep one'):
        read(b"candidate,Sex,Gender\na,male,female\n", "a.csv", FORM)


def test_all_faults_are_told_together():
    with pytest.raises(DataFileError) as caught:
        read(b"candidate,sex\na,femal\n,male\nb,male\nb,female\n", "a.csv", FORM)
    assert [str(fault) for fault in caught.value.faults] == [
        'a.csv, row 2, Sex: there is no answer "femal". Did you mean "Female" or "Male"?',
        "a.csv, row 3, candidate: the candidate's id is missing",
        "a.csv, row 5: b stands in row 4 already; keep one row",
    ]


def test_a_table_without_a_question_is_refused():
    with pytest.raises(DataFileError, match="it asks: Sex, Race or ethnicity"):
        read(b"candidate,age\na,40\n", "a.csv", FORM)
