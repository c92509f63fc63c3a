"""Hints at who somebody is: each becomes a bracket, and ordinary words and numbers stay."""

from __future__ import annotations

import pytest

from carehire.candidates.hints import without_addresses, without_traits


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Mail kim.li+x@mail.example.com.", "Mail [e-mail hidden]."),
        ("See https://kim.example/cv or www.kim.example", "See [link hidden] or [link hidden]"),
        ("linkedin.com/in/kimli, @kimli; t.me/kim.", "[link hidden], [name hidden]; [link hidden]."),
        ("Call +1 (555) 123-4567 or 555-123-4567", "Call [number hidden] or [number hidden]"),
        ("2019-2023, 12,000 tickets, 2024-01-15 10:30", "2019-2023, 12,000 tickets, 2024-01-15 10:30"),
        ("from 61% to 74% in 18 months", "from 61% to 74% in 18 months"),
    ],
)
def test_what_reaches_a_person_is_hidden(written: str, told: str):
    assert without_addresses(written) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("She chose; her notes, his way.", "[They] chose; [their] notes, [their] way."),
        ("Let her use it. Told him. It is his.", "Let [them] use it. Told [them]. It is [theirs]."),
        ("he did it himself, s/he or (s)he, she/her", "[they] did it [themself], [they] or [they], [they]"),
        ("Pronouns they/them, xe/xem", "Pronouns [they], [they]"),
        ("The theory of the hero: other, there, ashes.", "The theory of the hero: other, there, ashes."),
    ],
)
def test_pronouns_become_neutral(written: str, told: str):
    assert without_traits(written) == told


@pytest.mark.parametrize(
    "school",
    [
        "Harvard",
        "the University of Texas at Austin",
        "Ohio State University",
        "St. John's College",
        "Hanover High School",
        "the School of Economics",
        "Universität Leipzig",
        "Universidad Nacional",
        "Universidad Complutense de Madrid",
        "Trinity College Dublin",
        "King's College London",
        "École Polytechnique",
        "Lycée Louis-le-Grand",
        "Technische Universität Berlin",
        "Humboldt-Universität zu Berlin",
        "Wirtschaftsuniversität Wien",
        "Fachhochschule Köln",
        "Politecnico di Milano",
        "TU München",
        "FH Aachen",
        "UC Berkeley",
        "Penn State",
        "Georgia Tech",
        "IIT Bombay",
        "HEC Paris",
        "ETH Zürich",
        "St. Mary's School",
        "Oxford",
        "Cambridge",
    ],
)
def test_a_school_is_hidden(school: str):
    assert (
        without_traits(f"Learned it at {school}, then left.") == "Learned it at [school hidden], then left."
    )


def test_a_school_that_nobody_names_stays():
    for text in ("Left school, taught at a college.", "Old-school; a high school of thought. Priority: High"):
        assert without_traits(text) == text
