"""Shares of all weightings: a published case, one by hand, and the slow way as the judge."""

import numpy as np
import pytest

from carehire.scoring import acceptability
from carehire.scoring.acceptability import Acceptability, count
from carehire.scoring.ranking import Ranking, tie_keys
from carehire.scoring.weightings import weigh_anew
from tests.scoring.making import SUPERVISION, card, make_rubric, people, ranked, rated


def quietly(done: int, of: int) -> None:
    assert 0 < done <= of


def weighed(ranking: Ranking, draws: int = 20_000, seed: int = 1, top: int = 2) -> Acceptability:
    return weigh_anew(ranking, draws, seed, top, quietly)


def first_shares(ranking: Ranking, draws: int = 20_000) -> dict[str, float]:
    found = weighed(ranking, draws)
    names = [result.candidate for result in ranking.results() if result.rank]
    return {name: found.share(count) for name, count in zip(names, found.first, strict=True)}


def test_the_published_case_has_a_quarter_a_quarter_and_a_half():
    # (5,1,1), (1,5,1), (3,3,3): x is first where its weight is above a half, which a uniform
    # weight of three is with probability (1 - 1/2)² = 1/4; y alike; z in all other cases.
    cards = [card("x", "P", a=5, b=1, c=1), card("y", "P", a=1, b=5, c=1), card("z", "P", a=3, b=3, c=3)]
    found = first_shares(ranked(make_rubric("a", "b", "c"), people("x", "y", "z"), *cards), 100_000)
    # Four standard deviations of a share from 100,000 draws are .0063.
    assert found == {
        "x": pytest.approx(0.25, abs=0.0063),
        "y": pytest.approx(0.25, abs=0.0063),
        "z": pytest.approx(0.5, abs=0.0063),
    }


def test_what_was_not_observed_is_left_out_of_each_draw():
    # x: a = 1, b = 0, so the share of a; y: a = ½ and b not observed, so ½ under every weighting.
    # Two uniform weights: the share of a is above ½ in half of all draws.
    rubric = make_rubric("a", "b", minimum_coverage=0.5)
    ranking = ranked(rubric, people("x", "y"), card("x", "P", a=5, b=1), card("y", "P", a=3))
    assert first_shares(ranking, 100_000)["x"] == pytest.approx(0.5, abs=0.0064)


def test_equal_candidates_share_every_rank():
    cards = [card(name, "P", a=4, b=2) for name in ("x", "y")] + [card("z", "P", a=1, b=1)]
    found = weighed(ranked(make_rubric("a", "b"), people("x", "y", "z"), *cards))
    assert found.first.tolist() == [20_000, 20_000, 0]
    assert found.at_rank.tolist() == [[20_000, 0, 0], [20_000, 0, 0], [0, 0, 20_000]]
    assert found.wins.tolist() == [[0, 0, 20_000], [0, 0, 20_000], [0, 0, 0]]


def test_unlike_candidates_whose_scores_are_equal_share_every_rank():
    # Points of 13/3 everywhere, or wherever they were observed, score alike under every weighting.
    marks = [card("x", who, a=level, b=level, c=level) for who, level in zip("PQR", (4, 4, 5), strict=True)]
    marks += [card("y", who, a=level, b=level) for who, level in zip("PQR", (4, 4, 5), strict=True)]
    found = weighed(ranked(make_rubric("a", "b", "c"), people("x", "y"), *marks))
    assert found.first.tolist() == [20_000, 20_000]


def test_a_criterion_of_no_weight_stays_without():
    # Only b counts, and there y is ahead under every weighting.
    rubric = make_rubric(rated("a", 0), "b")
    ranking = ranked(rubric, people("x", "y"), card("x", "P", a=5, b=1), card("y", "P", a=1, b=2))
    assert first_shares(ranking) == {"y": 1, "x": 0}


def test_only_the_ranked_take_part():
    rubric = make_rubric("a", must_haves=[SUPERVISION])
    crowd = people("x", "y", "z")
    for person, months in zip(crowd, (30.0, 30.0, 1.0), strict=True):
        person.facts["supervision_months"] = months
    ranking = ranked(rubric, crowd, card("x", "P", a=3), card("y", "P", a=2), card("z", "P", a=5))
    assert first_shares(ranking) == {"x": 1, "y": 0}


