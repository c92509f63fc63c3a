"""A posting as schema.org ``JobPosting`` in JSON-LD, as search engines read it from a posting's page.

Facts only, each one that the posting states and none that it doesn't. Sources:
https://schema.org/JobPosting and Google Search Central, "Job posting structured data".
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from carehire.documents import facts
from carehire.documents import posting as posting_document
from carehire.postings.credentials import credential
from carehire.postings.money import bare
from carehire.postings.places import area_name, region_name, written_region
from carehire.postings.posting import Posting
from carehire.postings.regions import CITIES
from carehire.postings.requisition import Location, Pay
from carehire.postings.terms import EmploymentType, Necessity, PayKind, RequirementKind, Workplace
from carehire.writers.characters import clean
from carehire.writers.feed import midnight
from carehire.writers.fragment import fragment

TAGS = frozenset(("p", "ul", "li", "br"))
EMPLOYMENT = {
    EmploymentType.FULL_TIME: "FULL_TIME",
    EmploymentType.PART_TIME: "PART_TIME",
    EmploymentType.CONTRACT: "CONTRACTOR",
    EmploymentType.TEMPORARY: "TEMPORARY",
    EmploymentType.INTERNSHIP: "INTERN",
    EmploymentType.VOLUNTEER: "VOLUNTEER",
    EmploymentType.PER_DIEM: "PER_DIEM",
}
_INSTEAD = re.compile(  # "or GED and two years of experience" asks for both
    r"\bor\b(?:(?!\b(?:and|plus|with)\b)[^;.]){0,40}?\bexperience\b|\bequivalent\s+(?:\w+\s+){0,2}experience\b",
    re.IGNORECASE,
)


def write(
    posting: Posting, posted: date | None = None, url: str | None = None, logo: str | None = None
) -> bytes:
    """Return the JSON-LD of a posting; it may stand in a page as it is, no text can close the script."""
    text = json.dumps(build(posting, posted, url, logo), ensure_ascii=False, indent=2, allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").encode()


def build(
    posting: Posting, posted: date | None = None, url: str | None = None, logo: str | None = None
) -> dict[str, Any]:
    """Return the JSON-LD of a posting as plain data.

    ``posted`` is the first day on which it was public, where the posting doesn't say;
    ``url`` its own page, ``logo`` the address of the employer's. What is not known is left out.
    """
    opens = posting.opens or posted
    data: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": posting.title,
        "description": description(posting),
        "datePosted": opens.isoformat() if opens else None,
        # A closing day lasts until its end; a date alone would be read as its beginning.
        "validThrough": f"{posting.closes.isoformat()}T23:59:59" if posting.closes else None,
        "url": url,
        "identifier": {"@type": "PropertyValue", "name": posting.employer.name, "value": posting.id},
        "employmentType": EMPLOYMENT[posting.employment_type],
        "hiringOrganization": _kept(
            {
                "@type": "Organization",
                "name": posting.employer.name,
                "sameAs": posting.employer.website,
                "logo": logo,
            }
        ),
        "employerOverview": posting.employer.about,
        "industry": posting.industry,
        "jobLocation": [_place(location) for location in posting.locations] or None,
        "totalJobOpenings": posting.openings,
        "workHours": posting.schedule,
        "salaryCurrency": posting.pay.currency if posting.pay else None,
        "baseSalary": _salary(posting.pay) if posting.pay and posting.pay.kind is PayKind.BASE else None,
        "incentiveCompensation": _incentives(posting),
        "jobBenefits": _lines([line.text for line in posting.benefits]),
        "responsibilities": _lines([line.text for line in posting.responsibilities]),
        "qualifications": _lines([line.text for line in posting.asked(Necessity.MUST)]),
        "skills": _lines([line.text for line in posting.requirements if line.kind is RequirementKind.SKILL]),
        "applicationContact": _contact(posting),
        # As schema.org has it: whether an application can be begun from the page, wherever it leads.
        "directApply": posting.apply.url is not None,
        "potentialAction": _apply(posting),
    }
    known = _kept(data | _remote(posting) | _requirements(posting))
    return {name: _cleaned(value) for name, value in known.items()}


def description(posting: Posting) -> str:
    """Return the whole posting as the HTML that a description may hold."""
    return fragment(posting_document.build(posting, midnight(posting.opens)), TAGS)


def _kept(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value is not None}


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - plain data in, plain data out
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: _cleaned(inner) for name, inner in value.items()}
    return [_cleaned(inner) for inner in value] if isinstance(value, list) else value


def _lines(texts: list[str]) -> str | None:
    return "\n".join(texts) or None


def _place(location: Location) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": location.street,
        "addressLocality": location.city,
        "addressRegion": written_region(location),
        "postalCode": location.postal_code,
        "addressCountry": location.country,
    }
    return {"@type": "Place", "address": _kept(address)}


def _remote(posting: Posting) -> dict[str, Any]:
    """Return what only work that is remote throughout may say."""
    if posting.workplace is not Workplace.REMOTE:
        return {}
    places = [_area(code) for code in posting.remote_from]
    places = places or [_area(code) for code in dict.fromkeys(place.country for place in posting.locations)]
    return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": places}


def _area(code: str) -> dict[str, str]:
    kind = "City" if code.upper() in CITIES else "State" if region_name(code) else "Country"
    return {"@type": kind, "name": area_name(code)}


def _salary(pay: Pay) -> dict[str, Any]:
    ends = (
        {"value": bare(pay.min)}
        if pay.min == pay.max
        else {"minValue": bare(pay.min), "maxValue": bare(pay.max)}
    )
    value = {"@type": "QuantitativeValue", **ends, "unitText": pay.period.value.upper()}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _incentives(posting: Posting) -> str | None:
    said = (
        [facts.money(posting.pay, posting.language)]
        if posting.pay and posting.pay.kind is not PayKind.BASE
        else []
    )
    return _lines([*said, *posting.other_compensation])


def _contact(posting: Posting) -> dict[str, Any] | None:
    """Return whom to ask: the employer's own words for it, and the address for applications."""
    contact = posting.employer.contact or ""
    named = facts.MAIL.search(contact)
    email = named.group() if named else posting.apply.email
    name = facts.MAIL.sub("", contact).strip(" ,;:()<>|·–-") or None
    if not (email or name):
        return None
    return _kept({"@type": "ContactPoint", "contactType": "Applications", "name": name, "email": email})


