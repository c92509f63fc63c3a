"""A home in which a panel of two has submitted scorecards that differ."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from carehire.candidates.candidate import Candidate
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.workflows.hold_debrief import Meeting, hold_debrief
from carehire.workflows.open_house import House, find_settings, open_house
from tests.seating import name_panel

OWNER, ANA, BO = Actor.owner(), Actor.panelist("Ana"), Actor.panelist("Bo")
OPENING, MARIA = "opening", "Maria Lopez"
NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)


def make(home: Path) -> House:
    """Kim is rated by Ana and Bo, who differ on coaching by three levels; Lee by Ana alone."""
    house = open_house(find_settings({"home": home}))
    data = {"id": OPENING, "role": "customer-care-manager", "employer": {"name": "Larkspur"}}
    house.store.add_requisition(OWNER, data)
    house.store.set_rubric(OWNER, OPENING, house.catalog.rubric("customer-care-manager"))
    facts: dict[str, float | str] = {"customer_service_months": 60.0, "supervision_months": 36.0}
    house.store.add_candidates(
        OWNER, OPENING, [Candidate("kim", "Kim Lee", facts), Candidate("lee", "Lee Park")]
    )
    name_panel(house.store, OPENING, "Ana")
    rate(house, ANA, "kim", coaching=5, composure=4)
    rate(house, BO, "kim", coaching=2, composure=4)
    rate(house, ANA, "lee", coaching=3)
    return house


def rate(house: House, actor: Actor, candidate: str, **levels: int | None) -> None:
    for criterion, level in levels.items():
        rating = Rating(level, f"{actor.person.name} saw {criterion} of {candidate}.")
        house.store.save_rating(actor, OPENING, candidate, criterion, rating)
    house.store.submit_scorecard(actor, OPENING, candidate)


def meet(house: House, actor: Actor = OWNER) -> Meeting:
    return hold_debrief(house.store, actor, house.catalog, OPENING, NOW)
