"""Spread the criteria over the panel: two people for each, loads by the minutes of the rounds.

What is asked in a round is heard by all who sit in it: a criterion takes the time of one
question there, however many people look at it. A focus that somebody chose by hand stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from carehire.interviews.coverage import ENOUGH, rated
from carehire.interviews.guide import Timing
from carehire.interviews.plan import Plan
from carehire.interviews.timing import capacity
from carehire.rubrics.rubric import Rubric

Place = tuple[int, int]
"""A seat, by the number of its round and its number in there."""

Key = tuple[int | bool | Fraction, ...]


def suggest(plan: Plan, rubric: Rubric, timing: Timing) -> Plan:
    """Return the plan with a focus for every seat that has none by hand; the same plan gives the same.

    As few criteria as possible stay unobserved; then as many as possible are looked at by
    two people. Where there is time, they meet the candidate in different rounds.
    """
    apart = _spread(plan, rubric, timing, _Panel.apart)
    if not apart.short:
        return apart.plan(rubric)
    thrifty = _spread(plan, rubric, timing, _Panel.thrifty)
    return min((apart, thrifty), key=lambda panel: panel.short_of).plan(rubric)


def _spread(plan: Plan, rubric: Rubric, timing: Timing, order: Callable[[_Panel, str, Place], Key]) -> _Panel:
    panel = _Panel.of(plan, rubric, timing)
    for wanted in range(1, ENOUGH + 1):
        for criterion in panel.criteria:
            if len(panel.people(criterion)) < wanted:
                panel.find_a_seat(criterion, lambda c, place: order(panel, c, place))
    panel.balance()
    return panel


@dataclass(slots=True)
class _Panel:
    """The seats as they fill. ``focus`` holds all of them, ``open`` those that may change."""

    criteria: list[str]
    person: dict[Place, str]
    minutes: dict[Place, int]
    holds: dict[int, int]
    focus: dict[Place, set[str]]
    open: list[Place]
    whole: Plan

    @classmethod
    def of(cls, plan: Plan, rubric: Rubric, timing: Timing) -> _Panel:
        seats = {(r, s): seat for r, each in enumerate(plan.rounds) for s, seat in enumerate(each.seats)}
        return cls(
            criteria=[criterion.id for criterion in rated(rubric)],
            person={place: seat.person for place, seat in seats.items()},
            minutes={place: plan.rounds[place[0]].minutes for place in seats},
            holds={number: capacity(each.minutes, timing) for number, each in enumerate(plan.rounds)},
            focus={place: set(seat.focus) if seat.by_hand else set() for place, seat in seats.items()},
            open=[place for place, seat in seats.items() if not seat.by_hand],
            whole=plan,
        )

    def people(self, criterion: str) -> set[str]:
        return {self.person[place] for place, focus in self.focus.items() if criterion in focus}

    def asked(self, number: int) -> set[str]:
        return {criterion for (r, _), focus in self.focus.items() if r == number for criterion in focus}

    def load(self, place: Place, more: int = 0) -> Fraction:
        """Return how many criteria a seat has for each minute of its round."""
        return Fraction(len(self.focus[place]) + more, self.minutes[place])

    def fits(self, criterion: str, number: int) -> bool:
        asked = self.asked(number)
        return criterion in asked or len(asked) < self.holds[number]

    @property
    def short(self) -> list[str]:
        return [criterion for criterion in self.criteria if len(self.people(criterion)) < ENOUGH]

    @property
    def short_of(self) -> tuple[int, int]:
        none = sum(not self.people(criterion) for criterion in self.short)
        return none, len(self.short)

    def apart(self, criterion: str, place: Place) -> Key:
        """Prefer who has least to look at, and a round in which the criterion isn't asked yet."""
        return self.load(place, 1), criterion in self.asked(place[0]), *place

    def thrifty(self, criterion: str, place: Place) -> Key:
        """Prefer what takes no time of its own, and rounds where several can hear one answer."""
        alone = sum(number == place[0] for number, _ in self.open) < ENOUGH
        return criterion not in self.asked(place[0]), alone, self.load(place, 1), *place

    def find_a_seat(
        self, criterion: str, order: Callable[[str, Place], Key], tried: frozenset[int] = frozenset()
    ) -> bool:
        """Let one more person look at a criterion; others move to other rounds where that makes room."""
        known = self.people(criterion)
        seats = [place for place in self.open if place[0] not in tried and self.person[place] not in known]
        for place in sorted(seats, key=lambda place: order(criterion, place)):
            if self.fits(criterion, place[0]):
                self.focus[place].add(criterion)
                return True
        for place in seats:
            for other in self._alone(place):
                self.focus[place].remove(other)
                if self.find_a_seat(other, order, tried | {place[0]}):
                    self.focus[place].add(criterion)
                    return True
                self.focus[place].add(other)
        return False

    def _alone(self, place: Place) -> list[str]:
        """Return what is asked in a round for one seat's sake only, so that it can move elsewhere."""
        elsewhere = {
            c for at, focus in self.focus.items() if at[0] == place[0] and at != place for c in focus
        }
        return [c for c in self.criteria if c in self.focus[place] and c not in elsewhere]

    def balance(self) -> None:
        """Move criteria to seats with less to look at, until no single move helps."""
        while move := next(self._moves(), None):
            criterion, old, new = move
            self.focus[old].remove(criterion)
            self.focus[new].add(criterion)

    def _moves(self) -> Iterator[tuple[str, Place, Place]]:
        for old in self.open:
            for criterion in [c for c in self.criteria if c in self.focus[old]]:
                self.focus[old].remove(criterion)
                known = self.people(criterion)
                better = [
                    new
                    for new in self.open
                    if new != old
                    and self.person[new] not in known
                    and self.load(new, 1) < self.load(old, 1)
                    and self.fits(criterion, new[0])
                ]
                self.focus[old].add(criterion)
                yield from ((criterion, old, new) for new in better)

    def plan(self, rubric: Rubric) -> Plan:
        """Return the plan with these focuses, criteria in the rubric's order."""
        names = [criterion.id for criterion in rubric.criteria]
        rounds = []
        for r, each in enumerate(self.whole.rounds):
            seats = [
                seat.model_copy(
                    update={
                        "focus": tuple(name for name in names if name in self.focus[r, s]),
                        "suggested": True,
                    }
                )
                if (r, s) in self.open
                else seat
                for s, seat in enumerate(each.seats)
            ]
            rounds.append(each.model_copy(update={"seats": tuple(seats)}))
        return Plan(rounds=tuple(rounds))
