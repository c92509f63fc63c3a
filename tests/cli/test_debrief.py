from __future__ import annotations

import re
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.cli.conftest import Run


@pytest.fixture
def opening(run: Run) -> str:
    """The id of the sample requisition, in a home that holds nothing else."""
    assert run("demo").status == 0
    [record] = run("requisitions", "list", "--json").data
    return str(record["id"])


def decide(run: Run, opening: str, candidate: str, decision: str):
    return run(
        "decisions", "set", opening, candidate, decision, "--reason", f"To {decision}.", "--by", "Maria Lopez"
    )


def test_the_packet_and_the_workbook_are_written(run: Run, opening: str, tmp_path: Path):
    word, excel = tmp_path / "debrief.docx", tmp_path / "debrief.xlsx"
    assert run("debrief", "export", opening, "--out", word).status == 0
    assert run("debrief", "export", opening, "--out", excel).status == 0
    assert docx.Document(str(word)).paragraphs[0].text == "Debrief: Customer Care Manager"
    assert openpyxl.load_workbook(excel).sheetnames == ["ranking", "criteria", "ratings", "decisions"]


def test_a_packet_of_another_kind_ends_with_status_one_and_writes_nothing(
    run: Run, opening: str, tmp_path: Path
):
    ran = run("debrief", "export", opening, "--out", tmp_path / "debrief.pdf")
    assert ran.status == 1
    assert ".docx" in ran.err
    assert not (tmp_path / "debrief.pdf").exists()


def test_decisions_are_set_and_listed_with_their_history(run: Run, opening: str):
    decide(run, opening, "mei-tanaka", "hold")
    assert decide(run, opening, "mei-tanaka", "decline").out == "mei-tanaka: decline, by Maria Lopez.\n"
    listed = run("decisions", "list", opening).out
    assert "amara-osei: open" in listed
    assert "mei-tanaka: decline, by Maria Lopez" in listed
    assert "    before: hold" in listed
    people = {
        each["candidate"]: each for each in run("decisions", "list", opening, "--json").data["candidates"]
    }
    assert people["mei-tanaka"]["decision"]["decision"] == "decline"
    assert people["mei-tanaka"]["decision"]["score"] > 0
    assert people["amara-osei"]["decision"] is None


def test_a_decision_without_reason_and_name_ends_with_status_one(run: Run, opening: str):
    ran = run("decisions", "set", opening, "mei-tanaka", "declin")
    assert ran.status == 1
    assert 'Did you mean "decline"?' in ran.err
    assert "3 faults to mend" in ran.err


def test_an_unknown_candidate_is_named_with_the_nearest(run: Run, opening: str):
    ran = decide(run, opening, "mei-tanak", "hold")
    assert ran.status == 1
    assert "mei-tanaka" in ran.err


def test_letters_are_written_for_those_who_were_declined(run: Run, opening: str, tmp_path: Path):
    out = tmp_path / "letters"
    assert run("letters", "export", opening, "--out", out).status == 1
    decide(run, opening, "mei-tanaka", "decline")
    ran = run("letters", "export", opening, "--out", out, "--levels")
    assert (ran.status, ran.out) == (0, f"Wrote 1 letter into {out}: 0 edited, 1 as drafted.\n")
    text = [paragraph.text for paragraph in docx.Document(str(out / "letter-mei-tanaka.docx")).paragraphs]
    assert "Dear Mei Tanaka," in text
    assert any(re.search(r"\(level \d of 5\)", line) for line in text)
