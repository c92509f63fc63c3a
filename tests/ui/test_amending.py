from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from carehire.people import Actor
from carehire.scoring.scorecard import Rating, RatingRound
from carehire.storage.records import ScorecardRecord
from carehire.workflows.open_house import House
from tests.ui import openings
from tests.ui.openings import HOSTILE, IMAGE, SCRIPT, Opening, primary, show, words

ANA = Actor.panelist("Ana")


@pytest.fixture
def opening(house: House) -> Opening:
    made = openings.make(house)
    made.use_rubric()
    made.rate("Ana", made.add("Kim Lee"), team_leadership=4, coaching=3)
    return made


def _card(opening: Opening, **query: str) -> AppTest:
    return show("scorecard", requisition=opening.id, panelist="Ana", candidate="kim", **query)


def _kept(opening: Opening) -> ScorecardRecord:
    return opening.store.scorecard(ANA, opening.id, "kim")


def _click(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def _begun(opening: Opening, reason: str = "") -> None:
    opening.store.begin_amendment(ANA, opening.id, "kim")
    opening.store.save_rating(ANA, opening.id, "kim", "coaching", Rating(5, "Found my notes"))
    if reason:
        opening.store.note_amendment(ANA, opening.id, "kim", reason)


def test_a_submitted_scorecard_can_be_amended_and_stands_meanwhile(opening: Opening):
    page = _click(_card(opening), "Amend this scorecard")
    assert page.query_params["criterion"] == "team-leadership"
    assert "You are amending this scorecard." in words(page)
    assert page.radio[0].value == "4"
    page.radio[0].set_value("2").run()
    assert _kept(opening).ratings["team-leadership"].level == 4
    assert _kept(opening).in_hand["team-leadership"].level == 2


def test_an_amendment_takes_a_reason_and_what_was_typed_stays(opening: Opening):
    _begun(opening)
    page = _card(opening, criterion="review")
    assert primary(page) == ["Hand in the amendment"]
    _click(page, "Hand in the amendment")
    assert "Say why you amend your scorecard" in words(page)
    page.text_area[0].set_value("I had mixed up two people.").run()
    amendment = _kept(opening).amendment
    assert amendment is not None
    assert amendment.reason == "I had mixed up two people."
    assert _card(opening, criterion="review").text_area[0].value == "I had mixed up two people."


def test_handing_in_shows_both_versions_with_what_changed_and_why(opening: Opening):
    _begun(opening, "Found my notes again.")
    page = _click(_card(opening, criterion="review"), "Hand in the amendment")
    assert [each.reason for each in _kept(opening).versions] == ["", "Found my notes again."]
    seen = words(page)
    assert "“Found my notes again.” It counts among the independent ratings" in seen
    row = next(part for part in seen.split("<tr") if "Coaching and training" in part)
    assert row.startswith(' class="ch-changed"')
    assert "Ana saw 3" in row
    assert "Found my notes" in row
    assert ">Rating and evidence<" in row
    assert seen.count('class="ch-changed"') == 1
    assert len(page.radio) == 0


def test_nothing_changed_is_nothing_to_hand_in(opening: Opening):
    opening.store.begin_amendment(ANA, opening.id, "kim")
    page = _card(opening, criterion="review")
    assert "Nothing differs from what you submitted yet." in words(page)
    assert next(each for each in page.button if each.label == "Hand in the amendment").disabled


def test_dropping_asks_first_and_brings_back_what_was_submitted(opening: Opening):
    _begun(opening, "A slip")
    page = _card(opening)
    assert "Drop what you changed since, and its reason?" in words(page)
    _click(page, "Yes, drop it")
    assert _kept(opening).amendment is None
    assert _kept(opening).in_hand["coaching"] == Rating(3, "Ana saw 3")
    assert "Amend this scorecard" in [each.label for each in page.button]


def test_the_page_says_when_an_amendment_counts_only_after_the_debrief_and_why(opening: Opening):
    assert "It counts among the independent ratings as long as nobody else" in words(_card(opening))
    opening.rate("Bo", "kim", coaching=1)
    seen = words(_card(opening))
    assert "It counts only among the ratings after the debrief." in seen
    assert "so a change is no longer independent" in seen
    _begun(opening, "Bo saw more")
    page = _click(_card(opening, criterion="review"), "Hand in the amendment")
    assert _kept(opening).versions[-1].round is RatingRound.DEBRIEF
    assert "only among the ratings after the debrief, since ratings lay open by then" in words(page)


def test_an_earlier_amendment_stays_to_be_read(opening: Opening):
    for level in (1, 2):
        opening.store.amend_scorecard(
            ANA, opening.id, "kim", {"coaching": Rating(level, "x")}, f"Reason {level}"
        )
    seen = words(_card(opening))
    assert "Earlier amendments" in seen
    assert seen.index("“Reason 2”") < seen.index("“Reason 1”")


def test_hostile_reasons_are_shown_letter_for_letter(opening: Opening):
    opening.store.amend_scorecard(ANA, opening.id, "kim", {"coaching": Rating(1, HOSTILE)}, HOSTILE)
    page = _card(opening)
    assert SCRIPT in words(page)
    assert IMAGE in words(page)
    assert "<script" not in "\n".join(each.value for each in page.html)
