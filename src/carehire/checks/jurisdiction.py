"""What the law of a place asks of a posting, as its data file says it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from carehire.postings.requisition import Employer
from carehire.postings.terms import Workplace
from carehire.values import Frozen, Slug, Text

FRESH = timedelta(days=365)


class Scope(StrEnum):
    """Whom a threshold counts. ``unsettled``: the sources don't agree, or the law doesn't say."""

    TOTAL = "total"
    IN_PLACE = "in_place"
    UNSETTLED = "unsettled"


class Shown(StrEnum):
    """What a posting can be asked to show."""

    PAY = "pay"
    BENEFITS = "benefits"
    OTHER_COMPENSATION = "other_compensation"
    DEADLINE = "deadline"
    DESCRIPTION = "description"


class Reporting(StrEnum):
    """Which work elsewhere a rule reaches, since it reports to the rule's place."""

    ALL = "all"
    REMOTE = "remote"


class Threshold(Frozen):
    """From how many people on an employer is covered."""

    count: int = Field(ge=1)
    scope: Scope

    def covers(self, code: str, employer: Employer, *, worked_in: bool = False) -> bool | None:
        """Say whether the employer is covered in the place ``code``; None where its figures don't tell.

        Who hires for a place of work there (``worked_in``) has at least that one person there.
        """
        total = employer.headcount
        here = _people_in(code, employer)
        if self.scope is Scope.TOTAL:
            if max(total or 0, _people_in_all(employer)) >= self.count or self.count == 1:
                return True
            return False if total is not None else None
        if here is not None and (here >= self.count or self.scope is Scope.IN_PLACE):
            return here >= self.count
        if here is None and worked_in and self.count == 1:
            return True
        return False if total is not None and total < self.count else None


class Rule(Frozen):
    """One rule of a place. A change of the law is a new rule, and ``ends`` the last day of the old one.

    ``later_is_enough``: the posting need not show it if candidates are told in time.
    ``reporting``: it also holds for work elsewhere that reports to this place, all of it or
    remote work alone.
    ``uncertain`` says what is unsettled, and turns errors into warnings.
    """

    id: Slug
    law: Text
    threshold: Threshold
    shows: tuple[Shown, ...] = ()
    closed_range: bool = False
    no_salary_history: bool = False
    gendered_titles: tuple[Text, ...] = ()
    later_is_enough: bool = False
    reporting: Reporting | None = None
    effective: date
    ends: date | None = None
    source: Text
    last_verified: date
    notes: Text | None = None
    uncertain: Text | None = None

    @model_validator(mode="after")
    def _asks_for_something_and_ends_after_it_began(self) -> Self:
        if not (self.shows or self.closed_range or self.no_salary_history or self.gendered_titles):
            raise ValueError(f'the rule "{self.id}" asks for nothing')
        if self.ends and self.ends < self.effective:
            raise ValueError(f'the rule "{self.id}" ends on {self.ends}, before {self.effective}')
        return self

    def holds_on(self, day: date) -> bool:
        """Say whether the rule is in force on that day."""
        return self.effective <= day and (self.ends is None or day <= self.ends)

    def reaches_reporting(self, workplace: Workplace) -> bool:
        """Say whether the rule holds for work elsewhere, of that kind, that reports to its place."""
        if self.reporting is Reporting.REMOTE:
            return workplace is not Workplace.ONSITE
        return self.reporting is Reporting.ALL

    def is_stale(self, today: date) -> bool:
        """Say whether nobody looked it up for a year."""
        return today - self.last_verified > FRESH


class Jurisdiction(Frozen):
    """A place with rules of its own: a country, a state of one, a city, or a union of countries.

    ``code`` is such as ``US-CO``; ``cities`` names the towns of a place that is smaller
    than a state; ``includes`` the countries of a union. ``unmistakable`` are names that mean
    this place though nothing stands beside them, as "NYC" does.
    """

    code: str = Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3}){0,2}$")
    name: Text
    cities: tuple[Text, ...] = ()
    includes: tuple[str, ...] = ()
    unmistakable: tuple[Text, ...] = ()
    rules: tuple[Rule, ...] = Field(min_length=1)


Jurisdictions = Sequence[Jurisdiction]


def _people_in(code: str, employer: Employer) -> int | None:
    """Return how many people work in a place; the parts of it count where it is not named itself."""
    counts = _counts(employer)
    if code in counts:
        return counts[code]
    inside = [count for place, count in counts.items() if place.startswith(f"{code}-")]
    return sum(inside) if inside else None


def _people_in_all(employer: Employer) -> int:
    """Return how many people the places together have; a part of a place that is named counts in it alone."""
    counts = _counts(employer)
    outermost = [place for place in counts if not any(place.startswith(f"{other}-") for other in counts)]
    return sum(counts[place] for place in outermost)


def _counts(employer: Employer) -> dict[str, int]:
    return {place.upper(): count for place, count in employer.headcount_by_jurisdiction.items()}
