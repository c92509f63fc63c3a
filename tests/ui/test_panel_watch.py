from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from carehire.people import Actor
from carehire.workflows.open_house import House
from tests.seating import name_panel
from tests.ui import openings
from tests.ui.openings import HOSTILE, IMAGE, OWNER, SCRIPT, Opening, primary, show, words


@pytest.fixture
def opening(house: House) -> Opening:
    made = openings.make(house)
    made.use_rubric()
    made.add("Kim Lee")
    made.add("Jo Doe")
    return made


def _click(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def _row(page: AppTest, name: str) -> str:
    return next(part for part in words(page).split("<tr") if f'scope="row">{name}<' in part)


def _said(row: str) -> dict[str, str]:
    """Return what a row says, by its columns, without the signs before the words."""
    cells = re.findall(r'data-label="([^"]+)">(.*?)</td>', row)
    return {column: re.sub("<[^>]+>", "", text) for column, text in cells}


def test_the_owner_sees_who_has_submitted_for_whom_in_words(opening: Opening):
    opening.rate("Ana", "kim", coaching=4)
    opening.rate("Bo", "kim", submit=False, coaching=1, composure=2)
    page = show("scorecard", requisition=opening.id)
    row = _row(page, "Kim Lee")
    assert _said(row) == {"Ana": "Submitted", "Bo": "2 of 9 answered", "Panel": "Open"}
    assert row.count('aria-hidden="true"') == 3
    assert "0 of 2 panels are complete or closed." in words(page)
    assert primary(page) == ["Begin"]


def test_one_alone_waits_for_a_second_and_the_page_says_how_to_go_on(opening: Opening):
    opening.rate("Ana", "kim", coaching=4)
    page = show("scorecard", requisition=opening.id, close="kim")
    assert _said(_row(page, "Kim Lee")) == {"Ana": "Submitted", "Panel": "Waits for a second panelist"}
    assert _said(_row(page, "Jo Doe")) == {"Ana": "Not begun", "Panel": "Open"}
    seen = words(page)
    assert "Nobody has named the panel" in seen
    assert "Not submitted yet: a second panelist." in seen
    [link] = [each.proto for each in page.main.get("page_link")]
    assert (link.label, link.query_string) == ("Name who sits on the panel", f"requisition={opening.id}")
    name_panel(opening.store, opening.id, "Ana", "Bo")
    seen = words(page.run())
    assert "Nobody has named the panel" not in seen
    assert "Not submitted yet: Bo." in seen


def test_no_rating_is_on_the_page_while_a_panel_is_open(opening: Opening):
    opening.rate("Ana", "kim", coaching=4)
    opening.rate("Bo", "kim", submit=False, coaching=1)
    seen = words(show("scorecard", requisition=opening.id))
    assert "Ana saw" not in seen
    assert "Bo saw" not in seen


def test_closing_takes_a_reason_and_a_name_and_tells_both_at_once(opening: Opening):
    page = _click(show("scorecard", requisition=opening.id), "Close this panel")
    seen = words(page)
    assert "This panel was not closed" in seen
    assert "Reason" in seen
    assert "Name of whoever closes it" in seen
    assert not opening.store.panel_status(OWNER, opening.id)[0].closed


def test_a_panel_is_closed_with_reason_and_name_and_opened_again(opening: Opening):
    opening.rate("Ana", "jo", coaching=4)
    opening.rate("Bo", "jo", submit=False, coaching=1)
    page = show("scorecard", requisition=opening.id, close="jo")
    assert "Not submitted yet: Bo." in words(page)
    page.text_area[0].set_value("Bo is on leave.")
    page.text_input(key="closes").set_value(" Dana   Cole ")
    _click(page, "Close this panel")
    closing = opening.store.panel_status(OWNER, opening.id)[1].closed
    assert closing is not None
    assert (closing.closed_by.name, closing.reason) == ("Dana Cole", "Bo is on leave.")
    assert "Closed early" in _row(page, "Jo Doe")
    assert "closed by Dana Cole" in words(page)
    assert "close" not in page.query_params
    _click(page, "Open this panel again")
    assert "say who opens it" in words(page)
    page.text_input(key="opens|jo").set_value("Eve  Poe")
    _click(page, "Open this panel again")
    assert not opening.store.panel_status(OWNER, opening.id)[1].closed
    assert ">Open<" in _row(page, "Jo Doe")
    assert "Opened again (1)" in words(page)
    assert "opened again by Eve Poe," in words(page)


def test_nobody_on_the_panel_yet_is_said_and_nothing_is_empty(opening: Opening):
    seen = words(show("scorecard", requisition=opening.id))
    assert "Nobody has begun a scorecard yet, and no interview plan names a panel." in seen


def test_an_amended_scorecard_is_told_without_what_changed(opening: Opening):
    opening.rate("Ana", "kim", coaching=4)
    ana = Actor.panelist("Ana")
    opening.store.begin_amendment(ana, opening.id, "kim")
    opening.rate("Ana", "kim", submit=False, coaching=2)
    opening.store.amend_scorecard(ana, opening.id, "kim", None, "A slip")
    opening.rate("Bo", "kim", submit=False, coaching=2)
    page = show("scorecard", requisition=opening.id)
    assert "Submitted, amended since" in _row(page, "Kim Lee")
    assert "A slip" not in words(page)


def test_a_panelist_does_not_see_how_far_others_are(opening: Opening):
    opening.rate("Bo Secret", "kim", coaching=4)
    assert "Bo Secret" not in words(show("scorecard", requisition=opening.id, panelist="Ana"))


def test_hostile_reasons_and_names_are_shown_letter_for_letter(opening: Opening):
    page = show("scorecard", requisition=opening.id, close="kim")
    page.text_area[0].set_value(HOSTILE)
    page.text_input(key="closes").set_value(HOSTILE[:80])
    _click(page, "Close this panel")
    seen = words(page)
    assert SCRIPT in seen
    assert IMAGE in seen
    assert "<script" not in "\n".join(each.value for each in page.html)
