"""Checks that look at the whole: sections, statements, length, bullets, grade; and what is measured."""

from __future__ import annotations

import pytest

from carehire.checks import measures
from carehire.checks.syllables import syllables
from carehire.findings import Severity
from tests.checks.making import WORDS, found, subject

WHOLE = """Keeper

About the role

You keep the lamp.

What you will do

- Keep it

Requirements

- Patience

Benefits

- A view

How to apply

Write to keeper@coast.example. We are an equal opportunity employer. Need an accommodation to apply? Ask.
"""


def test_a_posting_with_every_section_and_statement_is_fine():
    assert found("sections", WHOLE) == []
    assert found("statements", WHOLE) == []


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        ("What you will do\n\n- Keep it\n", "responsibilities"),
        ("Requirements\n\n- Patience\n", "qualifications"),
        ("Benefits\n\n- A view\n", "what you offer"),
        ("How to apply\n\nWrite to keeper@coast.example.", "how to apply"),
    ],
)
def test_what_is_missing_is_told(gone: str, words: str):
    assert gone in WHOLE
    text = WHOLE.replace(gone, "").replace(" to apply?", "?")
    assert [words in each.why for each in found("sections", text)] == [True]


@pytest.mark.parametrize(
    ("equal", "adjusted"),
    [
        ("We hire on merit and treat all applicants equally.", "Tell us of adjustments you need."),
        ("Equality of opportunity is our policy.", "For accessibility assistance, contact us."),
        ("Discrimination has no place here.", "Should you want any support in the process, ask."),
        ("We welcome applicants regardless of ethnicity.", "We are happy to make adjustments for you."),
    ],
)
def test_a_statement_is_heard_in_other_words_too(equal: str, adjusted: str):
    text = WHOLE.replace("We are an equal opportunity employer.", equal)
    assert found("statements", text.replace("Need an accommodation to apply? Ask.", adjusted)) == []
    assert len(found("statements", text.replace("Need an accommodation to apply? Ask.", ""))) == 1


def test_a_missing_statement_is_told():
    without = WHOLE.replace("We are an equal opportunity employer.", "").replace(
        "Need an accommodation to apply? Ask.", ""
    )
    assert [each.severity for each in found("statements", without)] == [Severity.WARNING] * 2


@pytest.mark.parametrize(("count", "told"), [(299, True), (300, False), (700, False), (701, True)])
def test_three_hundred_to_seven_hundred_words_are_fine(count: int, told: bool):
    text = "Keeper\n\n" + " ".join(["lamp"] * count)
    assert bool(found("length", text)) is told


def test_the_limits_of_length_can_be_set():
    assert found("length", "Keeper\n\nYou climb.", fewest_words=2) == []


def test_too_few_and_too_many_bullets_are_noted():
    prose, listed = "You keep the lamp. " * 30, "- You keep the lamp by night\n" * 30
    assert [each.severity for each in found("bullets", f"Keeper\n\n{prose}")] == [Severity.NOTE]
    assert [each.severity for each in found("bullets", f"Keeper\n\n{listed}")] == [Severity.NOTE]
    assert found("bullets", f"Keeper\n\n{prose}\n\n{listed}") == []


def test_the_grade_is_that_of_the_formula():
    # Two sentences (an item is one) of 4 and 2 words; syllables: you keep the tower (5), carry lanterns (4).
    # 0.39 · 6/2 + 11.8 · 9/6 - 15.59 = 3.28; 206.835 - 1.015 · 3 - 84.6 · 1.5 = 76.89.
    grade, ease = measures.readability(subject("Keeper\n\nYou keep the tower.\n\n- Carry lanterns\n"))
    assert grade == pytest.approx(3.28)
    assert ease == pytest.approx(76.89)


def test_headings_and_fields_are_no_sentences():
    assert measures.measure(subject("Keeper\n\nRequirements\n\nLocation: Bergen\n")).sentences == 0


def test_a_hard_text_is_a_warning_and_a_short_one_has_no_grade():
    hard = "Organizational responsibilities necessitate interdisciplinary communication capabilities. "
    assert [each.severity for each in found("readability", "Keeper\n\n" + hard * 20)] == [Severity.WARNING]
    assert found("readability", "Keeper\n\n" + hard) == []
    assert found("readability", "Keeper\n\n" + "You keep the lamp. " * 40) == []


def test_an_empty_reading_measures_nothing():
    assert measures.measure(subject("")).grade == 0


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("lamp", 1), ("keeper", 2), ("customer", 3), ("experience", 4), ("responsibilities", 6), ("managed", 2), ("needed", 2),
        ("created", 3), ("business", 2), ("people", 2), ("colleague's", 2), ("handled", 2), ("evaluation", 5), ("queue", 1),
        ("client", 2), ("quiet", 2), ("careful", 2), ("employee", 3), ("don't", 1), ("doesn't", 2), ("table", 2), ("a", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_people_say_them(word: str, count: int):
    assert syllables(word, WORDS.syllables.words) == count


def test_words_for_the_reader_and_of_the_employer_are_counted_in_the_prose_alone():
    counted = measures.measure(
        subject("You and us\n\nYou'll like our team. Your work is yours.\n\n- We help us\n")
    )
    assert (counted.you, counted.we) == (3, 3)
