"""Who asks, and as what. Every call of the store takes an Actor."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

_JOINERS = "\u200c\u200d"  # unseen as well, but part of how some names are spelt
_UNSEEN = ("Cc", "Cf", "Cs")


def tidy_name(name: str) -> str:
    """Return a name with single spaces and without what nobody sees: whoever looks alike is one person."""
    seen = (sign for sign in unicodedata.normalize("NFC", name) if _is_seen(sign))
    return " ".join("".join(seen).split())


def _is_seen(sign: str) -> bool:
    return sign.isspace() or sign in _JOINERS or unicodedata.category(sign) not in _UNSEEN


class Role(StrEnum):
    """In which capacity somebody acts on a requisition."""

    OWNER = "owner"
    PANELIST = "panelist"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works with carehire; on a laptop the id is the name they gave."""

    id: str
    name: str

    @property
    def signature(self) -> str:
        """The name that somebody gave; empty for a laptop's one user who gave none."""
        return "" if self == OWNER else self.name


OWNER = Person("owner", "Owner")
"""Whom a laptop with one user takes everybody for who gives no name."""


def names_somebody(name: str) -> bool:
    """Say whether this is a person's name: "Owner" is a role, and nobody answers for a role."""
    return tidy_name(name).casefold() not in ("", OWNER.id)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in a role. What an actor may see and do is decided by the store."""

    person: Person
    role: Role

    @classmethod
    def owner(cls) -> Actor:
        """Return the actor that a laptop with one user has."""
        return cls(OWNER, Role.OWNER)

    def signing(self, name: str) -> Actor:
        """Return the same actor under the name that they give, such as who approves."""
        tidy = tidy_name(name)
        return replace(self, person=Person(self.person.id, tidy)) if tidy else self

    def named(self, name: str) -> Actor:
        """Return the same actor under a person's name, since "Owner" is a role and nobody's name."""
        return replace(self, person=replace(self.person, name=tidy_name(name)))

    @classmethod
    def panelist(cls, name: str) -> Actor:
        """Return the panelist of that name; case, spaces and unseen signs make no other person."""
        tidy = tidy_name(name)
        return cls(Person(tidy.casefold(), tidy), Role.PANELIST)

    @classmethod
    def candidate(cls, respondent: str) -> Actor:
        """Return the candidate who holds this invitation: they may answer for themselves, and see nothing."""
        return cls(Person(respondent, ""), Role.CANDIDATE)
