from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy import stats

from carehire.scoring import icc
from carehire.scoring.icc import FORMS, Estimate
from tests.scoring.panels import SHROUT_FLEISS


def measure(rows):
    return icc.measure(np.array(rows, dtype=np.int64))


def table():
    return st.integers(2, 5).flatmap(
        lambda k: st.lists(st.lists(st.integers(1, 5), min_size=k, max_size=k), min_size=2, max_size=9)
    )


def test_the_table_of_shrout_and_fleiss_gives_their_six_values():
    published = {
        "1,1": 0.1657418,
        "2,1": 0.2897638,
        "3,1": 0.7148407,
        "1,k": 0.4427971,
        "2,k": 0.6200505,
        "3,k": 0.9093155,
    }
    found = measure(SHROUT_FLEISS)
    assert found.reasons == ()
    assert list(found.estimates) == list(FORMS)
    assert {form: each.value for form, each in found.estimates.items()} == pytest.approx(published, abs=1e-6)


def test_its_limits_are_those_worked_out_with_a_table_of_f():
    # Mean squares: candidates 11.241667 (5 degrees of freedom), panelists 32.486111 (3),
    # error 1.0194444 (15), within candidates 6.2638889 (18). From a printed table of F at 97.5 %:
    # F(5,15) = 3.5764, F(15,5) = 6.4277, F(5,18) = 3.3820, F(18,5) = 6.3619.
    rows, error, within = 11.241667, 1.0194444, 6.2638889
    low, high = rows / error / 3.5764, rows / error * 6.4277
    one_low, one_high = rows / within / 3.3820, rows / within * 6.3619
    found = measure(SHROUT_FLEISS).estimates
    assert (found["3,1"].low, found["3,1"].high) == pytest.approx(
        ((low - 1) / (low + 3), (high - 1) / (high + 3)), abs=2e-5
    )
    assert (found["3,k"].low, found["3,k"].high) == pytest.approx((1 - 1 / low, 1 - 1 / high), abs=2e-5)
    assert (found["1,1"].low, found["1,1"].high) == pytest.approx(
        ((one_low - 1) / (one_low + 3), (one_high - 1) / (one_high + 3)), abs=2e-5
    )
    assert (found["1,k"].low, found["1,k"].high) == pytest.approx(
        (1 - 1 / one_low, 1 - 1 / one_high), abs=6e-5
    )


def test_limits_that_count_strictness_follow_mcgraw_and_wong():
    # Their v in the form of their table 7, with a = kρ / n(1-ρ) and b = 1 + kρ(n-1) / n(1-ρ),
    # and their two ratios: written here as they are printed, not as the code has them.
    n, k, rows, columns, error = 6, 4, 11.2416666667, 32.4861111111, 1.0194444444
    rho = 0.2897637795
    a, b = k * rho / (n * (1 - rho)), 1 + k * rho * (n - 1) / (n * (1 - rho))
    v = (a * columns + b * error) ** 2 / (
        (a * columns) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1))
    )
    over, under = stats.f.ppf(0.975, n - 1, v), stats.f.ppf(0.975, v, n - 1)
    noise = k * columns + (k * n - k - n) * error
    single = (
        n * (rows - over * error) / (over * noise + n * rows),
        n * (under * rows - error) / (noise + n * under * rows),
    )
    mean = (
        n * (rows - over * error) / (over * (columns - error) + n * rows),
        n * (under * rows - error) / (columns - error + n * under * rows),
    )
    found = measure(SHROUT_FLEISS).estimates
    assert (found["2,1"].low, found["2,1"].high) == pytest.approx(single, abs=1e-8)
    assert (found["2,k"].low, found["2,k"].high) == pytest.approx(mean, abs=1e-8)
    # As rounded by other packages that print this table: .019 to .761, and .071 to .927.
    assert [round(limit, 3) for limit in (*single, *mean)] == [0.019, 0.761, 0.071, 0.927]


def worked(rows):
    """Return the six forms by Shrout and Fleiss's own formulas, in exact fractions."""
    n, k = len(rows), len(rows[0])
    mean = Fraction(sum(map(sum, rows)), n * k)
    of_rows = [Fraction(sum(row), k) for row in rows]
    of_columns = [Fraction(sum(column), n) for column in zip(*rows, strict=True)]
    total = sum((level - mean) ** 2 for row in rows for level in row)
    between = k * sum((each - mean) ** 2 for each in of_rows)
    judges = n * sum((each - mean) ** 2 for each in of_columns)
    b, j = between / (n - 1), judges / (k - 1)
    e, w = (total - between - judges) / ((n - 1) * (k - 1)), (total - between) / (n * (k - 1))
    parts = {
        "1,1": (b - w, b + (k - 1) * w),
        "2,1": (b - e, b + (k - 1) * e + k * (j - e) / n),
        "3,1": (b - e, b + (k - 1) * e),
        "1,k": (b - w, b),
        "2,k": (b - e, b + (j - e) / n),
        "3,k": (b - e, b),
    }
    # A denominator below zero turns the sign of a share of variance, which then says nothing.
    return {form: float(above / below) if below > 0 else None for form, (above, below) in parts.items()}


