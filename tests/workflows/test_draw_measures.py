from __future__ import annotations

from dataclasses import replace

import pytest

from carehire.checks.measures import Measures
from carehire.settings import CheckSettings
from carehire.workflows.draw_measures import Gauge, gauges

PLAIN = Measures(
    words=560, sentences=40, bullets=0.5, grade=8.0, ease=60.0, feminine=3, masculine=2, surplus=0.2,
    classical_feminine=3, classical_masculine=2, classical_score=1, classical_verdict="feminine-coded",
    you=12, we=4,
)  # fmt: skip


def _named(name: str, **changes: float) -> Gauge:
    return next(each for each in gauges(replace(PLAIN, **changes), CheckSettings()) if each.name == name)


def test_the_length_stands_on_a_scale_that_goes_beyond_what_is_fine():
    # Fine are 300 to 700 words, and the scale ends at 700 · 1.6 = 1,120: 560 is its middle.
    length = _named("Length")
    assert (length.at, length.good, length.verdict) == (0.5, True, "a good length; 300 to 700 is fine")
    assert length.fine == pytest.approx((300 / 1120, 0.625))
    assert _named("Length", words=299).verdict.startswith("short")
    assert not _named("Length", words=701).good
    assert _named("Length", words=99_000).at == 1


def test_the_grade_never_leaves_its_scale():
    assert _named("Reading grade", grade=-3.0).at == 0
    assert _named("Reading grade", grade=10.0).good
    assert not _named("Reading grade", grade=10.1).good


def test_balance_stands_in_the_middle_and_leans_to_its_side():
    assert _named("Gendered words", surplus=0.0).at == 0.5
    assert _named("Gendered words", surplus=1.0).good
    leaning = _named("Gendered words", surplus=-1.5)
    assert (leaning.at, leaning.verdict) == (0.25, "leans masculine")
    assert _named("Gendered words", surplus=-40.0).at == 0


def test_a_text_should_speak_to_its_reader_more_than_of_the_employer():
    assert _named("You and we").good
    assert _named("You and we", you=4, we=4).at == 0.5
    assert not _named("You and we", you=3, we=4).good
    assert _named("You and we", you=0, we=0).at == 0.5
