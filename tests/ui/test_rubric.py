from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from carehire.rubrics.rubric import Rubric
from carehire.workflows.open_house import House
from carehire.workflows.review_rubric import review_rubric
from tests.ui import openings
from tests.ui.openings import OWNER, Opening, primary, show, words


@pytest.fixture
def opening(house: House) -> Opening:
    return openings.make(house)


def test_every_criterion_shows_its_anchors_questions_and_the_line_that_asks_for_it(opening: Opening):
    seen = words(show("rubric", requisition=opening.id))
    rubric = opening.catalog.rubric("customer-care-manager")
    role = opening.catalog.role("customer-care-manager")
    for criterion in rubric.criteria:
        assert criterion.definition in seen
        if criterion.kind == "rated":
            assert all(anchor in seen for anchor in criterion.anchors.values())
            assert all(question.text in seen for question in criterion.questions)
    assert all(f"“{line.text}”" in seen for line in role.requirements if line.criterion)
    assert all(rule.text in seen for rule in rubric.must_haves)
    assert all(criterion.weight_reason in seen for criterion in rubric.criteria if criterion.weight_reason)


def test_shares_of_the_score_are_the_weights_over_their_sum(opening: Opening):
    # Nine rated criteria weigh 1, experience .5, education and certificate .25: 10 in all.
    page = show("rubric", requisition=opening.id)
    labels = [each.label.replace("\\", "") for each in page.expander]
    assert "Leading a team · 10%" in labels
    assert "Customer service experience · 5%" in labels
    assert "Education · 2.5%" in labels


def test_using_the_rubric_pins_it_and_turns_the_primary_action_to_the_candidates(opening: Opening):
    page = show("rubric", requisition=opening.id)
    assert primary(page) == ["Use this rubric"]
    next(each for each in page.button if each.label == "Use this rubric").click().run()
    assert opening.store.rubric(OWNER, opening.id) is not None
    assert primary(page) == ["Go on to the candidates"]
    assert "customer-care-manager v1 is in use." in words(page)


def test_a_submitted_scorecard_freezes_the_rubric_and_the_page_says_so(opening: Opening):
    opening.use_rubric()
    opening.rate("Ana", opening.add("Kim"), team_leadership=4)
    page = show("rubric", requisition=opening.id)
    assert "is frozen. 1 scorecard submitted under it" in words(page).replace("</strong>", "").replace(
        "<strong>", ""
    )
    assert primary(page) == ["Go on to the candidates"]


def test_a_rubric_that_reads_otherwise_today_can_be_taken_until_it_is_frozen(opening: Opening):
    today = opening.catalog.rubric("customer-care-manager")
    older = today.model_copy(update={"minimum_coverage": 0.5})
    opening.store.set_rubric(OWNER, opening.id, older)
    page = show("rubric", requisition=opening.id)
    assert "50% becomes 60%." in words(page)
    next(each for each in page.button if each.label == "Use the text of the file").click().run()
    chosen = opening.store.rubric(OWNER, opening.id)
    assert chosen is not None
    assert chosen.minimum_coverage == today.minimum_coverage
    opening.store.set_rubric(OWNER, opening.id, older)
    opening.rate("Ana", opening.add("Kim"), team_leadership=4)
    page = show("rubric", requisition=opening.id)
    assert "Use the text of the file" not in [each.label for each in page.button]
    assert "so the one in use stays" in words(page)


def test_a_remark_of_the_review_is_shown_with_its_suggestion(opening: Opening):
    rubric = opening.catalog.rubric("customer-care-manager")
    first = rubric.criteria[0].model_copy(update={"weight": 3.0})
    uneven = rubric.model_copy(update={"criteria": (first, *rubric.criteria[1:])})
    opening.store.set_rubric(OWNER, opening.id, uneven)
    remarks = review_rubric(opening.catalog, uneven)
    seen = words(show("rubric", requisition=opening.id))
    assert remarks
    assert all(remark.why in seen and remark.suggestion in seen for remark in remarks)


