"""What an impact review finds: rates and ratios by group, at each stage and at the bottom line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from carehire.fairness.significance import Tally


@dataclass(frozen=True, slots=True)
class GroupImpact:
    """One group of a breakdown; what can't be computed is None and told in ``notes``.

    ``group`` has a name for each column of the breakdown. ``flagged`` says that the rate
    is below four fifths of the highest one. ``compared`` is False for a group too small a
    part of the pool. ``z`` is above 0 where the group is selected less often than the
    reference; the reference itself is tested against nobody.
    """

    group: tuple[str, ...]
    tally: Tally
    compared: bool = True
    reference: bool = False
    impact_ratio: float | None = None
    flagged: bool | None = None
    fisher_p: float | None = None
    z: float | None = None
    z_p: float | None = None
    small_cells: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The group as people read it, such as ``Female · Asian``."""
        return " · ".join(part for part in self.group if part)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The groups of one column, or of two columns crossed; ``unknown`` stands apart and is never dropped."""

    by: tuple[str, ...]
    groups: tuple[GroupImpact, ...]
    unknown: Tally
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it is broken down by, such as ``sex × race``."""
        return " × ".join(self.by)

    @property
    def reference(self) -> GroupImpact | None:
        """The group with the highest rate, against which the others are held."""
        return next((group for group in self.groups if group.reference), None)

    @property
    def left_out(self) -> tuple[GroupImpact, ...]:
        """The groups that are too small a part of the pool to be compared."""
        return tuple(group for group in self.groups if not group.compared)

    @property
    def flagged(self) -> tuple[GroupImpact, ...]:
        """The groups below four fifths."""
        return tuple(group for group in self.groups if group.flagged)


@dataclass(frozen=True, slots=True)
class Rates:
    """Selection rates, or the shares above the median score, of all people and by group.

    ``singles`` has a breakdown for each group column, ``crossed`` one for each two of them.
    """

    total: Tally
    singles: tuple[Breakdown, ...]
    crossed: tuple[Breakdown, ...]
    notes: tuple[str, ...] = ()

    def breakdowns(self) -> Iterator[Breakdown]:
        """Yield all breakdowns, single columns first."""
        yield from (*self.singles, *self.crossed)


@dataclass(frozen=True, slots=True)
class ScoreRates:
    """Shares above the ``median`` of all scores; ``without_score`` counts who has none and is not in them."""

    median: float
    rates: Rates
    without_score: int = 0


@dataclass(frozen=True, slots=True)
class StageImpact:
    """A stage, or the bottom line: rates of selection, of scores, or of both."""

    stage: str
    selection: Rates | None
    scores: ScoreRates | None
    notes: tuple[str, ...] = ()

    def all_rates(self) -> Iterator[Rates]:
        """Yield the rates that this stage has."""
        if self.selection:
            yield self.selection
        if self.scores:
            yield self.scores.rates

    @property
    def flagged(self) -> tuple[GroupImpact, ...]:
        """Every group below four fifths, over all breakdowns."""
        return tuple(
            group for rates in self.all_rates() for each in rates.breakdowns() for group in each.flagged
        )


@dataclass(frozen=True, slots=True)
class Impact:
    """The review: each stage on its own, then the bottom line (None where nobody is selected anywhere)."""

    columns: tuple[str, ...]
    stages: tuple[StageImpact, ...]
    bottom_line: StageImpact | None
    warnings: tuple[str, ...] = ()

    @property
    def flagged(self) -> tuple[GroupImpact, ...]:
        """Every group below four fifths, over all stages and the bottom line, as they are told."""
        return tuple(group for stage in self.told() for group in stage.flagged)

    def told(self) -> Iterator[StageImpact]:
        """Yield what people are shown: where one stage decides alone it is the bottom line, and told once."""
        deciding = [stage for stage in self.stages if stage.selection]
        alone = deciding[0] if self.bottom_line and len(deciding) == 1 else None
        for stage in self.all_stages():
            if alone and stage is alone and self.bottom_line:
                yield replace(stage, notes=(*stage.notes, *self.bottom_line.notes))
            elif not (alone and stage is self.bottom_line):
                yield stage

    def all_stages(self) -> Iterator[StageImpact]:
        """Yield the stages, then the bottom line."""
        yield from self.stages
        if self.bottom_line:
            yield self.bottom_line
