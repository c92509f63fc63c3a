from __future__ import annotations

from pathlib import Path

import pytest

from carehire.errors import DataFileError
from carehire.fairness.outcomes import UNKNOWN
from carehire.readers import outcome_words
from carehire.readers.outcome_words import Verdict
from carehire.readers.outcomes import read, read_file
from tests.readers.making import xlsx

PEOPLE = "Candidate;Stage;Outcome;Sex;Race\na;Screen;yes;Female;White\nb;screen;No;female;prefer not to say\n"
COUNTS = "stage,group,applicants,selected\nscreen,a,80,48\nscreen,b,40,12\n"


def faults(text: str | bytes, **how) -> list[str]:
    with pytest.raises(DataFileError) as caught:
        read(text if isinstance(text, bytes) else text.encode(), "O.csv", **how)
    return [str(fault) for fault in caught.value.faults]


def test_a_row_a_person_with_any_heading_letter_case_and_semicolons():
    found = read(b"\xef\xbb\xbf" + PEOPLE.encode(), "O.csv")
    assert (found.stages, found.columns, found.by_person) == (("Screen",), ("Sex", "Race"), True)
    assert [(row.person, row.selected, dict(row.groups)) for row in found.rows] == [
        ("a", 1, {"Sex": "Female", "Race": "White"}),
        ("b", 0, {"Sex": "Female", "Race": UNKNOWN}),
    ]


def test_a_row_a_group_with_counts():
    found = read(COUNTS.encode(), "O.csv")
    assert not found.by_person
    assert [(row.groups["group"], row.applicants, row.selected) for row in found.rows] == [
        ("a", 80, 48), ("b", 40, 12),
    ]  # fmt: skip


def test_counts_by_two_columns_and_counts_by_attribute():
    crossed = read(b"sex,race,applicants,selected\nf,x,5,2\nf,y,6,3\n", "O.csv")
    assert crossed.columns == ("sex", "race")
    assert crossed.stages == ("selection",)
    told = read(b"attribute,group,applicants,selected\nsex,f,5,2\nRace,x,6,3\n", "O.csv")
    assert [dict(row.groups) for row in told.rows] == [{"sex": "f"}, {"Race": "x"}]


def test_a_workbook_with_true_and_numbers():
    made = xlsx(Outcomes=[["person", "stage", "selected", "score", "sex"], [1, "test", True, 71.5, "f"]])
    (row,) = read(made, "O.xlsx").rows
    assert (row.person, row.selected, row.score) == ("1", 1, 71.5)


def test_scores_alone_are_enough():
    found = read(b'person,score,sex\na,"71,5",f\nb,60,m\n', "O.csv")
    assert [(row.score, row.selected) for row in found.rows] == [(71.5, None), (60.0, None)]
    assert found.deciding == ()


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        ("yes Y TRUE 1 1.0 x ✓ Selected pass Passed hired Offer Advance moved_on", Verdict.SELECTED),
        ("no N False 0 - Rejected fail FAILED declined not_selected Not_hired no_offer", Verdict.REJECTED),
        ("pending On_hold in_progress", Verdict.OPEN),
        ("withdrawn Withdrew", Verdict.WITHDRAWN),
    ],
)
def test_what_became_of_somebody_is_written_in_many_words(texts: str, meant: Verdict):
    assert {outcome_words.verdict(text.replace("_", " ")) for text in texts.split()} == {meant}


def test_an_empty_cell_means_no_beside_crosses_and_not_yet_beside_a_written_no():
    found = read(b"person,selected,sex\na,x,f\nb,,f\n", "O.csv")
    assert [row.selected for row in found.rows] == [1, 0]
    found = read(b"person,selected,sex\na,yes,f\nb,,f\nc,no,m\n", "O.csv")
    assert [(row.person, row.selected) for row in found.rows] == [("a", 1), ("c", 0)]
    assert found.warnings == ("At selection 1 person has no outcome yet, so not in its numbers.",)
    assert faults("person,selected,sex\na,yes,f\nb,,f\n") == [
        "O.csv, row 3, selected: this is empty, which may mean no or not yet; write yes, no or pending"
    ]


def test_who_withdrew_is_known_apart():
    found = read(b"id,stage,status,sex\na,s,passed,f\nb,s,passed,m\na,t,withdrawn,f\nb,t,hired,m\n", "O.csv")
    assert [(row.person, row.stage, row.selected) for row in found.rows] == [
        ("a", "s", 1), ("b", "s", 1), ("b", "t", 1),
    ]  # fmt: skip
    assert found.withdrawn == {"a"}
    assert found.warnings == ("At t 1 person withdrew, so not in its numbers.",)


