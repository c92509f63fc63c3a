"""What a candidate can be told: drawn from their own criteria, never from anybody else's."""

from __future__ import annotations

import math
from dataclasses import dataclass

from carehire.rubrics.rubric import MustHave, RatedCriterion, Scale
from carehire.scoring.debrief import rated_criteria
from carehire.scoring.must_haves import Gate
from carehire.scoring.panel import PanelTable

MOST = 3
"""So many strengths, and so many things to build on: more is not taken in."""
_STRONG = 0.5  # of the scale, such as 3 of 1 to 5: there the anchors tell of work that was done


@dataclass(frozen=True, slots=True)
class Remark:
    """A criterion with the level that was reached, and the level whose anchor speaks of it."""

    criterion: RatedCriterion
    reached: int
    level: int

    @property
    def anchor(self) -> str:
        """The words of that level; empty where the rubric has none."""
        return self.criterion.anchors.get(self.level, "")


@dataclass(frozen=True, slots=True)
class Feedback:
    """What came across strongly, what to build on, and which must-haves were not met."""

    strong: tuple[Remark, ...] = ()
    build: tuple[Remark, ...] = ()
    missing: tuple[MustHave, ...] = ()


def feedback(panel: PanelTable, candidate: str) -> Feedback:
    """Return the feedback for a candidate of the panel.

    Strong are the highest of the means that reach the middle of the scale, with the anchor
    of the level that was reached whole. To build on are the lowest of the others, with the
    next anchor up, and at least the one in the middle: lower ones tell what was lacking.
    """
    row, scale = panel.rows[candidate], panel.rubric.scale
    column = {criterion.id: place for place, criterion in enumerate(panel.rubric.criteria)}
    seen = [
        (criterion, float(panel.points[row, column[criterion.id]]))
        for criterion in rated_criteria(panel)
        if criterion.weight > 0 and not math.isnan(panel.points[row, column[criterion.id]])
    ]
    middle = scale.min + (scale.max - scale.min) * _STRONG
    strong = sorted((each for each in seen if each[1] >= middle), key=lambda each: -each[1])[:MOST]
    rest = [each for each in seen if each not in strong and each[1] < scale.max]
    rest.sort(key=lambda each: each[1])
    gates = zip(panel.rubric.must_haves, panel.gates[row].tolist(), strict=True)
    return Feedback(
        tuple(Remark(criterion, _whole(points), _whole(points)) for criterion, points in strong),
        tuple(
            Remark(criterion, _whole(points), _next(points, middle, scale))
            for criterion, points in rest[:MOST]
        ),
        tuple(rule for rule, gate in gates if gate == Gate.FAILED),
    )


def _whole(points: float) -> int:
    return math.floor(points + 1e-9)


def _next(points: float, middle: float, scale: Scale) -> int:
    return min(max(_whole(points) + 1, math.ceil(middle)), scale.max)
