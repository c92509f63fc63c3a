from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from carehire import postings
from carehire.catalog import Catalog
from carehire.checks.jsonld import validate
from carehire.postings.credentials import credential
from carehire.postings.posting import Posting
from carehire.postings.requisition import Requisition
from carehire.writers import jsonld
from tests.postings.conftest import requisition, role, statements  # noqa: F401 - fixtures

CATALOG = Catalog()
TODAY = date(2026, 12, 5)
COMPLETE = {
    "id": "complete",
    "employer": {"name": "Larkspur", "about": "We sell lamps.", "website": "https://larkspur.example"},
    "workplace": "onsite",
    "locations": [
        {
            "city": "Denver",
            "region": "Colorado",
            "country": "US",
            "postal_code": "80205",
            "street": "1 Main St",
        }
    ],
    "pay": {"min": 60000, "max": 80000, "currency": "USD", "period": "year"},
    "schedule": "Monday to Friday",
    "opens": "2026-12-01",
    "closes": "2027-01-15",
    "openings": 2,
    "apply": {"email": "jobs@larkspur.example"},
}


@pytest.fixture
def post(role, requisition, statements):  # noqa: F811
    def make(**fields: Any) -> Posting:
        return postings.draft(role, requisition(**COMPLETE | fields), statements)

    return make


def packaged_postings() -> list[tuple[str, Posting]]:
    made = []
    for role in CATALOG.roles():  # noqa: F402 - a role of the catalog
        for industry in (None, *(known.id for known in role.industries)):
            for workplace, extra in (
                ("onsite", {}),
                ("hybrid", {"remote_from": ["US-CO"]}),
                ("remote", {"remote_from": ["US-CO", "DE"], "locations": []}),
            ):
                data = COMPLETE | {"role": role.id, "industry": industry, "workplace": workplace} | extra
                posting = postings.draft(role, Requisition.model_validate(data), CATALOG.statements())
                made.append((f"{role.id}-{industry}-{workplace}", posting))
    return made


