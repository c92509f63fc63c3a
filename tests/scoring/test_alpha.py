from __future__ import annotations

from collections import Counter
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carehire.scoring import alpha
from carehire.scoring.alpha import Alpha
from tests.scoring.panels import KRIPPENDORFF, SHROUT_FLEISS, rows

LEVELS = st.one_of(st.none(), st.integers(1, 5))
PANELS = st.integers(1, 4).flatmap(
    lambda k: st.lists(st.lists(LEVELS, min_size=k, max_size=k), min_size=1, max_size=8)
)


def measure(panel):
    given = [(unit, level) for unit, row in enumerate(panel) for level in row if level is not None]
    units, levels = np.array(given, dtype=np.int64).reshape(-1, 2).T
    return alpha.measure(units, levels)


def by_coincidences(panel):
    """Return alpha by Krippendorff's own recipe: a matrix of coincidences, and distances of levels."""
    pairs: Counter[tuple[int, int]] = Counter()
    for row in panel:
        known = [level for level in row if level is not None]
        for pair in permutations(known, 2):
            pairs[pair] += 1 / (len(known) - 1)
    counts: Counter[int] = Counter()
    for (c, _), weight in pairs.items():
        counts[c] += weight
    n = sum(counts.values())

    def ordinal(c, k):
        low, high = sorted((c, k))
        return (sum(counts[g] for g in counts if low <= g <= high) - (counts[c] + counts[k]) / 2) ** 2

    found = []
    for distance in (lambda c, k: float(c != k), ordinal, lambda c, k: (c - k) ** 2):
        seen = sum(weight * distance(c, k) for (c, k), weight in pairs.items()) / n if n else 0
        dealt = sum(counts[c] * counts[k] * distance(c, k) for c in counts for k in counts)
        found.append(1 - seen * n * (n - 1) / dealt if dealt else None)
    return Alpha(*found)


def test_krippendorffs_table_gives_his_values():
    found, why = measure(rows(KRIPPENDORFF))
    assert why == ""
    assert found.nominal == pytest.approx(0.7434211, abs=1e-6)
    assert found.interval == pytest.approx(0.8491071, abs=1e-6)


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [("0100000010", "1110010000", 0.095), ("112243335441", "212223335444", 0.692)],
)
def test_his_two_tables_of_two_observers_give_the_values_that_he_prints(one, other, published):
    # Krippendorff 2011, parts A (ten units, two values) and B (twelve units, five values).
    found, _ = measure([[int(a), int(b)] for a, b in zip(one, other, strict=True)])
    assert round(found.nominal, 3) == published


def test_his_ordinal_distances_worked_out_by_hand():
    # The 40 paired ratings are 9 ones, 13 twos, 10 threes, 5 fours, 3 fives. A level's mean place
    # in line is what stands below it and half of itself: 4.5, 15.5, 27, 34.5, 38.5.
    # Units that differ: 2232 (three 2-3 pairs), 1234 (all six), 1121 (three 1-2), each over 4 - 1.
    places = {1: 4.5, 2: 15.5, 3: 27.0, 4: 34.5, 5: 38.5}
    counts = {1: 9, 2: 13, 3: 10, 4: 5, 5: 3}

    def apart(c, k):
        return (places[c] - places[k]) ** 2

    six = sum(apart(c, k) for c in (1, 2, 3, 4) for k in (1, 2, 3, 4) if c < k)
    seen = 2 * (3 * apart(2, 3) + six + 3 * apart(1, 2)) / 3 / 40
    dealt = sum(counts[c] * counts[k] * apart(c, k) for c in counts for k in counts) / (40 * 39)
    found, _ = measure(rows(KRIPPENDORFF))
    assert found.ordinal == pytest.approx(1 - seen / dealt, abs=1e-12)
    assert found.ordinal == pytest.approx(0.815388, abs=1e-6)


def test_the_table_of_shrout_and_fleiss_has_the_published_alpha():
    assert measure(SHROUT_FLEISS)[0].interval == pytest.approx(0.1473079, abs=1e-6)


@settings(deadline=None)
@given(PANELS)
def test_it_is_what_a_matrix_of_coincidences_gives(panel):
    found, why = measure(panel)
    expected = by_coincidences(panel)
    for kind in ("nominal", "ordinal", "interval"):
        wanted = getattr(expected, kind)
        assert getattr(found, kind) == (None if wanted is None else pytest.approx(wanted, abs=1e-9))
    assert bool(why) == (found == Alpha())


@settings(deadline=None)
@given(PANELS, st.randoms(use_true_random=False))
def test_the_order_of_candidates_and_panelists_changes_no_digit(panel, random):
    mixed = [random.sample(row, len(row)) for row in panel]
    random.shuffle(mixed)
    assert measure(mixed) == measure(panel)


@settings(deadline=None)
@given(PANELS)
def test_a_candidate_whom_one_panelist_rated_changes_nothing(panel):
    alone = [3] + [None] * (len(panel[0]) - 1)
    assert measure([*panel, alone]) == measure(panel)


@pytest.mark.parametrize("panel", ["", "1 2 3", "1. .2 3.", "...", "4444 4.4."])
def test_without_pairs_or_differences_there_is_none_and_words_say_why(panel):
    found, why = measure(rows(panel))
    assert found == Alpha()
    assert why.endswith("alpha can't be estimated.")


def test_huge_ratings_neither_overflow_nor_lose_digits():
    wide = [[level and level * 2**48 - 2**50 for level in row] for row in rows(KRIPPENDORFF)]
    small, _ = measure(rows(KRIPPENDORFF))
    found, _ = measure(wide)
    assert (found.nominal, found.ordinal) == (small.nominal, small.ordinal)
    assert found.interval == pytest.approx(small.interval, abs=1e-12)


def test_disagreement_beyond_chance_is_below_zero():
    found, _ = measure(rows("12 21 12 21"))
    # All eight pairs differ; of 8·7 pairs dealt out at random 2·4·4 would: 1 - 1 / (32/56).
    assert found.nominal == pytest.approx(1 - 56 / 32)
