"""What agreement and leniency mean, in plain words, and how sure that is at the panel's size."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from carehire.scoring.agreement import Agreement
from carehire.scoring.leniency import PanelistEffect

SINGLE, MEAN = "2,1", "2,k"
"""The forms of ICC that people are shown: of one rating, and of the panel's mean; strictness counts."""

BORDERS = (0.5, 0.75, 0.9)
BANDS = ("poor", "moderate", "good", "excellent")
"""After Koo & Li (2016), "A guideline of selecting and reporting intraclass correlation
coefficients for reliability research", Journal of Chiropractic Medicine 15, 155-163. They read
the 95 % interval and not the value, and ask for 30 candidates and 3 panelists at least."""

ENOUGH_CANDIDATES = 30
TOO_FEW, TOO_WIDE = "too few candidates to tell", "too wide an interval to tell"
SAME, NO_INTERVAL = "the very same ratings", "no interval can be given"
ALPHA_ALONE, UNKNOWN = "by alpha alone", "can't be told"


def agreed(line: Agreement, form: str = SINGLE) -> str:
    """Say how far a panel agrees, such as ``moderate to good`` or ``too few candidates to tell``."""
    found = line.icc[form]
    if found.value is None:
        return ALPHA_ALONE if line.alpha.ordinal is not None else UNKNOWN
    if found.low is None or found.high is None:
        return SAME if found.value == 1 else NO_INTERVAL
    low, high = (bisect_right(BORDERS, limit) for limit in (found.low, found.high))
    if high - low > 1:
        return TOO_FEW if line.complete < ENOUGH_CANDIDATES else TOO_WIDE
    return BANDS[low] if low == high else f"{BANDS[low]} to {BANDS[high]}"


def leaned(each: PanelistEffect) -> str:
    """Say which way a panelist leans, and only where the interval leaves no doubt about it."""
    if each.effect is None:
        return "can't be compared"
    if each.low is None or each.high is None:
        return NO_INTERVAL
    if each.low > 0:
        return "rates higher than the panel"
    return "rates lower than the panel" if each.high < 0 else "no clear difference"


def by_note(lines: Iterable[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Return each note of ``lines`` (name and note) once, with all names that it holds for."""
    names: dict[str, list[str]] = {}
    for name, note in lines:
        if note:
            names.setdefault(note, []).append(name)
    return list(names.items())
