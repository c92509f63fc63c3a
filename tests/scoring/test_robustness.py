"""What is refused, and what must hold for every ranking that is tried."""

from dataclasses import asdict

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given, settings

from carehire.candidates.candidate import Candidate
from carehire.errors import UserError
from carehire.scoring import acceptability
from carehire.scoring.panel import collect
from carehire.scoring.ranking import Ranking, rank
from carehire.scoring.robustness import Robustness, examine
from tests.scoring.making import SUPERVISION, card, make_rubric, people, ranked, rated

NAMES, CRITERIA, DRAWS = "uvwxyz", ("a", "b", "c"), 100


def test_all_that_makes_no_sense_is_told_together():
    ranking = ranked(make_rubric("a"), people("x"), card("x", "P", a=3))
    with pytest.raises(UserError) as told:
        examine(ranking, draws=0, seed=-1, top=0)
    assert [str(fault) for fault in told.value.faults] == [
        "draws: 0 draws were asked for; give from 1 to 10,000,000",
        "seed: the seed is -1; give 0 or more",
        "top: the first 0 were asked for; give 1 or more",
        "only X is ranked, and one candidate makes no order; two or more do",
    ]


def test_nobody_ranked_is_told():
    with pytest.raises(UserError, match="nobody is ranked"):
        examine(ranked(make_rubric("a"), people("x", "y")))


def test_progress_comes_to_its_end(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(acceptability, "_ROUND", 1)
    told: list[tuple[int, int]] = []
    cards = [card(who, panelist, a=level) for who, level in (("x", 5), ("y", 2)) for panelist in "PQ"]
    examine(
        ranked(make_rubric("a"), people("x", "y"), *cards), draws=70_000, progress=lambda *p: told.append(p)
    )
    assert told == sorted(told)
    assert len(told) > 4
    assert told[-1] == (210_000, 210_000)


LEVELS = st.one_of(st.none(), st.integers(1, 5))
WEIGHTS = st.lists(st.sampled_from([0.0, 0.5, 1.0, 3.0]), min_size=3, max_size=3).filter(any)
CARDS = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.sampled_from("PQR")),
    st.fixed_dictionaries(dict.fromkeys(CRITERIA, LEVELS)),
    min_size=4,
    max_size=12,
)
MONTHS = st.fixed_dictionaries(dict.fromkeys(NAMES, st.sampled_from([23.0, 24.0, 60.0])))


def ranking_of(weights, cards, months, names=NAMES) -> Ranking:
    rubric = make_rubric(
        *(rated(name, weight) for name, weight in zip(CRITERIA, weights, strict=True)),
        must_haves=[SUPERVISION],
        minimum_coverage=0.3,
    )
    crowd = [Candidate(name, name, {"supervision_months": months[name]}) for name in names]
    chosen = [card(who, panelist, **levels) for (who, panelist), levels in cards.items() if who in names]
    return rank(collect(rubric, crowd, chosen))


def tried(ranking: Ranking) -> Robustness:
    assume(ranking.ranked > 1)
    return examine(ranking, draws=DRAWS)


def weighed(found: Robustness) -> dict[str, dict[str, object]]:
    """Return by name what all weightings say of each candidate."""
    names = [result.candidate for result in found.ranking.results() if result.rank]
    counts = found.weightings
    return {
        name: {
            "ranks": counts.at_rank[place].tolist(),
            "first": int(counts.first[place]),
            "wins": {other: int(counts.wins[place, rival]) for rival, other in enumerate(names)},
        }
        for place, name in enumerate(names)
    }


@settings(max_examples=50)
@given(WEIGHTS, CARDS, MONTHS)
def test_every_draw_puts_everybody_at_one_rank(weights, cards, months):
    found = tried(ranking_of(weights, cards, months))
    for counts in (found.weightings, found.panels):
        if counts is not None:
            assert (counts.at_rank.sum(axis=1) == DRAWS).all()
            assert (counts.at_rank[:, 0] == counts.first).all()
            assert counts.first.sum() >= DRAWS  # several where the first rank is shared
            assert (counts.wins + counts.wins.T <= DRAWS).all()


