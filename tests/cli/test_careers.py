from __future__ import annotations

from pathlib import Path

import pytest

from carehire.catalog import Catalog
from carehire.people import Actor
from carehire.postings.lifecycle import Step
from carehire.storage import open_store
from carehire.workflows.open_house import now
from tests.cli.conftest import Run
from tests.writers.openings import SAMPLE_ID, posting

SAMPLE = Catalog().samples()[0]


def test_a_site_of_files_is_built_and_its_weight_told(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "site"
    done = run(
        "careers", "build", "--out", out, SAMPLE, "--on", "2026-12-05", "--base-url", "https://a.example/"
    )
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"Wrote {out}: 1 opening, 12 files, ")
    assert "the list loads " in done.out
    assert (out / SAMPLE_ID / "index.html").exists()


def test_a_light_colour_and_what_was_left_out_are_told(run: Run, tmp_path: Path) -> None:
    done = run(
        "careers", "build", "--out", tmp_path / "site", SAMPLE, "--on", "2027-01-16", "--colour", "#0a7"
    )
    assert done.status == 0
    assert f"Left out: {SAMPLE_ID} closed on January 15, 2027." in done.err
    assert "The colour #00aa77 is too light for text" in done.err
    assert "0 openings" in done.out


def test_without_files_the_published_postings_are_listed(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    store = open_store(f"sqlite:///{home / 'carehire.db'}", now)
    owner = Actor.owner()
    record = store.add_requisition(owner, {"id": "kept", "role": "customer-care-manager"})
    for step in (Step.SUBMIT, Step.APPROVE):
        record = store.take_step(owner, "kept", step, record.version)
    store.publish(owner, "kept", posting(id="kept", opens=None, closes=None), record.version)
    store.close()
    done = run("careers", "build", "--out", tmp_path / "site")
    assert done.status == 0, done.err
    assert (tmp_path / "site" / "kept" / "index.html").exists()


def test_an_empty_store_says_what_to_do(run: Run, tmp_path: Path) -> None:
    done = run("careers", "build", "--out", tmp_path / "site")
    assert (done.status, done.out) == (1, "")
    assert "Publish one, or name a requisition file." in done.err


@pytest.mark.parametrize("options", [("--colour", "teal"), ("--base-url", "ftp://a"), ("--logo", "none.svg")])
def test_a_fault_stops_with_status_1_and_writes_nothing(
    run: Run, tmp_path: Path, options: tuple[str, str]
) -> None:
    done = run("careers", "build", "--out", tmp_path / "site", SAMPLE, "--on", "2026-12-05", *options)
    assert done.status == 1
    assert options[1] in done.err
    assert not (tmp_path / "site").exists()
