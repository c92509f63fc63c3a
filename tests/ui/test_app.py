from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import carehire.ui.app
from carehire.people import Actor
from carehire.ui.pages import PAGES, STEPS
from carehire.ui.parts.text import plain
from carehire.workflows import keep_requisition
from carehire.workflows.open_house import House
from tests.ui.openings import HOSTILE, show, words

OWNER = Actor.owner()
pytestmark = pytest.mark.usefixtures("house")
OF_A_REQUISITION = [name for name, entry in PAGES.items() if name != "home" and not entry.alone]
PACKAGED = Path(carehire.ui.app.__file__).parent / ".streamlit" / "config.toml"


@pytest.fixture
def opening(house: House) -> str:
    return keep_requisition.start(house.store, OWNER, house.catalog, "customer-care-manager", "Larkspur").id


def _links(page) -> list[tuple[str, str, str]]:
    return [
        (each.proto.label.replace("\\", ""), each.proto.page, each.proto.query_string)
        for each in page.sidebar.get("page_link")
    ]


def test_a_hosting_service_serves_what_carehire_app_serves():
    root = Path(__file__).parents[2]
    assert (root / ".streamlit" / "config.toml").read_text() == PACKAGED.read_text()


def test_nothing_is_told_to_anybody_and_nobody_else_on_the_network_is_served():
    config = tomllib.loads(PACKAGED.read_text())
    assert config["browser"]["gatherUsageStats"] is False
    assert config["server"]["address"] == "127.0.0.1"
    assert "http" not in PACKAGED.read_text()


@pytest.mark.parametrize("page", OF_A_REQUISITION)
def test_a_page_whose_address_names_no_requisition_leads_home(page: str):
    shown = show(page)
    assert [title.value for title in shown.title] == ["Which requisition\\?"]
    assert "See all requisitions" in [link.proto.label for link in shown.get("page_link")]


@pytest.mark.parametrize("page", OF_A_REQUISITION)
def test_a_page_whose_requisition_is_unknown_or_deleted_says_so(house: House, opening: str, page: str):
    keep_requisition.delete(house.store, OWNER, opening)
    for name in (opening, "<b>nope</b>"):
        shown = show(page, requisition=name)
        assert f'There is no requisition "{name}" here' in words(shown)
        assert len(shown.title) == 1


@pytest.mark.parametrize("page", PAGES)
def test_each_page_has_one_heading(opening: str, page: str):
    assert len(show(page, requisition=opening).title) == 1


def test_each_step_is_a_link_that_carries_the_requisition(opening: str):
    links = _links(show("posting", requisition=opening))
    assert [label for label, _, _ in links[1:]] == [
        "1. Posting", "2. Rubric", "3. Candidates", "4. Interviews", "5. Scorecards", "6. Debrief", "7. Shortlist",
        "8. Impact",
    ]  # fmt: skip
    assert {query for _, _, query in links[1:]} == {f"requisition={opening}"}


def test_without_a_requisition_the_side_has_only_the_way_home():
    assert len(_links(show("home"))) == 1


def test_a_panelist_is_led_to_what_is_theirs_alone(opening: str):
    links = _links(show("scorecard", requisition=opening, panelist="Ingrid"))
    own = [f"{STEPS.index(step) + 1}. {PAGES[step].step}" for step in ("interviews", "scorecard", "debrief")]
    assert [label for label, _, _ in links[1:]] == own
    assert all("panelist=Ingrid" in query for _, _, query in links[1:])


def test_what_a_panelist_may_not_see_is_refused_in_words(opening: str):
    shown = show("posting", requisition=opening, panelist="Ingrid")
    assert not shown.exception


def test_a_home_that_cannot_be_opened_is_told_in_words(monkeypatch: pytest.MonkeyPatch):
    from carehire.ui import session

    monkeypatch.setenv("CAREHIRE_PORT", "many")
    session.house.clear()
    shown = show("home")
    assert "CAREHIRE_PORT" in words(shown)


@pytest.mark.parametrize("page", PAGES)
def test_hostile_names_are_shown_to_the_letter_or_not_at_all(house: House, opening: str, page: str):
    keep_requisition.change(house.store, OWNER, opening, ("title",), "Customer Care Manager", HOSTILE)
    shown = show(page, requisition=opening)
    assert not shown.exception
    raw = [each.value for each in (*shown.title, *shown.header, *shown.subheader, *shown.markdown)]
    raw += [link.proto.label for link in shown.get("page_link")]
    assert not [text for text in raw if "<script>" in text or "![](" in text or ":red[" in text]
    assert not [each.value for each in shown.html if "<script>alert" in each.value]


@given(st.text())
@example("![](https://evil.example/p.png) :red[x] $x$ `c` <b> www.evil.example a@b.example")
def test_no_mark_of_markdown_is_left_unescaped(text: str):
    told = plain(text)
    marks = [i for i, char in enumerate(told) if char in "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~"]
    assert all(told[i - 1] == "\\" for i in marks)
    read = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", told)
    assert read.replace("\u2060", "") == " ".join(text.split()).replace("\u2060", "")