def test_a_row_a_person_needs_no_column_of_persons():
    found = read(b"stage,outcome,sex\ns,pass,f\ns,fail,f\ns,pass,m\nt,pass,f\nt,fail,m\n", "O.csv")
    assert (found.stages, found.by_person, found.warnings) == (("s", "t"), False, ())
    assert [row.selected for row in found.rows] == [1, 0, 1, 1, 0]


def test_of_several_headings_for_one_column_the_likeliest_is_taken_and_the_others_are_no_groups():
    found = read(b"name,id,status,outcome,sex\nAnn,7,active,yes,f\n", "O.csv")
    assert [(row.person, row.selected, dict(row.groups)) for row in found.rows] == [("7", 1, {"sex": "f"})]
    assert "The column status was left out" in found.warnings[1]


@pytest.mark.parametrize(
    "header",
    ["group,n,hired", "Step,group,Number applied,Number hired", "group,# Applicants,# Selected",
     "Group,# of Applicants,# of Selected", "Group,No. of applicants,Number of hires"],
)  # fmt: skip
def test_counts_go_by_several_headings(header: str):
    row = "s,a,80,48" if header.startswith("Step") else "a,80,48"
    (found,) = read(f"{header}\n{row}\n".encode(), "O.csv").rows
    assert (found.applicants, found.selected) == (80, 48)


def test_totals_in_a_table_of_counts_count_nobody_twice():
    text = "sex,race,applicants,selected\nf,x,5,2\nm,y,6,3\nf,All,5,2\nTotal,Total,11,5\n"
    found = read(text.encode(), "O.csv")
    assert [dict(row.groups) for row in found.rows] == [{"sex": "f", "race": "x"}, {"sex": "m", "race": "y"}]
    assert found.warnings == ("Row 5 is a total and was left out.", "1 row is a total and was left out.")
    apart = read(b"sex,race,applicants,selected\nf,all,5,2\nm,all,6,3\nall,x,11,5\n", "O.csv")
    assert [dict(row.groups) for row in apart.rows] == [{"sex": "f"}, {"sex": "m"}, {"race": "x"}]


def test_counts_of_people_unknown_in_several_words_are_added_up():
    found = read(b"sex,applicants,selected\nf,5,2\nunknown,4,1\nprefer not to say,3,2\n", "O.csv")
    assert [(row.groups["sex"], row.applicants, row.selected) for row in found.rows] == [
        ("f", 5, 2), (UNKNOWN, 7, 3),
    ]  # fmt: skip


def test_a_thousand_with_a_point_is_not_read_as_one():
    assert 'found "1.000"' in faults("group,applicants,selected\na,1.000,1\n")[0]


@pytest.mark.parametrize(
    "text",
    ["", "Unknown", "n/a", "Prefer not to say", "I prefer not to answer", "Declined to answer", "DECLINED",
     "I don’t wish to answer", "decline to self-identify", "–"],
)  # fmt: skip
def test_what_counts_as_unknown(text: str):
    assert outcome_words.is_unknown(text)


@pytest.mark.parametrize("text", ["Female", "No", "Two or more races", "Not Hispanic or Latino"])
def test_a_group_is_not_taken_for_unknown(text: str):
    assert not outcome_words.is_unknown(text)


def test_all_faults_are_told_together_with_their_rows():
    told = faults(
        "person,stage,selected,score,sex\n"
        "a,screen,maybe,,f\n"
        ",screen,yes,,f\n"
        "b,,yes,,f\n"
        "c,screen,yes,high,f\n"
        "d,screen,yes,,f\n"
        "D,Screen,no,,f\n"
        "d,offer,no,,m\n"
    )
    assert told == [
        'O.csv, row 2, selected: found "maybe"; write yes or no (selected, rejected, passed, failed, hired, '
        "true, false, 1, 0 and x are read too), pending, or withdrawn",
        "O.csv, row 3, person: the person is missing; give an id",
        "O.csv, row 4, stage: the stage is missing; say at which one this was",
        'O.csv, row 5, score: found "high"; a score is a number, such as 71.5',
        "O.csv, row 7: d stands at screen in row 6 already; keep one row",
        'O.csv, row 8, sex: d has "f" above and "m" here; give one answer',
    ]


