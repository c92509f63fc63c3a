"""Interview plans in the store."""

from __future__ import annotations

import pytest

from carehire.errors import NotAllowedError, NotFoundError
from carehire.interviews.plan import Plan, Round, Seat
from carehire.storage.store import Store
from tests.storage.conftest import ANA, OWNER

PLAN = Plan(
    rounds=(
        Round(
            id="first",
            name="First talk",
            minutes=30,
            seats=(Seat(panelist="Ana", focus=("empathy",)), Seat(panelist="Bo")),
        ),
    )
)


def actions(store: Store, requisition: str) -> list[str]:
    return [entry.action for entry in store.journal(OWNER, requisition) if "plan" in entry.action]


def test_nobody_has_planned_anything_at_first(store: Store, opening: str) -> None:
    assert store.plan(OWNER, opening) is None


def test_a_plan_comes_back_equal_to_the_owner_and_to_the_panel(store: Store, opening: str) -> None:
    assert store.save_plan(OWNER, opening, PLAN) == PLAN

    assert store.plan(OWNER, opening) == PLAN
    assert store.plan(ANA, opening) == PLAN


def test_the_next_plan_takes_the_place_of_the_one_before(store: Store, opening: str) -> None:
    store.save_plan(OWNER, opening, PLAN)
    store.save_plan(OWNER, opening, Plan())

    assert store.plan(OWNER, opening) == Plan()
    assert actions(store, opening) == ["save interview plan"] * 2


def test_saving_the_same_plan_again_is_no_change(store: Store, opening: str) -> None:
    store.save_plan(OWNER, opening, PLAN)
    store.save_plan(OWNER, opening, PLAN)

    assert actions(store, opening) == ["save interview plan"]


def test_a_panelist_may_not_plan(store: Store, opening: str) -> None:
    with pytest.raises(NotAllowedError, match="Only the owner may plan the interviews"):
        store.save_plan(ANA, opening, PLAN)

    assert store.plan(OWNER, opening) is None


def test_planning_makes_no_edit_of_the_requisition_stale(store: Store, opening: str) -> None:
    before = store.requisition(OWNER, opening)
    store.save_plan(OWNER, opening, PLAN)

    assert store.save_requisition(OWNER, opening, {"id": opening}, before.version).data == {"id": opening}


def test_a_deleted_requisition_has_no_plan_to_read_or_change(store: Store, opening: str) -> None:
    store.delete_requisition(OWNER, opening)

    with pytest.raises(NotFoundError, match="was deleted"):
        store.plan(OWNER, opening)
    with pytest.raises(NotFoundError, match="was deleted"):
        store.save_plan(OWNER, opening, PLAN)


def test_what_no_database_keeps_is_cleaned_from_names(store: Store, opening: str) -> None:
    odd = Plan(rounds=(Round(id="one", name="Ta\0lk", seats=(Seat(panelist="Be\0a"),)),))

    assert store.save_plan(OWNER, opening, odd).rounds[0].name == "Talk"
    assert store.plan(OWNER, opening).panelists == ("Bea",)
