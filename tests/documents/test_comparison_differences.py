from carehire.candidates.candidate import Candidate
from carehire.documents.comparison_differences import differences
from tests.documents.ranking_samples import chosen, sample
from tests.scoring.making import card, make_rubric, ranked


def test_where_they_differ_is_told_with_the_widest_first():
    # Listening: 4.5 to 3; writing: 2 to 3, Cy's unknown; education: Ben's alone, so no distance.
    ranking = sample()
    assert list(differences(chosen(ranking, "a", "b", "c"), "de-DE")) == [
        "1,5 points apart on Listening: Ana 4,5, Ben 4 and Cy 3.",
        "1 point apart on Writing: Ana 2 and Ben 3.",
        "Ana is ahead on Listening.",
        "Ben is ahead on Writing.",
        "Not observed for Cy: Writing.",
        "Not observed for Ana and Cy: Education.",
    ]


def test_those_who_are_level_are_told_to_be():
    ranking = ranked(
        make_rubric("a"), [Candidate("x", "X"), Candidate("y", "Y")], card("x", "P", a=3), card("y", "P", a=3)
    )
    assert list(differences(chosen(ranking, "x", "y"), "en-US")) == [
        "On every criterion that was observed for more than one of them, they are level."
    ]


def test_what_was_observed_of_nobody_is_told_once():
    people = [Candidate("x", "X"), Candidate("y", "Y")]
    ranking = ranked(make_rubric("a", "b"), people, card("x", "P", a=3), card("y", "P", a=3))
    assert list(differences(chosen(ranking, "x", "y"), "en-US"))[1:] == ["Not observed for either: B."]
