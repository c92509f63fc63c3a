from __future__ import annotations

from pathlib import Path

import pytest

from carehire.errors import NotAllowedError, UserError
from carehire.people import Actor
from carehire.workflows.list_roles import list_roles
from carehire.workflows.load_demo import load_demo
from carehire.workflows.open_house import House, find_settings, open_house
from carehire.workflows.save_role import save_role, suggest_id

OWNER = Actor.owner()


@pytest.fixture
def house(tmp_path: Path) -> House:
    return open_house(find_settings({"home": tmp_path}))


@pytest.fixture
def opening(house: House) -> str:
    return load_demo(house).requisition_id


def test_a_saved_role_stands_among_the_others_marked_as_ours(house: House, opening: str):
    save_role(house, OWNER, opening, "our-care-lead", "Care Lead: evenings #1")
    ours = [role for role in list_roles(house.catalog) if role.ours]
    assert [(role.id, role.name) for role in ours] == [("our-care-lead", "Care Lead: evenings #1 (ours)")]


def test_the_names_of_the_opening_do_not_stay_in_the_role(house: House, opening: str):
    record = house.store.requisition(OWNER, opening)
    words = ["As Customer Care Manager at Larkspur Outfitters, you care.", "Larkspur Outfitters’ {{ 1 }}"]
    data = record.data | {"title": "Customer Care Manager", "summary": words}
    data["employer"] = data["employer"] | {"name": "Larkspur Outfitters"}
    house.store.save_requisition(OWNER, opening, data, record.version)
    save_role(house, OWNER, opening, "our-care-lead", "Care Lead")
    summary = house.catalog.role("our-care-lead").summary
    assert summary[0] == "As {{ title }} at {{ employer }}, you care."
    assert "Larkspur" in summary[1]  # what looks like a template is printed to the letter


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("customer-care-manager", "already"),
        ("our-care-lead", "already"),
        ("../../evil", "id"),
        ("", "id"),
    ],
)
def test_an_id_that_is_taken_or_is_none_is_told_and_nothing_is_written(
    house: House, opening: str, wanted: str, told: str
):
    save_role(house, OWNER, opening, "our-care-lead", "Care Lead")
    with pytest.raises(UserError, match=told):
        save_role(house, OWNER, opening, wanted, "Other")
    files = [path.name for path in (house.settings.home / "templates").rglob("*.yaml")]
    assert files == ["our-care-lead.yaml"]


def test_a_panelist_saves_no_role(house: House, opening: str):
    with pytest.raises(NotAllowedError):
        save_role(house, Actor.panelist("Ana"), opening, "our-care-lead", "Care Lead")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Customer Care Manager", "our-customer-care-manager"),
        ("  Chargé d’accueil (m/f) ", "our-charge-daccueil-m-f"),
        ("主管", "our"),
        ("x" * 200, "our-" + "x" * 72),
    ],
)
def test_a_suggested_id_is_one(house: House, opening: str, title: str, name: str):
    assert suggest_id(house.catalog, title) == name
    save_role(house, OWNER, opening, name, title)
    assert suggest_id(house.catalog, title) == f"{name}-2"
