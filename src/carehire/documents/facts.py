"""Money, places and fixed terms in the reader's words and locale."""

from __future__ import annotations

import re

from carehire.postings import money as spoken
from carehire.postings.places import area_name, country_name, written_region
from carehire.postings.posting import Posting
from carehire.postings.requisition import Location, Pay
from carehire.postings.terms import EmploymentType, PayKind, Workplace

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
"""An e-mail address among other words."""
EMPLOYMENT = {
    EmploymentType.FULL_TIME: "Full-time",
    EmploymentType.PART_TIME: "Part-time",
    EmploymentType.CONTRACT: "Contract",
    EmploymentType.TEMPORARY: "Temporary",
    EmploymentType.INTERNSHIP: "Internship",
    EmploymentType.VOLUNTEER: "Volunteer",
    EmploymentType.PER_DIEM: "Per diem",
}
PAY_KINDS = {
    PayKind.BASE: "base pay",
    PayKind.ON_TARGET: "on-target earnings, base and variable pay together",
    PayKind.TOTAL: "total pay",
}
WORKPLACES = {
    Workplace.ONSITE: "On site",
    Workplace.HYBRID: "Hybrid: partly on site, partly remote",
    Workplace.REMOTE: "Remote",
}
NOT_OBSERVED = "Not observed"
"""What stands where nobody saw anything of a criterion, on forms and in results."""


def employment(kind: EmploymentType | str) -> str:
    """Return terms of employment in words; a mark that stands for what is still open stays as it is."""
    return EMPLOYMENT[kind] if isinstance(kind, EmploymentType) else kind


def money(pay: Pay, language: str) -> str:
    """Return pay in words, such as ``$68,000 – $84,000 a year (base pay)``."""
    span = spoken.span(pay.min, pay.max, pay.currency, language)
    return f"{span} {spoken.PERIODS[pay.period]} ({PAY_KINDS[pay.kind]})"


def place(location: Location, language: str) -> str:
    """Return a place of work in one line, with street and postal code where they are known."""
    behind = " ".join(part for part in (written_region(location), location.postal_code) if part)
    parts = (location.street, location.city, behind, country_name(location.country, language))
    return ", ".join(part for part in parts if part)


def remote_places(posting: Posting) -> str:
    """Return from where remote work may be done, such as ``Colorado, United States; Germany``."""
    return "; ".join(area_name(code, posting.language) for code in posting.remote_from)
