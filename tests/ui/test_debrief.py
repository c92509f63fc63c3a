from __future__ import annotations

import io

import docx
import pytest
from streamlit.testing.v1 import AppTest

from carehire.candidates.candidate import Candidate
from carehire.candidates.decision import Choice
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.ui import session
from carehire.workflows.hold_debrief import hold_debrief
from carehire.workflows.open_house import House, now
from carehire.workflows.write_letters import letter_file, letter_to, letters
from tests.seating import name_panel
from tests.ui import openings
from tests.ui.openings import HOSTILE, IMAGE, OWNER, SCRIPT, Opening, primary, show, words

MARIA = "Maria Lopez"


@pytest.fixture
def opening(house: House) -> Opening:
    made = openings.make(house)
    made.use_rubric()
    name_panel(made.store, made.id, "Ana")
    return made


@pytest.fixture
def kim(opening: Opening) -> str:
    """Kim, rated by Ana and Bo, who differ on coaching by three levels."""
    candidate = opening.add("Kim Lee")
    opening.rate("Ana", candidate, coaching=5, composure=4)
    opening.rate("Bo", candidate, coaching=2, composure=4)
    return candidate


def debrief(opening: Opening, candidate: str, *, ratings: bool = True, **query: str) -> AppTest:
    shown = {"ratings": "shown"} if ratings else {}
    return show("debrief", requisition=opening.id, candidate=candidate, **shown, **query)


def press(page: AppTest, label: str) -> AppTest:
    [button] = [each for each in page.button if each.label == label]
    return button.click().run()


def record(page: AppTest, choice: str, reason: str, name: str) -> AppTest:
    [radio] = page.radio
    radio.set_value(Choice(choice))
    [field] = [each for each in page.text_area if each.label == "Reason"]
    field.set_value(reason)
    page.text_input[0].set_value(name)
    label = next(each.label for each in page.button if each.label.startswith("Record"))
    return press(page, label)


def the_letter(page: AppTest):
    [field] = [each for each in page.text_area if each.label == "The letter"]
    return field


def test_without_candidates_the_page_leads_to_them(opening: Opening):
    page = show("debrief", requisition=opening.id)
    assert "There is nobody to talk about yet." in words(page)
    assert primary(page) == ["Go to the candidates"]


def test_without_a_submitted_scorecard_the_page_leads_to_the_scorecards(opening: Opening):
    opening.rate("Ana", opening.add("Kim Lee"), submit=False, coaching=4)
    page = show("debrief", requisition=opening.id)
    assert "There is nothing to talk about yet." in words(page)
    assert primary(page) == ["Go to the scorecards"]


def test_all_candidates_stand_with_what_there_is_to_talk_about(opening: Opening, kim: str):
    opening.add("Jo Doe")
    page = show("debrief", requisition=opening.id)
    assert primary(page) == ["Begin with Kim Lee"]
    badges = "\n".join(each.value for each in page.markdown)
    assert "1 difference to talk about" in badges
    assert "Panel still open" in badges
    assert "Waits for Ana" in badges
    assert ">Coaching and training<" in words(page)
    press(page, "Kim Lee")
    assert page.query_params["candidate"] == kim


def test_evidence_comes_first_and_no_level_with_it(opening: Opening, kim: str):
    for who, level in (("Ana", 5), ("Bo", 2)):
        assert (
            opening.store.scorecard(Actor.panelist(who), opening.id, kim).ratings["coaching"].level == level
        )
    page = debrief(opening, kim, ratings=False)
    seen = words(page)
    assert "Ana: Ana saw 5" in seen  # the sample's evidence names its level; the page itself shows none
    assert "<table" not in seen
    assert "Where the panel differs" not in seen
    assert not page.radio
    assert primary(page) == ["Show the ratings"]
    page = press(page, "Show the ratings")
    assert page.query_params["ratings"] == "shown"
    assert '<table class="ch-heat">' in words(page)


def test_a_difference_shows_both_pieces_of_evidence_side_by_side(opening: Opening, kim: str):
    seen = words(debrief(opening, kim))
    assert r"Coaching and training\: 3 levels apart" in seen
    for level, seen_by, who in (("5", "Ana saw 5", "Ana"), ("2", "Bo saw 2", "Bo")):
        assert f'<span class="ch-level">{level}</span>' in seen
        assert f"<blockquote>{seen_by}</blockquote><figcaption>{who}</figcaption>" in seen
    assert "To Bo, who gave 2: what would have raised the score?" in seen


def test_the_heat_map_is_a_table_with_names_for_rows_and_columns(opening: Opening, kim: str):
    seen = words(debrief(opening, kim))
    assert '<th scope="col">Ana</th><th scope="col">Bo</th>' in seen
    row = '<th scope="row">Coaching and training</th><td style="--ch-depth:100%">5</td><td style="--ch-depth:40%">2</td>'
    assert row in seen
    assert '<td class="ch-far"><strong>3</strong></td>' in seen


