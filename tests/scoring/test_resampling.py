"""The same panel drawn anew: cases whose shares can be worked out."""

import pytest

from carehire.scoring.acceptability import Acceptability
from carehire.scoring.ranking import Ranking
from carehire.scoring.resampling import resample
from tests.scoring.making import EDUCATION, card, make_rubric, people, ranked


def quietly(done: int, of: int) -> None:
    assert 0 < done <= of


def drawn(ranking: Ranking, draws: int = 100_000, seed: int = 1) -> Acceptability | None:
    return resample(ranking, draws, seed, 1, quietly)


def test_the_share_is_that_of_the_voices_for_it():
    # P puts x three levels ahead, Q puts y one level ahead: x leads where 3p > 1 - p, so where the
    # voice of P is above a quarter, which a uniform one is with probability 3/4.
    cards = [card("x", "P", a=5), card("y", "P", a=2), card("x", "Q", a=3), card("y", "Q", a=4)]
    found = drawn(ranked(make_rubric("a"), people("x", "y"), *cards))
    assert found is not None
    # Four standard deviations of a share from 100,000 draws are .0055.
    assert found.share(found.first[0]) == pytest.approx(0.75, abs=0.0055)


def test_a_strict_panelist_who_met_everybody_changes_nothing():
    # Q gives everybody two levels less than P: under any voices the distances stay.
    cards = [
        card("x", "P", a=5, b=4),
        card("y", "P", a=4, b=4),
        card("x", "Q", a=3, b=2),
        card("y", "Q", a=2, b=2),
    ]
    found = drawn(ranked(make_rubric("a", "b"), people("x", "y"), *cards), 5_000)
    assert found is not None
    assert found.first.tolist() == [5_000, 0]


def test_what_only_one_panelist_saw_stays_as_it_is_and_facts_too():
    # Shares of the scale, p and q being the voices: a is drawn, b is Q's alone, education a fact.
    # x: (1p + .5q) + 0 + 1 = 2 - q/2; y: .5 + 1 + .25 = 1.75; x is ahead where q < 1/2, in half of all draws.
    rubric = make_rubric("a", "b", EDUCATION)
    crowd = people("x", "y")
    crowd[0].facts["education"], crowd[1].facts["education"] = "BSc", "High school"
    cards = [card("x", "P", a=5), card("y", "P", a=3), card("x", "Q", a=3, b=1), card("y", "Q", a=3, b=5)]
    found = drawn(ranked(rubric, crowd, *cards))
    assert found is not None
    assert found.share(found.first[0]) == pytest.approx(0.5, abs=0.0064)


def test_one_panelist_alone_cannot_be_drawn_anew():
    cards = [card("x", "P", a=5), card("y", "p", a=2)]
    assert drawn(ranked(make_rubric("a"), people("x", "y"), *cards), 10) is None


def test_the_order_of_scorecards_changes_no_draw():
    cards = [
        card(who, panelist, a=1 + (i * 7) % 5, b=1 + (i * 3) % 5)
        for i, (who, panelist) in enumerate((w, p) for w in "wxyz" for p in "PQR")
    ]
    rubric, crowd = make_rubric("a", "b"), people(*"wxyz")
    one, other = (
        drawn(ranked(rubric, crowd, *cards), 999),
        drawn(ranked(rubric, crowd, *reversed(cards)), 999),
    )
    assert one is not None
    assert other is not None
    assert one.at_rank.tolist() == other.at_rank.tolist()
    assert drawn(ranked(rubric, crowd, *cards), 999, seed=2).at_rank.tolist() != one.at_rank.tolist()
