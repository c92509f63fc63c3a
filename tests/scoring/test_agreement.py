from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carehire.scoring import agreement
from carehire.scoring.alpha import Alpha
from carehire.scoring.icc import Estimate
from carehire.scoring.observations import observe
from tests.scoring.panels import KRIPPENDORFF, SHROUT_FLEISS, cards, panel, rows

LEVELS = st.one_of(st.none(), st.integers(1, 5))
PANELS = st.integers(1, 4).flatmap(
    lambda k: st.lists(st.lists(LEVELS, min_size=k, max_size=k), min_size=1, max_size=7)
)


def on_one(text):
    found = agreement.measure(panel(text))
    (line,) = found.criteria
    assert found.overall.icc == line.icc
    assert found.overall.alpha == line.alpha
    return line


def test_icc_rests_on_complete_rows_and_alpha_on_all():
    line = on_one(KRIPPENDORFF)
    assert (line.n_candidates, line.n_panelists, line.missing, line.complete) == (12, 4, 7, 8)
    assert line.alpha.nominal == pytest.approx(0.7434211, abs=1e-6)
    complete = [row for row in rows(KRIPPENDORFF) if None not in row]
    assert line.icc == on_one(complete).icc
    assert line.note == "ICC rests on the 8 of 12 candidates with a rating by all 4 panelists."


def test_a_complete_panel_needs_no_note():
    line = on_one(SHROUT_FLEISS)
    assert (line.n_candidates, line.n_panelists, line.missing, line.complete) == (6, 4, 0, 6)
    assert line.icc["1,1"].value == pytest.approx(0.1657418, abs=1e-6)
    assert line.note == ""


def test_overall_takes_each_candidate_on_each_criterion_for_a_unit():
    first, second = rows("123 345 555 135"), rows("212 454 33. 21.")
    both = agreement.measure(observe([*cards(first, "coaching"), *cards(second, "writing")]))
    as_one = agreement.measure(panel([*first, *second])).overall
    assert [line.criterion for line in both.criteria] == ["coaching", "writing"]
    assert (both.overall.icc, both.overall.alpha) == (as_one.icc, as_one.alpha)
    assert both.overall.criterion is None
    assert (both.overall.n_candidates, both.overall.n_panelists, both.overall.missing) == (4, 3, 2)
    assert both.overall.complete == 6
    assert "6 of 8 units (a candidate on a criterion)" in both.overall.note


def test_who_was_never_asked_on_a_criterion_is_not_missing_there():
    asked = [*cards(rows("12 34 54"), "coaching"), *cards(rows("1 2 3"), "writing")]
    found = agreement.measure(observe(asked))
    assert [line.missing for line in (*found.criteria, found.overall)] == [0, 0, 0]
    assert found.criteria[1].n_panelists == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1 2 3", "Only p1 has rated here; agreement needs at least two panelists."),
        ("1. 2. 3.", "Only p1 has rated here; agreement needs at least two panelists."),
        (".. ..", "Nobody has rated here; agreement needs at least two panelists."),
        ("1. .2 3. .4", "No candidate has a rating by both panelists, so ICC can't be estimated."),
        ("333 333", "All ratings are the same"),
    ],
)
def test_what_cannot_be_estimated_is_none_and_said_in_words(text, told):
    line = on_one(text)
    assert set(line.icc.values()) == {Estimate()}
    assert line.alpha == Alpha()
    assert told in line.note


def test_one_candidate_has_no_icc_and_an_alpha_below_zero():
    line = on_one("45")
    assert set(line.icc.values()) == {Estimate()}
    assert "Only one candidate has a rating by both panelists" in line.note
    assert line.alpha.nominal == 0.0  # one pair that differs, where chance would have it differ too


def test_a_panelist_who_observed_nothing_is_no_rater():
    line = on_one("12. 34. 55.")
    assert (line.n_panelists, line.missing, line.complete) == (3, 3, 3)
    assert line.icc == on_one("12 34 55").icc


def test_a_candidate_whom_nobody_observed_is_counted_missing_and_changes_nothing_else():
    line = on_one("12 34 55 ..")
    assert (line.n_candidates, line.missing, line.complete) == (4, 2, 3)
    assert (line.icc, line.alpha) == (on_one("12 34 55").icc, on_one("12 34 55").alpha)


def test_a_panel_without_any_entry_is_measured_as_nothing():
    found = agreement.measure(observe([]))
    assert found.criteria == ()
    assert (found.overall.n_candidates, found.overall.missing, found.overall.complete) == (0, 0, 0)
    assert found.overall.note.startswith("Nobody has rated here")


@settings(deadline=None)
@given(PANELS)
def test_every_number_is_finite_and_whatever_is_missing_has_a_note(panel_rows):
    line = on_one(panel_rows)
    numbers = [line.alpha.nominal, line.alpha.ordinal, line.alpha.interval]
    numbers += [each for form in line.icc.values() for each in (form.value, form.low, form.high)]
    assert all(number is None or math.isfinite(number) for number in numbers)
    assert line.note or None not in numbers
    assert line.missing == sum(level is None for row in panel_rows for level in row)


@settings(deadline=None)
@given(PANELS, st.randoms(use_true_random=False))
def test_neither_names_nor_the_order_of_rows_change_a_digit(panel_rows, random):
    made = cards(panel_rows)
    names = ["Zoë", "ana", "Ömer", "Bo"]
    random.shuffle(names)
    again = cards(panel_rows, panelists=names, candidates=[f"x{9 - row}" for row in range(len(panel_rows))])
    random.shuffle(again)
    ours, theirs = agreement.measure(observe(made)).overall, agreement.measure(observe(again)).overall
    assert (ours.icc, ours.alpha, ours.missing) == (theirs.icc, theirs.alpha, theirs.missing)
