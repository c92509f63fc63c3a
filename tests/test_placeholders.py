from __future__ import annotations

import pytest

from carehire import placeholders


def marks(text: str) -> list[str]:
    return [text[start:end] for start, end in placeholders.find(text)]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Pay: TBD", "TBD"),
        ("pay is tbd".upper(), "TBD"),
        ("T.B.D.", "T.B.D."),
        ("TODO write this", "TODO"),
        ("XX years of service", "XX"),
        ("$XX,XXX a year", "$XX,XXX"),
        ("Join [Company Name] today", "[Company Name]"),
        ("in [City, State]", "[City, State]"),
        ("at <your company>", "<your company>"),
        ("at <<insert the employer>>", "<insert the employer>"),
        ("Hello {{ employer }}", "{{ employer }}"),
        ("Hello {% if x %}", "{% if x %}"),
        ("Signed ______", "______"),
        ("Lorem ipsum dolor", "Lorem ipsum"),
        ("Insert the pay range here.", "Insert the pay range here"),
        ("Please delete this line before sending", "delete this line"),
        ("Note to hiring manager: be brief", "Note to hiring manager"),
        ("Click or tap here to enter text.", "Click or tap here to enter"),
    ],
)
def test_marks_for_the_author_are_found(text: str, mark: str):
    assert mark in marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "R&D <b> ]]> \" ' is plain text",
        "Customer Care Manager [m/f/d]",
        "You insert cards and enter data in the CRM.",
        "Sizes L to XL, and XXL on request.",
        "Complete the training in your first month.",
        "We answer within 24 hours here in Denver.",
        "Pay is {fair} and [almost] never late",
        "",
    ],
)
def test_ordinary_words_are_no_marks(text: str):
    assert marks(text) == []


def test_a_whole_value_is_a_mark_only_where_nothing_else_stands():
    assert placeholders.is_mark(" TBD ")
    assert placeholders.is_mark("[Company]")
    assert not placeholders.is_mark("TBD soon")
    assert not placeholders.is_mark("<b>")