def test_a_decision_needs_a_reason_and_a_person(opening: Opening, kim: str):
    page = press(debrief(opening, kim), "Record the decision")
    seen = words(page)
    assert "Say why" in seen or "say why" in seen
    assert "a person's name" in seen
    assert opening.store.decisions(OWNER, opening.id) == []


def test_a_decision_is_recorded_with_its_person_and_the_score_of_the_moment(opening: Opening, kim: str):
    page = record(debrief(opening, kim), "advance", "Coaches with a plan.", MARIA)
    [made] = opening.store.decisions(OWNER, opening.id)
    assert (made.choice, made.reason, made.by) == ("advance", "Coaches with a plan.", MARIA)
    assert made.standing.rubric == "customer-care-manager v1"
    seen = words(page)
    assert "Coaches with a plan." in seen
    assert f"By {MARIA}" in seen
    assert primary(page) == ["Go to the shortlist"]


def test_a_changed_decision_leaves_the_older_one_to_be_read(opening: Opening, kim: str):
    page = record(debrief(opening, kim), "hold", "Hear the reference.", MARIA)
    page = record(page, "advance", "The reference was good.", MARIA)
    seen = words(page)
    assert "The reference was good." in seen
    assert "Hold: Hear the reference." in seen


def test_after_a_decision_the_page_leads_to_the_next_candidate(opening: Opening, kim: str):
    jo = opening.add("Jo Doe")
    opening.rate("Ana", jo, coaching=3)
    page = record(debrief(opening, kim), "advance", "Yes.", MARIA)
    assert primary(page) == ["Go on with Jo Doe"]
    press(page, "Go on with Jo Doe")
    assert page.query_params["candidate"] == jo
    assert "ratings" not in page.query_params


def test_a_declined_candidates_letter_is_drafted_and_kept_as_it_is_edited(opening: Opening, kim: str):
    page = record(debrief(opening, kim), "decline", "Not this time.", MARIA)
    text = the_letter(page).value
    assert text.startswith("Dear Kim Lee,")
    assert "Ana saw" not in text
    assert "[name of the employer]" in text
    assert "Still to fill in" in words(page)
    edited = text.replace("[name of the employer]", "Larkspur")
    page = the_letter(page).set_value(edited).run()
    assert opening.store.letters(OWNER, opening.id)[kim].text == edited
    assert primary(page) == ["Download the letter (Word)"]


def test_a_letter_goes_back_to_its_draft_only_after_a_question_and_can_be_brought_back(
    opening: Opening, kim: str
):
    page = record(debrief(opening, kim), "decline", "Not this time.", MARIA)
    page = the_letter(page).set_value("Dear Kim,\n\nMine.").run()
    page = press(page, "Back to the draft")
    assert the_letter(page).value == "Dear Kim,\n\nMine."
    page = press(page, "Yes, back to the draft")
    assert the_letter(page).value.startswith("Dear Kim Lee,")
    page = press(page, "Bring my text back")
    assert the_letter(page).value == "Dear Kim,\n\nMine."


def test_levels_come_into_a_draft_when_they_are_chosen(opening: Opening, kim: str):
    page = record(debrief(opening, kim), "decline", "Not this time.", MARIA)
    assert "of 5)" not in the_letter(page).value
    page = page.checkbox[0].check().run()
    assert "(level 3 of 5)" in the_letter(page).value


def test_the_word_letter_holds_what_was_edited(opening: Opening, kim: str):
    opening.store.decide(OWNER, opening.id, kim, "decline", "No.", MARIA)
    opening.store.save_letter(OWNER, opening.id, kim, "Dear Kim,\n\n- One\n- Two")
    house = session.house()
    meeting = hold_debrief(house.store, OWNER, house.catalog, opening.id, now())
    letter = letter_to(letters(house.store, OWNER, house.catalog, meeting), kim)
    made = docx.Document(io.BytesIO(letter_file(letter, house.look(), now())))
    assert [p.text for p in made.paragraphs][-3:] == ["Dear Kim,", "One", "Two"]


def test_a_panelist_joins_after_submitting_and_does_not_decide(opening: Opening, kim: str):
    page = debrief(opening, kim, panelist="Ana")
    seen = words(page)
    assert "Bo saw 2" in seen
    assert "Decision" not in seen
    assert [radio.label for radio in page.radio] == ["Your rating now"]
    assert primary(page) == ["Back to my scorecards"]


