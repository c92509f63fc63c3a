from pathlib import Path

import docx
import openpyxl
import pytest

from tests.cli.conftest import Run

CANDIDATES = (
    "Candidate;Name;Customer service (years);Supervision (years)\nc1;Ana [bold] Ruiz;5;3\nc2;Ben Okoro;4;1\n"
)
CRITERIA = (
    *("team-leadership", "coaching", "communication", "complaint-resolution", "service-metrics"),
    *("process-improvement", "service-tools", "priorities", "composure"),
)
RATINGS = "candidate,panelist,criterion,rating,evidence\n" + "".join(
    f'{who},Dana,{name},{level},"Told how, and when"\n'
    for who, level in (("c1", 4), ("c2", 5))
    for name in CRITERIA
)


@pytest.fixture
def words(tmp_path: Path):
    def write(ratings: str | bytes = RATINGS, candidates: str = CANDIDATES) -> list[str | Path]:
        (tmp_path / "C.csv").write_text(candidates, encoding="utf-8-sig")
        made = ratings if isinstance(ratings, bytes) else ratings.encode()
        (tmp_path / "R.csv").write_bytes(made)
        files = ["--candidates", tmp_path / "C.csv", "--ratings", tmp_path / "R.csv"]
        return ["rank", "--rubric", "customer-care-manager", *files]

    return write


def test_json_stands_alone_on_the_output(run: Run, words, tmp_path: Path):
    done = run(*words(), "--json", "--out", tmp_path / "x.csv")
    assert done.status == 0
    assert done.data["rubric"] == "customer-care-manager"
    assert [(c["name"], c["status"], c["rank"]) for c in done.data["candidates"]] == [
        ("Ana [bold] Ruiz", "ranked", 1),
        ("Ben Okoro", "knocked_out", None),
    ]
    assert "Wrote" in done.err


def test_a_table_shows_ranks_reasons_and_warnings(run: Run, words, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "200")
    done = run(*words())
    assert done.status == 0
    assert "Ana [bold] Ruiz" in done.out
    assert "Must-have not met. Supervision: 12 months found, at least 24 asked." in done.out
    assert "Please note: No column gives Education (education)" in done.out


def test_the_shortlist_is_written_by_the_ending_of_its_name(run: Run, words, tmp_path: Path):
    for ending in ("docx", "xlsx", "csv"):
        assert run(*words(), "--out", tmp_path / f"x.{ending}", "--employer", "Larkspur").status == 0
    assert docx.Document(str(tmp_path / "x.docx")).core_properties.author == "Larkspur"
    assert openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames == ["ranking", "criteria", "ratings"]
    assert (tmp_path / "x.csv").read_text(encoding="utf-8-sig").count("\n") == 3


@pytest.mark.parametrize(
    ("ratings", "told"),
    [
        (RATINGS.splitlines()[0], "no row below it"),
        ("", "the file is empty"),
        (RATINGS.replace("how", "hów").encode("latin-1"), "R.csv, line 2: the text is not in UTF-8"),
        (RATINGS.replace("c1,Dana,coaching,4", "c7,Dana,coching,9"), "R.csv, row 3, criterion"),
    ],
)
def test_faulty_ratings_rank_nobody_and_write_nothing(run: Run, words, tmp_path: Path, ratings, told):
    done = run(*words(ratings), "--json", "--out", tmp_path / "x.docx")
    assert done.status == 1
    assert done.out == ""
    assert told in done.err
    assert "Traceback" not in done.err
    assert not (tmp_path / "x.docx").exists()


def test_an_unknown_ending_is_told_before_anything_is_read(run: Run, tmp_path: Path):
    none = tmp_path / "none.csv"
    done = run("rank", "--rubric", "x", "--candidates", none, "--ratings", none, "--out", tmp_path / "x.pdf")
    assert done.status == 1
    assert done.err.startswith("x.pdf ends with")


def test_a_workbook_without_the_needed_sheet_is_told(run: Run, words, tmp_path: Path):
    book = openpyxl.Workbook()
    book.create_sheet("Other")
    book.save(tmp_path / "R.xlsx")
    done = run(*words()[:-1], tmp_path / "R.xlsx")
    assert done.status == 1
    assert 'no sheet named "ratings"; found: "Sheet", "Other"' in done.err


def test_a_rubric_of_ones_own_can_be_a_path(run: Run, words, tmp_path: Path):
    own = tmp_path / "own.yaml"
    own.write_text(
        "id: own\nrole: own\ncriteria:\n"
        "  - {id: coaching, name: Coaching, definition: Coaches people., kind: rated}\n",
        encoding="utf-8",
    )
    done = run(
        "rank",
        "--rubric",
        own,
        *words("candidate,panelist,criterion,rating\nc1,Dana,Coaching,4\n")[3:],
        "--json",
    )
    assert done.status == 0
    assert done.data["rubric"] == "own"
