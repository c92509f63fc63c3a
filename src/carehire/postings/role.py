"""A role: the template from which requisitions of the same work start."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Self

from pydantic import Field, model_validator

from carehire.postings.terms import Necessity, PayPeriod, RequirementKind, Workplace
from carehire.values import Frozen, Slug, Text


class Line(Frozen):
    """One line of a posting; ``industries`` empty means that every industry shows it."""

    id: Slug
    text: Text
    industries: tuple[str, ...] = ()

    def applies_to(self, industry: str | None) -> bool:
        """Tell whether a posting for ``industry`` (None: no particular one) has this line."""
        return not self.industries or industry in self.industries


class Responsibility(Line):
    """Something that the person will do, and the skills that it draws on."""

    skills: tuple[str, ...] = ()


class Requirement(Line):
    """Something that is asked for, and the criterion that scores it."""

    kind: RequirementKind
    necessity: Necessity
    months: int | None = Field(default=None, ge=0, le=600)
    criterion: str | None = None

    @model_validator(mode="after")
    def _months_belong_to_experience(self) -> Self:
        if self.months is not None and self.kind is not RequirementKind.EXPERIENCE:
            raise ValueError(f"months stand on a requirement of kind {self.kind}; only experience has them")
        return self


class Industry(Frozen):
    """A setting in which the same role has a few more lines."""

    id: Slug
    name: Text
    work_environment: Text | None = None


class PayReference(Frozen):
    """What a source says the role pays; a help to the manager, never printed in a posting."""

    low: Decimal = Field(gt=0)
    high: Decimal = Field(gt=0)
    currency: str = Field(pattern="^[A-Z]{3}$")
    period: PayPeriod
    as_of: date | None = None
    source: Text


class Ladder(Frozen):
    """Where a role stands among the others: roles by id, what lies outside of the family as text."""

    step: int = Field(ge=1, le=20)
    next: tuple[Slug, ...] = ()
    sideways: tuple[Slug, ...] = ()
    also_leads_to: tuple[Text, ...] = ()


class RoleTemplate(Frozen):
    """The template of a role; texts may use the variables that ``draft`` offers, as Jinja."""

    id: Slug
    title: Text
    also_known_as: tuple[Text, ...] = ()
    family: Slug
    level: Text
    ladder: Ladder | None = None
    reports_to: tuple[Text, ...]
    summary: tuple[Text, ...] = Field(min_length=1)
    responsibilities: tuple[Responsibility, ...] = Field(min_length=1)
    requirements: tuple[Requirement, ...] = Field(min_length=1)
    benefits: tuple[Line, ...] = ()
    work_environment: Text
    workplace: Workplace = Workplace.ONSITE
    travel: Text | None = None
    industries: tuple[Industry, ...] = ()
    pay_reference: tuple[PayReference, ...] = ()
    rubric: Slug

    @model_validator(mode="after")
    def _ids_are_unique_and_industries_known(self) -> Self:
        known = {industry.id for industry in self.industries}
        problems: list[str] = []
        seen: set[str] = set()
        for line in (*self.responsibilities, *self.requirements, *self.benefits):
            if line.id in seen:
                problems.append(f'two lines have the id "{line.id}"')
            seen.add(line.id)
            problems += [
                f'line "{line.id}" names the industry "{name}", which the role does not list'
                for name in line.industries
                if name not in known
            ]
        if problems:
            raise ValueError("; ".join(problems))
        return self
