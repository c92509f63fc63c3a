from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from carehire.catalog import Catalog
from carehire.errors import DataFileError, UserError
from carehire.people import Actor
from carehire.storage import Store, open_store
from carehire.workflows.take_applications import Preview, preview, preview_file, take

OWNER = Actor.owner()
RUBRIC = Catalog().rubric("customer-care-manager")
GOOD = b"Candidate,Name,Customer service (years),Supervision months,Age\nc1,Ana,5,30,44\nc2,Ben,4,,\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'carehire.db'}", lambda: datetime(2027, 1, 4, tzinfo=UTC))
    store.add_requisition(OWNER, {"id": "opening", "role": "customer-care-manager"})
    yield store
    store.close()


def test_a_preview_shows_what_was_understood_what_was_left_out_and_who_is_in_it():
    shown = preview(GOOD, "c.csv", RUBRIC)
    assert [column.fact for column in shown.columns] == [
        None,
        None,
        "customer_service_months",
        "supervision_months",
    ]
    assert [column.heading for column in shown.ignored] == ["Age"]
    assert shown.candidates[0].facts == {"customer_service_months": 60, "supervision_months": 30}
    assert shown.faults == ()


def test_a_preview_tells_faults_and_raises_nothing():
    assert [fault.row for fault in preview(GOOD + b"c1,Cy,x,,\n", "c.csv", RUBRIC).faults] == [4]
    unreadable = preview("Candidate\nJosé\n".encode("latin-1"), "c.csv", RUBRIC)
    assert unreadable.candidates == ()
    assert unreadable.faults[0].line == 2


def test_what_was_shown_is_taken_in(store: Store):
    result = take(store, OWNER, "opening", preview(GOOD, "c.csv", RUBRIC))
    assert (result.added, result.changed, result.unchanged) == (2, 0, 0)
    assert [candidate.name for candidate in store.candidates(OWNER, "opening")] == ["Ana", "Ben"]


def test_nothing_is_taken_in_while_there_is_a_fault_or_nobody(store: Store):
    with pytest.raises(UserError, match="row 4"):
        take(store, OWNER, "opening", preview(GOOD + b"c3,Cy,-1,,\n", "c.csv", RUBRIC))
    with pytest.raises(UserError, match="no candidate"):
        take(store, OWNER, "opening", Preview())
    assert store.candidates(OWNER, "opening") == []


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path):
    with pytest.raises(DataFileError, match="no such file"):
        preview_file(tmp_path / "none.csv", RUBRIC)
