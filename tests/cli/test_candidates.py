from pathlib import Path

import pytest

from carehire.people import Actor
from carehire.workflows.open_house import find_settings, open_house
from tests.cli.conftest import Run

OWNER = Actor.owner()


@pytest.fixture
def opening(run: Run) -> str:  # noqa: ARG001 - `run` points the home at the test's folder
    house = open_house(find_settings())
    house.store.add_requisition(OWNER, {"id": "opening", "role": "customer-care-manager"})
    house.store.close()
    return "opening"


def names() -> list[str]:
    house = open_house(find_settings())
    try:
        return [candidate.name for candidate in house.store.candidates(OWNER, "opening")]
    finally:
        house.store.close()


def table(folder: Path, rows: str) -> Path:
    path = folder / "C.csv"
    path.write_text("candidate,name,customer_service_months,age\n" + rows, encoding="utf-8")
    return path


def test_candidates_are_taken_in_and_the_columns_told(run: Run, opening: str, tmp_path: Path):
    done = run(
        "candidates", "import", table(tmp_path, "c1,Ana,60,40\nc2,Ben,48,\n"), "--requisition", opening
    )
    assert done.status == 0
    assert "customer_service_months: Customer service, in months" in done.out
    assert "age: left out, since it must not sway a score" in done.out
    assert "2 added, 0 changed, 0 as they were." in done.out
    assert names() == ["Ana", "Ben"]


def test_a_dry_run_takes_nobody_in(run: Run, opening: str, tmp_path: Path):
    done = run("candidates", "import", table(tmp_path, "c1,Ana,60,\n"), "--requisition", opening, "--dry-run")
    assert done.status == 0
    assert "1 candidate understood; nothing was taken in." in done.out
    assert names() == []


def test_one_fault_stops_the_whole_table(run: Run, opening: str, tmp_path: Path):
    done = run("candidates", "import", table(tmp_path, "c1,Ana,60,\nc2,Ben,-3,\n"), "--requisition", opening)
    assert done.status == 1
    assert "C.csv, row 3, customer_service_months" in done.err
    assert names() == []


def test_an_unknown_requisition_is_told(run: Run, opening: str, tmp_path: Path):
    done = run("candidates", "import", table(tmp_path, "c1,Ana,60,\n"), "--requisition", "openning")
    assert done.status == 1
    assert f'Did you mean "{opening}"' in done.err
