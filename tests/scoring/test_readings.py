from dataclasses import replace

import pytest

from carehire.scoring import agreement
from carehire.scoring.icc import Estimate
from carehire.scoring.leniency import PanelistEffect
from carehire.scoring.readings import agreed, leaned
from tests.scoring.panels import panel

LINE = agreement.measure(panel("123 345 512")).overall


def line(value, low, high, complete=12):
    return replace(LINE, icc={**LINE.icc, "2,1": Estimate(value, low, high)}, complete=complete)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.1, 0.49, "poor"),
        (0.5, 0.74, "moderate"),  # a border belongs to the band above it
        (0.6, 0.8, "moderate to good"),
        (0.83, 0.94, "good to excellent"),  # Koo and Li's own example
        (0.92, 0.99, "excellent"),
        (0.4, 0.8, "too few candidates to tell"),
        (-0.2, 0.95, "too few candidates to tell"),
    ],
)
def test_the_interval_decides_the_words_and_not_the_value(low, high, words):
    assert agreed(line((low + high) / 2, low, high)) == words


def test_many_candidates_are_not_told_to_be_few():
    assert agreed(line(0.6, 0.3, 0.8, complete=30)) == "too wide an interval to tell"


def test_without_an_icc_the_words_lead_to_alpha_or_say_so():
    nothing = agreement.measure(panel("1 2 3")).overall
    gaps = agreement.measure(panel("12. 3.4 .55")).overall
    perfect = agreement.measure(panel("11 33 55")).overall
    assert agreed(nothing) == "can't be told"
    assert agreed(gaps) == "by alpha alone"
    assert agreed(perfect) == "the very same ratings"
    assert agreed(line(-1.0, None, None)) == "no interval can be given"


@pytest.mark.parametrize(
    ("effect", "low", "high", "words"),
    [
        (0.5, 0.1, 0.9, "rates higher than the panel"),
        (-0.5, -0.9, -0.1, "rates lower than the panel"),
        (0.5, -0.1, 1.1, "no clear difference"),
        (0.5, None, None, "no interval can be given"),
        (None, None, None, "can't be compared"),
    ],
)
def test_a_panelist_leans_only_where_the_interval_is_clear_of_zero(effect, low, high, words):
    assert leaned(PanelistEffect("Pat", 5, effect, None, low, high)) == words
