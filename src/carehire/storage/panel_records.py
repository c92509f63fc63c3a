"""What the store tells of a panel: who has submitted, whether it is complete, who closed it and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from carehire.people import Person
from carehire.rubrics.rubric import Rubric

FEWEST = 2
"""So many people a panel has at the least that no interview plan names."""
ANOTHER = "a second panelist"
"""What a panel of one waits for whom nobody named."""


class PanelistState(StrEnum):
    """How far a panelist is with one candidate."""

    NOT_BEGUN = "not_begun"
    BEGUN = "begun"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class PanelistProgress:
    """How far one panelist is with one candidate: ``answered`` of ``criteria``, and no rating.

    ``versions`` counts the submitted one and its amendments.
    """

    panelist: Person
    state: PanelistState
    answered: int
    criteria: int
    submitted_at: datetime | None = None
    versions: int = 0


@dataclass(frozen=True, slots=True)
class PanelClosing:
    """That an owner closed a panel early, why, and who opened it again (None while it is in force)."""

    reason: str
    closed_by: Person
    closed_at: datetime
    opened_by: Person | None = None
    opened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PanelStatus:
    """How far a candidate's panel is, and who sits on it.

    ``named`` says that the interview plan names them; otherwise they are those who rate
    anybody here. ``closings`` are in order of time; the last one holds unless it was undone.
    """

    candidate: str
    name: str
    panelists: tuple[PanelistProgress, ...]
    closings: tuple[PanelClosing, ...] = ()
    named: bool = False

    @property
    def closed(self) -> PanelClosing | None:
        """The closing in force."""
        last = self.closings[-1] if self.closings else None
        return last if last and last.opened_at is None else None

    @property
    def missing(self) -> tuple[Person, ...]:
        """Who hasn't submitted yet."""
        return tuple(each.panelist for each in self.panelists if each.state is not PanelistState.SUBMITTED)

    @property
    def enough(self) -> bool:
        """Whether as many sit on it as a panel needs: one by name, or two whom nobody named."""
        return len(self.panelists) >= (1 if self.named else FEWEST)

    @property
    def waits_for(self) -> tuple[str, ...]:
        """The names of those who are missing, and a second panelist where one rates alone unnamed."""
        names = tuple(person.name for person in self.missing)
        return names if self.enough or not self.panelists else (*names, ANOTHER)

    @property
    def complete(self) -> bool:
        """Whether enough people sit on it and everybody has submitted."""
        return self.enough and not self.missing

    @property
    def ready(self) -> bool:
        """Whether the candidate's ratings may be read by the owner, and scored."""
        return self.complete or self.closed is not None


@dataclass(frozen=True, slots=True)
class RubricChange:
    """That the rubric changed after the first submission: from what to what, by whom, when and why."""

    before: Rubric
    after: Rubric
    reason: str
    by: Person
    at: datetime
