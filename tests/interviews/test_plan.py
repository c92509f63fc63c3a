"""The plan of the interviews."""

from __future__ import annotations

from carehire.interviews.plan import Plan, Round, Seat


def test_a_panelist_who_sits_in_two_rounds_is_named_once_whatever_the_spelling():
    first = Round(
        id="first", name="First talk", seats=(Seat(panelist="Ana Reyes"), Seat(panelist="Ben Okoye"))
    )
    second = Round(id="second", name="Case", seats=(Seat(panelist="ana  reyes"),))
    assert Plan(rounds=(first, second)).panelists == ("Ana Reyes", "Ben Okoye")


def test_a_plan_without_rounds_names_nobody():
    assert Plan().panelists == ()
