from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from carehire.candidates.candidate import Candidate
from carehire.errors import NotAllowedError, UserError
from carehire.interviews.plan import Plan
from carehire.people import Actor
from carehire.readers.score_sheets import SheetReader
from carehire.settings import Settings
from carehire.workflows.export_score_sheets import Batch, export_into, export_zip, requisition_batch
from carehire.workflows.open_house import House, now, open_house
from carehire.workflows.rate_candidates import choose_level

OWNER, ANA = Actor.owner(), Actor.panelist("Ana")
QUIET = lambda done, of: None  # noqa: E731, ARG005


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = open_house(Settings(home=tmp_path / "home"))
    made.store.add_requisition(OWNER, {"id": "o", "role": "customer-care-manager", "title": "Care <Lead>"})
    made.store.set_rubric(OWNER, "o", made.catalog.rubric("customer-care-manager"))
    yield made
    made.store.close()


def add(house: House, *names: str) -> None:
    house.store.add_candidates(OWNER, "o", [Candidate(f"c{n}", name) for n, name in enumerate(names)])


def batch(house: House, *panelists: str) -> Batch:
    return requisition_batch(house.store, OWNER, house.catalog, "o", panelists, now())


def test_there_is_one_sheet_for_each_panelist_and_candidate(house: House, tmp_path: Path):
    add(house, "Kim Lee", "Bo Ek")
    told: list[tuple[int, int]] = []
    names = export_into(
        tmp_path / "out",
        batch(house, "Ana Ruiz", "Zoë"),
        "docx",
        house.look(),
        now(),
        lambda *t: told.append(t),
    )
    assert sorted(names) == [
        "Ana Ruiz - Bo Ek.docx", "Ana Ruiz - Kim Lee.docx", "Zoë - Bo Ek.docx", "Zoë - Kim Lee.docx",
    ]  # fmt: skip
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == sorted(names)
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    reader = SheetReader(house.catalog.rubric("customer-care-manager"), {"c0": "Kim Lee"}, "o")
    found = reader.read((tmp_path / "out" / "Zoë - Kim Lee.docx").read_bytes(), "x.docx").identity
    assert (found.candidate, found.panelist, found.title) == ("c0", "Zoë", "Care <Lead>")


def test_names_that_files_can_not_have_or_several_people_share_make_files_of_their_own(
    house: House, tmp_path: Path
):
    add(
        house,
        "Kim Lee",
        "kim lee",
        "a/b\\c",
        "שלום \u202eabc",
        "🙂" * 200,
        "…/../etc",
        "x" * 199 + "1",
        "x" * 199 + "2",
    )
    names = export_into(tmp_path / "out", batch(house, "A/B"), "xlsx", house.look(), now(), QUIET)
    assert len({name.casefold() for name in names}) == 8
    assert max(len(name.encode()) for name in names) < 255
    assert len(list((tmp_path / "out").iterdir())) == 8


def test_a_second_export_adds_what_is_new_and_leaves_the_rest(house: House, tmp_path: Path):
    add(house, "Kim Lee")
    out = tmp_path / "out"
    export_into(out, batch(house, "Ana"), "docx", house.look(), now(), QUIET)
    there = (out / "Ana - Kim Lee.docx").read_bytes()
    assert export_into(out, batch(house, "Ana", "Zoë"), "docx", house.look(), now(), QUIET) == (
        "Zoë - Kim Lee.docx",
    )
    assert (out / "Ana - Kim Lee.docx").read_bytes() == there


def test_two_candidates_of_one_name_are_told_apart_by_their_ids(house: House):
    add(house, "Kim Lee", "kim  lee", "Bo Ek")
    sheets = batch(house, "Ana").sheets
    assert list(sheets) == ["Ana - Kim Lee (c0)", "Ana - kim lee (c1)", "Ana - Bo Ek"]
    assert sheets["Ana - Kim Lee (c0)"].name == "Kim Lee (c0)"


def test_nothing_in_the_folder_is_ever_replaced(house: House, tmp_path: Path):
    add(house, "Kim Lee")
    out = tmp_path / "out"
    export_into(out, batch(house, "Ana"), "docx", house.look(), now(), QUIET)
    (out / "Ana - Kim Lee.docx").write_bytes(b"filled in")
    with pytest.raises(UserError, match=r"1 of the files stand there already: Ana - Kim Lee\.docx"):
        export_into(out, batch(house, "Ana", "Zoë"), "docx", house.look(), now(), QUIET)
    assert [each.name for each in out.iterdir()] == ["Ana - Kim Lee.docx"]
    export_into(out, batch(house, "Zoë"), "docx", house.look(), now(), QUIET)
    assert (out / "Ana - Kim Lee.docx").read_bytes() == b"filled in"
    assert (out / "Zoë - Kim Lee.docx").exists()
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_those_who_rate_already_get_sheets_where_nobody_is_named(house: House):
    add(house, "Kim Lee")
    choose_level(house.store, ANA, "o", "c0", "coaching", 4)
    assert [each.panelist for each in batch(house).sheets.values()] == ["Ana"]


def test_those_of_the_plan_come_first(house: House):
    add(house, "Kim Lee")
    choose_level(house.store, ANA, "o", "c0", "coaching", 4)
    seats = [{"panelist": "Zoë"}, {"panelist": " ANA "}]
    rounds = {"rounds": [{"id": "first", "name": "First", "seats": seats}]}
    house.store.save_plan(OWNER, "o", Plan.model_validate(rounds))
    assert [each.panelist for each in batch(house).sheets.values()] == ["Zoë", "ANA"]


def test_one_panelist_named_twice_gets_one_sheet(house: House):
    add(house, "Kim Lee")
    assert list(batch(house, "Ana", " ana ", "").sheets) == ["Ana - Kim Lee"]


def test_all_that_is_missing_is_told_at_once(house: House):
    with pytest.raises(UserError) as told:
        batch(house)
    assert len(told.value.faults) == 2
    add(house, "Kim Lee")
    with pytest.raises(UserError, match="there is no format"):
        export_zip(batch(house, "Ana"), "pdf", house.look(), now(), QUIET)
    with pytest.raises(NotAllowedError):
        requisition_batch(house.store, ANA, house.catalog, "o", ["Ana"], now())


def test_a_requisition_without_a_rubric_has_no_sheets(house: House):
    house.store.add_requisition(OWNER, {"id": "p", "role": "customer-care-manager"})
    with pytest.raises(UserError, match="has no rubric yet"):
        requisition_batch(house.store, OWNER, house.catalog, "p", ["Ana"], now())


def test_the_zip_holds_the_same_sheets(house: House):
    add(house, "Kim Lee", "Bo Ek")
    made = export_zip(batch(house, "Ana"), "docx", house.look(), now(), QUIET)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["Ana - Kim Lee.docx", "Ana - Bo Ek.docx"]