@settings(max_examples=50)
@given(WEIGHTS, CARDS, MONTHS, st.sampled_from(NAMES))
def test_removing_a_candidate_changes_no_win_of_the_others(weights, cards, months, gone):
    rest = [name for name in NAMES if name != gone]
    whole = weighed(tried(ranking_of(weights, cards, months)))
    part = weighed(tried(ranking_of(weights, cards, months, rest)))
    for name, said in part.items():
        assert said["wins"] == {other: won for other, won in whole[name]["wins"].items() if other != gone}
        assert said["first"] >= whole[name]["first"]


@settings(max_examples=50)
@given(WEIGHTS, CARDS, MONTHS, st.data())
def test_raising_a_rating_never_makes_a_rank_less_likely(weights, cards, months, data):
    raisable = [(key, name) for key, levels in cards.items() for name in CRITERIA if (levels[name] or 5) < 5]
    assume(raisable)
    (who, panelist), name = data.draw(st.sampled_from(raisable))
    raised = cards | {(who, panelist): cards[who, panelist] | {name: cards[who, panelist][name] + 1}}
    before, after = (weighed(tried(ranking_of(weights, each, months))) for each in (cards, raised))
    assume(who in before)
    for rank_or_better in range(1, len(before[who]["ranks"]) + 1):
        reached = [sum(said[who]["ranks"][:rank_or_better]) for said in (before, after)]
        assert reached[0] <= reached[1]


@settings(max_examples=50)
@given(WEIGHTS, CARDS, MONTHS, st.sampled_from([0.1, 3.0, 1_000.0]))
def test_scaling_all_weights_changes_nothing(weights, cards, months, factor):
    one = tried(ranking_of(weights, cards, months))
    other = tried(ranking_of([weight * factor for weight in weights], cards, months))
    assert weighed(one) == weighed(other)
    assert [(turn.criterion, turn.winners) for turn in one.turns] == [
        (turn.criterion, turn.winners) for turn in other.turns
    ]
    assert [turn.share_after for turn in one.turns] == pytest.approx([t.share_after for t in other.turns])
    assert one.without_criterion == other.without_criterion
    assert one.without_panelist == other.without_panelist


@settings(max_examples=50)
@given(WEIGHTS, CARDS, MONTHS)
def test_a_failed_must_have_is_never_offset(weights, cards, months):
    found = tried(ranking_of(weights, cards, months))
    failed = {name for name in NAMES if months[name] < 24}
    named = set(weighed(found)) | {who for turn in found.turns for who in turn.winners}
    for omission in (*found.without_panelist, *found.without_criterion):
        named |= {*omission.first, *(move.candidate for move in omission.moves)}
    assert not named & failed


@settings(max_examples=50)
@given(WEIGHTS, CARDS, MONTHS, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_panelists_changes_nothing(weights, cards, months, random):
    shuffled, names = list(cards.items()), list(NAMES)
    random.shuffle(shuffled)
    random.shuffle(names)
    one = tried(ranking_of(weights, cards, months))
    other = tried(ranking_of(weights, dict(shuffled), months, names))
    assert weighed(one) == weighed(other)
    assert [plain(omission) for omission in one.without_panelist] == [
        plain(omission) for omission in other.without_panelist
    ]
    assert {turn.criterion: (turn.after, set(turn.winners)) for turn in one.turns} == {
        turn.criterion: (turn.after, set(turn.winners)) for turn in other.turns
    }


def plain(omission) -> dict[str, object]:
    """Return an omission without the order in which candidates were given."""
    moves = sorted(omission.moves, key=lambda move: move.candidate)
    return asdict(omission) | {"first": sorted(omission.first), "moves": moves}
