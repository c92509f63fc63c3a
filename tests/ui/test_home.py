from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from carehire.people import Actor
from carehire.postings.lifecycle import Step
from carehire.workflows import keep_requisition
from carehire.workflows.load_demo import load_demo
from carehire.workflows.open_house import House
from tests.ui import openings
from tests.ui.openings import HOSTILE, primary, show, words

OWNER = Actor.owner()
pytestmark = pytest.mark.usefixtures("house")


def _press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def _start(house: House, employer: str = "Larkspur") -> str:
    return keep_requisition.start(house.store, OWNER, house.catalog, "customer-care-manager", employer).id


def _cards(page: AppTest) -> list[str]:
    return [each.value.replace("\\", "") for each in page.header]


def test_an_empty_home_says_what_carehire_does_and_offers_a_role_or_the_sample():
    page = show("home")
    assert "carehire takes you from an opening to a hire that you can explain." in words(page)
    assert "Only looking around?" in words(page)
    assert primary(page) == ["Create and open"]
    assert _cards(page) == ["Start a requisition"]


def test_a_role_shows_what_it_is_about_before_it_is_chosen_for_good():
    page = show("home")
    page.selectbox(key="home: role").select("customer-care-manager").run()
    assert "you lead the customer service team at your organization" in words(page)


def test_a_requisition_is_created_from_role_and_employer_and_opens_in_the_studio(house: House):
    page = show("home")
    page.selectbox(key="home: role").select("customer-care-manager")
    page.text_input(key="home: employer").set_value("Larkspur").run()
    page = _press(page, "Create and open")
    (record,) = house.store.requisitions(OWNER)
    assert record.data["employer"] == {"name": "Larkspur"}
    assert page.query_params["requisition"] == record.id
    assert "Still to fill in" in words(page)


def test_creating_without_a_role_asks_for_one_and_creates_nothing(house: House):
    page = _press(show("home"), "Create and open")
    assert "Choose a role first." in words(page)
    assert house.store.requisitions(OWNER) == []


def test_the_employer_of_the_last_requisition_is_remembered(house: House):
    _start(house, "Larkspur Home Goods")
    page = _press(show("home"), "New requisition")
    assert page.text_input(key="home: employer").value == "Larkspur Home Goods"
    assert primary(page) == ["Create and open"]
    page = _press(page, "Cancel")
    assert primary(page) == ["New requisition"]


def test_each_requisition_says_what_it_waits_for_and_links_there(house: House):
    name = _start(house)
    page = show("home")
    assert _cards(page) == ["Customer Care Manager"]
    assert "Waits for: Pay from and 3 more" in words(page)
    links = {link.proto.label: link.proto for link in page.main.get("page_link")}
    assert links["**Fill in the posting**"].query_string == f"requisition={name}"


def test_the_sample_loads_from_an_empty_home_and_opens_its_shortlist(house: House):
    page = _press(show("home"), "Load the sample")
    assert not page.exception
    (record,) = house.store.requisitions(OWNER)
    assert record.counts.candidates > 0
    assert "ready for the debrief" in words(show("home"))


def test_a_card_follows_the_panel_from_the_first_scorecard_to_a_closed_one(house: House):
    opening = openings.make(house)
    opening.use_rubric()
    opening.rate("Ana", opening.add("Kim Lee"), coaching=4)
    opening.rate("Bo", "kim", submit=False, coaching=2)
    page = show("home")
    assert "waits for the panel: 1 of 2 scorecards submitted" in words(page)
    [link] = [each.proto for each in page.main.get("page_link") if "missing" in each.proto.label]
    assert link.query_string == f"requisition={opening.id}"
    house.store.close_panel(OWNER, opening.id, "kim", "Bo is on leave.")
    assert "1 candidate; 1 ready for the debrief" in words(show("home"))


def test_the_sample_is_not_offered_where_there_is_data(house: House):
    load_demo(house)
    assert "Load the sample" not in [each.label for each in show("home").button]