@settings(deadline=None)
@given(table())
def test_values_are_those_of_exact_fractions_or_missing_where_they_divide_by_nothing(rows):
    found, expected = measure(rows), worked(rows)
    for form, each in found.estimates.items():
        assert each.value == (
            pytest.approx(expected[form], abs=1e-12) if expected[form] is not None else None
        )
    missing = any(None in (each.value, each.low, each.high) for each in found.estimates.values())
    assert bool(found.reasons) == missing


@settings(deadline=None)
@given(table())
def test_limits_enclose_the_value_and_are_finite(rows):
    for each in measure(rows).estimates.values():
        told = [number for number in (each.low, each.value, each.high) if number is not None]
        assert all(math.isfinite(number) for number in told)
        assert all(a <= b + 1e-9 for a, b in pairwise(told))
        assert all(number <= 1 + 1e-12 for number in told)


@settings(deadline=None)
@given(table(), st.randoms(use_true_random=False))
def test_the_order_of_candidates_and_panelists_changes_no_digit(rows, random):
    mixed = list(rows)
    random.shuffle(mixed)
    columns = list(zip(*mixed, strict=True))
    random.shuffle(columns)
    assert measure(list(zip(*columns, strict=True))) == measure(rows)


@settings(deadline=None)
@given(table(), st.integers(-(10**9), 10**9), st.integers(1, 10**6))
@example([[1, 2, 4], [1, 4, 4], [3, 5, 1]], 0, 5)  # the limit of ICC(2,k) would be without bounds
def test_a_shifted_and_stretched_scale_changes_nothing(rows, shift, stretch):
    moved = measure([[level * stretch + shift for level in row] for row in rows])
    for form, each in measure(rows).estimates.items():
        for ours, theirs in zip(_parts(each), _parts(moved.estimates[form]), strict=True):
            assert theirs == (None if ours is None else pytest.approx(ours, rel=1e-6, abs=1e-9))


def _parts(each: Estimate):
    return each.value, each.low, each.high


def test_huge_ratings_lose_no_digits():
    far = [[level + 2**53 - 20 for level in row] for row in SHROUT_FLEISS]
    assert measure(far) == measure(SHROUT_FLEISS)
    wide = [[level * 2**49 for level in row] for row in SHROUT_FLEISS]
    assert measure(wide).estimates["3,1"].value == pytest.approx(0.7148407, abs=1e-6)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([[4], [2], [5]], "at least two panelists"),
        ([[4, 2, 5]], "at least two candidates"),
        ([[3, 3], [3, 3], [3, 3]], "without any difference"),
    ],
)
def test_a_panel_too_small_or_without_differences_gives_nothing_and_says_why(rows, told):
    found = measure(rows)
    assert set(found.estimates.values()) == {Estimate()}
    assert told in found.reasons[0]


def test_perfect_agreement_is_one_and_claims_no_limits():
    found = measure([[1, 1], [3, 3], [5, 5]])
    assert {each.value for each in found.estimates.values()} == {1.0}
    assert {(each.low, each.high) for each in found.estimates.values()} == {(None, None)}
    assert "no limits can be given" in found.reasons[0]


def test_a_steady_distance_is_perfect_only_where_strictness_does_not_count():
    found = measure([[1, 2], [3, 4], [5, 6]]).estimates
    assert found["3,1"] == Estimate(1.0)
    assert found["2,1"].value == pytest.approx(8 / 9)  # 3·8 / (3·8 + 2·1.5), by the mean squares 8 and 1.5
    assert found["2,1"].low is not None


def test_candidates_with_equal_means_leave_the_mean_without_an_icc():
    found = measure([[1, 5], [5, 1], [3, 3]])
    assert found.estimates["1,1"].value == -1.0
    assert found.estimates["3,k"] == Estimate()
    assert "All candidates have the same mean" in found.reasons[0]


def test_fewer_than_one_degree_of_freedom_still_gives_the_limits_of_the_formula():
    # With mean squares of 4/9, 31/9 and 13/9 ICC(2,1) is -0.1875, and the formula's v is 0.5038.
    rows, columns, error, rho = 4 / 9, 31 / 9, 13 / 9, -0.1875
    a, b = 3 * rho / (3 * (1 - rho)), 1 + 3 * rho * 2 / (3 * (1 - rho))
    v = (a * columns + b * error) ** 2 / ((a * columns) ** 2 / 2 + (b * error) ** 2 / 4)
    assert v == pytest.approx(0.5038, abs=1e-4)
    over, under = stats.f.ppf(0.975, 2, v), stats.f.ppf(0.975, v, 2)
    found = measure([[3, 1, 5], [1, 2, 4], [3, 3, 3]]).estimates["2,1"]
    noise = 3 * columns + 3 * error
    assert (found.value, found.low, found.high) == pytest.approx(
        (
            rho,
            3 * (rows - over * error) / (over * noise + 3 * rows),
            3 * (under * rows - error) / (noise + 3 * under * rows),
        ),
        abs=1e-9,
    )
