"""The plan of the interviews."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from carehire.interviews.plan import Plan, Round, Seat


def test_a_panelist_who_sits_in_two_rounds_is_named_once_whatever_the_spelling():
    first = Round(
        id="first", name="First talk", seats=(Seat(panelist="Ana Reyes"), Seat(panelist="Ben Okoye"))
    )
    second = Round(id="second", name="Case", seats=(Seat(panelist="ana  reyes"),))
    assert Plan(rounds=(first, second)).panelists == ("Ana Reyes", "Ben Okoye")


def test_a_plan_without_rounds_names_nobody():
    assert Plan().panelists == ()


def test_a_round_may_wait_for_its_panelists():
    assert Round(id="case", name="Case").seats == ()


def test_a_panelist_has_one_seat_in_a_round_whatever_the_spelling():
    with pytest.raises(ValidationError, match="Ana Reyes sits here twice"):
        Round(id="first", name="First", seats=(Seat(panelist="Ana Reyes"), Seat(panelist="ANA  reyes")))


def test_a_round_has_an_id_of_its_own():
    with pytest.raises(ValidationError, match='"first" stands for two rounds'):
        Plan(rounds=(Round(id="first", name="A"), Round(id="first", name="B")))


def test_a_criterion_stands_once_in_a_focus():
    with pytest.raises(ValidationError, match='"coaching" stands here twice'):
        Seat(panelist="Ana", focus=("coaching", "coaching"))
