from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehire.postings.old_posting import OldPart, Recognised
from carehire.postings.recognise import needs_places, recognise
from carehire.postings.terms import Necessity, SectionId

TODAY = date(2026, 11, 22)
KINDS = ("title", "heading", "item", "paragraph", "field")
SECTIONS = ("brief", "responsibilities", "qualifications", "benefits", "additional", "other")
TOPICS = ("", "must", "nice", "employer", "pay", "apply", "equal-opportunity", "accommodation")


def _read(*parts: OldPart) -> Recognised:
    return recognise(parts, TODAY)


def test_the_first_title_is_the_title_and_a_second_one_is_not_lost():
    found = _read(OldPart("title", "Care Lead"), OldPart("title", "Join us"))
    assert found.data["title"] == "Care Lead"
    assert [left.text for left in found.unplaced] == ["Join us"]


def test_lines_go_to_their_section_with_the_necessity_that_their_heading_says():
    found = _read(
        OldPart("item", "Coach the team", "responsibilities"),
        OldPart("item", "Two years in care", "qualifications", "must"),
        OldPart("item", "Spanish", "qualifications", "nice"),
    )
    assert [line.text for line in found.lines[SectionId.RESPONSIBILITIES]] == ["Coach the team"]
    assert [(line.text, line.necessity) for line in found.lines[SectionId.QUALIFICATIONS]] == [
        ("Two years in care", Necessity.MUST),
        ("Spanish", Necessity.NICE),
    ]


def test_statements_stand_together_line_by_line():
    found = _read(
        OldPart("paragraph", "We hire everybody.", "additional", "equal-opportunity"),
        OldPart("paragraph", "Truly.", "additional", "equal-opportunity"),
        OldPart("paragraph", "You lead the team.", "brief"),
    )
    assert found.data["equal_opportunity"] == "We hire everybody.\nTruly."
    assert found.data["summary"] == ["You lead the team."]


def test_the_employer_is_named_by_a_heading_about_it_though_nothing_marks_that_as_one():
    found = _read(
        OldPart("paragraph", "About Acme Widgets", "brief"), OldPart("paragraph", "We make widgets.", "brief")
    )
    assert found.data["employer"] == {"name": "Acme Widgets", "about": "We make widgets."}


@pytest.mark.parametrize("words", ["About us", "About the role", "About you"])
def test_a_heading_about_somebody_else_names_no_employer(words: str):
    assert "employer" not in _read(OldPart("heading", words, "brief")).data


def test_pay_in_a_sentence_is_read_and_the_sentence_stays_where_it_is():
    found = _read(OldPart("paragraph", "We pay $60,000 to $70,000 a year.", "brief"))
    assert (found.data["pay"]["min"], found.data["pay"]["max"]) == (60000, 70000)
    assert found.data["summary"] == ["We pay $60,000 to $70,000 a year."]
    assert any("stands in a sentence" in note for note in found.notes)


def test_an_unknown_heading_is_left_with_where_it_stood():
    found = _read(OldPart("heading", "What you will do", "responsibilities"), OldPart("heading", "Our dogs"))
    assert [(left.text, left.where) for left in found.unplaced] == [
        ("Our dogs", 'below "Our dogs"; an unknown heading')
    ]


@pytest.mark.parametrize(
    ("data", "needed"),
    [
        ({}, True),
        ({"workplace": "onsite", "locations": [{"city": "Denver"}]}, False),
        ({"workplace": "remote", "remote_from": ["US"]}, False),
        ({"workplace": "hybrid", "remote_from": ["US"]}, True),
    ],
)
def test_the_place_is_still_to_be_named_unless_it_is_or_the_work_is_remote(data: dict, needed: bool):
    assert needs_places(data) is needed


WORDS = st.text("abcdefgh ,.:|$0123456789@-", min_size=1, max_size=40).filter(lambda text: bool(text.strip()))


@given(
    st.lists(
        st.builds(
            OldPart,
            st.sampled_from(KINDS),
            WORDS,
            st.sampled_from(SECTIONS),
            st.sampled_from(TOPICS),
        ),
        max_size=8,
    )
)
def test_whatever_the_parts_no_words_are_lost(parts: list[OldPart]):
    found = recognise(parts, TODAY)
    held = [left.text for left in found.unplaced] + [taken.text for taken in found.taken]
    held += [line.text for lines in found.lines.values() for line in lines]
    held.append(repr(found.data))
    for part in parts:
        assert any(part.text in text or repr(part.text)[1:-1] in text for text in held), part


def test_states_from_which_one_may_work_are_states_though_cities_have_the_same_names():
    written = "New York, United States; Washington, United States; Ontario, Canada; Germany"
    found = _read(
        OldPart("title", "Care Lead"),
        OldPart("field", "Remote", "additional", label="Workplace", fact="workplace"),
        OldPart("field", written, "additional", label="Remote from", fact="workplace"),
    )
    assert sorted(found.data["remote_from"]) == ["CA-ON", "DE", "US-NY", "US-WA"]
    assert "locations" not in found.data
