"""``carehire kits``."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from carehire.catalog import Catalog
from tests.cli.conftest import Run

PLAN = Catalog().samples()[0].with_name("plan.yaml")
SAMPLE = "larkspur-customer-care-manager"
FILES = ("export", "--rubric", "customer-care-manager", "--plan")


def test_a_kept_plan_becomes_one_word_file_for_each_seat(run: Run, tmp_path: Path) -> None:
    assert run("demo").status == 0
    out = tmp_path / "kits"
    done = run("kits", "export", SAMPLE, "--out", out)
    assert (done.status, done.out) == (0, f"Wrote {out}: 4 kits.\n")
    assert done.err.splitlines() == ["0 of 4", "1 of 4", "2 of 4", "3 of 4", "4 of 4"]
    names = sorted(path.name for path in out.glob("*.docx"))
    assert len(names) == 4
    opened = docx.Document(str(out / "2 Panel interview - Marcus Bell.docx"))
    assert opened.paragraphs[0].text == "Interview kit: Marcus Bell"
    assert opened.core_properties.author == "Larkspur Home Goods"


def test_files_are_enough_and_one_panelist_can_be_chosen(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "kits"
    done = run("kits", *FILES, PLAN, "--out", out, "--panelist", "ingrid solheim", "--format", "md")
    assert done.status == 0
    assert sorted(path.name for path in out.glob("*.md")) == [
        "2 Panel interview - Ingrid Solheim.md",
        "3 Final talk - Ingrid Solheim.md",
    ]


def test_gaps_are_told(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("rounds:\n  - {id: a, name: A, seats: [{panelist: Ana}]}\n")
    done = run("kits", *FILES, plan, "--out", tmp_path / "kits")
    assert done.status == 0
    assert "Please note: Only Ana looks at " in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Name a requisition, or else give both --rubric and --plan."),
        (("one", "--rubric", "x"), "Name a requisition, or else"),
        (("--rubric", "customer-care-manager", "--plan", PLAN, "--panelist", "Yuki"), "Yuki Arai"),
        (("--rubric", "customer-care-manager", "--plan", PLAN, "--format", "pdf"), 'no format "pdf"'),
        (("--rubric", "customer-care", "--plan", PLAN), 'Did you mean "customer-care-manager"'),
        (("--rubric", "customer-care-manager", "--plan", "nope.yaml"), "there is no such file"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(
    run: Run, tmp_path: Path, words: tuple[str | Path, ...], said: str
) -> None:
    out = tmp_path / "kits"
    done = run("kits", "export", "--out", out, *words)
    assert done.status == 1
    assert said in done.err
    assert not out.exists()


def test_a_folder_with_somebody_elses_files_is_left_alone(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "kits"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    done = run("kits", *FILES, PLAN, "--out", out)
    assert done.status == 1
    assert "mine.txt" in done.err
    assert [path.name for path in out.iterdir()] == ["mine.txt"]
