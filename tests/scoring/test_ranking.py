"""Golden cases worked by hand, and what must hold for every panel there could be."""

import math
from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given, settings

from carehire.candidates.candidate import Candidate
from carehire.errors import NotFoundError
from carehire.scoring.panel import collect
from carehire.scoring.ranking import rank
from carehire.scoring.result import Status
from tests.scoring.making import EDUCATION, EXPERIENCE, SUPERVISION, card, make_rubric, people, ranked, rated


def test_a_score_is_the_weighted_share_of_the_scale():
    # listening: mean (4 + 5) / 2 = 4.5, x = 3.5 / 4 = .875, weight 3
    # writing:   3,                       x = 2 / 4   = .5,   weight 1
    # score = 100 · (3 · .875 + 1 · .5) / 4 = 100 · 3.125 / 4 = 78.125
    rubric = make_rubric(rated("listening", 3), rated("writing", 1))
    ranking = ranked(
        rubric, people("ana"), card("ana", "P", listening=4, writing=3), card("ana", "Q", listening=5)
    )
    result = ranking.result("ana")
    assert result.score == 78.125
    assert result.coverage == 1
    # 100 · 3 · .875 / 4 and 100 · 1 · .5 / 4: they add up to the score.
    assert [line.contribution for line in result.criteria] == [65.625, 12.5]


def test_a_missing_rating_lowers_coverage_and_not_the_score():
    # 5 and 5 with one of three not observed: 100 · (1 + 1) / 2, and 2 of 3 weights. Counting the gap
    # as zero would give 66.7, and as the lowest level 66.7 as well.
    ranking = ranked(make_rubric("a", "b", "c"), people("ana"), card("ana", "P", a=5, b=5, c=None))
    result = ranking.result("ana")
    assert result.score == 100
    assert result.coverage == pytest.approx(2 / 3)
    assert result.status is Status.RANKED
    assert result.criteria[2].points is None
    assert result.criteria[2].contribution is None


def test_the_lowest_level_everywhere_is_zero_and_not_nothing():
    result = ranked(make_rubric("a", "b"), people("ana"), card("ana", "P", a=1, b=1)).result("ana")
    assert result.score == 0
    assert result.rank == 1


def test_facts_and_ratings_add_up_on_one_scale():
    # a: 4 → .75; experience 30 months → 3 points → .5, weight .5; education BSc → 5 → 1, weight .5
    # score = 100 · (.75 + .25 + .5) / 2 = 75
    rubric = make_rubric("a", EXPERIENCE | {"weight": 0.5}, EDUCATION | {"weight": 0.5})
    ana = Candidate("ana", "Ana", {"service_months": 30.0, "education": "BSc"})
    result = ranked(rubric, [ana], card("ana", "P", a=4)).result("ana")
    assert result.score == 75
    assert [(line.mean, line.n, line.points) for line in result.criteria] == [
        (4, 1, 4),
        (None, 0, 3),
        (None, 0, 5),
    ]


def test_ties_share_a_rank_and_the_next_one_is_left_out():
    cards = [card(name, "P", a=level) for name, level in [("w", 3), ("x", 5), ("y", 4), ("z", 4)]]
    ranking = ranked(make_rubric("a"), people("w", "x", "y", "z"), *cards)
    assert [(r.candidate, r.rank) for r in ranking.results()] == [("x", 1), ("y", 2), ("z", 2), ("w", 4)]
    assert "Shares rank 2 with Z: their scores are equal." in ranking.result("y").reasons
    assert not any("Shares" in reason for reason in ranking.result("x").reasons)


def test_scores_that_differ_only_in_the_last_digits_are_ties():
    # .1 + .2 + .3 and .3 + .2 + .1 differ in binary; the weights' order must not decide.
    one = make_rubric(rated("a", 0.1), rated("b", 0.2), rated("c", 0.3))
    ranking = ranked(one, people("x", "y"), card("x", "P", a=5, b=5, c=1), card("y", "P", a=1, b=1, c=5))
    assert [r.rank for r in ranking.results()] == [1, 1]


def test_a_failed_must_have_stands_apart_whatever_the_score():
    rubric = make_rubric("a", must_haves=[SUPERVISION])
    crowd = [
        Candidate("x", "X", {"supervision_months": 12.0}),
        Candidate("y", "Y", {"supervision_months": 24.0}),
    ]
    ranking = ranked(rubric, crowd, card("x", "P", a=5), card("y", "P", a=2))
    assert [(r.candidate, r.status, r.rank) for r in ranking.results()] == [
        ("y", Status.RANKED, 1),
        ("x", Status.KNOCKED_OUT, None),
    ]
    assert ranking.result("x").score == 100
    assert ranking.result("x").reasons[0] == "Supervision: 12 months found, at least 24 asked."


