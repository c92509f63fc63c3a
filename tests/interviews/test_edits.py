"""Changes to a plan."""

from __future__ import annotations

import pytest

from carehire.interviews import edits
from carehire.interviews.plan import Plan, Seat
from tests.interviews.making import make_plan, make_round

PLAN = make_plan(make_round("talk", 30, ("Ana", "a")), make_round("case", 60, "Ben", "Cy"))


def ids(plan: Plan) -> list[str]:
    return [each.id for each in plan.rounds]


def test_a_new_round_stands_last_with_an_id_of_its_own():
    plan = edits.add_round(edits.add_round(PLAN, "Case"), "Case")
    assert ids(plan) == ["talk", "case", "case-2", "case-3"]
    assert ids(edits.add_round(Plan(), "面接")) == ["round"]


def test_a_round_moves_and_stops_at_the_ends():
    assert ids(edits.move_round(PLAN, "case", -1)) == ["case", "talk"]
    assert ids(edits.move_round(PLAN, "talk", -1)) == ["talk", "case"]
    assert ids(edits.move_round(PLAN, "case", 9)) == ["talk", "case"]


def test_a_removed_round_comes_back_where_it_stood():
    gone = edits.remove_round(PLAN, "talk")
    assert ids(gone) == ["case"]
    assert edits.put_back(gone, PLAN.rounds[0], 0) == PLAN
    taken = edits.add_round(gone, "Talk")
    assert ids(edits.put_back(taken, PLAN.rounds[0], 0)) == ["talk-2", "case", "talk"]


def test_renaming_keeps_the_id_and_an_empty_name_is_refused():
    plan = edits.change_round(PLAN, "talk", name=" First talk ", minutes=20)
    assert (plan.rounds[0].id, plan.rounds[0].name, plan.rounds[0].minutes) == ("talk", "First talk", 20)
    with pytest.raises(ValueError, match="a round needs a name"):
        edits.change_round(PLAN, "talk", name="  ")
    with pytest.raises(ValueError, match="greater than or equal to 10"):
        edits.change_round(PLAN, "talk", minutes=5)


def test_who_stays_in_a_round_keeps_the_focus():
    plan = edits.seat(PLAN, "talk", ["Dee", " ANA ", "dee", ""])
    assert plan.rounds[0].seats == (Seat(panelist="Dee"), Seat(panelist="Ana", focus=("a",)))


def test_a_focus_chosen_by_hand_is_no_suggestion_and_can_be_cleared():
    plan = edits.choose_focus(PLAN, "case", "ben", ["b"])
    assert plan.rounds[1].seats[0] == Seat(panelist="Ben", focus=("b",), suggested=False)
    assert all(not seat.focus for each in edits.clear_focus(plan).rounds for seat in each.seats)


def test_what_is_gone_changes_nothing():
    for changed in (
        edits.remove_round(PLAN, "nope"),
        edits.move_round(PLAN, "nope", 1),
        edits.change_round(PLAN, "nope", minutes=20),
        edits.seat(PLAN, "nope", ["Ana"]),
        edits.choose_focus(PLAN, "talk", "Nobody", ["a"]),
    ):
        assert changed == PLAN
