"""An impact review with a flag, an unknown person, a group under 2 % and scores."""

from __future__ import annotations

from carehire.fairness.adverse_impact import review
from carehire.fairness.impact import Impact
from carehire.fairness.outcomes import UNKNOWN, Outcome, Outcomes

HOSTILE = "“R&D” <b>x</b> =1+1"


def sample() -> Impact:
    """Screening: 48 of 80 men, 12 of 40 women (.50), 1 of 2 of a third group, and one unknown."""
    cells = [
        ("Male", "White", 30, 50),
        ("Male", "Black", 18, 30),
        ("Female", "White", 8, 25),
        ("Female", "Black", 4, 15),
        (HOSTILE, "White", 1, 2),
        (UNKNOWN, "Black", 1, 1),
    ]
    rows = [
        Outcome("Screening", {"sex": sex, "race": race}, of, selected) for sex, race, selected, of in cells
    ]
    rows += [
        Outcome("Test", {"sex": sex, "race": "White"}, 1, None, f"{sex}{score}", score)
        for sex, scores in (("Male", (50.0, 60.0, 70.0)), ("Female", (40.0, 55.0)))
        for score in scores
    ]
    return review(
        Outcomes(("Screening", "Test"), ("sex", "race"), tuple(rows), False, ("Something was odd.",))
    )
