from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.cli.conftest import Run

COUNTS = (
    "stage,sex,race,applicants,selected\n"
    "Screening,Male,White,80,48\nScreening,Female,White,40,12\nScreening,unknown,White,3,1\n"
    "Offer,Male,White,48,8\nOffer,Female,White,12,4\nOffer,unknown,White,1,0\n"
)


@pytest.fixture
def table(tmp_path: Path):
    def write(text: str = COUNTS) -> list[str | Path]:
        (tmp_path / "O.csv").write_text(text, encoding="utf-8")
        return ["impact", "--outcomes", tmp_path / "O.csv"]

    return write


def test_json_tells_each_stage_and_the_bottom_line(run: Run, table):
    done = run(*table(), "--json")
    assert done.status == 0
    screening, offer = done.data["stages"]
    female = next(each for each in screening["groups"] if each["group"] == "Female")
    assert female["by"] == "sex"
    assert (female["applicants"], female["selected"], female["rate"]) == (40, 12, 0.3)
    assert (female["impact_ratio"], female["flagged"], female["reference"]) == (0.5, True, False)
    assert female["fisher_p"] == pytest.approx(0.0034092, abs=5e-8)
    assert female["z"] == pytest.approx(3.098387, abs=5e-7)
    assert screening["unknown"][0] == {"by": "sex", "applicants": 3, "selected": 1}
    assert [each["group"] for each in screening["intersectional"]] == [["Female", "White"], ["Male", "White"]]
    assert screening["scores"] is None
    # Offer: 8 of 48 men, 4 of 12 women; over both stages 8 of 80 and 4 of 40, a ratio of 1.
    assert [each["flagged"] for each in offer["groups"] if each["by"] == "sex"] == [False, True]
    bottom = [each["impact_ratio"] for each in done.data["bottom_line"]["groups"] if each["by"] == "sex"]
    assert bottom == [1.0, 1.0]


def test_scores_are_told_with_their_median(run: Run, table):
    done = run(*table("person,score,sex\na,1,f\nb,2,f\nc,3,m\nd,4,\n"), "--json")
    (stage,) = done.data["stages"]
    assert (stage["scores"]["median"], stage["scores"]["with_score"], stage["scores"]["above_median"]) == (
        2.5,
        4,
        2,
    )
    assert stage["groups"] == []
    assert done.data["bottom_line"] is None


def test_what_cannot_be_computed_is_null_and_said(run: Run, table):
    done = run(*table("sex,applicants,selected\nf,5,0\nm,4,0\n"), "--json")
    assert "NaN" not in done.out
    assert {each["impact_ratio"] for each in done.data["stages"][0]["groups"]} == {None}
    assert "All rates here are 0" in " ".join(done.data["stages"][0]["notes"])


def test_a_table_shows_what_stands_out(run: Run, table, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "200")
    done = run(*table())
    assert "Below four fifths: Screening, sex: Female. 30% against 60% (Male), impact ratio 0.500" in done.out
    assert "alone it proves nothing" in done.out


def test_group_columns_and_stages_can_be_named(run: Run, table):
    done = run(*table(), "--json", "--group", "Sex", "--stages", "Offer,Screening")
    assert done.data["columns"] == ["sex"]
    assert [stage["stage"] for stage in done.data["stages"]] == ["Offer", "Screening"]


def test_both_forms_are_written_by_the_ending_of_the_name(run: Run, table, tmp_path: Path):
    for form in ("report", "ll144"):
        for ending in ("docx", "html", "xlsx", "csv"):
            out = tmp_path / f"{form}.{ending}"
            assert run(*table(), "--out", out, "--form", form, "--stage", "screening").status == 0
            assert out.stat().st_size > 200
    titles = [
        docx.Document(str(tmp_path / f"{form}.docx")).paragraphs[0].text for form in ("report", "ll144")
    ]
    assert titles == ["Impact review", "Selection and scoring rates by category"]
    sheets = openpyxl.load_workbook(tmp_path / "ll144.xlsx").sheetnames
    assert (sheets[0], sheets[2:]) == ("Sex", ["Intersectional", "about"])


def test_faults_are_told_together_and_nothing_is_written(run: Run, table, tmp_path: Path):
    words = table("stage,sex,applicants,selected\ns,f,4,5\ns,m,x,1\n")
    done = run(*words, "--out", tmp_path / "x.docx")
    assert done.status == 1
    assert "row 2: 5 selected of 4 applicants" in done.err
    assert "row 3, applicants" in done.err
    assert not (tmp_path / "x.docx").exists()
    assert run(*table(), "--out", tmp_path / "x.pdf").status == 1
    assert run(*table(), "--out", tmp_path / "x.docx", "--form", "audit").status == 1
    assert (
        run(
            *table("team,applicants,selected\na,4,2\n"), "--out", tmp_path / "x.docx", "--form", "ll144"
        ).status
        == 1
    )


def test_the_order_of_rows_changes_no_number(run: Run, table):
    head, *rows = COUNTS.strip().split("\n")
    one = run(*table(), "--json", "--stages", "Screening,Offer").out
    two = run(*table("\n".join([head, *reversed(rows)]) + "\n"), "--json", "--stages", "Screening,Offer").out
    assert json.loads(one) == json.loads(two)


def test_no_other_command_pays_for_the_library_of_the_tests():
    code = "import sys, carehire.cli.main; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
