"""The plan of the interviews for an opening: which panelist sits in which round, and looks at what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, Field

from carehire.people import tidy_name
from carehire.values import Frozen, Slug, Text


def _no_criterion_twice(focus: tuple[str, ...]) -> tuple[str, ...]:
    for criterion in _repeated(focus):
        raise ValueError(f'the criterion "{criterion}" stands here twice; name it once')
    return focus


def _no_panelist_twice(seats: tuple[Seat, ...]) -> tuple[Seat, ...]:
    for panelist in _repeated(seat.person for seat in seats):
        name = next(seat.panelist for seat in seats if seat.person == panelist)
        raise ValueError(f"{name} sits here twice; give them one seat in a round")
    return seats


def _no_round_twice(rounds: tuple[Round, ...]) -> tuple[Round, ...]:
    for name in _repeated(each.id for each in rounds):
        raise ValueError(f'the id "{name}" stands for two rounds; give each round an id of its own')
    return rounds


class Seat(Frozen):
    """A panelist in a round, and the criteria that they look at above all.

    ``suggested`` says that nobody chose the focus by hand, so that another suggestion may
    replace it.
    """

    panelist: Annotated[Text, AfterValidator(tidy_name)]
    focus: Annotated[tuple[Slug, ...], AfterValidator(_no_criterion_twice)] = ()
    suggested: bool = False

    @property
    def person(self) -> str:
        """Who sits here: names that differ in case or spaces are one person."""
        return self.panelist.casefold()

    @property
    def by_hand(self) -> bool:
        """Whether somebody chose the focus; an empty one is open."""
        return bool(self.focus) and not self.suggested


class Round(Frozen):
    """One interview that every candidate has, with all who sit in it (nobody yet, in a plan half made)."""

    id: Slug
    name: Text
    minutes: int = Field(default=45, ge=10, le=480)
    seats: Annotated[tuple[Seat, ...], AfterValidator(_no_panelist_twice)] = ()

    @property
    def asked(self) -> frozenset[str]:
        """The criteria that somebody in the round looks at; what is asked, all in the round hear."""
        return frozenset(criterion for seat in self.seats for criterion in seat.focus)


class Plan(Frozen):
    """All rounds, in the order in which candidates go through them."""

    rounds: Annotated[tuple[Round, ...], AfterValidator(_no_round_twice)] = ()

    @property
    def panelists(self) -> tuple[str, ...]:
        """Everybody who sits in any round, once each; names that differ in case or spaces are one person."""
        names: dict[str, str] = {}
        for seat in (seat for each in self.rounds for seat in each.seats):
            names.setdefault(seat.person, seat.panelist)
        return tuple(names.values())


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
