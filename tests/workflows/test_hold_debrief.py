from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carehire.errors import NotFoundError, UserError
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.workflows import export_debrief
from carehire.workflows.hold_debrief import change_rating
from carehire.workflows.open_house import House
from tests.workflows import debriefs
from tests.workflows.debriefs import ANA, BO, MARIA, NOW, OPENING, OWNER, meet


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = debriefs.make(tmp_path)
    yield made
    made.store.close()


def test_the_owner_holds_a_debrief_for_every_candidate(house: House):
    meeting = meet(house)
    assert [debrief.candidate.name for debrief in meeting.debriefs] == ["Kim Lee", "Lee Park"]
    assert [(topic.criterion.id, topic.spread) for topic in meeting.of("kim").topics] == [("coaching", 3)]
    assert meeting.named.employer == "Larkspur"
    assert meeting.ranking is not None


def test_while_somebody_has_not_submitted_nothing_of_that_candidate_is_read(house: House):
    house.store.save_rating(BO, OPENING, "lee", "coaching", Rating(1, "Draft."))
    meeting = meet(house)
    assert (meeting.of("lee").waiting, meeting.of("lee").panelists) == (("Bo",), ())
    assert meeting.result("lee") is None
    assert not [given for given in meeting.given if given.card.candidate == "lee"]
    house.store.close_panel(OWNER, OPENING, "lee", "Bo is ill.")
    closed = meet(house)
    assert (closed.of("lee").waiting, closed.of("lee").panelists) == (("Bo",), ("Ana",))
    assert closed.result("lee") is not None


def test_a_rating_that_changes_in_the_debrief_stays_beside_the_one_made_alone(house: House):
    change_rating(
        house.store, BO, OPENING, "kim", "coaching", Rating(4, "Both examples."), "I heard the end."
    )
    meeting = meet(house)
    [change] = meeting.of("kim").changes
    assert (change.panelist, change.criterion.id, change.reason) == ("Bo", "coaching", "I heard the end.")
    assert (change.before.level, change.after) == (2, Rating(4, "Both examples."))
    # Alone they are three levels apart, and stay so; what is scored after the debrief is 4.5.
    assert [topic.spread for topic in meeting.of("kim").topics] == [3]
    result = meeting.result("kim")
    assert result is not None
    assert {line.criterion: line.mean for line in result.criteria}["coaching"] == 4.5
    assert [(given.round, given.version) for given in meeting.given if given.card.panelist == "Bo"] == [
        ("independent", 1),
        ("debrief", 2),
    ]


def test_nobody_changes_a_rating_without_a_reason(house: House):
    with pytest.raises(UserError, match="Say why"):
        change_rating(house.store, BO, OPENING, "kim", "coaching", Rating(4), " ")
    assert meet(house).of("kim").changes == ()


def test_a_panelist_joins_only_the_debriefs_of_those_whom_they_submitted(house: House):
    seen = meet(house, BO)
    assert [debrief.candidate.id for debrief in seen.debriefs] == ["kim"]
    assert seen.of("kim").panelists == ("Ana", "Bo")
    assert (seen.ranking, seen.decisions) == (None, ())
    with pytest.raises(NotFoundError):
        seen.of("lee")
    assert meet(house, Actor.panelist("Zoe")).debriefs == ()


def test_a_panelist_is_told_no_decision(house: House):
    house.store.decide(OWNER, OPENING, "kim", "hold", "Later.", MARIA)
    assert meet(house, ANA).history("kim") == ()


def test_the_history_of_a_decision_begins_with_the_newest(house: House):
    house.store.decide(OWNER, OPENING, "kim", "hold", "Later.", MARIA)
    house.store.decide(OWNER, OPENING, "kim", "decline", "Now.", MARIA)
    meeting = meet(house)
    assert [made.reason for made in meeting.history("kim")] == ["Now.", "Later."]
    assert meeting.decided["kim"].reason == "Now."


def test_what_was_rated_under_other_criteria_is_not_counted_and_said(house: House):
    now = house.store.rubric(OWNER, OPENING)
    assert now is not None
    house.store.save_rating(BO, OPENING, "lee", "coaching", Rating(4, "Bo saw coaching of lee."))
    less = now.model_copy(update={"criteria": tuple(each for each in now.criteria if each.id != "composure")})
    house.store.set_rubric(OWNER, OPENING, less, "Nobody asks that")
    house.store.submit_scorecard(BO, OPENING, "lee")
    meeting = meet(house)
    assert meeting.of("kim").left_out == (
        ("Ana", "customer-care-manager v1"),
        ("Bo", "customer-care-manager v1"),
    )
    assert [who for who, _ in meeting.of("lee").left_out] == ["Ana"]
    assert meeting.of("lee").panelists == ("Bo",)
    packet = " ".join(export_debrief.export(meeting, "txt", house.look(), NOW).decode().split())
    assert "What was rated under a version of the rubric with other criteria isn't counted." in packet
    assert "Kim Lee: Ana and Bo under customer-care-manager v1." in packet