def test_an_unknown_must_have_needs_evidence_and_a_failed_one_goes_before_it():
    other = {"id": "years", "text": "Years", "fact": "service_months", "at_least": 36}
    rubric = make_rubric("a", must_haves=[SUPERVISION, other])
    crowd = [
        Candidate("x", "X", {"supervision_months": 12.0}),
        Candidate("y", "Y", {"supervision_months": 24.0}),
    ]
    ranking = ranked(rubric, crowd, card("x", "P", a=5), card("y", "P", a=5))
    assert ranking.result("x").status is Status.KNOCKED_OUT
    assert ranking.result("y").status is Status.NEEDS_EVIDENCE
    assert ranking.result("y").rank is None


@pytest.mark.parametrize(("observed", "status"), [(6, Status.RANKED), (5, Status.NOT_ENOUGH_EVIDENCE)])
def test_below_the_least_coverage_nobody_is_ranked(observed, status):
    # Ten weights of .1: six of them are .6 by hand, and .6 or .5999… in binary.
    names = [f"c{i}" for i in range(10)]
    rubric = make_rubric(*(rated(name, 0.1) for name in names), minimum_coverage=0.6)
    result = ranked(rubric, people("ana"), card("ana", "P", **dict.fromkeys(names[:observed], 3))).result(
        "ana"
    )
    assert result.status is status
    assert result.score == 50


def test_somebody_nobody_has_seen_has_no_score_and_no_rank():
    ranking = ranked(make_rubric("a", minimum_coverage=0), people("ana"))
    result = ranking.result("ana")
    assert (result.score, result.rank, result.coverage) == (None, None, 0)
    assert result.status is Status.NOT_ENOUGH_EVIDENCE
    assert result.reasons == ("Nothing that counts has been observed yet.",)


def test_a_criterion_without_weight_is_shown_and_does_not_count():
    rubric = make_rubric("a", rated("b", 0))
    ranking = ranked(rubric, people("x", "y"), card("x", "P", a=4, b=1), card("y", "P", a=4))
    assert ranking.result("x").score == ranking.result("y").score == 75
    assert ranking.result("y").coverage == 1
    assert ranking.result("x").criteria[1].points == 1
    assert ranking.result("x").criteria[1].contribution == 0


def test_the_order_is_ranked_then_each_other_status_as_given():
    rubric = make_rubric("a", "b", "c", must_haves=[SUPERVISION])
    facts = {"ok": 30.0, "out": 1.0}
    crowd = [
        Candidate("out", "Out", {"supervision_months": facts["out"]}),
        Candidate("thin", "Thin", {"supervision_months": facts["ok"]}),
        Candidate("needs", "Needs"),
        Candidate("second", "Second", {"supervision_months": facts["ok"]}),
        Candidate("first", "First", {"supervision_months": facts["ok"]}),
    ]
    cards = [card(c, "P", a=3, b=3, c=3) for c in ("out", "needs", "second")]
    cards += [card("thin", "P", a=5), card("first", "P", a=4, b=4, c=4)]
    assert [r.candidate for r in ranked(rubric, crowd, *cards).results()] == [
        "first",
        "second",
        "needs",
        "thin",
        "out",
    ]


def test_an_unknown_candidate_has_no_result():
    with pytest.raises(NotFoundError, match='Did you mean "ana"'):
        ranked(make_rubric("a"), people("ana")).result("anna")


def test_a_ranking_of_nobody_is_empty():
    ranking = ranked(make_rubric("a"), [])
    assert len(ranking) == 0
    assert list(ranking.results()) == []


def test_a_ranking_longer_than_one_piece_of_work_is_one_ranking():
    # More rows than are worked on at a time: every level comes back, in groups.
    crowd = [Candidate(str(i), str(i)) for i in range(20_000)]
    ranking = ranked(make_rubric("a"), crowd, *(card(str(i), "P", a=1 + i % 5) for i in range(20_000)))
    assert ranking.scores.tolist() == [25.0 * (i % 5) for i in range(20_000)]
    assert ranking.ranks.tolist() == [1 + 4_000 * (4 - i % 5) for i in range(20_000)]


CRITERIA = ("a", "b", "c")
LEVELS = st.one_of(st.none(), st.integers(1, 5))
WEIGHTS = st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0, 2.0, 3.0]), min_size=3, max_size=3).filter(any)
CARDS = st.dictionaries(
    st.tuples(st.sampled_from("uvwxyz"), st.sampled_from("PQR")),
    st.fixed_dictionaries(dict.fromkeys(CRITERIA, LEVELS)),
    max_size=12,
)
MONTHS = st.fixed_dictionaries(
    {name: st.one_of(st.none(), st.sampled_from([0.0, 23.0, 24.0, 60.0])) for name in "uvwxyz"}
)


