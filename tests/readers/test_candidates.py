import pytest

from carehire.candidates.candidate import Candidate
from carehire.errors import DataFileError
from carehire.readers import candidates
from carehire.readers.candidates import ColumnMeaning
from tests.readers.making import RUBRIC, xlsx
from tests.scoring.making import make_rubric

HEADER = "candidate,name,service_months,supervision_months,education\n"


def read(text, rubric=RUBRIC, name="c.csv"):
    return candidates.read(text.encode() if isinstance(text, str) else text, name, rubric)


def messages(table):
    return [str(fault) for fault in table.faults]


def test_a_candidate_has_a_name_and_the_facts_that_the_rubric_reads():
    table = read(HEADER + "c1,Ana Ruiz,48,24,BSc; MBA\nc2,Ben,,,\n")
    assert table.candidates == (
        Candidate(
            "c1", "Ana Ruiz", {"service_months": 48, "supervision_months": 24, "education": "BSc; MBA"}
        ),
        Candidate("c2", "Ben", {}),
    )
    assert table.faults == table.warnings == ()


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("service_months", "36"),
        ("Service (years)", "3"),
        ("service-years", "3"),
        ("Years of service", "3"),
        ("Service", "3 years"),
        ("service", "36 months"),
        ("service_years", "36 months"),
    ],
)
def test_months_are_read_in_the_unit_that_the_column_or_the_cell_states(heading, cell):
    (person,) = read(f"candidate,{heading}\nc1,{cell}\n").candidates
    assert person.facts == {"service_months": 36}


def test_a_number_without_a_unit_is_a_fault_with_its_row_and_column():
    table = read("candidate,Service\nc1,3 years\nc2,3\n")
    assert messages(table) == [
        'c.csv, row 3, Service: "3" may be months or years; write "3 months" or "3 years"'
    ]


def test_all_faults_are_told_together_and_in_the_order_of_rows():
    table = read(HEADER + "c1,Ana,-1,nan,BSc\n,Ben,3,4,\nc1,Cy,1200,5,\nc3,Dee,1,2,BA,extra\n")
    told = messages(table)
    assert [text.partition(": ")[0] for text in told] == [
        "c.csv, row 2, service_months",
        "c.csv, row 2, supervision_months",
        "c.csv, row 3, candidate",
        "c.csv, row 4, candidate",
        "c.csv, row 5",
    ]
    assert 'the candidate "c1" stands in row 2 already; ids must differ' in told[3]


def test_a_name_may_come_in_two_columns_or_not_at_all():
    assert read("id,First name,Surname\nc1,Ana,Ruiz\n").candidates[0].name == "Ana Ruiz"
    assert read("id,education\nc1,BSc\n").candidates[0].name == "c1"
    assert read("id,name\nc1,\n").candidates[0].name == "c1"


@pytest.mark.parametrize(
    "heading",
    [
        "Age",
        "gender",
        "Sex",
        "Race/Ethnicity",
        "date of birth",
        "DOB",
        "Religion",
        "marital-status",
        "Photo",
        "Nationality",
    ],
)
def test_what_must_not_sway_a_score_is_not_read_and_said_so(heading):
    levels = [{"name": "yes", "points": 5}]
    criterion = {
        "id": "x",
        "name": "X",
        "definition": "X",
        "kind": "credential",
        "fact": heading,
        "levels": levels,
    }
    rubric = make_rubric("listening", criterion)
    table = read(f"candidate,{heading}\nc1,yes\n", rubric)
    assert table.candidates == (Candidate("c1", "c1", {}),)
    assert f"Left out, since it must not sway a score: {heading}." in table.warnings
    assert table.ignored == (ColumnMeaning(heading, "left out, since it must not sway a score"),)


@pytest.mark.parametrize(
    "heading", ["language_months", "package_months", "photo_editing_months", "traced_months"]
)
def test_a_fact_that_only_sounds_like_one_of_those_is_read(heading):
    rubric = make_rubric("listening", must_haves=[{"id": "m", "text": "M", "fact": heading, "at_least": 1}])
    assert read(f"candidate,{heading}\nc1,5\n", rubric).candidates[0].facts == {heading: 5}


def test_a_column_that_the_rubric_does_not_read_is_left_out():
    table = read("candidate,email\nc1,ana@example.org\n")
    assert table.candidates[0].facts == {}
    assert table.ignored == (ColumnMeaning("email", "left out, since the rubric doesn't read it"),)


def test_a_fact_without_a_column_is_warned_of_with_the_column_that_may_be_meant():
    table = read("candidate,supervison_months,education,service_months\nc1,3,BA,4\n")
    (warning,) = table.warnings
    assert "No column gives Supervision (supervision_months)" in warning
    assert 'Is it the column "supervison_months"?' in warning


def test_columns_say_what_they_were_taken_for():
    table = read("Candidate ID,Full name,Service (years),Supervision,Education\nc1,Ana,3,2 years,BA\n")
    assert table.columns == (
        ColumnMeaning("Candidate ID", "the candidate's id"),
        ColumnMeaning("Full name", "the candidate's name"),
        ColumnMeaning("Service (years)", "Service, in years", "service_months"),
        ColumnMeaning(
            "Supervision",
            "Supervision (each cell says months or years)",
            "supervision_months",
        ),
        ColumnMeaning("Education", "Education", "education"),
    )


def test_two_columns_for_one_fact_are_a_fault():
    table = read("candidate,service_months,service_years\nc1,36,3\n")
    assert "2 columns stand for Service (service_months)" in messages(table)[0]


def test_not_known_is_absent_unless_the_rubric_knows_the_word():
    assert read("candidate,education\nc1,n/a\nc2,-\n").candidates[0].facts == {}
    dash = {"id": "x", "name": "X", "definition": "X", "kind": "credential", "fact": "education"}
    knows = make_rubric(dash | {"levels": [{"name": "None", "points": 1, "also": ["-"]}]})
    assert read("candidate,education\nc1,-\n", knows).candidates[0].facts == {"education": "-"}


def test_a_number_that_is_no_time_is_a_number():
    rubric = make_rubric(
        "listening", must_haves=[{"id": "m", "text": "M", "fact": "languages", "at_least": 2}]
    )
    assert read("candidate,languages\nc1,3\n", rubric).candidates[0].facts == {"languages": 3}


def test_a_workbook_reads_like_a_csv_file():
    rows = [["Candidate", "Name", "Service (years)"], [101, "Ana", 3.5]]
    (person,) = read(xlsx(Notes=[["x"]], Candidates=rows), name="c.xlsx").candidates
    assert person == Candidate("101", "Ana", {"service_months": 42})


def test_a_table_without_ids_is_refused():
    with pytest.raises(DataFileError, match='column is missing: candidate; found: "name", "education"'):
        read("name,education\nAna,BA\n")
