from __future__ import annotations

import io

import docx
import pytest
from streamlit.testing.v1 import AppTest

from carehire.people import Actor
from carehire.scoring.scorecard import Rating, RatingRound
from carehire.ui import session
from carehire.workflows.open_house import House, now
from carehire.workflows.show_shortlist import shortlist_file, show_shortlist
from tests.seating import name_panel
from tests.ui import openings
from tests.ui.openings import OWNER, Opening, primary, show, words

ANA, BO = Actor.panelist("Ana"), Actor.panelist("Bo")


@pytest.fixture
def opening(house: House) -> Opening:
    made = openings.make(house)
    made.use_rubric()
    made.add("Kim Lee")
    name_panel(made.store, made.id, "Bo")
    made.rate_all("Ana", "kim", 5)
    made.rate_all("Bo", "kim", 1)
    return made


def _click(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def _amend(opening: Opening) -> None:
    changed = {"coaching": Rating(4, "Ana's notes show it")}
    opening.store.amend_scorecard(BO, opening.id, "kim", changed, "Had missed the second half.")


def _two_versions(opening: Opening) -> None:
    """Let Kim be rated under v1 and Jo under v2, which asks one criterion less."""
    whole = opening.catalog.rubric("customer-care-manager")
    less = whole.model_copy(update={"criteria": whole.criteria[1:]})
    opening.store.set_rubric(OWNER, opening.id, less, "Nobody leads a team here")
    opening.add("Jo Doe")
    name_panel(opening.store, opening.id, "Ana")
    opening.rate(
        "Ana", "jo", **{each.id.replace("-", "_"): 3 for each in less.criteria if each.kind == "rated"}
    )


def test_without_amendments_there_is_nothing_to_choose_and_the_page_says_what_counts(opening: Opening):
    page = show("shortlist", requisition=opening.id)
    assert "Scores are made of the independent ratings" in words(page)
    assert "Scored by customer-care-manager v1." in words(page)
    assert len(page.get("button_group")) == 0


def test_the_round_is_chosen_and_stands_in_the_url(opening: Opening):
    _amend(opening)
    page = show("shortlist", requisition=opening.id, candidate="kim")
    assert "Mean 3, 4 levels apart; weight 1" in words(page)
    page.get("button_group")[0].set_value("debrief").run()
    assert page.query_params["round"] == "debrief"
    seen = words(page)
    assert "Scores are made of the ratings after the debrief" in seen
    # Coaching: Ana's 5 and Bo's 4 make 4.5.
    assert "Mean 4.5, 1 level apart; weight 1" in seen
    again = show("shortlist", requisition=opening.id, round="debrief", candidate="kim")
    assert "Mean 4.5" in words(again)


def test_a_round_that_there_is_not_is_the_independent_one(opening: Opening):
    assert "independent ratings" in words(show("shortlist", requisition=opening.id, round="nonsense"))


def test_amendments_show_who_changed_what_and_why_with_both_levels(opening: Opening):
    _amend(opening)
    seen = words(show("shortlist", requisition=opening.id, candidate="kim"))
    assert "Amendments (1)" in seen
    assert "“Had missed the second half.” It counts only among the ratings after the debrief" in seen
    assert 'data-label="Before">1: “Bo saw 1”<' in seen
    assert 'data-label="Amended">4: “Ana\'s notes show it”<' in seen.replace("&#x27;", "'")


def test_the_word_shortlist_holds_the_amendments(opening: Opening):
    _amend(opening)
    house = session.house()
    shortlist = show_shortlist(house.store, OWNER, house.catalog, opening.id, now(), RatingRound.DEBRIEF)
    made = docx.Document(io.BytesIO(shortlist_file(shortlist, "docx", house.look(), now())))
    text = "\n".join(each.text for each in made.paragraphs)
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert "Had missed the second half." in text
    assert "1: “Bo saw 1”" in cells
    assert "4: “Ana's notes show it”" in cells


def test_versions_whose_criteria_differ_are_told_with_the_choice_right_there(opening: Opening):
    _two_versions(opening)
    page = show("shortlist", requisition=opening.id)
    seen = words(page)
    assert "Which version of the rubric?" in seen
    assert "removed: Leading a team" in seen
    assert primary(page) == ["Rank customer\\-care\\-manager v2"]
    _click(page, "Rank customer\\-care\\-manager v1")
    assert page.query_params["version"] == "customer-care-manager v1"
    seen = words(page)
    assert "Jo Doe" in seen
    assert "Rated under another version of the rubric" in seen
    page.selectbox(key="which version").set_value("customer-care-manager v2").run()
    assert page.query_params["version"] == "customer-care-manager v2"
    assert "Scored by customer-care-manager v2." in words(page)
    _click(page, "All versions together")
    assert "Which version of the rubric?" in words(page)


def test_a_version_that_there_is_not_is_told_with_a_way_back(opening: Opening):
    page = show("shortlist", requisition=opening.id, version="old v9")
    assert "This version can't be ranked" in words(page)
    _click(page, "Rank without choosing a version")
    assert "version" not in page.query_params
    assert "Scored by customer-care-manager v1." in words(page)


def test_who_waits_is_linked_to_where_the_panel_can_be_closed(opening: Opening):
    opening.add("Jo Doe")
    opening.rate("Bo", "jo", submit=False, coaching=2)
    page = show("shortlist", requisition=opening.id)
    assert "Bo has not submitted yet." in words(page)
    [link] = [each.proto for each in page.main.get("page_link")]
    assert link.label == "See who is missing, or close a panel"
    assert link.query_string == f"requisition={opening.id}&close=jo"
    seen = show("scorecard", requisition=opening.id, close="jo")
    assert [each.value for each in seen.title] == ["Scorecards"]
    assert "Not submitted yet: Bo." in words(seen)
