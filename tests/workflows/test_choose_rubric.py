from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from carehire.people import Actor
from carehire.settings import Settings
from carehire.workflows.choose_rubric import RubricSheet, current_rubric, show_rubric, use_rubric
from carehire.workflows.load_demo import load_demo
from carehire.workflows.open_house import House, open_house

OWNER = Actor.owner()
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = open_house(Settings(home=tmp_path))
    yield made
    made.store.close()


def _show(house: House, requisition: str) -> RubricSheet:
    return show_rubric(house.store, OWNER, house.catalog, requisition, NOW)


def test_a_draft_is_traced_to_its_role_and_a_whole_posting_to_itself(house: House):
    demo = load_demo(house).requisition_id
    whole = _show(house, demo)
    assert not whole.traced_to_role
    assert whole.frozen
    house.store.add_requisition(OWNER, {"id": "o", "role": "customer-care-manager"})
    draft = _show(house, "o")
    assert draft.traced_to_role
    assert draft.title == "Customer Care Manager"
    assert all(line.asked_by for line in draft.lines)
    assert sum(line.share for line in draft.lines) == pytest.approx(1)


def test_a_line_that_the_posting_leaves_out_is_missed_in_the_trace(house: House):
    demo = load_demo(house).requisition_id
    record = house.store.requisition(OWNER, demo)
    before = _show(house, demo)
    traced = next(line for line in before.lines if len(line.asked_by) == 1)
    edits = dict(record.data.get("edits") or {})
    edits["drop"] = [*(edits.get("drop") or []), traced.asked_by[0].id]
    house.store.save_requisition(OWNER, demo, record.data | {"edits": edits}, record.version)
    after = _show(house, demo)
    assert not next(line for line in after.lines if line.criterion == traced.criterion).asked_by
    assert any(traced.criterion.name in finding.why for finding in after.findings)


def test_the_offered_rubric_holds_until_one_is_chosen(house: House):
    house.store.add_requisition(OWNER, {"id": "o", "role": "customer-service-manager"})
    offered = current_rubric(house.store, OWNER, house.catalog, "o")
    assert offered.id == "customer-service-manager"
    assert not _show(house, "o").chosen
    use_rubric(house.store, OWNER, house.catalog, "o")
    assert _show(house, "o").chosen
    assert _show(house, "o").newer is None
