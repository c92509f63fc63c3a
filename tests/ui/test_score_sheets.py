"""The owner hands sheets out and takes them in; a panelist never meets them."""

from __future__ import annotations

import io
import zipfile

import pytest
from streamlit.testing.v1 import AppTest

from carehire.documents.score_sheet import RATING
from carehire.workflows.open_house import House
from tests.readers.filling import filled
from tests.ui import openings
from tests.ui.openings import OWNER, Opening, primary, show, words

TITLE = "Score sheets to fill in on paper or in Word"


@pytest.fixture
def opening(house: House) -> Opening:
    made = openings.make(house)
    made.use_rubric()
    made.add("Kim <Lee>")
    return made


def _page(opening: Opening, **query: str) -> AppTest:
    return show("scorecard", requisition=opening.id, **query)


def _names(page: AppTest):
    return next(each for each in page.text_area if each.label == "Panelists, one a line")


def _click(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def _zip(page: AppTest, opening: Opening) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(page.session_state[f"sheets zip {opening.id}"][2]))


def test_sheets_are_made_for_the_panelists_who_are_named(opening: Opening):
    page = _page(opening)
    assert TITLE in [each.label for each in page.expander]
    _names(page).set_value("Ana\n\n ana \nZoë").run()
    page = _click(page, "Prepare the sheets")
    assert [each.label for each in page.get("download_button")] == ["Download 2 sheets as a zip"]
    assert _zip(page, opening).namelist() == ["Ana - Kim Lee.docx", "Zoë - Kim Lee.docx"]
    assert primary(page) == ["Begin"]


def test_sheets_that_were_made_for_others_are_not_offered(opening: Opening):
    page = _page(opening)
    _names(page).set_value("Ana").run()
    page = _click(page, "Prepare the sheets")
    _names(page).set_value("Zoë").run()
    assert not page.get("download_button")


def test_without_a_name_no_sheet_is_made(opening: Opening):
    page = _click(_page(opening), "Prepare the sheets")
    assert "Nobody is known to rate yet" in words(page)
    assert not page.get("download_button")


def test_a_panelist_sees_no_sheets(opening: Opening):
    assert TITLE not in [each.label for each in _page(opening, panelist="Ana").expander]


def test_filled_sheets_are_taken_in_and_each_file_is_told_of(opening: Opening):
    page = _page(opening)
    _names(page).set_value("Ana\nZoë").run()
    made = _zip(_click(page, "Prepare the sheets"), opening)
    good, bad = (
        filled(made.read(name), {(RATING, "coaching"): level})
        for name, level in zip(made.namelist(), ("4", "four"), strict=True)
    )
    page.file_uploader[0].set_value([("good.docx", good, "x"), ("bad.docx", bad, "x")]).run()
    page = _click(page, "Take in 2 sheets")
    assert "1 taken in, 1 refused." in words(page)
    assert 'found "four"' in words(page)
    assert "Kim <Lee>, rated by Ana: 1 of 9 criteria" in words(page)
    [card] = opening.store.scorecards(OWNER, opening.id)
    assert card.submitted_at is not None
