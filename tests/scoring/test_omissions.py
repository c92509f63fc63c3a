"""What changes without one panelist, and without one criterion."""

from carehire.candidates.candidate import Candidate
from carehire.scoring.omissions import Move, without_each_criterion, without_each_panelist
from tests.scoring.making import SUPERVISION, card, make_rubric, people, ranked, rated


def test_without_a_panelist_the_ranks_are_those_of_the_others():
    # P puts x first, Q puts y first, and Q is further apart: y leads with both and with Q alone.
    cards = [card("x", "P", a=4), card("y", "P", a=3), card("x", "Q", a=1), card("y", "Q", a=5)]
    without_p, without_q = without_each_panelist(ranked(make_rubric("a"), people("x", "y"), *cards))
    assert (without_p.name, without_p.first, without_p.winner_changes, without_p.moves) == (
        "P",
        ("y",),
        False,
        (),
    )
    assert (without_q.name, without_q.first, without_q.winner_changes) == ("Q", ("x",), True)
    assert without_q.moves == (Move("x", 2, 1), Move("y", 1, 2))


def test_one_panelist_in_two_letter_cases_is_one():
    cards = [card("x", "Pat", a=4), card("y", "pat", a=3)]
    (alone,) = without_each_panelist(ranked(make_rubric("a"), people("x", "y"), *cards))
    assert (alone.first, alone.moves) == ((), (Move("x", 1, None), Move("y", 2, None)))


def test_without_the_only_panelist_of_somebody_they_lose_their_rank():
    cards = [card("x", "P", a=4), card("y", "Q", a=3)]
    without_p, _ = without_each_panelist(ranked(make_rubric("a"), people("x", "y"), *cards))
    assert without_p.moves == (Move("x", 1, None), Move("y", 2, 1))


def test_without_a_criterion_the_rest_decides_and_covers():
    # a puts x first, b puts y first and by more. Without b, z has nothing observed that counts.
    cards = [card("x", "P", a=5, b=1), card("y", "P", a=3, b=5), card("z", "P", b=2)]
    rubric = make_rubric("a", "b", rated("c", 0), minimum_coverage=0.5)
    without_a, without_b = without_each_criterion(ranked(rubric, people("x", "y", "z"), *cards))
    assert (without_a.id, without_a.winner_changes) == ("a", False)
    assert without_a.moves == (Move("x", 2, 3), Move("z", 3, 2))
    assert (without_b.first, without_b.winner_changes) == (("x",), True)
    assert Move("z", 3, None) in without_b.moves


def test_the_only_criterion_that_counts_is_not_taken_out():
    ranking = ranked(
        make_rubric("a", rated("b", 0)), people("x", "y"), card("x", "P", a=5), card("y", "P", a=2)
    )
    assert without_each_criterion(ranking) == ()


def test_a_failed_must_have_comes_back_by_no_omission():
    rubric = make_rubric("a", "b", must_haves=[SUPERVISION])
    crowd = [
        Candidate("x", "X", {"supervision_months": 1.0}),
        Candidate("y", "Y", {"supervision_months": 30.0}),
    ]
    cards = [
        card(who, panelist, a=level, b=level) for who, level in (("x", 5), ("y", 2)) for panelist in "PQ"
    ]
    ranking = ranked(rubric, crowd, *cards)
    for omission in (*without_each_panelist(ranking), *without_each_criterion(ranking)):
        assert (omission.first, omission.moves) == (("y",), ())
