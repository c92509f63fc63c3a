"""A posting: the facts that are published, in the order in which they are read."""

from __future__ import annotations

from datetime import date

from carehire.postings.requisition import Apply, Employer, Location, Pay, Waiver
from carehire.postings.role import Line, Requirement, Responsibility
from carehire.postings.terms import EmploymentType, Necessity, SectionId, Workplace
from carehire.values import Frozen


class Posting(Frozen):
    """What a requisition publishes. Facts and finished sentences; no template text is left."""

    id: str
    role: str
    rubric: str
    title: str
    language: str
    employer: Employer
    industry: str | None
    locations: tuple[Location, ...]
    workplace: Workplace
    remote_from: tuple[str, ...]
    pay: Pay | None
    employment_type: EmploymentType
    schedule: str | None
    travel: str | None
    openings: int
    opens: date | None
    closes: date | None
    reports_to: str
    apply: Apply
    summary: tuple[str, ...]
    responsibilities: tuple[Responsibility, ...]
    requirements: tuple[Requirement, ...]
    benefits: tuple[Line, ...]
    other_compensation: tuple[str, ...]
    work_environment: str
    equal_opportunity: str
    accommodation: str
    sections: tuple[SectionId, ...]
    headings: dict[SectionId, str]
    # Postings that were kept before these fields stood have none.
    reports_to_place: str | None = None
    waivers: tuple[Waiver, ...] = ()

    def asked(self, necessity: Necessity) -> tuple[Requirement, ...]:
        """Return the requirements of that necessity, in reading order."""
        return tuple(line for line in self.requirements if line.necessity is necessity)