def test_a_panelist_changes_their_own_rating_with_a_reason_and_both_are_shown(opening: Opening, kim: str):
    page = debrief(opening, kim, panelist="Bo")
    page = page.selectbox[0].set_value("coaching").run()
    page.radio[0].set_value("4")
    next(each for each in page.text_area if each.label == "Why do you change it?").set_value(
        "I heard the end."
    )
    page = press(page, "Change my rating")
    record = opening.store.scorecard(Actor.panelist("Bo"), opening.id, kim)
    assert record.ratings["coaching"] == Rating(4, "Bo saw 2")
    seen = words(debrief(opening, kim))
    assert "I heard the end." in seen
    assert 'data-label="Alone">2<' in seen
    assert 'data-label="After the debrief">4<' in seen
    assert '--ch-depth:80%"><strong>2 → 4</strong></td>' in seen
    assert "After the second round: 1 level apart." in seen
    # The first heat map goes on showing what each said alone.
    assert '<td class="ch-far"><strong>3</strong></td>' in seen


def test_a_change_without_a_rating_or_a_reason_is_refused_in_words(opening: Opening, kim: str):
    page = press(debrief(opening, kim, panelist="Bo"), "Change my rating")
    assert "Choose the rating that you give now." in words(page)
    page.radio[0].set_value("4")
    page = press(page, "Change my rating")
    assert "Say why" in words(page)


def test_while_somebody_has_not_submitted_the_owner_reads_nothing_and_is_told_who(opening: Opening, kim: str):
    opening.rate("Cy", kim, submit=False, coaching=1)
    page = debrief(opening, kim)
    seen = words(page)
    assert "Still without a scorecard: Cy." in seen
    [link] = [each.proto for each in page.main.get("page_link")]
    assert f"close={kim}" in link.query_string
    assert "Ana saw" not in seen
    assert "Bo saw" not in seen


def test_a_panelist_who_has_not_submitted_reads_nothing(opening: Opening, kim: str):
    opening.rate("Cy", kim, submit=False, coaching=1)
    seen = words(debrief(opening, kim, panelist="Cy"))
    assert "There is no debrief for you to join yet." in seen
    assert "Bo saw" not in seen
    assert "Kim" not in seen


def test_hostile_words_are_shown_letter_for_letter(opening: Opening):
    kim = opening.add(HOSTILE)
    for who, level in ((HOSTILE, 5), ("Bo", 1)):
        opening.store.save_rating(Actor.panelist(who), opening.id, kim, "coaching", Rating(level, HOSTILE))
        opening.store.submit_scorecard(Actor.panelist(who), opening.id, kim)
    opening.store.decide(OWNER, opening.id, kim, "decline", HOSTILE, HOSTILE)
    page = debrief(opening, kim)
    seen = words(page)
    assert SCRIPT in seen
    assert IMAGE in seen
    assert "<script" not in "\n".join(each.value for each in page.html)
    assert IMAGE not in "\n".join(each.value for each in (*page.title, *page.subheader, *page.markdown))
    assert not show("debrief", requisition=opening.id).exception


def test_how_far_the_panel_agreed_is_told_with_intervals_and_names(opening: Opening):
    levels = ((4, 5, 4), (2, 3, 3), (5, 5, 4), (1, 2, 2))
    for name, given in zip(("Kim Lee", "Jo Doe", "Max Roe", HOSTILE), levels, strict=True):
        candidate = opening.add(name)
        for panelist, level in zip(("Ana", "Bo Li", HOSTILE), given, strict=True):
            opening.rate_all(panelist, candidate, level)
    seen = words(show("debrief", requisition=opening.id))
    assert "How far the panel agreed" in seen
    assert "3 panelists, 4 candidates, no rating missing" in seen
    assert '<th scope="row">All criteria together</th>' in seen
    assert '<th scope="row">Bo Li</th>' in seen
    assert "rates lower than the panel" in seen.lower()
    assert SCRIPT in seen


def test_a_panel_of_one_and_a_panel_in_parts_are_told_in_words(opening: Opening):
    opening.rate_all("Ana", opening.add("Kim Lee"), 4)
    assert "agreement needs at least two panelists" in words(show("debrief", requisition=opening.id))
    opening.rate_all("Bo", opening.add("Jo Doe"), 2)
    opening.store.close_panel(OWNER, opening.id, "jo", "Bo knows the field.")
    seen = words(show("debrief", requisition=opening.id))
    assert "Ana rated Kim Lee; Bo rated Jo Doe" in seen
    assert "No candidate was rated by two panelists" in seen


def test_two_candidates_of_one_name_are_told_apart_and_each_letter_greets_by_the_name_alone(opening: Opening):
    for candidate in ("kim-1", "kim-2"):
        opening.store.add_candidates(OWNER, opening.id, [Candidate(candidate, "Kim Lee")])
        opening.rate_all("Ana", candidate, 4)
    page = show("debrief", requisition=opening.id)
    assert [each.label for each in page.button if each.key and each.key.startswith("open-")] == [
        r"Kim Lee \(kim\-1\)",
        r"Kim Lee \(kim\-2\)",
    ]
    page = record(debrief(opening, "kim-1"), "decline", "Not this time.", MARIA)
    assert the_letter(page).value.startswith("Dear Kim Lee,")
    assert 'data-label="By, when">Maria Lopez' in words(show("debrief", requisition=opening.id))
