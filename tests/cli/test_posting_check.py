from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from carehire.catalog import packaged

SAMPLE = packaged("templates") / "samples/customer-care-manager/requisition.yaml"
OLD = """Keeper

About the role

We want a young person to utilize the lamp.

Requirements
- Tell us your marital status
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.txt"
    path.write_text(OLD)
    return path


def test_the_words_are_underlined_below_their_line_errors_first(run, old: Path):
    told = run("posting", "check", old)
    assert told.status == 1
    lines = told.out.splitlines()
    assert lines[0] == "error: personal-data (qualifications)"
    assert lines[1:3] == ["    - Tell us your marital status", "                   ^^^^^^^^^^^^^^"]
    kinds = [line.partition(":")[0] for line in lines if line.startswith(("error:", "warning:", "note:"))]
    assert kinds == sorted(kinds, key=["error", "warning", "note"].index)
    assert lines[-1].startswith("old.txt: Keeper, has errors; 1 error,")


def test_the_line_below_stands_under_its_words_behind_wide_and_joined_signs(run, old: Path):
    old.write_text("Keeper\n\nWe 👩🏽‍💻👨‍👩‍👧 日本 cafe\u0301 want a young person.\n")
    lines = run("posting", "check", old).out.splitlines()
    at = next(number for number, line in enumerate(lines) if "want a young" in line)
    # Two pictures of two columns each, two wide letters, and an accent that takes none.
    assert lines[at + 1].index("^") == len("    We 2222 2222 cafe want a ")


def test_findings_as_data_quote_the_text_beside_them(run, old: Path):
    told = run("posting", "check", old, "--json")
    assert told.status == 1
    data = told.data
    assert "We want a young person" in data["text"]
    for finding in data["findings"]:
        assert data["text"][finding["start"] : finding["end"]] == finding["text"]
        assert finding["severity"] in ("error", "warning", "note")
        assert {"check", "where", "why", "suggestion", "source", "replacement", "kept"} <= finding.keys()
    (jargon,) = [finding for finding in data["findings"] if finding["check"] == "jargon"]
    assert (jargon["text"], jargon["replacement"]) == ("utilize", "use")
    assert data["measures"]["words"] > 10


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
def test_any_posting_text_is_checked(run, tmp_path: Path, ending: str):
    path = tmp_path / f"old.{ending}"
    if ending == "docx":
        document = Document()
        document.add_heading("Keeper", 0)
        document.add_paragraph("We want a young person.")
        document.save(str(path))
    else:
        path.write_text("<h1>Keeper</h1><p>We want a young person.</p>" if ending == "html" else OLD)
    found = run("posting", "check", path, "--json").data["findings"]
    assert [finding["text"] for finding in found if finding["check"] == "age"] == ["young"]


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
def test_our_own_posting_has_the_same_remarks_on_its_words_in_every_format(run, tmp_path: Path, ending: str):
    path = tmp_path / f"posting.{ending}"
    assert run("posting", "export", SAMPLE, "--out", path).status == 0
    # What a text can't say (pay laws and the trace need facts) is left out of the comparison.
    facts = {"jurisdictions", "pay", "pay_ranges", "trace", "gendered-classical", "dates"}

    def remarks(file: Path) -> list[tuple[str, str]]:
        found = run("posting", "check", file, "--json", "--on", "2026-12-05").data["findings"]
        return sorted((each["check"], each["text"]) for each in found if each["check"] not in facts)

    assert remarks(path) == remarks(SAMPLE)


def test_settings_turn_a_check_off_ignore_a_word_and_set_a_limit(run, old: Path, tmp_path: Path):
    (tmp_path / "home").mkdir(exist_ok=True)
    settings = '[checks]\noff = ["personal-data", "sections"]\nignore = ["Young"]\nfewest_words = 5\n'
    (tmp_path / "home" / "carehire.toml").write_text(settings)
    told = run("posting", "check", old, "--json")
    assert told.status == 0
    assert not {"personal-data", "sections", "age", "length"} & {
        each["check"] for each in told.data["findings"]
    }
    assert "jargon" in {each["check"] for each in told.data["findings"]}


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('[checks]\noff = ["cliche"]\n', 'no check "cliche". Did you mean "cliches"'),
        ("[checks]\nfewest_word = 3\n", "fewest_words"),
        ('[checks]\nmost_musts = "many"\n', "a whole number"),
    ],
)
def test_a_misspelt_setting_is_told(run, old: Path, tmp_path: Path, settings: str, words: str):
    (tmp_path / "home").mkdir(exist_ok=True)
    (tmp_path / "home" / "carehire.toml").write_text(settings)
    told = run("posting", "check", old)
    assert told.status == 1
    assert words in told.err


def test_a_waived_remark_keeps_its_reason(run, tmp_path: Path):
    path = tmp_path / "opening.yaml"
    text = (
        SAMPLE.read_text()
        + "summary: You lead a team of young people at heart, and an aggressive one.\nwaivers:\n"
    )
    path.write_text(text + "  - {check: aggressive, text: aggressive, reason: It is the name of the team.}\n")
    told = run("posting", "check", path, "--on", "2026-12-05")
    assert "note: aggressive (brief)" in told.out
    assert "Kept, since: It is the name of the team." in " ".join(told.out.split())


def test_on_sets_the_day(run):
    def dates(day: str) -> list[str]:
        found = run("posting", "check", SAMPLE, "--json", "--on", day).data["findings"]
        return [each["text"] for each in found if each["check"] == "dates"]

    assert dates("2027-01-15") == []
    assert dates("2027-01-16") == ["January 15, 2027"]


@pytest.mark.parametrize(("name", "words"), [("not.txt", "no such file"), ("old.pages", "are not read")])
def test_a_file_that_cannot_be_read_is_told(run, tmp_path: Path, name: str, words: str):
    if name == "old.pages":
        (tmp_path / name).write_text("x")
    told = run("posting", "check", tmp_path / name)
    assert (told.status, words in told.err, "Traceback" in told.err) == (1, True, False)


def test_a_long_line_is_shown_around_the_words(run, tmp_path: Path):
    path = tmp_path / "old.txt"
    path.write_text("Keeper\n\n" + "You keep the lamp and the log. " * 10 + "You are young and 漢字 wise.")
    lines = run("posting", "check", path).out.splitlines()
    at = next(index for index, line in enumerate(lines) if line.startswith("warning: age"))
    assert lines[at + 1].startswith("    …")
    assert len(lines[at + 1]) <= 110
    assert lines[at + 2].index("^") == lines[at + 1].index("young")