def test_faults_of_counts():
    told = faults("stage,sex,applicants,selected\ns,f,10,11\ns,m,1.5,1\ns,,5,2\ns,x,-1,0\ns,y,3,1\nS,Y,3,1\n")
    digits = "a number of people is written in digits alone, at most nine, such as 80"
    assert told == [
        "O.csv, row 2: 11 selected of 10 applicants can't be",
        f'O.csv, row 3, applicants: found "1.5"; {digits}',
        'O.csv, row 4, sex: the group is missing; write "unknown" where it is not known, '
        '"all" where all are counted',
        f'O.csv, row 5, applicants: found "-1"; {digits}',
        "O.csv, row 7: this group stands in row 6 already; add the two up",
    ]


def test_a_nan_or_an_endless_score_is_refused():
    for text in ("nan", "inf", "1e999"):
        assert "a score is a number" in faults(f"person,score,sex\na,{text},f\n")[0]


def test_columns_that_are_missing_are_named():
    assert "no column that says what became of people" in faults("person,sex\na,f\n")[0]
    assert "there is no column of groups" in faults("person,selected\na,yes\n")[0]
    assert "needs the column selected" in faults("group,applicants\na,5\n")[0]


def test_counts_without_a_column_of_applicants_and_both_forms_in_one_file_are_told():
    assert faults("sex,race,number selected\nf,a,80\nm,a,1\n") == [
        "O.csv: the column number selected holds numbers of people, and no column says of how many; "
        "add a column applicants, or write yes or no for each person"
    ]
    both = "person,stage,outcome,applicants,selected,sex\n1,s,yes,,,f\n,s,,10,4,m\n"
    assert faults(both) == ["O.csv, row 2: this row tells of a person and others give counts; keep two files"]


def test_rates_and_ratios_that_a_table_brings_along_are_no_groups():
    found = read(b"sex,# Applicants,# Selected,Selection Rate,Impact Ratio\nf,10,5,50%,1.000\n", "O.csv")
    assert found.columns == ("sex",)
    assert "Selection Rate" in found.warnings[0]


def test_names_and_columns_with_a_value_for_everybody_are_no_groups():
    rows = "".join(f"p{n},Name {n},{n}@x.example,word {n},yes,f\n" for n in range(50))
    found = read(f"person,name,email,essay,selected,sex\n{rows}".encode(), "O.csv")
    assert found.columns == ("sex",)
    assert len(found.warnings) == 3
    assert "essay" in found.warnings[2]


def test_the_group_columns_can_be_named():
    text = b"person,selected,sex,site\na,yes,f,Denver\n"
    assert read(text, "O.csv", groups=["Site"]).columns == ("site",)
    assert 'there is no group column "sexx". Did you mean "sex' in faults(text, groups=["sexx"])[0]


def test_the_stages_stand_as_they_first_appear_or_as_they_are_told():
    text = "person,stage,selected,sex\na,offer,yes,f\na,screen,yes,f\n"
    assert read(text.encode(), "O.csv").stages == ("offer", "screen")
    assert read(text.encode(), "O.csv", stages=["Screen", "offer"]).stages == ("screen", "offer")
    assert "leaves out: offer" in faults(text, stages=["screen"])[0]
    assert 'no stage "hire"' in faults(text, stages=["screen", "offer", "hire"])[0]


def test_who_stands_at_a_stage_without_having_passed_the_one_before_is_warned_of_and_counted():
    text = b"person,stage,selected,sex\na,screen,no,f\nb,screen,yes,f\na,offer,yes,f\nb,offer,no,f\nc,offer,yes,m\n"
    found = read(text, "O.csv")
    assert found.warnings == (
        "At offer without having passed screen: a, c. They are counted where they stand.",
    )
    assert len(found.rows) == 5


def test_an_answer_given_once_holds_for_all_stages():
    found = read(b"person,stage,selected,sex\na,s,yes,\na,t,no,f\n", "O.csv")
    assert [row.groups["sex"] for row in found.rows] == ["f", "f"]


def test_latin_1_and_a_missing_file_are_told_in_words(tmp_path: Path):
    assert "Latin-1" in faults("person,selected,sex\nJosé,yes,f\n".encode("latin-1"))[0]
    with pytest.raises(DataFileError, match="no such file"):
        read_file(tmp_path / "none.csv")
