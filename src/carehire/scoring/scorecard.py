"""A scorecard: what one panelist saw of one candidate."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class RatingRound(StrEnum):
    """When ratings were made: by each panelist alone, or once others' ratings could be read."""

    INDEPENDENT = "independent"
    DEBRIEF = "debrief"

    @property
    def label(self) -> str:
        """The round as people read it."""
        return "Independent ratings" if self is RatingRound.INDEPENDENT else "Ratings after the debrief"


@dataclass(frozen=True, slots=True)
class Rating:
    """A level with its evidence; ``level`` None means that it was not observed.

    ``answered`` False is a note taken before the panelist chose: neither a level nor "not
    observed". It is kept and never counted.
    """

    level: int | None
    evidence: str = ""
    answered: bool = True

    @property
    def words(self) -> str:
        """The rating as people read it: ``4``, ``not observed`` or ``no answer``."""
        if self.level is not None:
            return str(self.level)
        return "not observed" if self.answered else "no answer"


NO_ANSWER = Rating(None, "", answered=False)
"""What stands where a panelist has not answered yet."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The ratings of one panelist for one candidate, by criterion id."""

    candidate: str
    panelist: str
    ratings: dict[str, Rating] = field(default_factory=dict)
