from __future__ import annotations

import json
from pathlib import Path

OLD = """\
# Customer Service Manager

Location: Leeds, England, UK

## Responsibilities

- Lead the team

## Our dogs

Bring your dog.
"""


def test_an_old_posting_is_written_as_a_requisition_and_what_is_left_is_told(run, tmp_path: Path):
    (tmp_path / "old.md").write_text(OLD)
    out = tmp_path / "new.yaml"
    told = run("posting", "import", tmp_path / "old.md", "--out", out)
    assert told.status == 0
    for words in ('nearest to the title "Customer Service Manager"', "Bring your dog.", "posting check"):
        assert words in " ".join(told.out.split())
    assert "Place of work     Leeds, England, GB" in told.out
    assert "Workplace         not found; to be filled in" in told.out
    text = out.read_text()
    assert "# The old posting says: Location: Leeds, England, UK" in text
    assert "country: GB" in text
    assert "Bring your dog." in text
    checked = run("posting", "check", out)
    assert checked.status == 1
    assert "still to be filled in" in checked.err


def test_a_file_that_is_there_is_kept_unless_it_may_be_replaced(run, tmp_path: Path):
    (tmp_path / "old.md").write_text(OLD)
    out = tmp_path / "new.yaml"
    out.write_text("my work")
    told = run("posting", "import", tmp_path / "old.md", "--out", out)
    assert (told.status, out.read_text()) == (1, "my work")
    assert "is already there" in told.err
    assert run("posting", "import", tmp_path / "old.md", "--out", out, "--force").status == 0


def test_without_a_name_the_requisition_stands_beside_the_posting(run, tmp_path: Path):
    (tmp_path / "old.md").write_text(OLD)
    told = run("posting", "import", tmp_path / "old.md")
    assert told.status == 0
    assert f"Wrote {tmp_path / 'old.yaml'}" in told.out
    assert "country: GB" in (tmp_path / "old.yaml").read_text()
    again = run("posting", "import", tmp_path / "old.md")
    assert again.status == 1
    assert "--out" in again.err


def test_all_that_was_read_can_be_had_as_data(run, tmp_path: Path):
    (tmp_path / "old.md").write_text(OLD)
    told = json.loads(run("posting", "import", tmp_path / "old.md", "--json").out)
    assert told["requisition"]["locations"] == [{"city": "Leeds", "region": "England", "country": "GB"}]
    assert {"text": "Bring your dog.", "where": 'below "Our dogs"'} in told["unplaced"]
    assert {"field": "locations", "text": "Location: Leeds, England, UK"} in told["taken"]
    assert not (tmp_path / "old.yaml").exists()


def test_what_cannot_be_read_is_told_and_nothing_is_written(run, tmp_path: Path):
    (tmp_path / "old.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "old.md").write_text(OLD)
    for name, role, words in (
        ("old.pdf", "customer-service-manager", "PDF"),
        ("gone.md", "customer-service-manager", "no such file"),
        ("old.md", "customer-service-manger", "Did you mean"),
    ):
        told = run("posting", "import", tmp_path / name, "--role", role, "--out", tmp_path / "new.yaml")
        assert told.status == 1
        assert words in told.err
        assert "Traceback" not in told.err
        assert not (tmp_path / "new.yaml").exists()
