"""An amendment: a submitted scorecard that its panelist changed, told beside what stood there before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from carehire.scoring.scorecard import NO_ANSWER, Rating, RatingRound


@dataclass(frozen=True, slots=True)
class Sides:
    """One criterion in two versions of a scorecard; None where that version's rubric doesn't ask it."""

    criterion: str
    name: str
    before: Rating | None
    after: Rating | None

    @property
    def differs(self) -> bool:
        """Whether anything changed."""
        return self.before != self.after

    @property
    def what(self) -> str:
        """What changed, in words; empty where nothing did."""
        if self.before is None or self.after is None:
            return ("Asked since" if self.before is None else "No longer asked") if self.differs else ""
        parts = [
            word
            for word, differs in (
                ("rating", self.before.words != self.after.words),
                ("evidence", self.before.evidence != self.after.evidence),
            )
            if differs
        ]
        return " and ".join(parts).capitalize()


@dataclass(frozen=True, slots=True)
class Amendment:
    """A version of a scorecard behind the first, every criterion beside the version before it.

    ``number`` counts versions, 2 being the first amendment. ``before`` and ``after`` name
    the versions of the rubric. ``round`` says where it counts.
    """

    candidate: str
    panelist: str
    number: int
    round: RatingRound
    reason: str
    at: datetime
    before: str
    after: str
    sides: tuple[Sides, ...]

    @property
    def changes(self) -> tuple[Sides, ...]:
        """The criteria on which something changed."""
        return tuple(each for each in self.sides if each.differs)

    @property
    def counts(self) -> str:
        """In which ranking it counts, as a sentence."""
        if self.round is RatingRound.INDEPENDENT:
            return "It counts among the independent ratings: nobody else's could be read by then."
        return "It counts only among the ratings after the debrief, since ratings lay open by then."


def sides(
    before: Mapping[str, Rating],
    asked_before: Mapping[str, str],
    after: Mapping[str, Rating],
    asked_after: Mapping[str, str],
) -> tuple[Sides, ...]:
    """Lay two versions beside each other, in the later rubric's order.

    ``asked_before`` and ``asked_after`` are the names of the criteria that the rubric of
    each asked, by id.
    """
    names = {**asked_after, **{key: name for key, name in asked_before.items() if key not in asked_after}}
    return tuple(
        Sides(
            key,
            name,
            before.get(key, NO_ANSWER) if key in asked_before else None,
            after.get(key, NO_ANSWER) if key in asked_after else None,
        )
        for key, name in names.items()
    )
