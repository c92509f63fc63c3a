from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from carehire.errors import UserError
from carehire.people import Actor, Person
from carehire.postings.comparison import Mark
from carehire.postings.lifecycle import State, Step
from carehire.settings import resolve
from carehire.storage import open_store
from carehire.storage.records import RequisitionRecord
from carehire.workflows.build_feed import from_store
from carehire.workflows.load_demo import load_demo
from carehire.workflows.open_house import House, catalog_for
from carehire.workflows.publish_requisition import advance, compare, copy, jsonld_of, show_standing

OWNER = Actor.owner()
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    settings = resolve({"home": tmp_path}, {}, None, tmp_path / "carehire.toml", tmp_path)
    house = House(settings, catalog_for(settings), open_store(settings.database_url, lambda: NOW))
    yield house
    house.store.close()


@pytest.fixture
def opening(house: House) -> str:
    """The sample requisition, from 2 to 30 November 2026 where nobody closes it."""
    loaded = load_demo(house).requisition_id
    record = house.store.requisition(OWNER, loaded)
    days = {"opens": "2026-11-02", "closes": "2026-11-30"}
    house.store.save_requisition(OWNER, loaded, record.data | days, record.version)
    return loaded


def go(house: House, name: str, *steps: Step) -> RequisitionRecord:
    record = house.store.requisition(OWNER, name)
    for step in steps:
        record = advance(house.store, OWNER, house.catalog, name, step, record.version, NOW, "because")
    return record


def change(house: House, name: str, **values: object) -> RequisitionRecord:
    record = house.store.requisition(OWNER, name)
    return house.store.save_requisition(OWNER, name, record.data | values, record.version)


def in_feed(house: House) -> list[str]:
    return [each.posting.title for each in from_store(house.store, OWNER)() if not each.closed]


def test_an_edit_of_what_is_published_shows_to_nobody_until_it_went_the_way_again(
    house: House, opening: str
) -> None:
    assert in_feed(house) == []
    go(house, opening, Step.SUBMIT, Step.APPROVE, Step.PUBLISH)
    [title] = in_feed(house)

    change(house, opening, title="Customer Care Lead")
    assert in_feed(house) == [title]
    standing = show_standing(house.store, OWNER, opening, NOW.date())
    assert standing.words == "Draft (version 1 is published)"

    go(house, opening, Step.SUBMIT, Step.APPROVE, Step.PUBLISH)
    assert in_feed(house) == ["Customer Care Lead"]

    go(house, opening, Step.CLOSE)
    assert in_feed(house) == []


def test_the_markup_of_a_posting_without_a_first_day_is_dated_by_its_publication(
    house: House, opening: str
) -> None:
    change(house, opening, opens=None)
    later = NOW + timedelta(days=9)
    assert json.loads(jsonld_of(house, OWNER, opening, later))["datePosted"] == later.date().isoformat()
    go(house, opening, Step.SUBMIT, Step.APPROVE, Step.PUBLISH)
    change(house, opening, schedule="Mornings")
    go(house, opening, Step.SUBMIT, Step.APPROVE, Step.PUBLISH)  # a second version is no news
    assert json.loads(jsonld_of(house, OWNER, opening, later))["datePosted"] == NOW.date().isoformat()


def test_what_is_not_whole_cannot_be_approved_and_says_all_that_is_open(house: House, opening: str) -> None:
    change(house, opening, apply={}, closes="2026-10-01")
    record = go(house, opening, Step.SUBMIT)

    with pytest.raises(UserError) as caught:
        advance(house.store, OWNER, house.catalog, opening, Step.APPROVE, record.version, NOW)

    assert {fault.field for fault in caught.value.faults} == {"apply", "closes"}
    assert house.store.requisition(OWNER, opening).state is State.IN_REVIEW


def test_a_step_is_signed_by_whoever_takes_it(house: House, opening: str) -> None:
    version = house.store.requisition(OWNER, opening).version
    act = (house.store, OWNER, house.catalog, opening, Step.SUBMIT, version, NOW)
    record = advance(*act, by="  Ana   Torres ")
    assert record.state_by == Person("owner", "Ana Torres")
    assert record.state_by.signature == "Ana Torres"
    assert house.store.steps(OWNER, opening)[-1].by.signature == ""


def test_a_placeholder_left_over_stops_publishing(house: House, opening: str) -> None:
    change(house, opening, schedule="TBD")
    record = go(house, opening, Step.SUBMIT)

    with pytest.raises(UserError):
        advance(house.store, OWNER, house.catalog, opening, Step.APPROVE, record.version, NOW)
    assert house.store.publications(OWNER, opening) == []


def test_past_its_closing_day_a_published_version_is_shown_as_expired_and_nobody_closes_it(
    house: House, opening: str
) -> None:
    go(house, opening, Step.SUBMIT, Step.APPROVE, Step.PUBLISH)
    after = datetime(2026, 12, 1, tzinfo=UTC).date()

    standing = show_standing(house.store, OWNER, opening, after)

    assert (standing.words, standing.expired) == ("Published, version 1, expired", True)
    assert standing.record.state is State.PUBLISHED
    [published] = from_store(house.store, OWNER)()
    assert not published.is_open(after)


def test_two_versions_are_compared_as_readers_see_them(house: House, opening: str) -> None:
    go(house, opening, Step.SUBMIT, Step.APPROVE, Step.PUBLISH)
    assert compare(house.store, OWNER, house.catalog, opening, "1", "draft", NOW).sections == ()

    change(house, opening, closes="2026-12-04", openings=2)
    found = compare(house.store, OWNER, house.catalog, opening, "1", "draft", NOW)

    # The closing day differs in month and day; the number of openings is only told above one.
    [facts] = found.sections
    told = {
        line.label: [(part.mark, part.text) for part in line.words if part.mark is not Mark.KEPT]
        for line in facts.lines
    }
    assert told == {
        "Openings": [(Mark.ADDED, "2")],
        "Apply by": [(Mark.REMOVED, "November 30"), (Mark.ADDED, "December 4")],
    }
    assert (found.old, found.new) == ("version 1", "the present draft")


@pytest.mark.parametrize("version", ["7", "latest", "-1"])
def test_a_version_that_is_none_is_explained(house: House, opening: str, version: str) -> None:
    with pytest.raises(UserError, match="version"):
        compare(house.store, OWNER, house.catalog, opening, version, "draft", NOW)


def test_a_closed_requisition_is_copied_into_a_draft_without_its_days_and_people(
    house: House, opening: str
) -> None:
    go(house, opening, Step.SUBMIT, Step.APPROVE, Step.PUBLISH, Step.CLOSE)
    before = house.store.requisition(OWNER, opening)

    made = copy(house.store, OWNER, opening)

    assert (made.id, made.state, made.published) == (f"{opening}-2", State.DRAFT, None)
    kept = {name: value for name, value in before.data.items() if name not in ("id", "opens", "closes")}
    assert made.data == kept | {"id": made.id}
    assert house.store.rubric(OWNER, made.id) == house.store.rubric(OWNER, opening)
    assert house.store.candidates(OWNER, made.id) == []
    assert house.store.requisition(OWNER, opening) == before