def crowd_of(number: int, criteria: int = 4, missing: float = 0.2) -> Ranking:
    random = np.random.default_rng(3)
    names = [f"n{i}" for i in range(number)]
    levels = random.integers(1, 6, (number, criteria))
    seen = random.random(levels.shape) >= missing
    cards = [
        card(
            name,
            "P",
            **{f"c{i}": int(v) if s or not i else None for i, (v, s) in enumerate(zip(*row, strict=True))},
        )
        for name, row in zip(names, zip(levels, seen, strict=True), strict=True)
    ]
    rubric = make_rubric(*(f"c{i}" for i in range(criteria)), minimum_coverage=0)
    return ranked(rubric, people(*names), *cards)


def slowly(ranking: Ranking, draws: int, seed: int) -> np.ndarray:
    """Return the rank of each of the ranked in each draw, by counting who is ahead of whom."""
    shares = (ranking.panel.points[ranking.order[: ranking.ranked]] - 1) / 4
    weights = np.random.default_rng(seed).standard_exponential((draws, shares.shape[1]))
    ranks = []
    for weight in weights:
        scores = [
            100 * np.sum((row * weight)[~np.isnan(row)]) / np.sum(weight[~np.isnan(row)]) for row in shares
        ]
        keys = tie_keys(np.array(scores))
        ranks.append([1 + np.sum(keys < key) for key in keys])
    return np.array(ranks)


@pytest.mark.parametrize("cells", [1 << 20, 40 * 7])
def test_the_counts_are_those_of_ranking_everybody_in_every_draw(cells, monkeypatch):
    # With few cells only the first seven of forty are counted at every rank.
    monkeypatch.setattr(acceptability, "_CELLS", cells)
    ranking = crowd_of(40)
    found, ranks = weighed(ranking, 500, seed=9, top=3), slowly(ranking, 500, seed=9)
    assert found.first.tolist() == (ranks == 1).sum(axis=0).tolist()
    assert found.among_first.tolist() == (ranks <= 3).sum(axis=0).tolist()
    counted = cells // 40 if cells < 1600 else 40
    every = [[np.sum(ranks[:, place] == rank) for rank in range(1, 41)] for place in range(counted)]
    assert found.at_rank.tolist() == every
    assert found.wins.tolist() == [[np.sum(ranks[:, i] < ranks[:, j]) for j in range(20)] for i in range(20)]


def test_the_draws_are_the_same_however_many_are_counted_at_a_time(monkeypatch):
    ranking = crowd_of(12)
    whole = weighed(ranking, 3_000)
    monkeypatch.setattr(acceptability, "_PIECE", 100)
    parts = weighed(ranking, 3_000)
    assert whole.at_rank.tolist() == parts.at_rank.tolist()
    assert weighed(ranking, 3_000, seed=2).at_rank.tolist() != whole.at_rank.tolist()


def test_a_span_of_ranks_leaves_out_a_twentieth_at_either_end():
    # Of 100 draws: 4 at rank 1, 90 at rank 2, 6 at rank 3. Below a twentieth at rank 1, above it at 3.
    first, second, third = [90.0, 60, 50], [60.0, 90, 50], [50.0, 90, 60]
    scores = np.array([first] * 4 + [second] * 90 + [third] * 6)
    found = count(
        lambda number: scores[:number],
        lambda rows, out: np.copyto(out, rows),
        candidates=3,
        width=3,
        draws=100,
        top=1,
        progress=quietly,
    )
    assert found.at_rank[0].tolist() == [4, 90, 6]
    assert found.span(0) == (2, 3)
    assert found.span(7) is None


def test_what_goes_wrong_while_scoring_is_told_and_nothing_hangs():
    def fail(rows: np.ndarray, out: np.ndarray) -> None:
        raise ArithmeticError(f"{len(rows)} rows, {out.shape[1]} candidates")

    with pytest.raises(ArithmeticError, match="3 candidates"):
        count(
            lambda number: np.ones((number, 2)),
            fail,
            candidates=3,
            width=3,
            draws=1_000_000,
            top=1,
            progress=quietly,
        )
