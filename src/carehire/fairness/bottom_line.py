"""The bottom line: of those who came in at the first stage, who was selected at the last.

A good bottom line hides no stage (Connecticut v. Teal, 457 U.S. 440, 1982), so it stands
beside the stages and never in their place.
"""

from __future__ import annotations

import itertools

from carehire.errors import Fault, UserError
from carehire.fairness.outcomes import UNKNOWN, Outcome, Outcomes

NAME = "Bottom line"
_Cell = tuple[tuple[str, str], ...]


def bottom_line(outcomes: Outcomes) -> tuple[Outcome, ...]:
    """Return a row for each person (or cell of counts) from the first stage to the last.

    Empty where no stage selects. Somebody who came in later counts as an applicant, or
    more could be selected than applied. Who withdrew is no applicant (question 15 of the
    Questions and Answers on 29 CFR 1607, 1979). Raises UserError where counts have more
    selected than applied.
    """
    if not outcomes.deciding:
        return ()
    last = outcomes.deciding[-1]
    return _of_people(outcomes, last) if outcomes.by_person else _of_counts(outcomes, last)


def waiting(outcomes: Outcomes) -> int:
    """Return how many people were selected at a stage and have no outcome at the next one."""
    if not outcomes.by_person:
        return 0
    stages = outcomes.deciding
    found: set[str] = set()
    for here, after in itertools.pairwise(stages):
        gone_on = {row.person for row in outcomes.at(after) if row.selected is not None}
        found |= {row.person for row in outcomes.at(here) if row.selected} - gone_on
    return len(found - outcomes.withdrawn)


def _of_people(outcomes: Outcomes, last: str) -> tuple[Outcome, ...]:
    groups: dict[str, dict[str, str]] = {}
    chosen: set[str] = set()
    for row in outcomes.rows:
        if row.selected is None or row.person in outcomes.withdrawn:
            continue
        told = groups.setdefault(row.person, {})
        for column, group in row.groups.items():
            if told.get(column, UNKNOWN) == UNKNOWN:
                told[column] = group
        if row.stage == last and row.selected:
            chosen.add(row.person)
    return tuple(Outcome(NAME, told, 1, int(who in chosen), who) for who, told in groups.items())


def _of_counts(outcomes: Outcomes, last: str) -> tuple[Outcome, ...]:
    first = outcomes.deciding[0]
    came: dict[_Cell, int] = {}
    went: dict[_Cell, int] = {}
    for row in outcomes.at(first):
        came[_cell(row)] = came.get(_cell(row), 0) + (row.applicants if row.selected is not None else 0)
    for row in outcomes.at(last):
        went[_cell(row)] = went.get(_cell(row), 0) + (row.selected or 0)
    lines: list[Outcome] = []
    faults: list[Fault] = []
    for cell in {**came, **went}:
        applicants, selected = came.get(cell, 0), went.get(cell, 0)
        if selected > applicants:
            who = " · ".join(group or "unknown" for _, group in cell)
            words = f"{who}: {selected} selected at {last}, and only {applicants} applied at {first}"
            faults.append(Fault(words))
            continue
        lines.append(Outcome(NAME, dict(cell), applicants, selected))
    if faults:
        raise UserError(faults)
    return tuple(lines)


def _cell(row: Outcome) -> _Cell:
    return tuple(sorted(row.groups.items()))
