"""The page on which interviews are planned, and on which a panelist finds their kits."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from carehire.interviews.plan import Plan, Round, Seat
from carehire.people import Actor
from carehire.workflows.load_demo import load_demo
from carehire.workflows.open_house import House
from tests.ui import openings
from tests.ui.openings import HOSTILE, IMAGE, OWNER, SCRIPT, Opening, primary, show, words


@pytest.fixture
def opening(house: House) -> Opening:
    return openings.make(house)


def planned(opening: Opening, *people: str) -> Plan:
    seats = tuple(Seat(panelist=name) for name in people)
    rounds = (Round(id="talk", name="First talk", minutes=60, seats=seats), Round(id="case", name="Case"))
    return opening.store.save_plan(OWNER, opening.id, Plan(rounds=rounds))


def kept(opening: Opening) -> Plan:
    plan = opening.store.plan(OWNER, opening.id)
    assert plan is not None
    return plan


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def field(page: AppTest, kind: str, label: str):
    return next(each for each in page.get(kind) if each.label == label)


def test_an_empty_plan_offers_the_usual_rounds(opening: Opening):
    page = show("interviews", requisition=opening.id)
    assert "Nobody has planned the interviews yet." in words(page)
    assert primary(page) == ["Begin with the usual rounds"]
    page = press(page, "Begin with the usual rounds")
    assert [each.name for each in kept(opening).rounds] == ["First talk", "Panel interview", "Final talk"]
    assert "Name who sits in each round first" in words(page)
    assert "First talk: nobody sits in it yet." in words(page)


def test_one_round_is_enough_to_begin_with(opening: Opening):
    page = press(show("interviews", requisition=opening.id), "Begin with one round")
    assert [each.name for each in kept(opening).rounds] == ["First talk"]
    assert not page.exception


def test_with_the_first_who_is_seated_come_those_who_rate_already(opening: Opening):
    opening.use_rubric()
    opening.rate("Ana", opening.add("Kim Lee"), coaching=4)
    opening.rate("Bo", opening.add("Jo Doe"), coaching=2)
    page = press(show("interviews", requisition=opening.id), "Begin with one round")
    assert "Ana and Bo already rate here, and take a seat" in words(page)
    field(page, "multiselect", "Panelists").set_value(["Ana"]).run()
    assert kept(opening).panelists == ("Ana", "Bo")
    assert "already rate" not in words(page)
    field(page, "multiselect", "Panelists").set_value(["Bo"]).run()
    assert "The panel for Jo Doe still waits for Ana" in words(page)
    assert kept(opening).panelists == ("Ana", "Bo")
    assert not any(status.ready for status in opening.store.panel_status(OWNER, opening.id))


def test_what_is_typed_is_kept_at_once(opening: Opening):
    planned(opening, "Ana")
    page = show("interviews", requisition=opening.id)
    field(page, "text_input", "Round 1").set_value("Welcome").run()
    field(page, "number_input", "Minutes").set_value(40).run()
    field(page, "multiselect", "Panelists").set_value(["Ana", "Ben Okoye"]).run()
    first = kept(opening).rounds[0]
    assert (first.name, first.minutes) == ("Welcome", 40)
    assert [seat.panelist for seat in first.seats] == ["Ana", "Ben Okoye"]
    page = show("interviews", requisition=opening.id)
    assert field(page, "text_input", "Round 1").value == "Welcome"


def test_a_round_without_a_name_is_refused_and_the_name_comes_back(opening: Opening):
    planned(opening)
    page = show("interviews", requisition=opening.id)
    page = field(page, "text_input", "Round 1").set_value("  ").run()
    assert "The plan stays as it was: a round needs a name" in words(page)
    assert field(page, "text_input", "Round 1").value == "First talk"


def test_rounds_are_added_by_name(opening: Opening):
    planned(opening)
    page = show("interviews", requisition=opening.id)
    field(page, "text_input", "Another round").set_value("Final talk")
    press(page, "Add the round")
    assert [each.id for each in kept(opening).rounds] == ["talk", "case", "final-talk"]
    page = press(show("interviews", requisition=opening.id), "Add the round")
    assert "Give the round a name" in words(page)


def test_one_click_spreads_the_criteria_and_the_matrix_shows_who_looks_at_what(opening: Opening):
    planned(opening, "Ana", "Ben")
    page = show("interviews", requisition=opening.id)
    assert primary(page) == ["Suggest who looks at what"]
    page = press(page, "Suggest who looks at what")
    seats = kept(opening).rounds[0].seats
    assert [len(seat.focus) for seat in seats] == [6, 6]  # 60 minutes hold six questions
    seen = words(page)
    assert '<td data-label="Ana">First talk</td><td data-label="Ben">First talk</td>' in seen
    assert "3 criteria are looked at by fewer than two people:" in seen
    assert "Too little time: First talk (60 minutes hold 6 criteria) is full." in seen


def test_a_focus_chosen_by_hand_survives_the_next_suggestion(opening: Opening):
    planned(opening, "Ana", "Ben")
    page = show("interviews", requisition=opening.id)
    page = field(page, "multiselect", "Ana looks at").set_value(["coaching"]).run()
    assert "Chosen by hand" in words(page)
    page = press(page, "Suggest who looks at what")
    ana, ben = kept(opening).rounds[0].seats
    assert ana.focus == ("coaching",)
    assert "coaching" in ben.focus
    press(page, "Clear every focus")
    assert kept(opening).rounds[0].asked == frozenset()


def test_the_sample_is_covered_and_its_kits_can_be_had(house: House):
    sample = load_demo(house).requisition_id
    page = show("interviews", requisition=sample)
    assert "Two people look at each criterion," in words(page)
    assert primary(page) == ["Download all kits"]
    page_of_marcus = press(page, "Marcus Bell, Panel interview")
    assert "Interview kit: Marcus Bell" in words(page_of_marcus)
    assert page_of_marcus.query_params["panelist"] == "Marcus Bell"
    page = press(page_of_marcus, "To the plan of all rounds")
    assert len([each for each in page.get("download_button") if each.label == "Word"]) == 4


def test_a_panelist_sees_their_own_kit_and_can_take_it_along(house: House):
    sample = load_demo(house).requisition_id
    page = show("interviews", requisition=sample, panelist="Ingrid Solheim")
    seen = words(page)
    assert "Interview kit: Ingrid Solheim" in seen
    assert "Round 2 of 3: Panel interview" in seen
    assert "What may not be asked" in seen
    assert primary(page) == ["Download as Word"]
    page = show("interviews", requisition=sample, panelist="ingrid  solheim", round="final-talk")
    assert "Round 3 of 3: Final talk" in words(page)


def test_who_sits_nowhere_is_told_and_led_on(opening: Opening):
    planned(opening, "Ana")
    page = show("interviews", requisition=opening.id, panelist="Dee")
    assert "You sit in no round yet." in words(page)
    assert primary(page) == ["Go to your scorecards"]


def test_a_rubric_that_changed_leaves_a_plan_that_says_so(opening: Opening):
    seats = (Seat(panelist="Ana", focus=("zeal", "coaching")),)
    opening.store.save_plan(OWNER, opening.id, Plan(rounds=(Round(id="a", name="A", seats=seats),)))
    page = show("interviews", requisition=opening.id)
    seen = words(page)
    assert 'A, Ana: there is no rated criterion "zeal".' in seen
    assert "The kits can't be made yet" in seen
    field(page, "multiselect", "Ana looks at").set_value(["coaching"]).run()
    assert kept(opening).rounds[0].seats[0].focus == ("coaching",)


def test_names_are_shown_letter_for_letter(opening: Opening):
    seats = (Seat(panelist=HOSTILE, focus=("coaching",)), Seat(panelist="Ana"))
    opening.store.save_plan(OWNER, opening.id, Plan(rounds=(Round(id="a", name=HOSTILE, seats=seats),)))
    for actor in ({}, {"panelist": HOSTILE}):
        page = show("interviews", requisition=opening.id, **actor)
        assert SCRIPT in words(page)
        assert "<script" not in "\n".join(each.value for each in page.html)
        labels = [each.label for each in (*page.multiselect, *page.button)]
        assert IMAGE not in "\n".join(labels)


def test_a_panelist_cannot_change_the_plan_through_the_page(opening: Opening):
    before = planned(opening, "Ana")
    page = show("interviews", requisition=opening.id, panelist="Ana")
    assert not page.multiselect
    assert opening.store.plan(Actor.panelist("Ana"), opening.id) == before
