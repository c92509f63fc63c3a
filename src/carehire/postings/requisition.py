"""A requisition: an approved opening, and how its posting differs from the role."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from carehire.postings.addresses import MailAddress, WebAddress
from carehire.postings.codes import Country, Currency, LocaleTag, english_of, is_place
from carehire.postings.currencies import with_currency
from carehire.postings.days import day
from carehire.postings.terms import (
    EmploymentType,
    Necessity,
    PayKind,
    PayPeriod,
    RequirementKind,
    SectionId,
    Workplace,
)
from carehire.values import Frozen, Slug, Text


def _one_as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Lines = Annotated[tuple[Text, ...], BeforeValidator(_one_as_list)]


class Employer(Frozen):
    """Who hires. Headcounts decide which pay-transparency rules apply."""

    name: Text
    about: Text | None = None
    website: WebAddress | None = None
    contact: Text | None = None
    headcount: int | None = Field(default=None, ge=1)
    headcount_by_jurisdiction: dict[str, int] = Field(default_factory=dict)


class Location(Frozen):
    """A place of work."""

    city: Text
    region: Text | None = None
    country: Country
    postal_code: Text | None = None
    street: Text | None = None


class Pay(Frozen):
    """A closed range, or a fixed rate where both ends are equal, in whole currency units."""

    min: Decimal = Field(gt=0)
    max: Decimal = Field(gt=0)
    currency: Currency
    period: PayPeriod
    kind: PayKind = PayKind.BASE

    # Rules between two fields stand on the later field: they are then told beside all other faults.
    @field_validator("max")
    @classmethod
    def _ends_are_in_order(cls, highest: Decimal, info: ValidationInfo) -> Decimal:
        lowest = info.data.get("min")
        if lowest is not None and lowest > highest:
            raise ValueError(
                f"the minimum {lowest:,} is above the maximum {highest:,}; swap them or mend one"
            )
        return highest


class Apply(Frozen):
    """How somebody applies: by web address or by e-mail."""

    url: WebAddress | None = None
    email: MailAddress | None = None
    instructions: Text | None = None

    @model_validator(mode="after")
    def _one_way_is_given(self) -> Self:
        if not (self.url or self.email):
            raise ValueError("nobody can apply yet; give a url or an email")
        return self


class AddedLine(Frozen):
    """A line that only this requisition has; ``after`` names the line that it follows."""

    id: Slug | None = None
    section: SectionId
    text: Text
    after: str | None = None
    kind: RequirementKind = RequirementKind.SKILL
    necessity: Necessity = Necessity.MUST
    months: int | None = Field(default=None, ge=0, le=600)
    criterion: str | None = None

    @field_validator("section")
    @classmethod
    def _section_holds_lines(cls, section: SectionId) -> SectionId:
        if section in (SectionId.BRIEF, SectionId.ADDITIONAL):
            raise ValueError("lines can be added to responsibilities, qualifications and benefits")
        return section


class Edits(Frozen):
    """What this requisition changes in its role; the role file stays as it is."""

    drop: tuple[str, ...] = ()
    reword: dict[str, Text] = Field(default_factory=dict)
    add: tuple[AddedLine, ...] = ()
    order: dict[SectionId, tuple[str, ...]] = Field(default_factory=dict)


class Waiver(Frozen):
    """A remark of a check that somebody looked at and keeps the words all the same, with the reason.

    ``text`` are the words; without it the waiver holds for all that the check finds.
    """

    check: Slug
    text: Text | None = None
    reason: Text


class Requisition(Frozen):
    """An approved opening. ``summary``, ``title`` and the like replace the role's own.

    ``reports_to_place`` is where the supervisor or office is to which the work reports, such
    as ``US-NY``: some pay-transparency rules reach work that is done elsewhere.
    """

    id: Slug
    role: Slug
    industry: str | None = None
    title: Text | None = None
    locale: LocaleTag | None = None
    employer: Employer
    workplace: Workplace
    locations: tuple[Location, ...] = Field(default=(), validate_default=True)
    remote_from: tuple[str, ...] = Field(default=(), validate_default=True)
    pay: Pay | None = None
    employment_type: EmploymentType = EmploymentType.FULL_TIME
    schedule: Text | None = None
    travel: Text | None = None
    work_environment: Text | None = None
    openings: int = Field(default=1, ge=1, le=10_000)
    opens: date | None = None
    closes: date | None = None
    reports_to: Text | None = None
    reports_to_place: Text | None = None
    apply: Apply
    summary: Lines | None = None
    benefits: tuple[Text, ...] | None = None
    other_compensation: tuple[Text, ...] = ()
    equal_opportunity: Text | None = None
    accommodation: Text | None = None
    sections: tuple[SectionId, ...] = tuple(SectionId)
    headings: dict[SectionId, Text] = Field(default_factory=dict)
    edits: Edits = Edits()
    waivers: tuple[Waiver, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _pays_as_usual_in_its_place(cls, data: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        return with_currency(data) if isinstance(data, dict) else data

    @field_validator("employer")
    @classmethod
    def _people_are_counted_in_known_places(cls, employer: Employer) -> Employer:
        counts = employer.headcount_by_jurisdiction
        strange = [place for place, people in counts.items() if not is_place(place) or people < 0]
        if strange:
            raise ValueError(
                f"headcount_by_jurisdiction: {', '.join(strange)}: give how many people work in a "
                "place, written such as US-CO, GB or DE"
            )
        return employer

    @field_validator("sections")
    @classmethod
    def _sections_stand_once(cls, sections: tuple[SectionId, ...]) -> tuple[SectionId, ...]:
        twice = sorted({section.value for section in sections if sections.count(section) > 1})
        if twice:
            raise ValueError(f"{', '.join(twice)} stands twice; each section stands once")
        return (*sections, *(section for section in SectionId if section not in sections))

    @field_validator("closes")
    @classmethod
    def _closes_after_it_opens(cls, closes: date | None, info: ValidationInfo) -> date | None:
        opens = info.data.get("opens")
        if opens and closes and closes < opens:
            raise ValueError(f"it closes on {day(closes)}, before it opens on {day(opens)}")
        return closes

    @field_validator("locations")
    @classmethod
    def _work_has_a_place(cls, locations: tuple[Location, ...], info: ValidationInfo) -> tuple[Location, ...]:
        workplace = info.data.get("workplace")
        if not locations and workplace in (Workplace.ONSITE, Workplace.HYBRID):
            raise ValueError(f"the work is {workplace} but no location is given; add a city and country")
        return locations

    @field_validator("remote_from")
    @classmethod
    def _remote_work_names_places(cls, places: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        strange = [place for place in places if not is_place(place)]
        if strange:
            raise ValueError(f"{', '.join(strange)}: not known as a place; write such as US, US-CO, GB or DE")
        # Places of work with a fault are not here; they are told, and are places all the same.
        nowhere = not places and info.data.get("locations") == ()
        if info.data.get("workplace") is Workplace.REMOTE and nowhere:
            raise ValueError("the work is remote, but no place is named from which it may be done")
        return places

    @field_validator("reports_to_place")
    @classmethod
    def _reports_to_a_known_place(cls, place: str | None) -> str | None:
        if place and not is_place(place):
            raise ValueError(f'"{place}" is not known as a place; write such as US-NY, GB or DE')
        return place

    @property
    def language_tag(self) -> str:
        """The locale in which dates and money are written, such as ``en-US``."""
        if self.locale:
            return self.locale
        place = self.locations[0].country if self.locations else self.remote_from[0].split("-")[0].upper()
        return english_of(place)