def panel_of(weights, cards, months, names="uvwxyz"):
    rubric = make_rubric(
        *(rated(name, weight) for name, weight in zip(CRITERIA, weights, strict=True)),
        must_haves=[SUPERVISION],
    )
    crowd = [
        Candidate(name, name, {} if months[name] is None else {"supervision_months": months[name]})
        for name in names
    ]
    chosen = [card(who, panelist, **levels) for (who, panelist), levels in cards.items() if who in names]
    return collect(rubric, crowd, chosen)


def facts_of(result):
    return result.status, result.rank, result.score, result.coverage, result.criteria


@given(WEIGHTS, CARDS, MONTHS, st.sampled_from("uvwxyz"))
def test_removing_a_candidate_changes_nobody_elses_score_and_no_order(weights, cards, months, gone):
    rest = [name for name in "uvwxyz" if name != gone]
    whole, part = rank(panel_of(weights, cards, months)), rank(panel_of(weights, cards, months, rest))
    for name in rest:
        before, after = whole.result(name), part.result(name)
        assert (before.score, before.coverage, before.status) == (after.score, after.coverage, after.status)
    assert [r.candidate for r in whole.results() if r.candidate != gone] == [
        r.candidate for r in part.results()
    ]


@given(WEIGHTS, CARDS, MONTHS, st.data())
def test_raising_a_rating_never_lowers_a_rank(weights, cards, months, data):
    raisable = [(key, name) for key, levels in cards.items() for name in CRITERIA if (levels[name] or 5) < 5]
    assume(raisable)
    key, name = data.draw(st.sampled_from(raisable))
    raised = cards | {key: cards[key] | {name: cards[key][name] + 1}}
    before = rank(panel_of(weights, cards, months)).result(key[0])
    after = rank(panel_of(weights, raised, months)).result(key[0])
    assert after.status is before.status
    if before.rank is not None:
        assert after.rank <= before.rank
        assert after.score >= before.score


@given(WEIGHTS, CARDS, MONTHS, st.sampled_from([0.001, 0.1, 3.0, 7.0, 1_000.0]))
def test_scaling_all_weights_changes_nothing(weights, cards, months, factor):
    one = rank(panel_of(weights, cards, months))
    other = rank(panel_of([weight * factor for weight in weights], cards, months))
    for before, after in zip(one.results(), other.results(), strict=True):
        assert (before.candidate, before.status, before.rank) == (after.candidate, after.status, after.rank)
        assert (before.score or 0) == pytest.approx(after.score or 0, abs=1e-8)


@given(WEIGHTS, CARDS, MONTHS)
def test_a_failed_must_have_is_never_offset(weights, cards, months):
    for result in rank(panel_of(weights, cards, months)).results():
        failed = months[result.candidate] is not None and months[result.candidate] < 24
        assert (result.status is Status.KNOCKED_OUT) == failed
        if failed:
            assert result.rank is None


@given(WEIGHTS, CARDS, MONTHS, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_panelists_changes_nothing(weights, cards, months, random):
    shuffled, names = list(cards.items()), list("uvwxyz")
    random.shuffle(shuffled)
    random.shuffle(names)
    one, other = (
        rank(panel_of(weights, cards, months)),
        rank(panel_of(weights, dict(shuffled), months, names)),
    )
    for name in names:
        assert facts_of(one.result(name)) == facts_of(other.result(name))


@given(WEIGHTS, CARDS, MONTHS)
def test_taking_out_what_was_not_observed_changes_nothing(weights, cards, months):
    panel = panel_of(weights, cards, months)
    bare = [
        replace(c, ratings={k: v for k, v in c.ratings.items() if v.level is not None})
        for c in panel.scorecards
    ]
    other = rank(collect(panel.rubric, panel.candidates, bare))
    for result in rank(panel).results():
        assert facts_of(result) == facts_of(other.result(result.candidate))


@settings(max_examples=50)
@given(WEIGHTS, CARDS, MONTHS)
def test_contributions_add_up_to_the_score_and_no_number_is_nan(weights, cards, months):
    for result in rank(panel_of(weights, cards, months)).results():
        parts = [line.contribution for line in result.criteria if line.contribution is not None]
        if result.score is not None:
            assert 0 <= result.score <= 100
            assert math.fsum(parts) == pytest.approx(result.score, abs=1e-8)
        numbers = [result.score, result.coverage, *parts, *(line.spread for line in result.criteria)]
        assert not any(number is not None and math.isnan(number) for number in numbers)
