from __future__ import annotations

import io

import docx
import pytest

from carehire.catalog import Catalog
from carehire.people import Actor
from carehire.ui import session
from carehire.ui.parts.impact_review import Wish, export
from carehire.workflows import ask_about_you
from carehire.workflows.open_house import House, now
from carehire.workflows.review_outcomes import review_example
from tests.ui import openings
from tests.ui.openings import HOSTILE, OWNER, SCRIPT, Opening, primary, show, words

FORM = "us-eeo"


@pytest.fixture
def opening(house: House) -> Opening:
    made = openings.make(house)
    made.use_rubric()
    return made


def fill(opening: Opening, people: int = 24) -> None:
    """Two in three pass the must-have; answers alternate, and every eighth would rather not say."""
    answers = {}
    for number in range(people):
        months = 36.0 if number % 3 else 9.0
        name = opening.add(f"Person{number:02} Lee", supervision_months=months)
        answers[name] = {"sex": ("female", "male")[number % 2]} if number % 8 else {}
    opening.store.import_group_answers(OWNER, opening.id, FORM, answers)


def test_without_candidates_the_page_leads_to_them(opening: Opening):
    page = show("impact", requisition=opening.id)
    assert "There are no candidates yet." in words(page)
    assert primary(page) == ["Go to the candidates"]


def test_without_answers_it_says_how_to_ask(opening: Opening):
    opening.add("Kim Lee")
    page = show("impact", requisition=opening.id)
    assert "Nobody has answered the questions about their groups yet." in words(page)
    assert "Nothing is guessed from names." in words(page)
    assert primary(page) == ["Download all links"]


def test_the_answers_of_candidates_become_rates_by_stage(opening: Opening):
    # Of 24, numbers 0, 3, … 21 (eight people) miss the must-have; 0, 8 and 16 would rather not say.
    # Women are 2, 4, 6, 10, 12, 14, 18, 20, 22: of nine, 6, 12 and 18 miss it. Of twelve men four do.
    fill(opening)
    seen = words(show("impact", requisition=opening.id))
    assert "16 of 24 people were selected" in seen
    assert "6 of 9" in seen
    assert "8 of 12" in seen
    assert "2 of 3" in seen
    assert "Person" not in seen


def test_an_outcome_that_few_people_had_is_not_broken_down(opening: Opening):
    fill(opening, 6)
    seen = words(show("impact", requisition=opening.id))
    assert "Only 4 people were selected here" in seen
    assert "1 of 3" not in seen


def test_a_panelist_sees_nothing_of_it(opening: Opening):
    fill(opening)
    seen = words(show("impact", requisition=opening.id, panelist="Ana"))
    assert "Only the owner may" in seen
    assert "people were selected" not in seen


def test_the_example_shows_a_stage_flagged_under_a_good_bottom_line(opening: Opening):
    page = show("impact", requisition=opening.id, source="example")
    seen = words(page)
    assert "Screening, sex: Female." in seen
    assert "Bottom line, sex" not in seen
    assert "A good bottom line excuses no stage" in seen
    assert primary(page) == ["Download Word report"]


def test_a_file_is_reviewed_and_its_faults_are_told(opening: Opening):
    page = show("impact", requisition=opening.id, source="file")
    text = "stage,sex,applicants,selected\nscreen,a,80,48\nscreen,b,40,12\n"
    page.get("file_uploader")[0].set_value(("O.csv", text.encode(), "text/csv")).run()
    seen = words(page)
    assert "0.500" in seen
    assert "3.10" in seen
    page.get("file_uploader")[0].set_value(("O.csv", b"stage,sex\nscreen,a\n", "text/csv")).run()
    assert "no column that says what became of people" in words(page)


def test_hostile_group_names_are_shown_to_the_letter(opening: Opening):
    page = show("impact", requisition=opening.id, source="file")
    text = f'stage,sex,applicants,selected\nscreen,"{HOSTILE}",80,48\n"{HOSTILE}",b,40,12\n'
    page.get("file_uploader")[0].set_value(("O.csv", text.encode(), "text/csv")).run()
    assert SCRIPT in words(page)
    assert "<script" not in "\n".join(each.value for each in page.html)


def test_the_downloads_are_whole(house: House):
    review = review_example(house.catalog)
    look = session.house().look()
    for form, title in (("report", "Impact review"), ("ll144", "Selection and scoring rates by category")):
        made = docx.Document(io.BytesIO(export(review, form, "docx", look, now(), Wish())))
        assert made.paragraphs[0].text == title
        assert made.tables


def invited(opening: Opening, name: str = "Kim Lee") -> dict[str, str]:
    opening.add(name)
    (invitation,) = ask_about_you.invitations(opening.store, OWNER, opening.id, FORM)
    return invitation.query


def test_a_candidate_answers_on_a_page_that_shows_nothing_else(opening: Opening):
    query = invited(opening)
    page = show("about_you", **query)
    seen = words(page)
    assert "Answering is voluntary" in seen
    assert "Kim" not in seen
    assert "Customer Care Manager" not in seen
    assert (list(page.sidebar.get("page_link")), list(page.sidebar.html)) == ([], [])
    assert [each.value for each in page.radio] == ["", ""]
    page.radio[0].set_value("female")
    page.button[0].click().run()
    assert "Your answers are kept" in "".join(each.value for each in page.success)
    (kept,) = opening.store.group_answers(OWNER, opening.id)
    assert kept.answers == {"sex": "female"}


def test_what_was_answered_is_not_shown_again_and_can_be_erased(opening: Opening):
    query = invited(opening)
    ask_about_you.answer(opening.store, Catalog(), opening.id, query["invitation"], FORM, {"sex": "female"})
    page = show("about_you", **query)
    assert "What you chose isn't shown again" in words(page)
    assert [each.value for each in page.radio] == ["", ""]
    next(each for each in page.button if each.label == "Erase my answers").click().run()
    assert opening.store.count_group_answers(OWNER, opening.id) == 0


@pytest.mark.parametrize("broken", ["invitation", "requisition", "form"])
def test_every_broken_link_gets_the_same_words(opening: Opening, broken: str):
    query = invited(opening) | {broken: "nope"}
    seen = words(show("about_you", **query))
    assert "It may be incomplete, or not hold any more." in seen
    assert "nope" not in seen


def test_the_owner_finds_a_candidates_link_takes_a_file_in_and_erases(opening: Opening):
    kim = opening.add("Kim Lee")
    page = show("impact", requisition=opening.id)
    whose = next(each for each in page.selectbox if each.label.startswith("Or one"))
    whose.set_value(kim).run()
    link = page.code[0].value
    token = opening.store.respondents(OWNER, opening.id)[kim]
    assert f"invitation={token}" in link
    assert "/about_you?" in link
    file = ("answers.csv", f"candidate,Gender,Team *A*\n{kim},female,x\n".encode(), "text/csv")
    page.get("file_uploader")[0].set_value(file).run()
    next(each for each in page.button if each.label == "Take these answers in").click().run()
    assert opening.store.count_group_answers(OWNER, opening.id) == 1
    assert "Not asked for and left out\\: Team \\*A\\*" in page.success[0].value
    erase = next(each for each in page.selectbox if each.label.startswith("Candidate who"))
    erase.set_value(kim).run()
    next(each for each in page.button if each.label == "Erase these answers").click().run()
    assert opening.store.count_group_answers(OWNER, opening.id) == 0
    assert Actor.candidate(token).person.name == ""