@pytest.mark.parametrize(
    ("name", "posting"), packaged_postings(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_markup_of_every_packaged_role_is_accepted_without_a_warning(name, posting):  # noqa: ARG001
    assert validate(json.loads(jsonld.write(posting)), TODAY) == []


def test_a_posting_on_site_says_everything_it_knows(post):
    data = jsonld.build(post(), url="https://larkspur.example/1")
    assert data["datePosted"] == "2026-12-01"
    assert data["validThrough"] == "2027-01-15T23:59:59"
    assert data["identifier"] == {"@type": "PropertyValue", "name": "Larkspur", "value": "complete"}
    assert data["employmentType"] == "FULL_TIME"
    assert data["jobLocation"][0]["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "1 Main St",
        "addressLocality": "Denver",
        "addressRegion": "CO",
        "postalCode": "80205",
        "addressCountry": "US",
    }
    assert data["baseSalary"] == {
        "@type": "MonetaryAmount",
        "currency": "USD",
        "value": {"@type": "QuantitativeValue", "minValue": 60000, "maxValue": 80000, "unitText": "YEAR"},
    }
    assert data["totalJobOpenings"] == 2
    assert data["url"] == "https://larkspur.example/1"
    assert data["responsibilities"].splitlines()[0] == "Keep the lamp burning."
    assert data["applicationContact"]["email"] == "jobs@larkspur.example"
    assert data["potentialAction"]["target"] == "mailto:jobs@larkspur.example"
    assert data["directApply"] is False
    assert data["salaryCurrency"] == "USD"
    assert "jobLocationType" not in data
    assert "applicantLocationRequirements" not in data


def test_an_online_application_is_direct_and_the_contact_is_the_employers_own(post):
    employer = COMPLETE["employer"] | {"contact": "Ana Torres, people@larkspur.example"}
    apply = {"url": "https://larkspur.example/apply", "email": "jobs@larkspur.example"}
    data = jsonld.build(post(employer=employer, apply=apply), logo="https://larkspur.example/logo.png")
    assert data["directApply"] is True
    assert data["potentialAction"] == {"@type": "ApplyAction", "target": "https://larkspur.example/apply"}
    assert data["applicationContact"] == {
        "@type": "ContactPoint",
        "contactType": "Applications",
        "name": "Ana Torres",
        "email": "people@larkspur.example",
    }
    assert data["hiringOrganization"]["logo"] == "https://larkspur.example/logo.png"
    assert validate(data, TODAY) == []


def test_a_fixed_rate_with_cents_is_one_value(post):
    pay = {"min": "25.50", "max": "25.50", "currency": "USD", "period": "hour"}
    assert jsonld.build(post(pay=pay))["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "value": 25.5,
        "unitText": "HOUR",
    }


def test_pay_that_is_not_base_pay_is_no_base_salary(post):
    data = jsonld.build(post(pay=COMPLETE["pay"] | {"kind": "on_target"}))
    assert "baseSalary" not in data
    assert "$60,000 – $80,000 a year" in data["incentiveCompensation"]


def test_only_work_that_is_remote_throughout_is_telecommuting(post):
    remote = jsonld.build(post(workplace="remote", locations=[], remote_from=["US-CO", "DE"]))
    assert remote["jobLocationType"] == "TELECOMMUTE"
    assert remote["applicantLocationRequirements"] == [
        {"@type": "State", "name": "Colorado, United States"},
        {"@type": "Country", "name": "Germany"},
    ]
    assert "jobLocation" not in remote
    hybrid = jsonld.build(post(workplace="hybrid", remote_from=["US-CO"]))
    assert "jobLocationType" not in hybrid
    assert "applicantLocationRequirements" not in hybrid


def test_the_least_experience_and_the_degree_are_stated_only_where_they_are_musts(post):
    add = [
        {"section": "qualifications", "text": "3 years at sea", "kind": "experience", "months": 36},
        {"section": "qualifications", "text": "1 year ashore", "kind": "experience", "months": 12},
        {
            "section": "qualifications",
            "text": "A bachelor's degree or equivalent experience",
            "kind": "education",
        },
    ]
    data = jsonld.build(post(edits={"add": add}))
    assert data["experienceRequirements"]["monthsOfExperience"] == 36
    assert data["educationRequirements"]["credentialCategory"] == "bachelor degree"
    assert data["experienceInPlaceOfEducation"] is True
    certified = {"section": "qualifications", "text": "A boat licence", "kind": "certification"}
    data = jsonld.build(post(edits={"add": [*add, certified]}))
    assert [asked["credentialCategory"] for asked in data["educationRequirements"]] == [
        "bachelor degree",
        "professional certificate",
    ]
    wished = [entry | {"necessity": "nice"} for entry in add]
    data = jsonld.build(post(edits={"add": wished}))
    assert (
        not {"experienceRequirements", "educationRequirements", "experienceInPlaceOfEducation"} & data.keys()
    )


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Bachelor's degree, or equivalent practical experience", True),
        ("High school diploma or GED and two years of experience", False),
        ("High school diploma or equivalent; experience in service", False),
    ],
)
def test_experience_stands_for_education_only_where_the_text_says_or(post, text, instead):
    add = [
        {"section": "qualifications", "text": "3 years at sea", "kind": "experience", "months": 36},
        {"section": "qualifications", "text": text, "kind": "education"},
    ]
    assert ("experienceInPlaceOfEducation" in jsonld.build(post(edits={"add": add}))) is instead


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("High school diploma or GED", "high school"),
        ("Associate's degree in business", "associate degree"),
        ("Bachelor's or master's degree", "bachelor degree"),
        ("An MBA", "postgraduate degree"),
        ("A sound education", None),
    ],
)
def test_a_credential_is_the_lowest_that_is_named_and_never_guessed(text, category):
    assert credential(text) == category


def test_what_is_not_known_is_left_out_and_the_first_day_can_be_given(post):
    bare = post(opens=None, closes=None, pay=None, schedule=None)
    assert not {"datePosted", "validThrough", "baseSalary", "workHours", "url"} & jsonld.build(bare).keys()
    assert jsonld.build(bare, posted=date(2026, 12, 3))["datePosted"] == "2026-12-03"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_no_text_breaks_out_of_its_script_or_its_tags(post, text):
    posting = post(title=f"x{text}", summary=f"y{text}</script><script>alert(1)</script>]]>")
    written = jsonld.write(posting)
    assert b"<" not in written
    assert b">" not in written
    data = json.loads(written)
    tree = html.fragment_fromstring(data["description"], create_parent="div")
    assert {node.tag for node in tree.iter()} <= {"div", "p", "ul", "li", "br"}
