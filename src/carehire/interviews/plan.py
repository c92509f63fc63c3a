"""The plan of the interviews for an opening: which panelist sits in which round, and looks at what."""

from __future__ import annotations

from pydantic import Field

from carehire.values import Frozen, Slug, Text


class Seat(Frozen):
    """A panelist in a round, and the criteria that they look at above all."""

    panelist: Text
    focus: tuple[Slug, ...] = ()


class Round(Frozen):
    """One interview that every candidate has, with all who sit in it."""

    id: Slug
    name: Text
    minutes: int = Field(default=45, ge=10, le=480)
    seats: tuple[Seat, ...] = Field(min_length=1)


class Plan(Frozen):
    """All rounds, in the order in which candidates go through them."""

    rounds: tuple[Round, ...] = ()

    @property
    def panelists(self) -> tuple[str, ...]:
        """Everybody who sits in any round, once each; names that differ in case or spaces are one person."""
        names: dict[str, str] = {}
        for seat in (seat for each in self.rounds for seat in each.seats):
            tidy = " ".join(seat.panelist.split())
            names.setdefault(tidy.casefold(), tidy)
        return tuple(names.values())
