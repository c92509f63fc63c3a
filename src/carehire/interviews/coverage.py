"""Who looks at which criterion over all rounds, and why fewer than two people look at some."""

from __future__ import annotations

from dataclasses import dataclass

from carehire.errors import unknown
from carehire.interviews.guide import Timing
from carehire.interviews.plan import Plan, Round
from carehire.interviews.timing import capacity
from carehire.rubrics.rubric import RatedCriterion, Rubric
from carehire.values import listed

_ALL = 50
ENOUGH = 2
"""So many people look at each criterion, so that no rating rests on one pair of ears."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A criterion at which fewer than two people look, who does, and in a sentence why."""

    criterion: str
    name: str
    people: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """The panelists, by rated criterion the rounds in which each looks at it, and the gaps.

    ``looks`` holds, by criterion's id and panelist's name, the ids of rounds.
    """

    criteria: tuple[RatedCriterion, ...]
    panelists: tuple[str, ...]
    looks: dict[str, dict[str, tuple[str, ...]]]
    gaps: tuple[Gap, ...]

    @property
    def by_nobody(self) -> tuple[Gap, ...]:
        """The criteria at which nobody looks."""
        return tuple(gap for gap in self.gaps if not gap.people)


def rated(rubric: Rubric) -> tuple[RatedCriterion, ...]:
    """Return the criteria that a panel rates; the others are read from facts, and nobody asks for them."""
    return tuple(criterion for criterion in rubric.criteria if isinstance(criterion, RatedCriterion))


def why_not_rated(criterion: str, rubric: Rubric) -> str | None:
    """Say why nobody can look at the criterion of that id; None for one that a panel rates."""
    known = {each.id for each in rated(rubric)}
    if criterion in known:
        return None
    fact = next((each.name for each in rubric.criteria if each.id == criterion), None)
    if fact:
        return f"{fact} is read from a fact, so nobody looks at it in an interview; take it out"
    return unknown("rated criterion", criterion, known)


def cover(plan: Plan, rubric: Rubric, timing: Timing) -> Coverage:
    """Return who looks at what; a focus that the rubric doesn't rate counts for nothing."""
    criteria = rated(rubric)
    names = {name.casefold(): name for name in plan.panelists}
    looks = {
        criterion.id: {
            name: rounds for person, name in names.items() if (rounds := _where(plan, criterion.id, person))
        }
        for criterion in criteria
    }
    gaps = tuple(
        Gap(each.id, each.name, tuple(looks[each.id]), _why(plan, each.id, looks[each.id], timing))
        for each in criteria
        if len(looks[each.id]) < ENOUGH
    )
    return Coverage(criteria, plan.panelists, looks, gaps)


def _where(plan: Plan, criterion: str, person: str) -> tuple[str, ...]:
    return tuple(
        each.id
        for each in plan.rounds
        for seat in each.seats
        if seat.person == person and criterion in seat.focus
    )


def _why(plan: Plan, criterion: str, looking: dict[str, tuple[str, ...]], timing: Timing) -> str:
    everybody = plan.panelists
    if not everybody:
        return "Nobody sits in any round yet."
    if len(everybody) < ENOUGH:
        return f"Only {everybody[0]} sits in any round."
    others = {name.casefold(): name for name in everybody if name not in looking}
    rounds = [each for each in plan.rounds if others.keys() & {seat.person for seat in each.seats}]
    free = [each for each in rounds if criterion in each.asked or _room(each, timing)]
    if not free:
        full = listed([f"{each.name} ({_holds(each, timing)})" for each in rounds], _ALL)
        return f"Too little time: {full} {'is' if len(rounds) == 1 else 'are'} full."
    there = {seat.person for each in free for seat in each.seats}
    could = listed([name for person, name in others.items() if person in there], _ALL)
    return f"There is time: {could} could look at it in {listed([each.name for each in free], _ALL)}."


def _room(each: Round, timing: Timing) -> bool:
    return len(each.asked) < capacity(each.minutes, timing)


def _holds(each: Round, timing: Timing) -> str:
    number = capacity(each.minutes, timing)
    return f"{each.minutes} minutes hold {number} {'criterion' if number == 1 else 'criteria'}"
