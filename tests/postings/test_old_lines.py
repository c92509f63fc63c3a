from __future__ import annotations

import pytest

from carehire.postings.old_lines import OldLine, edits, months_in, necessity_of
from carehire.postings.terms import Necessity, SectionId


def test_a_line_like_the_roles_own_stays_in_the_old_words_and_the_others_go(role):
    lines = [OldLine("Feed the gulls"), OldLine("Keep the lamp burning at night.")]
    assert edits(role, None, {SectionId.RESPONSIBILITIES: lines}) == {
        "drop": ["log"],
        "reword": {"lamp": "Keep the lamp burning at night."},
        "add": [{"id": "old-duty-1", "section": "responsibilities", "text": "Feed the gulls"}],
        "order": {"responsibilities": ["old-duty-1", "lamp"]},
    }


def test_a_must_of_the_role_is_not_taken_for_a_line_that_is_only_nice(role):
    made = edits(role, None, {SectionId.QUALIFICATIONS: [OldLine("You can climb stairs.", Necessity.NICE)]})
    assert made["drop"] == ["climb", "years"]
    assert made["add"][0]["necessity"] == "nice"


def test_a_section_of_which_nothing_was_imported_stays_as_it_is(role):
    assert edits(role, None, {SectionId.RESPONSIBILITIES: [], SectionId.QUALIFICATIONS: ()}) == {}


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("3-5 years in support", 36),
        ("At least two years", 24),
        ("5+ yrs", 60),
        ("ten (10) or more years of service", 120),
        ("Years of fun", None),
    ],
)
def test_the_shortest_experience_that_is_asked_for_is_read(text, months):
    assert months_in(text) == months


def test_without_a_heading_the_words_of_a_line_say_whether_it_is_a_must():
    assert necessity_of(OldLine("Spanish is a plus")) is Necessity.NICE
    assert necessity_of(OldLine("Spanish")) is Necessity.MUST
    assert necessity_of(OldLine("Spanish preferred", Necessity.MUST)) is Necessity.MUST
