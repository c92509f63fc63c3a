from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from docx import Document

from carehire.catalog import packaged

SAMPLE = packaged("templates") / "samples/customer-care-manager/requisition.yaml"
FILLED = {
    "employer.name": ("name: TBD", "name: Fjord & Sons"),
    "city": ("city: TBD", "city: Leeds"),
    "region": ("region: TBD", "region: England"),
    "country": ("country: TBD", "country: GB"),
    "min": ("min: TBD", "min: 38000"),
    "max": ("max: TBD", "max: 46000"),
    "closes": ("closes: TBD", "closes: 2099-01-31"),
    "email": ("email: TBD", "email: jobs@fjord.example"),
}


@pytest.fixture
def filled(run, tmp_path: Path) -> Path:
    path = tmp_path / "opening.yaml"
    assert run("posting", "draft", "--role", "customer-service-manager", "--out", path).status == 0
    text = path.read_text()
    for old, new in FILLED.values():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)
    return path


@pytest.mark.parametrize("role", ["customer-care-manager", "customer-service-manager"])
def test_a_drafted_requisition_names_every_marked_field_at_once(run, tmp_path: Path, role: str):
    path = tmp_path / "opening.yaml"
    assert run("posting", "draft", "--role", role, "--out", path).status == 0
    checked = run("posting", "check", path)
    assert checked.status == 1
    assert len(re.findall("still to be filled in", checked.err)) == path.read_text().count(": TBD") == 8
    assert "Traceback" not in checked.err


def test_a_drafted_requisition_passes_once_its_marked_fields_are_filled(run, filled: Path):
    checked = run("posting", "check", filled)
    assert checked.status == 0, checked.err
    assert "can be exported" in checked.out


def test_a_posting_that_a_law_forbids_can_be_exported_and_is_told_not_to_go_out(
    run, filled: Path, tmp_path: Path
):
    data = yaml.safe_load(filled.read_text())
    data |= {
        "locations": [{"city": "Baltimore", "region": "MD", "country": "US"}]
    }  # every employer shows pay
    data.pop("pay", None)
    filled.write_text(yaml.safe_dump(data))
    checked = run("posting", "check", filled)
    assert (checked.status, "should not go out yet; 1 error" in checked.out) == (1, True)
    assert run("posting", "export", filled, "--out", tmp_path / "posting.docx").status == 0


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
def test_a_posting_is_exported_in_every_format(run, filled: Path, tmp_path: Path, ending: str):
    out = tmp_path / f"posting.{ending}"
    assert run("posting", "export", filled, "--format", ending, "--out", out).status == 0
    text = "\n".join(p.text for p in Document(str(out)).paragraphs) if ending == "docx" else out.read_text()
    for words in ("Fjord", "Leeds", "What you will do"):
        assert words in text


def test_the_format_is_the_files_ending_unless_told(run, filled: Path, tmp_path: Path):
    assert run("posting", "export", filled, "--out", tmp_path / "posting.md").status == 0
    told = run("posting", "export", filled, "--out", tmp_path / "posting.pdf")
    assert (told.status, (tmp_path / "posting.pdf").exists()) == (1, False)
    assert 'there is no format "pdf"' in told.err


def test_nothing_is_exported_while_a_mark_is_left_and_the_old_file_stays(run, filled: Path, tmp_path: Path):
    out = tmp_path / "posting.docx"
    out.write_bytes(b"the old one")
    filled.write_text(filled.read_text() + "summary: Join [Company Name] today.\n")
    told = run("posting", "export", filled, "--out", out)
    assert told.status == 1
    assert "[Company Name]" in told.err
    assert out.read_bytes() == b"the old one"


def test_a_draft_does_not_overwrite_what_somebody_filled_in(run, filled: Path):
    before = filled.read_text()
    told = run("posting", "draft", "--role", "customer-care-manager", "--out", filled)
    assert told.status == 1
    assert "is already there" in told.err
    assert filled.read_text() == before


def test_an_unknown_role_is_told_with_the_nearest_and_nothing_is_written(run, tmp_path: Path):
    told = run("posting", "draft", "--role", "customer-care-manger", "--out", tmp_path / "x.yaml")
    assert told.status == 1
    assert 'Did you mean "customer-care-manager"' in told.err
    assert list(tmp_path.glob("x*")) == []


def test_a_letterhead_without_some_styles_is_used_and_those_are_named(run, filled: Path, tmp_path: Path):
    base = Document()
    base.sections[0].header.paragraphs[0].text = "Fjord letterhead"
    for name in ("List Bullet", "Heading 2"):
        base.styles[name].delete()
    base.save(str(tmp_path / "letter.docx"))
    out = tmp_path / "posting.docx"
    told = run("posting", "export", filled, "--out", out, "--base", tmp_path / "letter.docx")
    assert told.status == 0
    assert '"Heading 2"' in told.err
    assert '"List Bullet"' in told.err
    made = Document(str(out))
    assert made.sections[0].header.paragraphs[0].text == "Fjord letterhead"
    assert any(p.style.name == "List Bullet" for p in made.paragraphs)


def test_findings_come_as_data_too(run):
    told = run("posting", "check", SAMPLE, "--json", "--on", "2030-01-01")
    assert told.status == 0
    assert told.data["findings"][0]["check"] == "dates"


def test_an_unwritable_folder_is_told(run, filled: Path, tmp_path: Path):
    told = run("posting", "export", filled, "--out", tmp_path / "not" / "there" / "posting.docx")
    assert told.status == 1
    assert "Traceback" not in told.err
    assert told.err.strip()
