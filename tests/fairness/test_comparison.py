from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from carehire.fairness.comparison import below_four_fifths, compare
from carehire.fairness.significance import Tally, fisher
from tests.fairness.making import compared


@st.composite
def tallies(draw: st.DrawFn, least: int = 0) -> Tally:
    applicants = draw(st.integers(least, 200))
    return Tally(applicants, draw(st.integers(0, applicants)))


pools = st.dictionaries(st.tuples(st.text("abcdef", min_size=1, max_size=4)), tallies(), max_size=6)


def test_the_example_of_the_agencies_questions_and_answers():
    # Rates of 60, 45, 48 and 51 %: 45/60 = .75, 48/60 = .80, 51/60 = .85.
    found = compared(a=(60, 100), b=(45, 100), c=(48, 100), d=(51, 100))
    assert [line.impact_ratio for line in found.values()] == [1.0, 0.75, 0.8, 0.85]
    assert [line.flagged for line in found.values()] == [False, True, False, False]
    assert found["a"].reference


def test_exactly_four_fifths_is_not_below_it_where_floating_point_says_so():
    # 4/25 is .16 and 1/5 is .2: .16/.2 is .8 exactly, and .7999… in binary.
    assert 4 / 25 / (1 / 5) < 0.8
    assert not below_four_fifths(Tally(25, 4), Tally(5, 1))
    assert below_four_fifths(Tally(26, 4), Tally(5, 1))
    assert compared(a=(20, 100), b=(16, 100))["b"].flagged is False


def test_48_of_80_against_12_of_40():
    line = compared(a=(48, 80), b=(12, 40))["b"]
    assert line.impact_ratio == 0.5
    assert line.flagged
    assert line.fisher_p == pytest.approx(0.0034092, abs=5e-8)
    # Pooled share 60/120 = .5; z = (.6 - .3) / √(.25 (1/80 + 1/40)) = .3 / √.009375 = 3.098387.
    assert line.z == pytest.approx(3.098387, abs=5e-7)
    assert line.z_p == pytest.approx(0.0019458, abs=5e-8)
    assert line.small_cells is None


def test_the_table_by_sex_of_the_citys_own_example():
    # 6 RCNY § 5-301(b): 667 of 1,390 men and 555 of 1,181 women are 48 % and 47 %, a ratio of .979.
    line = compared(Male=(667, 1390), Female=(555, 1181))["Female"]
    assert line.impact_ratio == pytest.approx(0.979, abs=5e-4)
    assert line.flagged is False


def test_the_reference_is_the_highest_rate_and_of_equal_rates_the_largest_group():
    assert compared(a=(1, 2), b=(50, 100), c=(2, 10))["b"].reference
    assert compared(a=(9, 10), b=(50, 100))["a"].reference


def test_a_group_below_two_percent_is_named_and_not_compared_even_with_the_highest_rate():
    # 2 % of 100 is 2: 2 people are compared, 1 is not.
    found = compared(a=(49, 98), b=(2, 2))
    assert found["b"].compared
    assert found["b"].reference
    found = compared(a=(49, 99), b=(1, 1))
    assert (found["b"].compared, found["b"].impact_ratio, found["b"].flagged) == (False, None, None)
    assert found["b"].tally.rate == 1.0
    assert "Under 2%" in found["b"].notes[0]
    assert found["a"].reference


def test_small_numbers_are_warned_of_where_fewer_than_five_would_be_expected():
    # Of 10 people each, (7 + 3)/20 · 10 = 5 would be expected selected, and (7 + 2)/20 · 10 = 4.5.
    assert compared(a=(7, 10), b=(3, 10))["b"].small_cells is None
    assert "Fisher" in (compared(a=(7, 10), b=(2, 10))["b"].small_cells or "")


def test_it_says_where_one_person_more_would_change_the_flag():
    # 3 of 10 against 5 of 10 is .6, 4 of 10 would be .8.
    assert "One person more" in compared(a=(5, 10), b=(3, 10))["b"].notes[0]
    assert compared(a=(50, 100), b=(30, 100))["b"].notes == ()


@pytest.mark.parametrize(
    ("groups", "words"),
    [
        ({"a": (0, 10), "b": (0, 5)}, "All rates here are 0, so"),
        ({"a": (3, 10)}, "only one group"),
        ({"a": (10, 10), "b": (5, 5)}, "All rates here are 100%"),
        ({}, "no group"),
        ({"a": (0, 0), "b": (0, 0)}, "no group"),
    ],
)
def test_what_cannot_be_compared_is_said_in_words(groups: dict[str, tuple[int, int]], words: str):
    lines, notes = compare({(name,): Tally(of, selected) for name, (selected, of) in groups.items()})
    assert words in " ".join(notes)
    assert [line.z for line in lines] == [None] * len(lines)
    assert not any(line.flagged for line in lines)


