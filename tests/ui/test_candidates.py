from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from carehire.workflows.open_house import House
from tests.ui import openings
from tests.ui.openings import HOSTILE, IMAGE, OWNER, SCRIPT, Opening, primary, show, words

GOOD = (
    b"id,Full name,customer service (years),supervision_months,education,Gender\n"
    b"k,Kim Lee,5,30,BA,f\n"
    b"j,Jo,2,,,m\n"
)


@pytest.fixture
def opening(house: House) -> Opening:
    return openings.make(house)


def _click(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def _names(opening: Opening) -> list[str]:
    return [candidate.name for candidate in opening.store.candidates(OWNER, opening.id)]


def test_an_empty_page_says_what_comes_next(opening: Opening):
    page = show("candidates", requisition=opening.id)
    assert "No candidates yet." in words(page)
    assert primary(page) == ["Import candidates"]
    assert page.expander[0].proto.expanded


def test_a_preview_says_what_each_column_means_and_takes_nothing_in(opening: Opening):
    page = show("candidates", requisition=opening.id)
    page.file_uploader[0].upload("people.csv", GOOD).run()
    seen = words(page)
    assert "Customer service, in years" in seen
    assert "left out, since it must not sway a score" in seen
    assert "Left out, since it must not sway a score: Gender." in seen
    assert "Kim Lee" in seen
    assert "60" in seen  # 5 years are 60 months
    assert primary(page) == ["Import 2 candidates"]
    assert _names(opening) == []


def test_importing_adds_everybody_and_clears_the_upload(opening: Opening):
    page = show("candidates", requisition=opening.id)
    page.file_uploader[0].upload("people.csv", GOOD).run()
    _click(page, "Import 2 candidates")
    assert not page.exception
    assert _names(opening) == ["Kim Lee", "Jo"]
    assert "2 added" in page.success[0].value
    assert page.file_uploader[0].value is None
    assert primary(page) == ["Go on to the scorecards"]


def test_a_fault_is_told_with_its_row_and_nothing_can_be_imported(opening: Opening):
    bad = b"candidate,name,supervision_months\nk,Kim,soon\nk,Jo,3\n"
    page = show("candidates", requisition=opening.id)
    page.file_uploader[0].upload("people.csv", bad).run()
    seen = words(page)
    assert "row 2" in seen
    assert "row 3" in seen
    assert '"soon" is no length of time' in seen
    assert not [each for each in page.button if each.label.startswith("Import 1") or "Import 2" in each.label]
    assert _names(opening) == []


@pytest.mark.parametrize(
    ("name", "data"), [("a.csv", b""), ("a.xlsx", b"not a workbook"), ("a.csv", b"name\nKim\n")]
)
def test_a_file_that_is_no_candidates_table_is_told_in_words(opening: Opening, name: str, data: bytes):
    page = show("candidates", requisition=opening.id)
    page.file_uploader[0].upload(name, data).run()
    assert "Nothing is imported while this stands" in words(page)


def test_the_list_shows_facts_must_haves_and_scorecards(opening: Opening):
    opening.use_rubric()
    kim = opening.add("Kim Lee", customer_service_months=92.0)
    opening.add("Jo Doe", supervision_months=9.0)
    opening.rate("Ana", kim, team_leadership=4)
    opening.rate("Bo", kim, submit=False, team_leadership=4)
    page = show("candidates", requisition=opening.id)
    seen = words(page)
    assert "7 years 8 months" in seen
    assert "Supervision: 9 months found, at least 24 asked." in seen
    badges = "\n".join(each.value for each in page.markdown)
    assert "Must-haves met" in badges
    assert "Must-have not met" in badges
    assert "Scorecards: 1 submitted, 1 begun" in badges
    assert "No scorecard yet" in badges


def test_somebody_can_be_added_by_hand_in_years_or_months(opening: Opening):
    page = show("candidates", requisition=opening.id)
    fields = {each.label: each for each in page.text_input}
    fields["Name"].set_value("Zoë Fox")
    fields["Customer service, in years or months"].set_value("3 years 6 months")
    page.multiselect[0].set_value(["Bachelor's degree"])
    _click(page, "Add this candidate")
    assert not page.exception
    [added] = opening.store.candidates(OWNER, opening.id)
    assert (added.id, added.name) == ("zoe-fox", "Zoë Fox")
    assert added.facts == {"customer_service_months": 42.0, "education": "Bachelor's degree"}
    assert not next(each for each in page.text_input if each.label == "Name").value


def test_a_fault_by_hand_keeps_what_was_typed(opening: Opening):
    page = show("candidates", requisition=opening.id)
    fields = {each.label: each for each in page.text_input}
    fields["Customer service, in years or months"].set_value("3")
    _click(page, "Add this candidate")
    seen = words(page)
    assert "the name is missing" in seen
    assert 'may be months or years; write "3 months" or "3 years"' in seen
    fields = {each.label: each for each in page.text_input}
    assert fields["Customer service, in years or months"].value == "3"
    assert _names(opening) == []


def test_two_people_of_one_name_are_two_candidates(opening: Opening):
    for _ in range(2):
        page = show("candidates", requisition=opening.id)
        next(each for each in page.text_input if each.label == "Name").set_value("Kim Lee")
        _click(page, "Add this candidate")
    assert [candidate.id for candidate in opening.store.candidates(OWNER, opening.id)] == [
        "kim-lee",
        "kim-lee-2",
    ]


def test_a_removal_can_be_undone_at_once_and_later(opening: Opening):
    kim = opening.add("Kim Lee")
    page = show("candidates", requisition=opening.id)
    page.button(key=f"really-{kim}").click().run()
    assert _names(opening) == []
    _click(page, "Undo")
    assert _names(opening) == ["Kim Lee"]
    page.button(key=f"really-{kim}").click().run()
    page = show("candidates", requisition=opening.id)
    page.button(key=f"restore-{kim}").click().run()
    assert _names(opening) == ["Kim Lee"]


def test_the_words_of_candidates_are_never_read_as_html_or_markdown(opening: Opening):
    opening.add("Kim", education=HOSTILE)
    opening.add(HOSTILE)
    page = show("candidates", requisition=opening.id)
    assert not page.exception
    html = [each.value for each in page.html]
    read_as_markdown = [each.value for each in (*page.markdown, *page.subheader)]
    read_as_markdown += [each.label for each in (*page.button, *page.get("page_link"))]
    assert any("&lt;script&gt;" in text for text in html)
    assert not any("<script" in text for text in html)
    assert any("evil" in text for text in read_as_markdown), "the name should be in a heading"
    assert not any(IMAGE in text or SCRIPT in text for text in read_as_markdown)


def test_many_candidates_are_shown_a_page_at_a_time(opening: Opening):
    for number in range(45):
        opening.add(f"Person{number}")
    page = show("candidates", requisition=opening.id)
    assert len(page.subheader) == 20
    assert "45 candidates" in [each.value for each in page.header]


def test_a_panelist_does_not_see_what_candidates_applied_with(opening: Opening):
    opening.add("Kim Lee")
    page = show("candidates", requisition=opening.id, panelist="Ana")
    assert "Only the owner may see what candidates applied with" in words(page)
    assert "Kim" not in words(page)


def test_names_are_hidden_on_every_page_and_shown_again_with_a_reason(opening: Opening):
    opening.use_rubric()
    kim = opening.add("Kim Lee")
    opening.rate_all("Ana", kim, 4)
    page = show("candidates", requisition=opening.id)
    _click(page, "Hide names")
    for name in ("candidates", "scorecard", "shortlist"):
        seen = words(show(name, requisition=opening.id))
        assert "Kim" not in seen, name
    assert "Candidate A" in words(show("shortlist", requisition=opening.id))
    page = show("candidates", requisition=opening.id)
    assert "the names were hidden" in words(page)
    _click(page, "Show names")
    assert "say why the names are shown again" in words(page)
    assert "say who shows them" in words(page)
    page.text_input(key="why names are shown").set_value("All are decided")
    page.text_input(key="who shows names").set_value("Maria Lopez")
    _click(page, "Show names")
    assert "Kim Lee" in words(show("candidates", requisition=opening.id))
    assert "Maria Lopez showed the names: All are decided" in words(page)
    assert len(opening.store.anonymity(OWNER, opening.id)) == 2
