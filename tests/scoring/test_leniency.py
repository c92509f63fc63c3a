from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from carehire.errors import UserError
from carehire.scoring import leniency
from carehire.scoring.observations import observe
from tests.scoring.panels import cards, panel, rows

LEVELS = st.one_of(st.none(), st.integers(1, 5), st.integers(1, 5))
PANELS = st.integers(2, 4).flatmap(
    lambda k: st.lists(st.lists(LEVELS, min_size=k, max_size=k), min_size=2, max_size=7)
)


def effects(line):
    return {each.panelist: each.effect for each in line.panelists}


def adjusted(line):
    return {each.candidate: each.adjusted_mean for each in line.candidates}


def measured(panel_rows):
    try:
        return leniency.measure(panel(panel_rows)).overall
    except UserError:
        assume(False)
        raise


def test_a_complete_panel_worked_by_hand():
    # Means of panelists 2, 3, 4 around the panel's 3: effects -1, 0, 1. Every candidate was seen
    # by all, so nobody's mean moves, and nothing is left unexplained.
    line = leniency.measure(panel("123 345 123 123")).overall
    assert effects(line) == pytest.approx({"p1": -1, "p2": 0, "p3": 1})
    assert adjusted(line) == pytest.approx({"c1": 2, "c2": 4, "c3": 2, "c4": 2})
    assert line.degrees_of_freedom == 12 - (4 + 3 - 1)
    assert {(each.standard_error, each.low) for each in line.panelists} == {(None, None)}
    assert "no disagreement left" in line.note


def test_a_lenient_panelist_no_longer_lifts_whom_only_they_saw():
    # p1 and p2 both saw c1, where p1 gave 2 more: effects +1 and -1. c2, whom p1 alone gave 5,
    # becomes 4, and c3, whom p2 alone gave 3, becomes 4: they were equals all along.
    line = leniency.measure(panel("42 5. .3")).overall
    assert effects(line) == pytest.approx({"p1": 1, "p2": -1})
    assert adjusted(line) == pytest.approx({"c1": 3, "c2": 4, "c3": 4})
    assert [each.raw_mean for each in line.candidates] == [3, 5, 3]
    assert line.degrees_of_freedom == 0
    assert "none left over" in line.note
    assert all(each.standard_error is None and each.low is None for each in line.panelists)


def test_standard_errors_of_a_complete_panel_are_those_of_the_textbook():
    # Two-way layout, one rating a cell: the variance of a panelist's effect is s²(k - 1)/(kn).
    table = rows("134 243 455 332 125")
    given_ = np.array(table, dtype=float)
    fitted = given_.mean(1, keepdims=True) + given_.mean(0) - given_.mean()
    variance = ((given_ - fitted) ** 2).sum() / 8
    error = math.sqrt(variance * 2 / (3 * 5))
    reach = stats.t.ppf(0.975, 8) * error
    for each in leniency.measure(panel(table)).overall.panelists:
        assert each.effect is not None
        assert each.standard_error == pytest.approx(error)
        assert (each.low, each.high) == pytest.approx((each.effect - reach, each.effect + reach))


def by_lstsq(panel_rows):
    """Return effects, adjusted means and standard errors by numpy's own least squares."""
    given_ = [
        (i, j, level) for i, row in enumerate(panel_rows) for j, level in enumerate(row) if level is not None
    ]
    whom, who = sorted({i for i, _, _ in given_}), sorted({j for _, j, _ in given_})
    n, k = len(whom), len(who)
    design = np.zeros((len(given_) + 1, n + k))
    for row, (i, j, _) in enumerate(given_):
        design[row, whom.index(i)] = design[row, n + who.index(j)] = 1
    design[-1, n:] = 1  # the effects add up to zero
    levels = np.array([level for _, _, level in given_] + [0], dtype=float)
    found, *_ = np.linalg.lstsq(design, levels, rcond=None)
    degrees = len(given_) - (n + k - 1)
    left = float(((levels - design @ found) ** 2).sum())
    spread = np.linalg.inv(design.T @ design)
    # The condition's own row carries no chance: take its part out of the variance.
    rating = design[:-1]
    covariance = spread @ rating.T @ rating @ spread
    errors = np.sqrt(left / degrees * np.diag(covariance).clip(0)) if degrees else None
    return found, errors, whom, who, degrees


@settings(deadline=None)
@given(PANELS)
def test_it_is_what_least_squares_gives(panel_rows):
    line = measured(panel_rows)
    assume(any(each.n for each in line.panelists))
    found, errors, whom, who, degrees = by_lstsq(panel_rows)
    means = adjusted(line)
    assert [means[f"c{i + 1}"] for i in whom] == pytest.approx(list(found[: len(whom)]), abs=1e-8)
    shifts = {each.panelist: each for each in line.panelists}
    mine = [shifts[f"p{j + 1}"] for j in who]
    assert [each.effect for each in mine] == pytest.approx(list(found[len(whom) :]), abs=1e-8)
    assert line.degrees_of_freedom == degrees
    if mine[0].standard_error is None:
        assert line.note
        assert len(who) < 2 or errors is None or max(errors) < 1e-7
    else:
        assert errors is not None
        assert [each.standard_error for each in mine] == pytest.approx(list(errors[len(whom) :]), abs=1e-7)


