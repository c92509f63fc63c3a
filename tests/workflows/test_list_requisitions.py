from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from carehire.candidates.candidate import Candidate
from carehire.interviews.plan import Plan, Round, Seat
from carehire.people import Actor
from carehire.postings.lifecycle import Step
from carehire.scoring.scorecard import Rating
from carehire.workflows import keep_requisition as keep
from carehire.workflows import publish_requisition
from carehire.workflows.list_requisitions import Waiting, list_deleted, list_requisitions
from carehire.workflows.open_house import House, find_settings, now, open_house
from carehire.workflows.publish_posting import publish

OWNER = Actor.owner()
NOW = datetime(2026, 11, 22, tzinfo=UTC)
WHOLE: dict[str, Any] = {
    "id": "care",
    "role": "customer-care-manager",
    "employer": {"name": "Larkspur"},
    "workplace": "onsite",
    "locations": [{"city": "Denver", "country": "US"}],
    "apply": {"email": "jobs@larkspur.example"},
}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return open_house(find_settings({"home": tmp_path}))


def _waiting(house: House) -> Waiting:
    (opening,) = list_requisitions(house.store, OWNER, house.catalog, NOW)
    return opening.waiting


def test_a_new_requisition_waits_for_its_first_open_field(house: House):
    keep.start(house.store, OWNER, house.catalog, "customer-care-manager", "")
    assert _waiting(house) == Waiting("Waits for: Pay from and 4 more", "posting", "Fill in the posting")


def test_each_step_waits_for_the_next(house: House):
    house.store.add_requisition(OWNER, WHOLE)
    assert _waiting(house).words == "Posting complete; waits to be exported"
    publish(house, OWNER, "care", "txt", now())
    assert _waiting(house).page == "candidates"
    house.store.set_rubric(OWNER, "care", house.catalog.rubric("customer-care-manager"))
    house.store.add_candidates(OWNER, "care", [Candidate("ada", "Ada", {}), Candidate("ben", "Ben", {})])
    assert _waiting(house).words == "2 candidates; waits for the first scorecard"
    ingrid, marcus = Actor.panelist("Ingrid"), Actor.panelist("Marcus")
    for panelist in (ingrid, marcus):
        house.store.save_rating(panelist, "care", "ada", "coaching", Rating(4, "Saw it."))
    house.store.submit_scorecard(ingrid, "care", "ada")
    assert _waiting(house).words == "2 candidates; waits for the panel: 1 of 2 scorecards submitted"
    house.store.submit_scorecard(marcus, "care", "ada")
    debrief = ("debrief", "Hold the debrief")
    assert _waiting(house) == Waiting("2 candidates; 1 ready for the debrief", *debrief)
    house.store.save_rating(ingrid, "care", "ben", "coaching", Rating(4, "Saw it."))
    half = "2 of 3 scorecards submitted"
    assert _waiting(house) == Waiting(f"2 candidates; 1 ready for the debrief, {half}", *debrief)
    house.store.decide(OWNER, "care", "ada", "advance", "Coached with dates.", "Maria Lopez")
    assert _waiting(house) == Waiting(f"2 candidates; 1 decided, {half}", "scorecard", "See who is missing")
    house.store.close_panel(OWNER, "care", "ben", "Nobody else met him.")
    assert _waiting(house) == Waiting("2 candidates; 1 ready for the debrief", *debrief)
    house.store.decide(OWNER, "care", "ben", "hold", "Meet him again.", "Maria Lopez")
    assert _waiting(house) == Waiting("2 candidates; all decided", "shortlist", "See the shortlist")


def test_a_panel_waits_for_those_in_the_plan_who_have_not_begun(house: House):
    house.store.add_requisition(OWNER, WHOLE)
    house.store.set_rubric(OWNER, "care", house.catalog.rubric("customer-care-manager"))
    house.store.add_candidates(OWNER, "care", [Candidate("ada", "Ada", {})])
    seats = (Seat(panelist="Ingrid"), Seat(panelist="Marcus"))
    house.store.save_plan(OWNER, "care", Plan(rounds=(Round(id="one", name="One", seats=seats),)))
    ingrid = Actor.panelist("Ingrid")
    house.store.save_rating(ingrid, "care", "ada", "coaching", Rating(4, "Saw it."))
    house.store.submit_scorecard(ingrid, "care", "ada")
    assert _waiting(house).words == (
        "1 candidate; waits for the panel: 1 of 1 scorecards submitted, and not everybody on the panel "
        "has begun"
    )


def test_a_mark_left_in_the_text_is_named(house: House):
    house.store.add_requisition(OWNER, WHOLE | {"schedule": "Mondays, TBD hours"})
    assert _waiting(house).words.startswith("Waits for: ")


def test_a_role_that_is_gone_leaves_the_list_standing(house: House):
    house.store.add_requisition(OWNER, WHOLE | {"role": "no-such-role"})
    (opening,) = list_requisitions(house.store, OWNER, house.catalog, NOW)
    assert opening.title == "care"
    assert opening.waiting.page == "posting"


def test_what_was_deleted_stands_in_the_bin_alone(house: House):
    house.store.add_requisition(OWNER, WHOLE | {"title": "Head of Care"})
    keep.delete(house.store, OWNER, "care")
    assert list_requisitions(house.store, OWNER, house.catalog, NOW) == []
    assert [gone.title for gone in list_deleted(house.store, OWNER, house.catalog, NOW)] == ["Head of Care"]


def _step(house: House, step: Step) -> None:
    version = house.store.requisition(OWNER, "care").version
    publish_requisition.advance(house.store, OWNER, house.catalog, "care", step, version, NOW)


def test_the_posting_waits_for_the_next_step_of_its_life(house: House):
    house.store.add_requisition(OWNER, WHOLE)
    publish(house, OWNER, "care", "txt", now())
    for step, waits in (
        (Step.SUBMIT, "Posting in review; waits for approval"),
        (Step.APPROVE, "Posting approved; waits to be published"),
        (Step.PUBLISH, "Posting exported; waits for candidates"),
        (Step.CLOSE, "Closed; waits for nothing"),
    ):
        _step(house, step)
        assert _waiting(house).words == waits


def test_closed_requisitions_stand_after_all_others(house: House):
    house.store.add_requisition(OWNER, WHOLE)
    house.store.add_requisition(OWNER, WHOLE | {"id": "other"})
    for name in ("care", "other"):
        house.store.take_step(OWNER, name, Step.SUBMIT, house.store.requisition(OWNER, name).version)
    house.store.take_step(OWNER, "other", Step.CLOSE, house.store.requisition(OWNER, "other").version)
    listed = list_requisitions(house.store, OWNER, house.catalog, NOW)
    assert [(each.id, each.standing) for each in listed] == [("care", "In review"), ("other", "Closed")]