def test_deleting_asks_first_and_can_be_taken_back(house: House):
    name = _start(house)
    page = show("home")
    page.button(key=f"delete {name}").click().run()
    assert house.store.requisitions(OWNER) != []
    page = _press(page, "Keep it")
    page.button(key=f"delete {name}").click().run()
    page = _press(page, "Yes, delete it")
    assert house.store.requisitions(OWNER) == []
    page = _press(page, "Restore")
    assert _cards(page) == ["Customer Care Manager"]
    assert [record.id for record in house.store.requisitions(OWNER)] == [name]


def test_hostile_titles_and_employers_are_shown_to_the_letter(house: House):
    name = _start(house, HOSTILE)
    keep_requisition.change(house.store, OWNER, name, ("title",), "Customer Care Manager", HOSTILE)
    page = show("home")
    assert HOSTILE in words(page)
    assert not [each for each in page.html if "<script>alert" in each.value]


def _take(house: House, name: str, *steps: Step) -> None:
    for step in steps:
        house.store.take_step(OWNER, name, step, house.store.requisition(OWNER, name).version)


def test_each_requisition_says_where_it_stands_in_its_life(house: House):
    name = _start(house)
    assert '<span class="life draft">Draft</span>' in words(show("home"))
    _take(house, name, Step.SUBMIT)
    assert '<span class="life in_review">In review</span>' in words(show("home"))


def test_closed_requisitions_are_put_aside_and_shown_on_demand(house: House):
    done, going = _start(house), _start(house)
    keep_requisition.change(house.store, OWNER, done, ("title",), "Customer Care Manager", "Long Filled")
    _take(house, done, Step.CLOSE)
    page = show("home")
    assert _cards(page) == ["Customer Care Manager"]
    shown = next(each for each in page.segmented_control if each.label == "Requisitions shown")
    shown.set_value("Closed").run()
    assert _cards(page) == ["Long Filled"]
    assert "Closed; waits for nothing" in words(page)
    shown.set_value("All").run()
    assert _cards(page) == ["Customer Care Manager", "Long Filled"]
    _take(house, going, Step.CLOSE)
    assert "Nothing is open now." in words(show("home"))


def test_all_open_postings_come_as_one_zip_and_what_was_left_out_is_told(house: House):
    load_demo(house)
    _start(house)
    page = show("home")
    page.session_state["home: bulk"] = True
    page = _press(page.run(), "Make the zip")
    assert "1 of 2 postings is in it." in words(page)
    assert "Left out until what is open in them is filled in: 1." in words(page)
    assert "Download the zip" in [each.proto.label for each in page.get("download_button")]


OLD = f"""Customer Care Manager
Job ID: 4711

About the role
You lead the team.

What you will do
- Coach everybody {HOSTILE}
"""


def _bring(text: str, name: str = "old.txt") -> AppTest:
    page = show("home")
    page.segmented_control[0].set_value("An old posting").run()
    page.file_uploader[0].upload(name, text.encode()).run()
    return page


def test_an_old_posting_shows_what_was_taken_and_what_was_not_before_anything_is_kept(house: House):
    page = _bring(OLD)
    seen = words(page)
    assert "Not placed: 1" in seen
    assert "Job ID: 4711" in seen
    assert f"Coach everybody {HOSTILE}" in seen
    assert page.selectbox[0].value == "customer-care-manager"
    assert house.store.requisitions(OWNER) == []
    page = _press(page, "Create and open")
    (record,) = house.store.requisitions(OWNER)
    assert record.data["edits"]["add"][0]["text"] == f"Coach everybody {HOSTILE}"
    assert "Still to fill in" in words(page)


def test_an_old_posting_without_a_title_asks_for_its_role(house: House):
    page = _bring("## Responsibilities\n\n- Keep bees.\n", "old.md")
    assert "No title was found in it." in words(page)
    page.selectbox[0].select("customer-success-manager").run()
    _press(page, "Create and open")
    (record,) = house.store.requisitions(OWNER)
    assert record.data["role"] == "customer-success-manager"


def test_a_file_that_cannot_be_read_says_why(house: House):
    page = _bring("%PDF-1.7", "old.txt")
    assert "this is a PDF" in words(page)
    assert house.store.requisitions(OWNER) == []
