"""The smallest change of one weight: worked by hand, and tried by ranking with it."""

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given

from carehire.scoring.panel import collect
from carehire.scoring.ranking import Ranking, rank
from carehire.scoring.turning_points import Turn, turns
from tests.scoring.making import card, make_rubric, people, ranked, rated

NAMES = ("a", "b", "c")


def test_by_hand():
    # x: a = 1, b = .25; y: a = .5, b = 1; weights 2 and 1: x = 2.25 / 3 leads y = 2 / 3.
    # a → v: v + .25 = .5 v + 1 at v = 1.5, y ahead below it. b → v: 2 + .25 v = 1 + v at v = 4/3, above it.
    rubric = make_rubric(rated("a", 2), "b")
    ranking = ranked(rubric, people("x", "y"), card("x", "P", a=5, b=2), card("y", "P", a=3, b=5))
    b, a = turns(ranking)
    assert (b.criterion, b.before, b.winners) == ("b", 1, ("y",))
    assert (b.after, b.change) == (pytest.approx(4 / 3), pytest.approx(1 / 3))
    assert (b.share_before, b.share_after) == (pytest.approx(1 / 3), pytest.approx(0.4))  # 4/3 of 10/3
    assert (a.criterion, a.before, a.after, a.winners) == ("a", 2, 1.5, ("y",))


def test_by_hand_where_a_cell_is_missing():
    # x: a = .75, b = .5, c = .5; y: a = .5, b not observed, c = .75; all weights 1.
    # x = 1.75 / 3 = .583, y = 1.25 / 2 = .625 leads. a → v: (.75v + 1)/(v + 2) = (.5v + .75)/(v + 1)
    # (.75v + 1)(v + 1) - (.5v + .75)(v + 2) = .25v² + 0·v - .5 = 0 at v = √2, x ahead above it.
    # c → v: (1.25 + .5v)(1 + v) - (.5 + .75v)(2 + v) = -.25v² - .25v + .25 = 0 at v = (√5 - 1)/2.
    # b → v: (1.25 + .5v)/(2 + v) falls to .5 and begins at .625: level at v = 0 and never ahead.
    rubric = make_rubric(*NAMES)
    ranking = ranked(rubric, people("x", "y"), card("x", "P", a=4, b=3, c=3), card("y", "P", a=3, c=4))
    c, a = turns(ranking)
    assert (c.criterion, c.after, c.winners) == ("c", pytest.approx((5**0.5 - 1) / 2), ("x",))
    assert (a.criterion, a.after, a.winners) == ("a", pytest.approx(2**0.5), ("x",))


def test_who_is_ahead_everywhere_stays_first():
    cards = [card("x", "P", a=5, b=4), card("y", "P", a=4, b=4), card("z", "P", a=1, b=2)]
    assert turns(ranked(make_rubric("a", "b"), people("x", "y", "z"), *cards)) == ()


def test_being_level_at_a_weight_of_nought_is_no_change():
    # Without a the two are level, and no weight is below nought.
    cards = [card("x", "P", a=5, b=4), card("y", "P", a=1, b=4)]
    assert turns(ranked(make_rubric("a", "b"), people("x", "y"), *cards)) == ()


def test_a_weight_of_nought_can_be_raised():
    # b counts nothing yet; from a quarter of the points on, y's full points there are worth more:
    # x = (.75 + 0·v)/(1 + v), y = (.5 + v)/(1 + v): level at v = .25.
    rubric = make_rubric("a", rated("b", 0))
    ranking = ranked(rubric, people("x", "y"), card("x", "P", a=4, b=1), card("y", "P", a=3, b=5))
    found = {turn.criterion: turn for turn in turns(ranking)}
    assert (found["b"].before, found["b"].after, found["b"].share_after) == (0, 0.25, 0.2)


def test_two_who_are_alike_win_together():
    cards = [card("x", "P", a=5, b=2), card("y", "P", a=3, b=4), card("z", "P", a=3, b=4)]
    rubric = make_rubric(rated("a", 2), "b")
    ranking = ranked(rubric, people("x", "y", "z"), *cards)
    assert turns(ranking)[0].winners == ("y", "z")


def test_between_two_who_share_the_first_rank_no_change_is_told():
    # Any change parts x and y, but nobody else comes first: at 3 and 3, z never beats both.
    cards = [card("x", "P", a=5, b=1), card("y", "P", a=1, b=5), card("z", "P", a=2, b=2)]
    ranking = ranked(make_rubric("a", "b"), people("x", "y", "z"), *cards)
    assert [result.rank for result in ranking.results()] == [1, 1, 3]
    assert turns(ranking) == ()


LEVELS = st.one_of(st.none(), st.integers(1, 5))
PROFILES = st.lists(st.tuples(st.integers(1, 5), LEVELS, LEVELS), min_size=2, max_size=6)
WEIGHTS = st.lists(st.sampled_from([0.5, 1.0, 2.0, 3.0]), min_size=3, max_size=3)


def with_weights(profiles, weights) -> Ranking:
    names = [f"n{i}" for i in range(len(profiles))]
    rubric = make_rubric(
        *(rated(name, weight) for name, weight in zip(NAMES, weights, strict=True)), minimum_coverage=0
    )
    cards = [
        card(who, "P", **dict(zip(NAMES, row, strict=True))) for who, row in zip(names, profiles, strict=True)
    ]
    return rank(collect(rubric, people(*names), cards))


def first(ranking: Ranking) -> set[str]:
    return {result.candidate for result in ranking.results() if result.rank == 1}


def moved(weights, column: int, to: float) -> list[float]:
    return [to if index == column else weight for index, weight in enumerate(weights)]


@given(PROFILES, WEIGHTS)
def test_just_before_nobody_else_is_first_and_just_beyond_the_new_ones_are(profiles, weights):
    leaders = first(with_weights(profiles, weights))
    for turn in turns(with_weights(profiles, weights)):
        column = NAMES.index(turn.criterion)
        way = 1 if turn.after > turn.before else -1
        step = 1e-5 * max(turn.after, 1e-3)
        before = first(with_weights(profiles, moved(weights, column, turn.after - way * step)))
        beyond = first(with_weights(profiles, moved(weights, column, turn.after + way * step)))
        assert before & leaders  # others may be level for a moment, where two curves touch
        assert beyond >= set(turn.winners)
        assert not beyond & leaders


@given(PROFILES, WEIGHTS, st.integers(0, 2), st.floats(0.01, 8))
def test_a_smaller_change_than_the_told_one_never_changes_the_winner(profiles, weights, column, to):
    ranking = with_weights(profiles, weights)
    told: Turn | None = next((turn for turn in turns(ranking) if turn.criterion == NAMES[column]), None)
    assume(told is None or abs(to - weights[column]) < told.change * (1 - 1e-6))
    assert first(with_weights(profiles, moved(weights, column, to))) <= first(ranking)