def test_a_panelist_may_read_the_rubric_and_not_choose_it(opening: Opening):
    page = show("rubric", requisition=opening.id, panelist="Ana")
    next(each for each in page.button if each.label == "Use this rubric").click().run()
    assert "Only the owner may choose the rubric" in words(page)
    assert opening.store.rubric(OWNER, opening.id) is None


def _click(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def _frozen(opening: Opening) -> Rubric:
    """Let the requisition be frozen under a rubric that has one criterion less than today's."""
    today = opening.catalog.rubric("customer-care-manager")
    older = today.model_copy(update={"criteria": today.criteria[1:]})
    opening.store.set_rubric(OWNER, opening.id, older)
    opening.rate("Ana", opening.add("Kim"), coaching=4)
    return today


def test_a_new_version_shows_its_changes_and_takes_a_reason(opening: Opening):
    today = _frozen(opening)
    page = _click(show("rubric", requisition=opening.id), "Make a new version")
    row = next(part for part in words(page).split("<tr") if today.criteria[0].name in part)
    assert 'data-label="Change">Added<' in row
    assert "Ratings before and after can't stand in one order." in row
    before = opening.store.rubric(OWNER, opening.id)
    _click(page, "Yes, make the new version")
    assert "make a new version of it and say why" in words(page)
    assert opening.store.rubric(OWNER, opening.id) == before
    page.text_area[0].set_value("We lead a team after all.")
    _click(page, "Yes, make the new version")
    now = opening.store.rubric(OWNER, opening.id)
    assert now is not None
    assert now.criteria == today.criteria
    seen = words(page)
    assert "“We lead a team after all.”" in seen
    assert f"{before.label if before else ''} became {now.label}".replace("-", "\\-") in seen
    assert "Make a new version" not in [each.label for each in page.button]


def test_making_a_new_version_can_be_left(opening: Opening):
    _frozen(opening)
    before = opening.store.rubric(OWNER, opening.id)
    page = _click(show("rubric", requisition=opening.id), "Make a new version")
    _click(page, "Keep it as it is")
    assert "Why does it change?" not in [each.label for each in page.text_area]
    assert opening.store.rubric(OWNER, opening.id) == before


def _weigh(page: AppTest, first: float, why: str, label: str) -> AppTest:
    page.number_input[0].set_value(first)
    [reason] = [each for each in page.text_area if each.label == "Why are they weighed otherwise?"]
    reason.set_value(why)
    return _click(page, label)


def test_weights_change_with_a_reason_and_as_a_version_once_the_rubric_is_frozen(opening: Opening):
    opening.use_rubric()
    page = _click(show("rubric", requisition=opening.id), "Use these weights")
    assert "none differs from the one in use" in words(page)
    page = _weigh(page, 2.0, "Half of the week is leading people.", "Use these weights")
    chosen = opening.store.rubric(OWNER, opening.id)
    assert chosen is not None
    assert (chosen.criteria[0].weight, chosen.criteria[1].weight) == (2.0, 1.0)
    assert chosen.criteria[0].weight_reason == "Half of the week is leading people."
    opening.rate("Ana", opening.add("Kim"), coaching=4)
    page = show("rubric", requisition=opening.id)
    page = _weigh(page, 1.5, "A third was more than it is.", "Make a new version with these weights")
    now = opening.store.rubric(OWNER, opening.id)
    assert now is not None
    assert (now.version, now.criteria[0].weight) == (chosen.version + 1, 1.5)
    assert "“A third was more than it is.”" in words(page)


def test_a_rubric_that_is_not_in_use_and_a_panelist_get_no_weights_to_change(opening: Opening):
    assert not show("rubric", requisition=opening.id).number_input
    opening.use_rubric()
    assert not show("rubric", requisition=opening.id, panelist="Ana").number_input
