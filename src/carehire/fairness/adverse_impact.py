"""Adverse impact: rates by group at each stage and at the bottom line, each flagged on its own."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from carehire.fairness.bottom_line import NAME, bottom_line, waiting
from carehire.fairness.comparison import Group, compare
from carehire.fairness.impact import Breakdown, Impact, Rates, ScoreRates, StageImpact
from carehire.fairness.outcomes import UNKNOWN, Outcome, Outcomes
from carehire.fairness.significance import Tally
from carehire.fairness.suppression import hidden_outcomes, pooled


def review(outcomes: Outcomes, least: int = 0) -> Impact:
    """Return the impact review of all stages and the bottom line.

    ``least`` protects people whose outcomes the reader knows: groups of fewer people than
    that are shown together, and an outcome that fewer had is not broken down.
    """
    stages = tuple(_stage(name, outcomes.at(name), outcomes.columns, least) for name in outcomes.stages)
    whole = bottom_line(outcomes)
    last = None
    if whole:
        last = replace(_stage(NAME, whole, outcomes.columns, least), notes=_bottom_notes(outcomes))
    return Impact(outcomes.columns, stages, last, outcomes.warnings)


def _stage(name: str, rows: Sequence[Outcome], columns: Sequence[str], least: int) -> StageImpact:
    decided = [row for row in rows if row.selected is not None]
    scored = [row for row in rows if row.score is not None]
    return StageImpact(
        stage=name,
        selection=_rates(decided, columns, least) if decided else None,
        scores=_scores(scored, len(rows) - len(scored), columns, least) if scored else None,
    )


def _scores(scored: Sequence[Outcome], without: int, columns: Sequence[str], least: int) -> ScoreRates:
    """Return the shares above the median, "above" taken by its word: a score at the median is not.

    The median is that of all who have a score, those of unknown groups included
    (6 RCNY § 5-300, "scoring rate": above the sample's median score).
    """
    median = statistics.median(row.score for row in scored if row.score is not None)
    above = [
        replace(row, selected=int(row.score > median), applicants=1)
        for row in scored
        if row.score is not None
    ]
    rates = _rates(above, columns, least, "above the median")
    if not rates.total.selected:
        rates = replace(rates, notes=(*rates.notes, "All scores are equal, so none is above the median."))
    return ScoreRates(float(median), rates, without)


def _rates(rows: Sequence[Outcome], columns: Sequence[str], least: int, chosen: str = "selected") -> Rates:
    total = _sum(Tally(row.applicants, row.selected or 0) for row in _once(rows, columns))
    hidden = hidden_outcomes(total, least, chosen)
    if hidden:
        return Rates(total, (), (), (hidden,))
    singles = [_breakdown(rows, (column,), least) for column in columns]
    pairs = [_breakdown(rows, pair, least) for pair in combinations(columns, 2)]
    crossed = [pair for pair in pairs if pair.groups or pair.unknown.applicants]
    return Rates(total, tuple(singles), tuple(crossed))


def _once(rows: Sequence[Outcome], columns: Sequence[str]) -> list[Outcome]:
    """Return the rows that count everybody once, where one file counts by sex and again by race."""
    if all(set(row.groups) == set(columns) for row in rows):
        return list(rows)
    first = next((column for column in columns if any(column in row.groups for row in rows)), None)
    return [row for row in rows if first in row.groups]


def _breakdown(rows: Iterable[Outcome], by: tuple[str, ...], least: int) -> Breakdown:
    tallies: dict[Group, Tally] = {}
    unknown = Tally()
    for row in rows:
        if not all(column in row.groups for column in by):
            continue
        group = tuple(row.groups[column] for column in by)
        tally = Tally(row.applicants, row.selected or 0)
        if UNKNOWN in group:
            unknown += tally
        else:
            tallies[group] = tallies.get(group, Tally()) + tally
    shown, pooling = pooled(tallies, least)
    groups, notes = compare(shown)
    return Breakdown(by, groups, unknown, (*pooling, *notes))


def _bottom_notes(outcomes: Outcomes) -> tuple[str, ...]:
    stages = outcomes.deciding
    notes = []
    if len(stages) == 1:
        notes.append("Only one stage selects, so its rates are the bottom line too.")
    else:
        notes.append(f"Of all who came in, from {stages[0]} on, who was selected at {stages[-1]}.")
        notes.append("A good bottom line excuses no stage: look at each one above.")
    if outcomes.withdrawn:
        gone = len(outcomes.withdrawn)
        people = "1 person" if gone == 1 else f"{gone} people"
        notes.append(f"{people} withdrew; nobody decided on them, so they are not in these numbers.")
    left = waiting(outcomes)
    if left:
        people = "1 person has" if left == 1 else f"{left} people have"
        notes.append(f"{people} no outcome yet at the stage after the one they passed; not selected, so far.")
    return tuple(notes)


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())
