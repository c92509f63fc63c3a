"""Pools of people by group, made from counts."""

from __future__ import annotations

from carehire.fairness.comparison import compare
from carehire.fairness.impact import GroupImpact
from carehire.fairness.outcomes import Outcome, Outcomes
from carehire.fairness.significance import Tally


def compared(**groups: tuple[int, int]) -> dict[str, GroupImpact]:
    """Each group held against the best: ``compared(a=(48, 80))`` is 48 selected of 80."""
    lines, _ = compare({(name,): Tally(of, selected) for name, (selected, of) in groups.items()})
    return {line.label: line for line in lines}


def people(stage: str, column: str, **groups: tuple[int, int]) -> list[Outcome]:
    """A row a person of a stage: so many selected of so many in each group; ids are kept over stages."""
    return [
        Outcome(stage, {column: name}, 1, int(number < selected), f"{name} {number}")
        for name, (selected, of) in groups.items()
        for number in range(of)
    ]


def outcomes(*rows: Outcome, by_person: bool = True) -> Outcomes:
    """Rows in the order of their stages."""
    stages = tuple(dict.fromkeys(row.stage for row in rows))
    columns = tuple(dict.fromkeys(column for row in rows for column in row.groups))
    return Outcomes(stages, columns, tuple(rows), by_person)