def test_a_group_without_applicants_has_no_rate():
    line = compared(a=(5, 10), b=(0, 0))["b"]
    assert (line.tally.rate, line.impact_ratio, line.flagged, line.fisher_p) == (None, None, None, None)
    assert "Nobody of this group" in line.notes[0]


@given(tallies(1), tallies(1))
def test_the_flag_is_the_comparison_in_whole_numbers(group: Tally, best: Tally):
    a, b, c, d = group.selected, group.applicants, best.selected, best.applicants
    assert below_four_fifths(group, best) == (5 * a * d < 4 * b * c)


@given(pools)
def test_no_number_is_ever_nan_or_infinite_and_ratios_stay_within_0_and_1(pool: dict[tuple[str, ...], Tally]):
    lines, _ = compare(pool)
    for line in lines:
        numbers = (line.impact_ratio, line.fisher_p, line.z, line.z_p, line.tally.rate)
        assert all(math.isfinite(each) for each in numbers if each is not None)
        assert line.impact_ratio is None or 0 <= line.impact_ratio <= 1
        assert line.fisher_p is None or 0 <= line.fisher_p <= 1
    assert sum(line.reference for line in lines) <= 1


@given(pools)
def test_renaming_the_groups_changes_no_number(pool: dict[tuple[str, ...], Tally]):
    renamed = {tuple(f"z{part}"[::-1] for part in group): tally for group, tally in pool.items()}

    def numbers(groups: dict[tuple[str, ...], Tally]) -> list[tuple[object, ...]]:
        found = [
            (each.tally.applicants, each.tally.selected, each.impact_ratio, each.flagged)
            for each in compare(groups)[0]
        ]
        return sorted(found, key=repr)

    assert numbers(pool) == numbers(renamed)


@given(pools, st.integers(2, 5))
def test_as_many_times_the_people_keep_every_ratio_and_flag(pool: dict[tuple[str, ...], Tally], times: int):
    larger = {group: Tally(t.applicants * times, t.selected * times) for group, t in pool.items()}
    before, after = compare(pool)[0], compare(larger)[0]
    assert [(each.impact_ratio, each.flagged) for each in before] == [
        (each.impact_ratio, each.flagged) for each in after
    ]


@given(pools)
def test_the_order_in_which_groups_are_told_changes_nothing(pool: dict[tuple[str, ...], Tally]):
    assert compare(pool) == compare(dict(reversed(pool.items())))


@pytest.mark.parametrize(
    ("group", "reference", "p"),
    [
        # Fisher's tea: three of four cups told right, 1/70 + 16/70 and as many at the other end.
        (Tally(4, 3), Tally(4, 1), 34 / 70),
        (Tally(4, 4), Tally(4, 0), 2 / 70),
        (Tally(5, 0), Tally(5, 0), 1.0),
        (Tally(1, 1), Tally(1, 1), 1.0),
        # 1/8 · 7/7 and the other way round: as likely as each other.
        (Tally(4, 1), Tally(4, 0), 1.0),
        (Tally(0, 0), Tally(5, 2), 1.0),
    ],
)
def test_fishers_p_adds_up_the_tables_no_likelier_than_this_one(group: Tally, reference: Tally, p: float):
    assert fisher(group, reference) == pytest.approx(p, abs=1e-12)


def test_fishers_p_of_a_billion_people_is_that_of_a_normal_curve_and_takes_no_billion_steps():
    # 10⁹ and 10⁹ people, 40 % and 10,000 more: z = 10⁴ / √(2 · 10⁹ · .4 · .6) = .45644, p = .64807;
    # the exact test adds the half step on either side: z' = 9,999 / √(4.8 · 10⁸) = .45639, p = .64811.
    a_billion = 10**9
    few, more = Tally(a_billion, 4 * 10**8), Tally(a_billion, 4 * 10**8 + 10_000)
    assert fisher(few, more) == pytest.approx(0.64811, abs=2e-5)
    assert fisher(few, Tally(a_billion, 5 * 10**8)) == 0.0


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 3_000), st.integers(1, 3_000), st.data())
def test_fishers_p_is_that_of_scipy(applied, others, data):
    group = Tally(applied, data.draw(st.integers(0, applied)))
    reference = Tally(others, data.draw(st.integers(0, others)))
    table = [[each.selected, each.applicants - each.selected] for each in (group, reference)]
    assert fisher(group, reference) == pytest.approx(float(fisher_exact(table).pvalue), rel=1e-9, abs=1e-300)
