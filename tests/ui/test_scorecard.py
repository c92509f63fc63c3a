from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from carehire.interviews.plan import Plan
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.workflows.open_house import House
from carehire.workflows.rate_candidates import write_evidence
from tests.ui import openings
from tests.ui.openings import HOSTILE, IMAGE, OWNER, SCRIPT, Opening, primary, show, words

ANA = Actor.panelist("Ana")


@pytest.fixture
def opening(house: House) -> Opening:
    made = openings.make(house)
    made.use_rubric()
    return made


@pytest.fixture
def kim(opening: Opening) -> str:
    return opening.add("Kim Lee")


def _card(opening: Opening, candidate: str, panelist: str = "Ana", **query: str) -> AppTest:
    return show("scorecard", requisition=opening.id, panelist=panelist, candidate=candidate, **query)


def _ratings(opening: Opening, candidate: str) -> dict[str, Rating]:
    return opening.store.scorecard(ANA, opening.id, candidate).ratings


def _click(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def test_without_a_rubric_the_page_leads_to_it(house: House):
    bare = openings.make(house)
    page = show("scorecard", requisition=bare.id)
    assert "Nothing can be rated yet." in words(page)
    assert primary(page) == ["Go to the rubric"]


def test_without_candidates_the_page_leads_to_them(opening: Opening):
    page = show("scorecard", requisition=opening.id)
    assert "Nobody can be rated yet." in words(page)
    assert primary(page) == ["Go to the candidates"]


@pytest.mark.usefixtures("kim")
def test_whoever_rates_says_who_they_are_and_the_name_stands_in_the_url(opening: Opening):
    page = show("scorecard", requisition=opening.id)
    page.text_input[0].set_value("  Ana   Ruiz ")
    _click(page, "Begin")
    assert page.query_params["panelist"] == "Ana Ruiz"
    assert "Yours, Ana Ruiz." in words(page)


@pytest.mark.usefixtures("kim")
def test_nobody_rates_without_a_name(opening: Opening):
    page = show("scorecard", requisition=opening.id)
    _click(page, "Begin")
    assert "Say who you are before you rate." in words(page)
    assert "panelist" not in page.query_params


def test_a_panelist_sees_how_far_their_own_scorecards_are(opening: Opening, kim: str):
    opening.add("Jo Doe")
    opening.rate("Ana", kim, team_leadership=4)
    page = show("scorecard", requisition=opening.id, panelist="Ana")
    assert primary(page) == ["Rate Jo Doe"]
    badges = "\n".join(each.value for each in page.markdown)
    assert "Submitted" in badges
    assert "Not begun" in badges


def test_each_choice_stands_beside_its_anchor(opening: Opening, kim: str):
    page = _card(opening, kim, criterion="team-leadership")
    criterion = opening.catalog.rubric("customer-care-manager").criterion("team-leadership")
    options = [option.replace("\\", "") for option in page.radio[0].options]
    assert len(options) == 6
    assert criterion is not None
    assert criterion.kind == "rated"
    assert all(criterion.anchors[level] in options[level - 1] for level in range(1, 6))
    assert options[5].startswith("**Not observed**")
    assert page.radio[0].value is None


def test_a_choice_is_kept_at_once(opening: Opening, kim: str):
    page = _card(opening, kim, criterion="team-leadership")
    page.radio[0].set_value("4").run()
    assert _ratings(opening, kim) == {"team-leadership": Rating(4)}
    assert page.query_params["criterion"] == "team-leadership"


def test_not_observed_is_an_answer_and_differs_from_none_yet(opening: Opening, kim: str):
    page = _card(opening, kim, criterion="team-leadership")
    page.radio[0].set_value("not-observed").run()
    assert _ratings(opening, kim) == {"team-leadership": Rating(None)}
    assert page.get("progress")[0].text == "1 of 9 criteria answered"
    review = words(_card(opening, kim, criterion="review"))
    assert review.count(">Not observed<") == 1
    assert review.count(">No answer yet<") == 8


def test_evidence_is_kept_before_a_level_is_chosen_and_is_no_answer(opening: Opening, kim: str):
    page = _card(opening, kim, criterion="team-leadership")
    page.text_area[0].set_value("She named the goal.").run()
    assert _ratings(opening, kim) == {"team-leadership": Rating(None, "She named the goal.", answered=False)}
    assert page.get("progress")[0].text == "0 of 9 criteria answered"
    page.radio[0].set_value("5").run()
    assert _ratings(opening, kim) == {"team-leadership": Rating(5, "She named the goal.")}
    again = _card(opening, kim, criterion="team-leadership")
    assert (again.radio[0].value, again.text_area[0].value) == ("5", "She named the goal.")


def test_words_added_behind_a_text_of_two_windows_are_added_once(opening: Opening, kim: str):
    page = _card(opening, kim, criterion="coaching")
    write_evidence(opening.store, ANA, opening.id, kim, "coaching", "From the phone", "")
    page.text_area[0].set_value("From the desk").run()
    # A field in which somebody types goes on from its own words, and not from those of both.
    page.text_area[0].set_value("From the desk, and more").run()
    assert _ratings(opening, kim)["coaching"].evidence == "From the phone\nFrom the desk\n, and more"


def test_two_windows_of_one_scorecard_lose_neithers_words(opening: Opening, kim: str):
    desk, phone = (_card(opening, kim, criterion="team-leadership") for _ in range(2))
    desk.text_area[0].set_value("She named the goal").run()
    phone.text_area[0].set_value("Her team grew").run()
    assert phone.text_area[0].value == "She named the goal\nHer team grew"
    desk.radio[0].set_value("5").run()
    assert desk.text_area[0].value == "She named the goal\nHer team grew"
    phone.run()
    assert phone.radio[0].value == "5"
    phone.text_area[0].set_value("").run()  # taken out on purpose
    assert _ratings(opening, kim) == {"team-leadership": Rating(5)}


def test_the_first_criterion_without_an_answer_is_shown_and_stays_once_answered(opening: Opening, kim: str):
    opening.rate("Ana", kim, submit=False, team_leadership=4)
    page = _card(opening, kim)
    assert [each.value for each in page.header] == ["Coaching and training"]
    page.radio[0].set_value("3").run()
    assert [each.value for each in page.header] == ["Coaching and training"]
    _click(page, "Next criterion")
    assert [each.value for each in page.header] == ["Communication and listening"]
    _click(page, "Back")
    assert page.radio[0].value == "3"


def test_the_review_names_what_is_missing_before_the_scorecard_is_submitted(opening: Opening, kim: str):
    opening.rate_all("Ana", opening.add("Jo"), 3)
    opening.rate("Ana", kim, submit=False, team_leadership=4, coaching=None)
    opening.store.save_rating(ANA, opening.id, kim, "coaching", Rating(2, " "))
    page = _card(opening, kim, criterion="review")
    seen = words(page)
    assert "7 criteria without an answer." in seen
    assert "1 criterion without evidence." in seen
    assert primary(page) == ["Submit scorecard"]
    _click(page, "Setting priorities")
    assert page.query_params["criterion"] == "priorities"


def test_the_plan_says_which_interviews_and_criteria_are_whose(opening: Opening, kim: str):
    seats = ({"panelist": "Ana", "focus": ["composure"]}, {"panelist": "Bo", "focus": ["coaching"]})
    plan = Plan.model_validate({"rounds": [{"id": "talk", "name": "First *talk*", "seats": seats}]})
    opening.store.save_plan(OWNER, opening.id, plan)
    mine = show("scorecard", requisition=opening.id, panelist="Ana")
    assert "First *talk* (45 minutes)." in words(mine)
    assert "Open your kit" in [each.label for each in mine.button]
    page = _card(opening, kim)
    assert page.query_params["criterion"] == "composure"
    assert "9. Empathy and calm under pressure (yours)" in page.selectbox[0].options
    page.radio[0].set_value("4").run()
    review = _card(opening, kim, criterion="review")
    assert "8 criteria at which others look, without an answer." in words(review)
    assert "Others look at this one" in words(_card(opening, kim, criterion="coaching"))


def test_submitting_locks_the_scorecard(opening: Opening, kim: str):
    opening.rate("Ana", kim, submit=False, team_leadership=4)
    page = _card(opening, kim, criterion="review")
    _click(page, "Submit scorecard")
    assert opening.store.scorecard(ANA, opening.id, kim).submitted_at is not None
    assert "Submitted " in words(page)
    assert len(page.radio) == 0
    assert len(page.text_area) == 0


def test_an_empty_scorecard_can_not_be_submitted(opening: Opening, kim: str):
    page = _card(opening, kim, criterion="review")
    [button] = [each for each in page.button if each.label == "Submit scorecard"]
    assert button.disabled


def test_a_choice_that_came_too_late_is_told_and_changes_nothing(opening: Opening, kim: str):
    page = _card(opening, kim, criterion="team-leadership")
    opening.rate("Ana", kim, team_leadership=2)
    page.radio[0].set_value("5").run()
    assert "This was not saved" in words(page)
    assert _ratings(opening, kim)["team-leadership"].level == 2


def test_others_ratings_are_never_on_the_page(opening: Opening, kim: str):
    opening.rate("Bo Secret", kim, team_leadership=1)
    for query in ({}, {"criterion": "review"}, {"criterion": "team-leadership"}):
        page = _card(opening, kim, **query)
        assert "Bo Secret" not in words(page)
        assert all(each.value is None for each in page.radio)
    assert "Bo Secret" not in words(show("scorecard", requisition=opening.id, panelist="Ana"))


def test_hostile_words_are_shown_letter_for_letter(opening: Opening):
    candidate = opening.add(HOSTILE)
    opening.store.save_rating(ANA, opening.id, candidate, "coaching", Rating(2, HOSTILE))
    for criterion in ("coaching", "review"):
        page = _card(opening, candidate, panelist=HOSTILE, criterion=criterion)
        assert not page.exception
        assert "<script" not in "\n".join(each.value for each in page.html)
        assert IMAGE not in "\n".join(each.value for each in (*page.title, *page.markdown))
    page = _card(opening, candidate, criterion="review")
    assert SCRIPT in words(page)
    assert IMAGE in words(page)


def test_a_candidate_who_was_removed_leads_back_to_the_list(opening: Opening, kim: str):
    opening.add("Jo Doe")
    opening.store.remove_candidate(OWNER, opening.id, kim)
    page = _card(opening, kim)
    assert "isn't here any more" in words(page)
    assert primary(page) == ["Rate Jo Doe"]


def test_the_way_of_who_has_rated_everybody_ends_at_their_own_list(opening: Opening, kim: str):
    opening.rate("Ana", kim, team_leadership=4)
    page = _card(opening, kim)
    assert "You have submitted a scorecard for every candidate." in words(page)
    assert primary(page) == ["Back to my scorecards"]
    _press(page, "Back to my scorecards")
    assert "Yours, Ana." in words(page)
    assert "You have submitted a scorecard for every candidate." in words(page)
    assert primary(page) == []


def _press(page: AppTest, label: str) -> None:
    next(each for each in page.button if each.label == label).click().run()


def test_a_password_keeps_others_out_of_ones_scorecards_until_the_owner_takes_it_off(
    opening: Opening, kim: str
):
    opening.rate("Ana", kim, submit=False, coaching=2)
    own = show("scorecard", requisition=opening.id, panelist="Ana")
    for key in ("password new", "password again"):
        own.text_input(key=key).set_value("green door")
    _press(own, "Set password")
    assert own.success[0].value.startswith("Your password is set")
    assert "Kim Lee" in [each.label for each in own.button]  # who set it goes on

    for page in ("scorecard", "interviews", "debrief"):
        others = show(page, requisition=opening.id, panelist="ana", candidate=kim)
        assert "Are you ana" in words(others), page
        assert "Ana saw 2" not in words(others)
    others.text_input(key="password given").set_value("red door")
    _press(others, "Go on")
    assert "isn't the password" in words(others)
    others.text_input(key="password given").set_value("green door")
    _press(others, "Go on")
    assert "Are you" not in words(others)

    owner = show("scorecard", requisition=opening.id)
    _press(owner, "Take off the password of Ana")
    assert "Are you" not in words(show("scorecard", requisition=opening.id, panelist="Ana"))
