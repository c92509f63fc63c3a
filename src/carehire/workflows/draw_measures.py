"""Draw the measures of a posting: a value on a scale, the stretch that is fine, and words that say it."""

from __future__ import annotations

from dataclasses import dataclass

from carehire.checks.measures import Measures
from carehire.settings import CheckSettings

_LOOK = 1.6  # a scale of words or of school years goes this far beyond what is fine
_SIDES = 3.0  # one of balance goes as many times as far to each side


@dataclass(frozen=True, slots=True)
class Gauge:
    """A measure on a scale from 0 to 1: where it stands, what is ``fine``, and the same in words."""

    name: str
    value: str
    at: float
    fine: tuple[float, float]
    verdict: str
    good: bool


def gauges(measures: Measures, limits: CheckSettings) -> tuple[Gauge, ...]:
    """Return the pictures of length, reading grade, and the two balances of a posting."""
    return (
        _length(measures, limits),
        _grade(measures, limits),
        _coded(measures, limits),
        _address(measures),
    )


def _length(measures: Measures, limits: CheckSettings) -> Gauge:
    words, low, high = measures.words, limits.fewest_words, limits.most_words
    verdict = "short" if words < low else "long" if words > high else "a good length"
    return _on_scale(
        "Length",
        f"{words:,} words",
        words,
        (low, high),
        high * _LOOK,
        f"{verdict}; {low:,} to {high:,} is fine",
        low <= words <= high,
    )


def _grade(measures: Measures, limits: CheckSettings) -> Gauge:
    grade, most = max(measures.grade, 0.0), limits.reading_grade
    verdict = "hard to read" if grade > most else "easy to read"
    told = f"{verdict}; up to {most:g} is fine"
    return _on_scale("Reading grade", f"{grade:g}", grade, (0, most), most * _LOOK, told, grade <= most)


def _coded(measures: Measures, limits: CheckSettings) -> Gauge:
    most, surplus = limits.gender_balance, measures.surplus
    side = "feminine" if surplus > 0 else "masculine"
    good = abs(surplus) <= most
    counted = f"{measures.feminine} feminine, {measures.masculine} masculine"
    return _balanced(
        "Gendered words",
        counted,
        surplus / most,
        "balanced" if good else f"leans {side}",
        good,
    )


def _address(measures: Measures) -> Gauge:
    you, we = measures.you, measures.we
    both = you + we
    # Half and half is the middle; with twice as many words for the reader, it is more than fine.
    lean = (we - you) / both * _SIDES if both else 0.0
    good = you >= we
    verdict = "speaks to the reader" if good else "speaks more of the employer than to the reader"
    made = _balanced("You and we", f"{you} you, {we} we", lean, verdict, good)
    return Gauge(made.name, made.value, made.at, (0.0, 0.5), made.verdict, made.good)


def _on_scale(
    name: str,
    value: str,
    at: float,
    fine: tuple[float, float],
    end: float,
    verdict: str,
    good: bool,
) -> Gauge:
    low, high = fine
    return Gauge(name, value, min(at / end, 1.0), (low / end, high / end), verdict, good)


def _balanced(name: str, value: str, lean: float, verdict: str, good: bool) -> Gauge:
    """Return a scale with even in its middle; ``lean`` is 1 where what is fine ends."""
    at = 0.5 + min(max(lean / _SIDES, -1.0), 1.0) / 2
    return Gauge(name, value, at, (0.5 - 0.5 / _SIDES, 0.5 + 0.5 / _SIDES), verdict, good)