@settings(deadline=None)
@given(PANELS, st.randoms(use_true_random=False))
def test_neither_names_nor_the_order_of_rows_change_anything(panel_rows, random):
    line = measured(panel_rows)
    names = random.sample(["Zoë", "ana", "Ömer", "Bo"], len(panel_rows[0]))
    again = cards(panel_rows, panelists=names)
    random.shuffle(again)
    other = leniency.measure(observe(again)).overall
    shifts = effects(other)
    for place, name in enumerate(names):
        ours = effects(line)[f"p{place + 1}"]
        assert shifts[name] == (None if ours is None else pytest.approx(ours, abs=1e-9))
    for whom, ours in adjusted(line).items():
        assert adjusted(other)[whom] == (None if ours is None else pytest.approx(ours, abs=1e-9))


@settings(deadline=None)
@given(PANELS)
def test_effects_add_up_to_zero_and_every_number_is_finite(panel_rows):
    line = measured(panel_rows)
    known = [each.effect for each in line.panelists if each.effect is not None]
    assert sum(known) == pytest.approx(0, abs=1e-9)
    for each in line.panelists:
        assert all(x is None or math.isfinite(x) for x in (each.effect, each.standard_error, each.low))


def test_a_panel_in_parts_is_refused_and_the_parts_are_named():
    with pytest.raises(UserError) as raised:
        leniency.measure(panel("45.. 3... ..12 ..3."))
    told = str(raised.value)
    assert "falls into 2 parts" in told
    assert "p1 and p2 rated c1 and c2; p3 and p4 rated c3 and c4" in told
    assert "Let a panelist of one part rate a candidate of each other part." in told


def test_a_criterion_in_parts_is_left_unadjusted_while_the_rest_is_measured():
    asked = [*cards(rows("45 34 21"), "coaching"), *cards(rows("4. .2 .1"), "writing")]
    found = leniency.measure(observe(asked))
    coaching, writing = found.criteria
    assert effects(coaching) == pytest.approx({"p1": 0, "p2": 0}, abs=1)
    assert effects(writing) == {"p1": None, "p2": None}
    assert [each.raw_mean for each in writing.candidates] == [4, 2, 1]
    assert adjusted(writing) == {"c1": None, "c2": None, "c3": None}
    assert "p1 rated c1" in writing.note
    assert found.overall.degrees_of_freedom == 9 - (3 + 2 - 1)


def test_overall_pools_all_ratings_and_names_who_skipped_a_criterion():
    asked = [*cards(rows("45 34 21"), "coaching"), *cards(rows("4. 2. 1."), "writing")]
    found = leniency.measure(observe(asked)).overall
    assert [each.n for each in found.candidates] == [3, 3, 3]
    assert [each.n for each in found.panelists] == [6, 3]
    assert "p2 did not rate every criterion" in found.note


@pytest.mark.parametrize("text", ["1 2 3", "4", "1. 2. 3."])
def test_one_panelist_has_nobody_to_be_compared_with(text):
    line = leniency.measure(panel(text)).overall
    assert line.panelists[0].effect == 0
    assert line.panelists[0].standard_error is None
    assert line.note == "Only p1 has rated here, so there is nobody to be more lenient than."
    assert adjusted(line) == {each.candidate: each.raw_mean for each in line.candidates}


def test_who_rated_nobody_and_whom_nobody_rated_stand_there_without_numbers():
    line = leniency.measure(panel("12. 34. ...")).overall
    assert effects(line) == {"p1": -0.5, "p2": 0.5, "p3": None}
    assert adjusted(line) == {"c1": 1.5, "c2": 3.5, "c3": None}
    assert leniency.measure(panel(".. ..")).overall.note == "Nobody has rated here."


def test_huge_ratings_keep_their_differences():
    near = leniency.measure(panel("42 5. .3 41")).overall
    far = [[level and level + 2**50 for level in row] for row in rows("42 5. .3 41")]
    assert effects(leniency.measure(panel(far)).overall) == pytest.approx(effects(near), abs=1e-9)


def test_tens_of_thousands_of_candidates_take_no_matrix_of_them():
    # 40,000 squared would be 13 GB.
    random = np.random.default_rng(3)
    table = []
    for level, gone in zip(random.integers(1, 3, 40_000), random.integers(0, 3, 40_000), strict=True):
        table.append([None if place == gone else int(level) + place for place in range(3)])
    line = leniency.measure(panel(table)).overall
    assert effects(line) == pytest.approx({"p1": -1, "p2": 0, "p3": 1}, abs=1e-9)
