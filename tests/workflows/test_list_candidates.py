from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carehire.candidates.candidate import Candidate
from carehire.errors import NotAllowedError, UserError
from carehire.people import Actor
from carehire.readers import candidates as reader
from carehire.scoring.must_haves import Gate
from carehire.settings import Settings
from carehire.workflows.list_candidates import add_candidate, list_candidates, template
from carehire.workflows.open_house import House, open_house

OWNER = Actor.owner()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = open_house(Settings(home=tmp_path))
    made.store.add_requisition(OWNER, {"id": "o", "role": "customer-care-manager"})
    yield made
    made.store.close()


def _add(house: House, name: str, **entries: str) -> Candidate:
    return add_candidate(house.store, OWNER, house.catalog, "o", name, entries)


def test_the_empty_table_has_the_columns_that_the_reader_knows(house: House):
    rubric = house.catalog.rubric("customer-care-manager")
    header = template(rubric).decode("utf-8-sig").strip()
    filled = f"{header}\nk,Kim,60,30,BA,none\n".encode()
    table = reader.read(filled, "candidates.csv", rubric)
    assert table.ignored == ()
    assert table.faults == ()
    assert table.warnings == ()
    [kim] = table.candidates
    assert kim.facts.keys() == reader.facts_of(rubric).keys()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("92 months", "7 years 8 months"),
        ("1 year", "1 year"),
        ("1 month", "1 month"),
        ("0 months", "none"),
        ("", "not known"),
    ],
)
def test_times_are_shown_as_people_say_them(house: House, typed: str, shown: str):
    _add(house, "Kim", customer_service_months=typed)
    [application] = list_candidates(house.store, OWNER, house.catalog, "o")
    assert dict(application.facts)["Customer service"] == shown


def test_one_failed_must_have_outweighs_one_that_is_not_known(house: House):
    _add(house, "Kim", supervision_months="9 months")
    [application] = list_candidates(house.store, OWNER, house.catalog, "o")
    assert {gate for gate, _ in application.must_haves} == {Gate.FAILED, Gate.UNKNOWN}
    assert application.gate is Gate.FAILED


def test_an_id_is_made_of_the_name_and_is_nobody_elses_not_even_a_removed_ones(house: House):
    assert _add(house, "Zoë  O'Neil-Fox").id == "zoe-o-neil-fox"
    house.store.remove_candidate(OWNER, "o", "zoe-o-neil-fox")
    assert _add(house, "Zoë O'Neil-Fox").id == "zoe-o-neil-fox-2"
    assert _add(house, "山田太郎").id == "candidate"


def test_all_faults_are_told_together_and_nobody_is_added(house: House):
    with pytest.raises(UserError) as caught:
        _add(house, " ", customer_service_months="long", supervision_months="3")
    assert [fault.field for fault in caught.value.faults] == ["Name", "Customer service", "Supervision"]
    assert house.store.candidates(OWNER, "o") == []


def test_only_the_owner_sees_what_candidates_applied_with(house: House):
    with pytest.raises(NotAllowedError):
        list_candidates(house.store, Actor.panelist("Ana"), house.catalog, "o")
