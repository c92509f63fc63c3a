"""What became of the people at each stage, beside the groups that they say they belong to.

One row stands for one person, or for all people of one cell of a table of counts: both
shapes then take the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carehire.errors import Fault, UserError

UNKNOWN = ""
"""The group of somebody who did not answer, or would rather not."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row: how many people of these groups stood at a stage, and how many of them were selected.

    ``groups`` names a group for each column that the row tells about (``UNKNOWN`` where
    that was not answered). ``selected`` is None at a stage that only gives scores.
    """

    stage: str
    groups: Mapping[str, str]
    applicants: int = 1
    selected: int | None = None
    person: str = ""
    score: float | None = None

    def __post_init__(self) -> None:
        if self.applicants < 0 or (self.selected is not None and self.selected < 0):
            raise UserError(Fault("a number of people can't be below 0", field=self.stage))
        if self.selected is not None and self.selected > self.applicants:
            words = f"{self.selected} selected of {self.applicants} applicants can't be"
            raise UserError(Fault(words, field=self.stage))


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All that is known: the stages in their order, the group columns, and the rows.

    ``by_person`` says that each row is a person, whom ``Outcome.person`` follows through
    the stages. ``warnings`` are whole sentences about what was odd in the source.
    ``withdrawn`` are people who took themselves out at some stage.
    """

    stages: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Outcome, ...]
    by_person: bool = True
    warnings: tuple[str, ...] = ()
    withdrawn: frozenset[str] = frozenset()

    def at(self, stage: str) -> tuple[Outcome, ...]:
        """Return the rows of a stage."""
        return tuple(row for row in self.rows if row.stage == stage)

    @property
    def deciding(self) -> tuple[str, ...]:
        """The stages at which people were selected, rather than only scored."""
        told = {row.stage for row in self.rows if row.selected is not None}
        return tuple(stage for stage in self.stages if stage in told)
