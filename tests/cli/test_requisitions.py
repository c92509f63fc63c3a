from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def opening(run: Run) -> str:
    """The id of the sample requisition, in a home that holds nothing else."""
    assert run("demo").status == 0
    [record] = run("requisitions", "list", "--json").data
    return str(record["id"])


def publish(run: Run, opening: str) -> None:
    for step in ("submit", "approve", "publish"):
        ran = run("requisitions", "advance", opening, step)
        assert ran.status == 0, ran.err


def test_a_requisition_is_published_step_by_step(run: Run, opening: str) -> None:
    publish(run, opening)

    [record] = run("requisitions", "list", "--json").data
    assert (record["state"], record["published"], record["by"]) == ("published", 1, None)
    shown = run("requisitions", "show", opening)
    assert f"{opening}: Published, version 1" in shown.out
    assert "sent to review\n" in shown.out
    data = run("requisitions", "show", opening, "--json").data
    assert [step["step"] for step in data["steps"]] == ["publish", "approve", "submit", "start"]
    assert data["published_versions"][0]["ended"] is None


def test_a_step_that_is_not_next_ends_with_status_one_and_says_what_is(run: Run, opening: str) -> None:
    ran = run("requisitions", "advance", opening, "publish")

    assert (ran.status, ran.out) == (1, "")
    assert '"Send to review"' in ran.err
    assert run("requisitions", "advance", opening, "aprove").err.count('Did you mean "approve"') == 1


def test_withdrawing_asks_for_a_reason(run: Run, opening: str) -> None:
    publish(run, opening)

    assert "needs a reason" in run("requisitions", "advance", opening, "withdraw").err
    assert run("requisitions", "advance", opening, "withdraw", "--reason", "wrong pay").status == 0
    assert "withdrawn: wrong pay" in run("requisitions", "show", opening).out


def test_versions_are_compared_with_their_words_marked(run: Run, opening: str) -> None:
    publish(run, opening)
    assert "say the same" in run("requisitions", "compare", opening, "1").out
    assert run("requisitions", "compare", opening, "1", "--json").data["sections"] == []
    assert run("requisitions", "compare", opening, "2").status == 1


def test_a_copy_is_a_draft_of_its_own(run: Run, opening: str) -> None:
    assert f"{opening}-2" in run("requisitions", "copy", opening).out
    assert len(run("requisitions", "list").out.splitlines()) == 2


def test_all_open_requisitions_come_as_one_zip(run: Run, opening: str, tmp_path: Path) -> None:
    out = tmp_path / "all.zip"
    ran = run("requisitions", "export-all", "--out", out, "--format", "md")

    assert ran.status == 0, ran.err
    assert "1 of 1" in ran.err
    with zipfile.ZipFile(out) as archive:
        assert archive.namelist() == [f"{opening}/{opening}.md", "manifest.json"]
