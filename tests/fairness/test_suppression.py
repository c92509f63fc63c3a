from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carehire.fairness.adverse_impact import review
from carehire.fairness.outcomes import Outcome, Outcomes
from carehire.fairness.significance import Tally
from carehire.fairness.suppression import LEAST, TOGETHER, hidden_outcomes, pooled
from tests.fairness.making import outcomes, people


def test_small_groups_are_shown_together():
    shown, notes = pooled({("a",): Tally(20, 9), ("b",): Tally(3, 1), ("c",): Tally(2, 0)}, LEAST)
    assert shown == {("a",): Tally(20, 9), (TOGETHER,): Tally(5, 1)}
    assert "shown together" in notes[0]


def test_one_small_group_takes_the_next_smallest_along_or_the_total_would_give_it_away():
    shown, _ = pooled({("a",): Tally(20, 9), ("b",): Tally(9, 3), ("c",): Tally(2, 0)}, LEAST)
    assert shown == {("a",): Tally(20, 9), (TOGETHER,): Tally(11, 3)}


def test_where_nothing_would_be_left_nothing_is_shown():
    shown, notes = pooled({("a",): Tally(6, 3), ("b",): Tally(2, 1)}, LEAST)
    assert shown == {}
    assert "Too few people answered" in notes[0]


def test_large_groups_stay_as_they_are():
    groups = {("a",): Tally(5, 1), ("b",): Tally(6, 2), ("none",): Tally()}
    assert pooled(groups, LEAST) == (groups, ())


@given(
    st.dictionaries(st.tuples(st.text("abc", max_size=3)), st.integers(0, 12).map(lambda n: Tally(n, n // 2)))
)
def test_no_shown_number_stands_for_fewer_people_and_nobody_is_lost(groups):
    shown, _ = pooled(groups, LEAST)
    assert all(not 0 < tally.applicants < LEAST for tally in shown.values())
    if shown:
        assert sum(t.applicants for t in shown.values()) == sum(t.applicants for t in groups.values())


def test_an_outcome_that_few_people_had_is_not_broken_down():
    assert "Only 1 person was selected" in hidden_outcomes(Tally(20, 1), LEAST)
    assert "Only 4 people were not selected" in hidden_outcomes(Tally(20, 16), LEAST)
    assert [hidden_outcomes(Tally(20, n), LEAST) for n in (0, 5, 15, 20)] == [""] * 4
    rows = people("hire", "sex", a=(1, 10), b=(1, 10))
    (stage,) = review(outcomes(*rows), least=LEAST).stages
    assert (stage.selection.singles, stage.selection.crossed) == ((), ())
    assert stage.selection.total == Tally(20, 2)


def test_few_high_scores_are_not_called_selected():
    rows = [Outcome("test", {"sex": "ab"[n % 2]}, 1, None, f"p{n}", 1.0 + (n == 0)) for n in range(12)]
    (stage,) = review(Outcomes(("test",), ("sex",), tuple(rows)), least=LEAST).stages
    assert stage.scores.rates.singles == ()
    assert stage.scores.rates.notes[0].startswith("Only 1 person was above the median here.")
