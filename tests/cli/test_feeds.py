from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from carehire.catalog import Catalog, read_text
from tests.cli.conftest import Run

SAMPLE = Catalog().samples()[0]


@pytest.fixture
def opening(tmp_path: Path) -> Path:
    """The sample, open since long ago and without a closing day."""
    text = (
        read_text(SAMPLE)
        .replace("opens: 2026-12-01\n", "opens: 2020-01-01\n")
        .replace("closes: 2027-01-15\n", "")
    )
    path = tmp_path / "opening.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("board", ["indeed", "linkedin", "ziprecruiter"])
def test_a_feed_is_built_from_requisition_files(run: Run, opening: Path, tmp_path: Path, board: str):
    out = tmp_path / "feed.xml"
    ran = run("feeds", "build", "--format", board, "--out", out, opening)
    assert (ran.status, "1 posting." in ran.out) == (0, True)
    assert etree.parse(str(out)).getroot().findtext("publisher") == "Larkspur Home Goods"


def test_what_a_board_would_miss_is_told_beside_the_feed(run: Run, opening: Path, tmp_path: Path):
    ran = run("feeds", "build", "--format", "ziprecruiter", "--out", tmp_path / "f.xml", opening)
    assert "warning: category (larkspur-customer-care-manager)" in ran.err
    ran = run(
        "feeds",
        "build",
        "--format",
        "ziprecruiter",
        "--category",
        "Retail",
        "--out",
        tmp_path / "f.xml",
        opening,
    )
    assert ran.err == ""


def test_an_empty_house_has_nothing_to_publish(run: Run, tmp_path: Path):
    ran = run("feeds", "build", "--format", "indeed", "--out", tmp_path / "f.xml")
    assert (ran.status, "no published posting yet" in ran.err) == (1, True)
    assert not (tmp_path / "f.xml").exists()


def test_a_board_that_nobody_knows_is_a_fault(run: Run, opening: Path, tmp_path: Path):
    ran = run("feeds", "build", "--format", "monster", "--out", tmp_path / "f.xml", opening)
    assert (ran.status, "there is no board" in ran.err) == (1, True)
