"""Single ratings drawn anew: cases whose shares can be worked out."""

import pytest

from carehire.scoring import redrawing
from carehire.scoring.acceptability import Acceptability
from carehire.scoring.ranking import Ranking
from carehire.scoring.redrawing import redraw
from tests.scoring.making import EDUCATION, card, make_rubric, people, ranked


def drawn(ranking: Ranking, draws: int = 20_000, seed: int = 1) -> Acceptability | None:
    return redraw(ranking, draws, seed, 1, lambda done, of: None)  # noqa: ARG005


def test_the_share_is_that_of_the_samples_for_it():
    # x has 5 and 2: a sample's mean is 2, 3.5 or 5 with chances 1/4, 1/2, 1/4. y has 3 twice, whatever is drawn.
    cards = [card("x", "P", a=5), card("x", "Q", a=2), card("y", "P", a=3), card("y", "Q", a=3)]
    found = drawn(ranked(make_rubric("a"), people("x", "y"), *cards))
    assert found is not None
    # Four standard deviations of a share from 20,000 draws are .0123.
    assert found.share(found.first[0]) == pytest.approx(0.75, abs=0.0123)


def test_a_sample_of_three_holds_a_rating_more_than_once_or_not_at_all():
    # x has 5, 1 and 1: all three drawn are 1 with chance (2/3)³, and only then y's 1 is level with x.
    cards = [card("x", panelist, a=level) for panelist, level in zip("PQR", (5, 1, 1), strict=True)]
    found = drawn(ranked(make_rubric("a"), people("x", "y"), *cards, card("y", "P", a=1)))
    assert found is not None
    assert found.first[0] == 20_000
    assert found.share(found.first[1]) == pytest.approx(8 / 27, abs=0.0130)


def test_single_ratings_facts_and_what_nobody_saw_stay_as_they_are():
    # Shares of the scale. x: a is 1, .75 or .5 with chances 1/4, 1/2, 1/4, b nobody saw, education 1: (a + 1) / 2.
    # y: a .75, b .75, education 1, so 2.5 / 3 = .83. x is behind only where a is .5.
    crowd = people("x", "y")
    for person in crowd:
        person.facts["education"] = "BSc"
    cards = [card("x", "P", a=5), card("x", "Q", a=3), card("y", "P", a=4, b=4)]
    ranking = ranked(make_rubric("a", "b", EDUCATION), crowd, *cards)
    found = drawn(ranking)
    assert found is not None
    assert next(ranking.results()).candidate == "x"
    assert found.share(found.first[0]) == pytest.approx(0.75, abs=0.0123)


def test_ratings_that_are_alike_change_nothing_and_single_ones_cannot_be_redrawn():
    alike = [card(who, panelist, a=level) for who, level in (("x", 4), ("y", 3)) for panelist in "PQ"]
    found = drawn(ranked(make_rubric("a"), people("x", "y"), *alike), 100)
    assert found is not None
    assert found.first.tolist() == [100, 0]
    assert drawn(ranked(make_rubric("a"), people("x", "y"), *alike[::2])) is None


def test_neither_the_order_of_rows_nor_another_candidate_changes_a_draw():
    cards = [
        card(who, panelist, a=1 + (i * 7) % 5, b=1 + (i * 3) % 5)
        for i, (who, panelist) in enumerate((w, p) for w in "wxyz" for p in "PQR")
    ]
    rubric = make_rubric("a", "b")

    def wins(names: str, given: list) -> dict[tuple[str, str], int]:
        ranking = ranked(rubric, people(*names), *(each for each in given if each.candidate in names))
        found = drawn(ranking, 999)
        assert found is not None
        order = [result.candidate for result in ranking.results()]
        return {(a, b): int(found.wins[i, j]) for i, a in enumerate(order) for j, b in enumerate(order)}

    whole = wins("wxyz", cards)
    assert wins("zyxw", cards[::-1]) == whole
    assert wins("wyz", cards) == {pair: won for pair, won in whole.items() if "x" not in pair}


def test_many_ratings_are_drawn_less_often_and_it_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(redrawing, "_NUMBERS", 6_000)
    cards = [card("x", "P", a=5), card("x", "Q", a=2), card("y", "P", a=3), card("y", "Q", a=4)]
    found = drawn(ranked(make_rubric("a"), people("x", "y"), *cards))
    assert found is not None
    assert found.draws == 1_500
    assert found.at_rank.sum() == 2 * 1_500
