"""What was decided about a candidate, by whom and why, and what was known at that moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Choice(StrEnum):
    """What may be decided about a candidate."""

    ADVANCE = "advance"
    HOLD = "hold"
    DECLINE = "decline"

    @property
    def label(self) -> str:
        """The choice as people read it."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Standing:
    """What a decision rested on: the rubric's label, the score (0 to 100) and the coverage (0 to 1).

    ``score`` and ``coverage`` are None where there were none to be had.
    """

    rubric: str = ""
    score: float | None = None
    coverage: float | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; another about the same candidate leaves it as it is and counts instead of it.

    ``by`` is the name of the person who decided, ``at`` has its zone.
    """

    candidate: str
    choice: Choice
    reason: str
    by: str
    at: datetime
    standing: Standing = Standing()


def in_force(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Return the last decision about each candidate; ``decisions`` run from the oldest to the newest."""
    return {decision.candidate: decision for decision in decisions}
