"""What a person calls the fields of a requisition, in a form, in a list of what is still open."""

from __future__ import annotations

import re

_NAMES = {
    "title": "Job title",
    "industry": "Industry",
    "locale": "Dates and money as written in",
    "employer": "Employer",
    "employer.name": "Employer's name",
    "employer.about": "About the employer",
    "employer.website": "Employer's website",
    "employer.contact": "Contact",
    "employer.headcount": "Number of employees",
    "employer.headcount_by_jurisdiction": "Employees by place",
    "workplace": "Workplace",
    "locations": "Place of work",
    "locations[].city": "City",
    "locations[].region": "State or region",
    "locations[].country": "Country",
    "locations[].postal_code": "Postal code",
    "locations[].street": "Street",
    "remote_from": "Remote work from",
    "pay": "Pay",
    "pay.min": "Pay from",
    "pay.max": "Pay to",
    "pay.currency": "Currency",
    "pay.period": "Paid per",
    "pay.kind": "What the sum contains",
    "employment_type": "Employment type",
    "schedule": "Schedule",
    "travel": "Travel",
    "work_environment": "Work environment",
    "openings": "Number of openings",
    "opens": "Posted on",
    "closes": "Apply by",
    "reports_to": "Reports to",
    "reports_to_place": "Where that person or office is",
    "apply": "How to apply",
    "apply.url": "Web address for applications",
    "apply.email": "E-mail address for applications",
    "apply.instructions": "What applicants should send",
    "summary": "About the role",
    "benefits": "Benefits",
    "other_compensation": "Other compensation",
    "equal_opportunity": "Equal opportunity statement",
    "accommodation": "Accommodation statement",
    "sections": "Order of sections",
    "headings": "Headings",
    "responsibilities": "Responsibilities",
    "qualifications": "Qualifications",
    "edits": "Changes to the role's lines",
    "waivers": "Remarks that are kept",
}
_LATER_PLACE = re.compile(r"locations\[([2-9]|\d\d+)\]")
_INDEX = re.compile(r"\[\d+\]")


def name_of(field: str | None) -> str:
    """Return the name of a field such as ``locations[1].city``, or of the nearest part that has one.

    >>> name_of("locations[1].city")
    'City'
    >>> name_of("locations[2].city")
    'City of place 2'
    """
    place = _LATER_PLACE.match(field or "")
    if field and place:
        name = name_of(field.replace(place[0], "locations[1]", 1))
        return f"{name if name != _NAMES['locations'] else 'All'} of place {place[1]}"
    known = _INDEX.sub("[]", field or "")
    while known and known not in _NAMES:
        known = known.removesuffix("[]") if known.endswith("[]") else known.rpartition(".")[0]
    return _NAMES.get(known, field or "")
