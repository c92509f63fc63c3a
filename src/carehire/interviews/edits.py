"""Changes to a plan, each returning a new one; what names a round or a seat that is gone changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from carehire.interviews.plan import Plan, Round, Seat
from carehire.people import tidy_name

_LONGEST_ID = 60


def add_round(plan: Plan, name: str, minutes: int = 45) -> Plan:
    """Return the plan with one more round at its end, in which nobody sits yet."""
    made = Round(id=_free_id(plan, name), name=name, minutes=minutes)
    return Plan(rounds=(*plan.rounds, made))


def remove_round(plan: Plan, round_id: str) -> Plan:
    """Return the plan without the round of that id."""
    return Plan(rounds=tuple(each for each in plan.rounds if each.id != round_id))


def put_back(plan: Plan, lost: Round, place: int) -> Plan:
    """Return the plan with a removed round back where it stood; its id may have been taken meanwhile."""
    if any(each.id == lost.id for each in plan.rounds):
        lost = lost.model_copy(update={"id": _free_id(plan, lost.name)})
    return Plan(rounds=(*plan.rounds[:place], lost, *plan.rounds[place:]))


def move_round(plan: Plan, round_id: str, steps: int) -> Plan:
    """Return the plan with a round moved so many places towards the end, or to the front."""
    rounds = list(plan.rounds)
    old = next((place for place, each in enumerate(rounds) if each.id == round_id), None)
    if old is None:
        return plan
    each = rounds.pop(old)
    rounds.insert(min(max(old + steps, 0), len(rounds)), each)
    return Plan(rounds=tuple(rounds))


def change_round(plan: Plan, round_id: str, **values: Any) -> Plan:  # noqa: ANN401 - fields of a round
    """Return the plan with other values, such as ``minutes``, in one round; its id stays."""
    if not tidy_name(str(values.get("name", round_id))):
        raise ValueError("a round needs a name")
    return _with(plan, round_id, lambda each: Round.model_validate(each.model_dump() | values))


def seat(plan: Plan, round_id: str, panelists: Sequence[str]) -> Plan:
    """Return the plan with these panelists in a round; who sits there already keeps their focus."""

    def seated(each: Round) -> Round:
        known = {seat.person: seat for seat in each.seats}
        people: dict[str, str] = {}
        for panelist in map(tidy_name, panelists):
            people.setdefault(panelist.casefold(), panelist)
        seats = tuple(
            known.get(person) or Seat(panelist=panelist) for person, panelist in people.items() if person
        )
        return each.model_copy(update={"seats": seats})

    return _with(plan, round_id, seated)


def choose_focus(plan: Plan, round_id: str, panelist: str, criteria: Sequence[str]) -> Plan:
    """Return the plan with a focus that somebody chose by hand, so that no suggestion changes it."""
    person = tidy_name(panelist).casefold()

    def chosen(each: Round) -> Round:
        seats = tuple(
            Seat(panelist=seat.panelist, focus=tuple(criteria)) if seat.person == person else seat
            for seat in each.seats
        )
        return each.model_copy(update={"seats": seats})

    return _with(plan, round_id, chosen)


def clear_focus(plan: Plan) -> Plan:
    """Return the plan with every focus open, those chosen by hand too."""
    return Plan(
        rounds=tuple(
            each.model_copy(update={"seats": tuple(Seat(panelist=seat.panelist) for seat in each.seats)})
            for each in plan.rounds
        )
    )


def _with(plan: Plan, round_id: str, change: Callable[[Round], Round]) -> Plan:
    return Plan(rounds=tuple(change(each) if each.id == round_id else each for each in plan.rounds))


def _free_id(plan: Plan, name: str) -> str:
    wanted = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:_LONGEST_ID].strip("-") or "round"
    taken = {each.id for each in plan.rounds}
    if wanted not in taken:
        return wanted
    return next(made for number in range(2, len(taken) + 3) if (made := f"{wanted}-{number}") not in taken)
