from __future__ import annotations

import pytest

from carehire.candidates.candidate import Candidate
from carehire.workflows.open_house import House
from tests.seating import name_panel
from tests.ui import openings
from tests.ui.openings import HOSTILE, OWNER, SCRIPT, Opening, primary, show, words


@pytest.fixture
def opening(house: House) -> Opening:
    made = openings.make(house)
    made.use_rubric()
    return made


@pytest.fixture
def six(opening: Opening) -> Opening:
    """Six candidates, the earlier the better; of the last one hardly anything was observed."""
    name_panel(opening.store, opening.id, "Pat")
    for place, name in enumerate(("Ann", "Bea", "Cy", "Dee", "Eve")):
        opening.rate_all("Pat", opening.add(name), 5 - place // 2)
    opening.rate("Pat", opening.add("Fay"), team_leadership=3)
    return opening


def chosen(page) -> list[str]:
    return page.multiselect[0].value


def test_with_fewer_than_two_candidates_the_page_leads_to_them(opening: Opening):
    opening.add("Ann")
    page = show("compare", requisition=opening.id)
    assert "There are not two candidates to compare yet." in words(page)
    assert primary(page) == ["Go to the candidates"]


def test_where_candidates_only_wait_for_their_panels_it_says_so_and_for_whom(opening: Opening):
    opening.add("Ann")
    opening.add("Bea")
    page = show("compare", requisition=opening.id)
    seen = words(page)
    assert "once their whole panel has submitted, or is closed" in seen
    assert [each.proto.label for each in page.main.get("page_link")] == [
        "See who is missing, or close a panel"
    ]
    assert "First take in the candidates" not in seen


def test_the_leading_three_are_compared_at_first(six: Opening):
    page = show("compare", requisition=six.id)
    assert chosen(page) == ["ann", "bea", "cy"]
    assert primary(page) == ["Download Word document"]
    assert "Rank 1 of 5" in words(page)


def test_who_is_compared_stands_in_the_url(six: Opening):
    page = show("compare", requisition=six.id, candidates="eve,fay")
    assert chosen(page) == ["eve", "fay"]
    seen = words(page)
    assert "Not observed" in seen
    assert "Pat saw 3" in seen
    page.multiselect[0].set_value(["eve", "dee", "ann"]).run()
    assert page.query_params["candidates"] == ["eve", "dee", "ann"]
    assert chosen(page) == ["eve", "dee", "ann"]


def test_one_alone_is_told_in_friendly_words(six: Opening):
    page = show("compare", requisition=six.id, candidates="ann")
    assert "Choose 2 to 5 candidates." in words(page)
    page.multiselect[0].set_value([]).run()
    assert "Choose 2 to 5 candidates." in words(page)
    assert chosen(page) == []


def test_more_than_five_are_told_in_friendly_words(six: Opening):
    page = show("compare", requisition=six.id, candidates="ann,bea,cy,dee,eve,fay,zoe")
    assert chosen(page) == ["ann", "bea", "cy", "dee", "eve"]
    assert "More than 5 don't fit side by side; the first 5 are shown." in words(page)
    assert "Not here any more: zoe." in words(page)


def test_two_people_of_one_name_are_told_apart(opening: Opening):
    name_panel(opening.store, opening.id, "Ana")
    for candidate in ("kim-1", "kim-2"):
        opening.store.add_candidates(OWNER, opening.id, [Candidate(candidate, "Kim Lee")])
        opening.rate_all("Ana", candidate, 4)
    page = show("compare", requisition=opening.id)
    assert page.multiselect[0].options == ["Kim Lee (kim-1)", "Kim Lee (kim-2)"]
    assert 'data-label="Kim Lee (kim-1)"' in words(page)


def test_hostile_names_and_evidence_are_shown_letter_for_letter(opening: Opening):
    name_panel(opening.store, opening.id, HOSTILE)
    for name in (HOSTILE, f"Y {HOSTILE}"):
        opening.rate_all(HOSTILE, opening.add(name), 4)
    page = show("compare", requisition=opening.id)
    assert SCRIPT in words(page)
    assert "<script" not in "\n".join(each.value for each in page.html)


def test_a_panelist_does_not_see_the_comparison(six: Opening):
    seen = words(show("compare", requisition=six.id, panelist="Pat"))
    assert "Only the owner may see the ranking" in seen
    assert "Bea" not in seen
