from __future__ import annotations

from pathlib import Path

import pytest

from carehire.documents.score_sheet import EVIDENCE, RATING
from tests.cli.conftest import Run
from tests.readers.filling import filled

RUBRIC = ("--rubric", "customer-care-manager")
NAMES = ("kim", "bo")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "candidates.csv"
    path.write_text(
        "candidate,name,customer_service_months,supervision_months\nkim,Kim Lee,60,36\nbo,Bo Ek,60,36\n"
    )
    return path


@pytest.fixture
def sheets(run: Run, table: Path, tmp_path: Path) -> Path:
    done = run(
        "scoresheets",
        "export",
        *RUBRIC,
        "--candidates",
        table,
        "--panelist",
        "Ana",
        "--out",
        tmp_path / "out",
    )
    assert (done.status, done.err.splitlines()) == (0, ["1 of 2 written", "2 of 2 written"])
    return tmp_path / "out"


def fill(path: Path, level: str = "4 · Gets results") -> None:
    path.write_bytes(
        filled(path.read_bytes(), {(RATING, "coaching"): level, (EVIDENCE, "coaching"): "=Saw it"})
    )


def imported(run: Run, sheets: Path, table: Path, *more: str | Path):
    out = sheets.parent / "ratings.csv"
    return run("scoresheets", "import", sheets, *RUBRIC, "--candidates", table, "--out", out, *more), out


def test_sheets_become_the_table_that_ranking_reads(run: Run, sheets: Path, table: Path):
    fill(sheets / "Ana - Kim Lee.docx")
    done, out = imported(run, sheets, table)
    assert done.status == 0
    assert "taken: Ana - Kim Lee.docx: Kim Lee, rated by Ana, 1 of 9 criteria" in done.out
    assert "2 sheets: 1 taken, 1 blank." in done.out
    assert out.read_text("utf-8-sig").splitlines()[1] == "kim,Ana,coaching,4,'=Saw it"
    assert run("rank", *RUBRIC, "--candidates", table, "--ratings", out, "--json").status == 0


def test_a_refused_sheet_is_named_and_the_others_go_in(run: Run, sheets: Path, table: Path):
    fill(sheets / "Ana - Kim Lee.docx")
    fill(sheets / "Ana - Bo Ek.docx", "4-5")
    done, out = imported(run, sheets, table, "--json")
    assert done.status == 1
    assert [(each["file"], each["fate"]) for each in done.data["files"]] == [
        ("Ana - Bo Ek.docx", "refused"), ("Ana - Kim Lee.docx", "taken"),
    ]  # fmt: skip
    assert "kim,Ana,coaching,4" in out.read_text("utf-8-sig")
    done, _ = imported(run, sheets, table)
    assert 'refused: Ana - Bo Ek.docx: Coaching and training, your rating: found "4-5"' in done.err


def test_a_stored_requisition_takes_them_in(run: Run, tmp_path: Path):
    assert run("demo").status == 0
    name = "larkspur-customer-care-manager"
    out = tmp_path / "out"
    assert (
        run("scoresheets", "export", name, "--panelist", "Ana", "--format", "docx", "--out", out).status == 0
    )
    assert run("scoresheets", "export", name, "--format", "xlsx", "--out", tmp_path / "known").status == 0
    assert len(list(out.iterdir())) == 8
    fill(out / "Ana - Priya Raman.docx")
    assert "1 taken, 7 blank" in run("scoresheets", "import", out, name).out
    assert "1 unchanged, 7 blank" in run("scoresheets", "import", out, name).out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("export", "--out", "x"), "name a requisition, or give both --rubric and --candidates"),
        (("export", "o", "--rubric", "r", "--out", "x"), "a requisition has its own rubric"),
        (("import", "x", "--rubric", "r", "--candidates", "c.csv"), "give --out ratings.csv"),
        (("import", "nowhere", "o"), "there is no such folder"),
    ],
)
def test_what_is_missing_is_said(run: Run, words: tuple[str, ...], told: str):
    done = run("scoresheets", *words)
    assert done.status == 1
    assert told in done.err


def test_a_folder_without_sheets_is_said(run: Run, tmp_path: Path, table: Path):
    (tmp_path / "empty").mkdir()
    done, out = imported(run, tmp_path / "empty", table)
    assert (done.status, out.exists()) == (1, False)
    assert "there is no score sheet (.docx or .xlsx) in" in done.err