def _apply(posting: Posting) -> dict[str, Any] | None:
    address = posting.apply.url or (f"mailto:{posting.apply.email}" if posting.apply.email else None)
    if not address:
        return None
    return _kept({"@type": "ApplyAction", "target": address, "description": posting.apply.instructions})


def _requirements(posting: Posting) -> dict[str, Any]:
    """Return experience and education as far as the musts state them."""
    musts = posting.asked(Necessity.MUST)
    data: dict[str, Any] = {}
    served = [line for line in musts if line.months]
    if served:
        data["experienceRequirements"] = {
            "@type": "OccupationalExperienceRequirements",
            "monthsOfExperience": max(line.months or 0 for line in served),
            "description": _lines([line.text for line in served]),
        }
    asked = [line.text for line in musts if line.kind is RequirementKind.EDUCATION]
    category = next((found for text in asked if (found := credential(text))), None)
    schooling = [_credential(category)] if category else []
    schooling += [
        _credential("professional certificate", line.text)
        for line in musts
        if line.kind is RequirementKind.CERTIFICATION
    ]
    if schooling:
        data["educationRequirements"] = schooling if len(schooling) > 1 else schooling[0]
    if category and served and any(_INSTEAD.search(text) for text in asked):
        data["experienceInPlaceOfEducation"] = True
    return data


def _credential(category: str, name: str | None = None) -> dict[str, Any]:
    kind = "EducationalOccupationalCredential"
    return _kept({"@type": kind, "credentialCategory": category, "name": name})
