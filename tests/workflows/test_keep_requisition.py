from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehire.errors import ConflictError, NotFoundError
from carehire.people import Actor
from carehire.storage import Store
from carehire.workflows import keep_requisition as keep
from carehire.workflows.open_house import House, find_settings, open_house

OWNER = Actor.owner()


@pytest.fixture
def house(tmp_path: Path) -> House:
    return open_house(find_settings({"home": tmp_path}))


@pytest.fixture
def opening(house: House) -> str:
    return keep.start(house.store, OWNER, house.catalog, "customer-care-manager", "Larkspur").id


def _at(house: House, opening: str, *place: str | int) -> Any:
    return keep.value_at(house.store.requisition(OWNER, opening).data, place)


def test_a_requisition_starts_with_what_the_role_knows_and_asks_for_the_pay(house: House, opening: str):
    data = house.store.requisition(OWNER, opening).data
    assert data["role"] == "customer-care-manager"
    assert data["workplace"] == "hybrid"
    assert data["employer"] == {"name": "Larkspur"}
    assert data["pay"] == {"period": "year", "kind": "base"}


def test_an_employer_is_remembered_with_all_that_was_said_about_it(house: House, opening: str):
    keep.change(house.store, OWNER, opening, ("employer", "about"), None, "We sell lamps.")
    again = keep.start(house.store, OWNER, house.catalog, "customer-care-manager", " larkspur ")
    assert again.data["employer"] == {"name": "larkspur", "about": "We sell lamps."}
    assert keep.last_employer(house.store, OWNER) == "larkspur"
    other = keep.start(house.store, OWNER, house.catalog, "customer-care-manager", "Another Employer")
    assert other.data["employer"] == {"name": "Another Employer"}


def test_an_employer_left_open_is_left_open(house: House):
    record = keep.start(house.store, OWNER, house.catalog, "customer-care-manager", "   ")
    assert "employer" not in record.data
    assert keep.last_employer(house.store, OWNER) == ""


def test_an_unknown_role_starts_nothing(house: House):
    with pytest.raises(NotFoundError, match="customer-care-manager"):
        keep.start(house.store, OWNER, house.catalog, "customer-care-manger", "Larkspur")
    assert house.store.requisitions(OWNER) == []


def test_edits_of_different_fields_in_two_windows_both_stand(house: House, opening: str):
    keep.change(house.store, OWNER, opening, ("pay", "min"), None, 50000)
    # This window never saw the other's pay, and has nothing against it.
    keep.change(house.store, OWNER, opening, ("pay", "max"), None, 60000)
    assert _at(house, opening, "pay", "min") == 50000
    assert _at(house, opening, "pay", "max") == 60000


def test_edits_of_one_field_in_two_windows_clash_and_overwrite_nothing(house: House, opening: str):
    keep.change(house.store, OWNER, opening, ("title",), "Customer Care Manager", "Theirs")
    with pytest.raises(keep.ClashError) as caught:
        keep.change(house.store, OWNER, opening, ("title",), "Customer Care Manager", "Mine")
    assert caught.value.theirs == "Theirs"
    assert _at(house, opening, "title") == "Theirs"


def test_writing_what_somebody_else_wrote_meanwhile_is_no_clash(house: House, opening: str):
    keep.change(house.store, OWNER, opening, ("title",), "Customer Care Manager", "Same")
    keep.change(house.store, OWNER, opening, ("title",), "Customer Care Manager", "Same")
    assert _at(house, opening, "title") == "Same"


class _Slow(Store):
    """A store in which somebody is always quicker between reading and saving."""

    def save_requisition(self, *given: Any) -> Any:
        actor, name, data, version = given
        super().save_requisition(actor, name, data | {"schedule": f"version {version}"}, version)
        return super().save_requisition(actor, name, data, version)


def test_somebody_who_is_always_quicker_leads_to_a_conflict_and_not_to_a_loop(house: House, opening: str):
    house.store.__class__ = _Slow
    with pytest.raises(ConflictError):
        keep.change(house.store, OWNER, opening, ("title",), "Customer Care Manager", "Mine")


def test_undoing_returns_what_stood_there(house: House, opening: str):
    before = house.store.requisition(OWNER, opening).data
    kept = keep.change(house.store, OWNER, opening, ("locations", 0, "city"), None, "Denver")
    assert kept.edit == keep.Edit(("locations", 0, "city"), None, "Denver")
    assert keep.undo(house.store, OWNER, opening, kept.edit).data == before


def test_undoing_what_somebody_changed_since_clashes(house: House, opening: str):
    kept = keep.change(house.store, OWNER, opening, ("title",), "Customer Care Manager", "First")
    keep.change(house.store, OWNER, opening, ("title",), "First", "Theirs")
    with pytest.raises(keep.ClashError):
        keep.undo(house.store, OWNER, opening, kept.edit)
    assert _at(house, opening, "title") == "Theirs"


def test_emptying_the_last_part_takes_out_what_held_only_it():
    data = {"id": "x", "apply": {"email": "a@b.example"}}
    assert keep.with_value(data, ("apply", "email"), None) == {"id": "x"}
    assert data == {"id": "x", "apply": {"email": "a@b.example"}}


def test_an_entry_of_a_list_is_found_by_its_id_or_its_number():
    data = {"edits": {"add": [{"text": "one"}, {"id": "b", "text": "two"}]}}
    assert keep.value_at(data, ("edits", "add", "added-1", "text")) == "one"
    assert keep.value_at(data, ("edits", "add", "b", "text")) == "two"
    assert keep.value_at(data, ("edits", "add", "c", "text")) is None
    assert keep.with_value(data, ("edits", "add", "b", "text"), "new")["edits"]["add"][1]["text"] == "new"


def test_what_stands_below_a_value_that_is_no_group_is_replaced_by_one():
    assert keep.with_value({"pay": "a lot"}, ("pay", "min"), 5) == {"pay": {"min": 5}}


_NAMES = st.sampled_from(["a", "b", "c"])
_TREES = st.recursive(
    st.integers(), lambda inner: st.dictionaries(_NAMES, inner, min_size=1, max_size=3), max_leaves=8
)


@given(
    data=st.dictionaries(_NAMES, _TREES, max_size=3),
    place=st.lists(_NAMES, min_size=1, max_size=4).map(tuple),
    value=st.integers(),
)
def test_what_is_put_at_a_place_stands_there_and_goes_when_it_is_emptied(
    data: dict[str, Any], place: tuple[str, ...], value: int
):
    put = keep.with_value(data, place, value)
    assert keep.value_at(put, place) == value
    assert keep.value_at(keep.with_value(put, place, None), place) is None
    elsewhere = {name: kept for name, kept in put.items() if name != place[0]}
    assert elsewhere == {name: kept for name, kept in data.items() if name != place[0]}


def test_a_deleted_requisition_can_be_restored_as_it_was(house: House, opening: str):
    before = house.store.requisition(OWNER, opening).data
    keep.delete(house.store, OWNER, opening)
    assert house.store.requisitions(OWNER) == []
    assert keep.restore(house.store, OWNER, opening).data == before
