from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehire.checks.jsonld import validate
from carehire.findings import Severity

TODAY = date(2026, 12, 5)
GOOD: dict[str, Any] = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Lighthouse Keeper",
    "description": "<p>Keep the lamp burning and the log written, day and night.</p>" * 3,
    "datePosted": "2026-12-01",
    "validThrough": "2027-01-15T23:59:59",
    "identifier": {"@type": "PropertyValue", "name": "Coast & Co", "value": "keeper-1"},
    "employmentType": "FULL_TIME",
    "hiringOrganization": {"@type": "Organization", "name": "Coast & Co", "sameAs": "https://coast.example"},
    "jobLocation": {
        "@type": "Place",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": "Portland",
            "addressRegion": "ME",
            "addressCountry": "US",
        },
    },
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "USD",
        "value": {"@type": "QuantitativeValue", "minValue": 40000, "maxValue": 50000, "unitText": "YEAR"},
    },
    "directApply": True,
}
REMOTE = {
    "jobLocation": ...,
    "jobLocationType": "TELECOMMUTE",
    "applicantLocationRequirements": {"@type": "Country", "name": "USA"},
}


def with_(**changes: Any) -> dict[str, Any]:
    """Return the good posting with changes; ``...`` takes a property out, ``a__b`` reaches inside."""
    data = {name: value.copy() if isinstance(value, dict) else value for name, value in GOOD.items()}
    data["baseSalary"]["value"] = GOOD["baseSalary"]["value"].copy()
    data["jobLocation"]["address"] = GOOD["jobLocation"]["address"].copy()
    for name, value in changes.items():
        *way, last = name.split("__")
        inner: Any = data
        for step in way:
            inner = inner[step]
        if value is ...:
            inner.pop(last, None)
        else:
            inner[last] = value
    return data


def told(data: object) -> set[tuple[str, str]]:
    return {(found.severity.value, found.where) for found in validate(data, TODAY)}


def test_a_whole_posting_on_site_or_remote_is_accepted():
    assert validate(GOOD, TODAY) == []
    assert validate(with_(**REMOTE), TODAY) == []


def test_a_last_day_lasts_until_its_end():
    assert validate(with_(validThrough="2026-12-05"), TODAY) == []
    assert validate(with_(validThrough="2026-12-05T00:30:00Z"), TODAY) == []


@pytest.mark.parametrize("kind", ["jobposting", "JobPostings", "Job_Posting"])
def test_a_type_in_other_letters_is_no_posting_and_is_told(kind):
    (found,) = validate(with_(**{"@type": kind}), TODAY)
    assert f'"{kind}" is not read as one' in found.suggestion


E, W = "error", "warning"


@pytest.mark.parametrize(
    ("changes", "severity", "where"),
    [
        ({"title": ...}, E, "$.title"),
        ({"title": "  "}, E, "$.title"),
        ({"title": 3}, E, "$.title"),
        ({"title": "*** Best job ever! ***"}, W, "$.title"),
        ({"description": ...}, E, "$.description"),
        ({"description": "Lighthouse keeper"}, E, "$.description"),
        ({"description": "Keep the lamp."}, W, "$.description"),
        ({"datePosted": ...}, E, "$.datePosted"),
        ({"datePosted": "12/01/2026"}, E, "$.datePosted"),
        ({"datePosted": "2026-02-30"}, E, "$.datePosted"),
        ({"datePosted": "20261201"}, W, "$.datePosted"),
        ({"datePosted": "2026-W49-2"}, W, "$.datePosted"),
        ({"datePosted": "20261301"}, E, "$.datePosted"),
        ({"datePosted": 20261201}, E, "$.datePosted"),
        ({"validThrough": "2026-12-05T00:00:00Z"}, E, "$.validThrough"),
        ({"validThrough": "2026-12-05T00:00"}, E, "$.validThrough"),
        ({"baseSalary": {"@type": "PriceSpecification", "price": 9}}, E, "$.baseSalary.@type"),
        ({"datePosted": "2026-12-06"}, W, "$.datePosted"),
        ({"validThrough": "2026-12-04T23:59:59Z"}, E, "$.validThrough"),
        ({"validThrough": "2026-11-30"}, E, "$.validThrough"),
        ({"validThrough": "soon"}, E, "$.validThrough"),
        ({"validThrough": ...}, W, "$.validThrough"),
        ({"hiringOrganization": ...}, E, "$.hiringOrganization"),
        ({"hiringOrganization": "Coast & Co"}, W, "$.hiringOrganization"),
        ({"hiringOrganization": 7}, E, "$.hiringOrganization"),
        ({"hiringOrganization__@type": "Place"}, E, "$.hiringOrganization.@type"),
        ({"hiringOrganization__name": ...}, E, "$.hiringOrganization.name"),
        ({"hiringOrganization__sameAs": "coast"}, E, "$.hiringOrganization.sameAs"),
        ({"jobLocation": ...}, E, "$.jobLocation"),
        ({"jobLocation": "Portland"}, E, "$.jobLocation"),
        ({"jobLocation__address": "Portland, ME"}, E, "$.jobLocation.address"),
        ({"jobLocation__address": ...}, E, "$.jobLocation.address"),
        ({"jobLocation__address__addressCountry": ...}, E, "$.jobLocation.address.addressCountry"),
        ({"jobLocation__address__addressCountry": "XX"}, E, "$.jobLocation.address.addressCountry"),
        ({"jobLocation__address__addressLocality": ...}, W, "$.jobLocation.address.addressLocality"),
        ({"jobLocation__address__@type": "Address"}, E, "$.jobLocation.address.@type"),
        ({"jobLocationType": "REMOTE"}, E, "$.jobLocationType"),
        (REMOTE | {"applicantLocationRequirements": ...}, E, "$.applicantLocationRequirements"),
        ({"jobLocationType": "TELECOMMUTE"}, W, "$.applicantLocationRequirements"),
        (
            {"applicantLocationRequirements": {"@type": "Country", "name": "US"}},
            W,
            "$.applicantLocationRequirements",
        ),
        (
            REMOTE | {"applicantLocationRequirements": {"@type": "Country"}},
            E,
            "$.applicantLocationRequirements.name",
        ),
        (
            REMOTE | {"applicantLocationRequirements": {"@type": "Place", "name": "US"}},
            E,
            "$.applicantLocationRequirements.@type",
        ),
        (REMOTE | {"description": "Hybrid: three days remote. " * 9}, W, "$.jobLocationType"),
        ({"identifier": ...}, W, "$.identifier"),
        ({"identifier__value": ...}, W, "$.identifier.value"),
        ({"employmentType": ...}, W, "$.employmentType"),
        ({"employmentType": "Full-time"}, E, "$.employmentType"),
        ({"employmentType": ["FULL_TIME", "GIG"]}, E, "$.employmentType[1]"),
        ({"baseSalary": ...}, W, "$.baseSalary"),
        ({"baseSalary": 50000}, E, "$.baseSalary"),
        ({"baseSalary": "competitive"}, E, "$.baseSalary"),
        ({"baseSalary__currency": ...}, E, "$.baseSalary.currency"),
        ({"baseSalary__currency": "$"}, E, "$.baseSalary.currency"),
        ({"baseSalary__value": 50000}, E, "$.baseSalary.value"),
        ({"baseSalary__value": ...}, E, "$.baseSalary.value"),
        ({"baseSalary__value__unitText": ...}, E, "$.baseSalary.value.unitText"),
        ({"baseSalary__value__unitText": "ANNUAL"}, E, "$.baseSalary.value.unitText"),
        ({"baseSalary__value__minValue": 60000}, E, "$.baseSalary.value.minValue"),
        ({"baseSalary__value__minValue": 0}, E, "$.baseSalary.value.minValue"),
        ({"baseSalary__value__minValue": "40.000"}, E, "$.baseSalary.value.minValue"),
        (
            {"jobLocation__address": {"@type": "PostalAddress", "addressCountry": "US"}},
            W,
            "$.jobLocation.address",
        ),
        ({"baseSalary__value__minValue": "40k"}, E, "$.baseSalary.value.minValue"),
        ({"baseSalary__value__maxValue": ...}, E, "$.baseSalary.value.maxValue"),
        ({"educationRequirements": "A degree"}, W, "$.educationRequirements"),
        (
            {
                "educationRequirements": {
                    "@type": "EducationalOccupationalCredential",
                    "credentialCategory": "BA",
                }
            },
            E,
            "$.educationRequirements.credentialCategory",
        ),
        ({"experienceRequirements": "some"}, W, "$.experienceRequirements"),
        (
            {
                "experienceRequirements": {
                    "@type": "OccupationalExperienceRequirements",
                    "monthsOfExperience": "3 years",
                }
            },
            E,
            "$.experienceRequirements.monthsOfExperience",
        ),
        ({"experienceInPlaceOfEducation": True}, E, "$.educationRequirements"),
        ({"directApply": ...}, W, "$.directApply"),
        ({"directApply": "true"}, W, "$.directApply"),
        ({"directApply": "perhaps"}, E, "$.directApply"),
        ({"totalJobOpenings": 0}, E, "$.totalJobOpenings"),
        ({"totalJobOpenings": 1.5}, E, "$.totalJobOpenings"),
        ({"jobStartDate": "soon"}, W, "$.jobStartDate"),
        ({"title": "Keeper, $40k a year"}, W, "$.title"),
        ({"title": "Keeper in Portland"}, W, "$.title"),
        ({"title": "Keeper at Coast & Co"}, W, "$.title"),
        ({"title": "Keeper - Job #4711"}, W, "$.title"),
        ({"title": "Keeper, 12/01/2026"}, W, "$.title"),
        ({"title": "<b>Keeper</b>"}, W, "$.title"),
        ({"description": "<p>Lighthouse <br> Keeper</p>"}, E, "$.description"),
        ({"description": "<p> </p>"}, E, "$.description"),
        ({"description": "&lt;p&gt;" + "Keep the lamp burning. " * 9}, W, "$.description"),
        ({"description": "Keep the lamp burning. " * 9}, W, "$.description"),
        ({"description": "<p>" + "Keep the lamp. " * 9 + "<table><tr><td>x"}, W, "$.description"),
        ({"description": "<h2>Keeper</h2>" + "Keep the lamp. " * 9}, "note", "$.description"),
        ({"datePosted": "2026-12-01 10:00"}, W, "$.datePosted"),
        ({"datePosted": "2026-12-01T25:00"}, E, "$.datePosted"),
        ({"hiringOrganization__@type": "Lighthouse"}, W, "$.hiringOrganization.@type"),
        ({"hiringOrganization__@type": ...}, E, "$.hiringOrganization.@type"),
        ({"hiringOrganization__logo": "/logo.png"}, W, "$.hiringOrganization.logo"),
        ({"hiringOrganization__logo": {"@type": "ImageObject"}}, E, "$.hiringOrganization.logo.url"),
        ({"hiringOrganization": {"@id": "#nobody"}}, E, "$.hiringOrganization"),
        ({"jobLocation__@type": "PostalAddress"}, E, "$.jobLocation.@type"),
        ({"jobLocation__@type": "VirtualLocation"}, E, "$.jobLocation.@type"),
        ({"jobLocation__address__addressCountry": "Worldwide"}, E, "$.jobLocation.address.addressCountry"),
        ({"jobLocation__address__addressLocality": "Remote"}, W, "$.jobLocation.address.addressLocality"),
        ({"jobLocation__address__addressRegion": ...}, W, "$.jobLocation.address.addressRegion"),
        ({"jobLocation__address__addressCity": "Portland"}, W, "$.jobLocation.address.addressCity"),
        ({"identifier": "keeper-1"}, W, "$.identifier"),
        ({"identifier": True}, E, "$.identifier"),
        ({"baseSalary__@type": "QuantitativeValue"}, E, "$.baseSalary.@type"),
        ({"baseSalary__currency": "usd"}, E, "$.baseSalary.currency"),
        ({"baseSalary__value__unitText": "HOUR"}, W, "$.baseSalary.value.minValue"),
        ({"baseSalary__value__maxValue": 40000 * 30}, W, "$.baseSalary.value.maxValue"),
        ({"baseSalary__value__value": 60000}, W, "$.baseSalary.value.value"),
        ({"url": "example"}, E, "$.url"),
        ({"jobTitle": "x"}, W, "$.jobTitle"),
        ({"@context": "https://example.org"}, E, "$.@context"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_each_fault_is_found_at_its_path(changes, severity, where):
    assert (severity, where) in told(with_(**changes))


def test_one_fault_makes_one_finding():
    assert told(with_(baseSalary__value__unitText="Year")) == {(E, "$.baseSalary.value.unitText")}
    assert told(with_(title=...)) == {(E, "$.title")}


def test_a_finding_says_what_was_found_and_what_is_accepted():
    (found,) = validate(with_(employmentType="full time"), TODAY)
    assert found.text == "full time"
    assert "PART_TIME" in found.suggestion
    assert 'Did you mean "FULL_TIME"?' in found.suggestion
    assert found.source


@pytest.mark.parametrize(
    ("name", "value", "meant"),
    [
        ("employmentType", "FULL_TIME, part-time", '["FULL_TIME", "PART_TIME"]'),
        ("employmentType", "Contract", '"CONTRACTOR"'),
        ("baseSalary__value__unitText", "per annum", '"YEAR"'),
        ("baseSalary__currency", "eur", '"EUR"'),
        ("jobLocationType", "Remote", '"TELECOMMUTE"'),
    ],
)
def test_what_was_meant_is_said(name, value, meant):
    assert any(meant in found.suggestion for found in validate(with_(**{name: value}), TODAY))


def test_remote_work_may_have_a_country_alone_for_its_place():
    country = {"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "US"}}
    assert validate(with_(**REMOTE | {"jobLocation": country}), TODAY) == []


def test_hybrid_cloud_is_no_hybrid_work():
    told_of = {"description": "<p>You run our hybrid cloud from wherever you live.</p>" * 3}
    assert validate(with_(**REMOTE | told_of), TODAY) == []


def test_a_closing_day_that_is_today_has_not_passed():
    assert validate(with_(validThrough="2026-12-05"), TODAY) == []


def test_postings_are_found_in_lists_and_graphs_with_their_paths():
    graph = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "WebSite"}, with_(title=...), with_(**{"@context": ...})],
    }
    assert told(graph) == {(E, "$.@graph[1].title"), (W, "$.@graph[2].identifier")}
    assert told([with_(title=...)]) == {(E, "$[0].title")}
    assert told({"@context": "https://schema.org", "@type": "WebPage", "mainEntity": with_(title=...)}) == {
        (E, "$.mainEntity.title")
    }


def test_types_may_stand_in_a_list_or_as_addresses():
    assert validate(with_(**{"@type": ["JobPosting", "Thing"]}), TODAY) == []
    assert validate(with_(**{"@type": "https://schema.org/JobPosting"}), TODAY) == []
    assert validate(with_(**{"@context": {"@vocab": "http://www.schema.org/"}}), TODAY) == []


def test_one_value_may_stand_in_a_list_or_wrapped():
    listed = {name: [value] for name, value in GOOD.items() if not name.startswith("@")}
    assert validate(with_(**listed), TODAY) == []
    assert validate(with_(datePosted={"@type": "Date", "@value": "2026-12-01"}), TODAY) == []


def test_words_may_have_a_prefix_or_be_whole_addresses():
    def renamed(value: Any, prefix: str) -> Any:
        if isinstance(value, dict):
            return {
                (name if name.startswith("@") else prefix + name): (
                    prefix + inner if name == "@type" else renamed(inner, prefix)
                )
                for name, inner in value.items()
                if name != "@context"
            }
        return value

    prefixed = renamed(GOOD, "s:") | {"@context": {"s": "https://schema.org/"}}
    assert validate(prefixed, TODAY) == []
    assert validate(renamed(GOOD, "https://schema.org/"), TODAY) == []
    assert told(with_(**{"@context": {"s": "https://schema.org/"}})) == {(E, "$.@context")}
    assert told(renamed(with_(title=...), "https://schema.org/")) == {(E, "$.title")}


def test_a_part_that_is_named_by_its_id_is_told_where_it_stands():
    parts = [
        {"@type": "Organization", "@id": "#us", "url": "https://coast.example"},
        with_(hiringOrganization={"@id": "#us"}),
    ]
    assert told({"@context": "https://schema.org", "@graph": parts}) == {(E, "$.@graph[0].name")}


def test_a_posting_is_found_in_any_part_of_another_thing():
    shop = {"@context": "https://schema.org", "@type": "Store", "makesOffer": [{"about": with_(title=...)}]}
    assert told(shop) == {(E, "$.makesOffer[0].about.title")}


def test_what_holds_no_posting_is_an_error():
    for data in ({}, [], None, 3, "text", {"@type": "Event"}, {"@graph": []}):
        assert told(data) == {(E, "$")}


def test_what_is_there_instead_of_a_posting_is_named():
    (found,) = validate({"@type": "WebPage", "about": [{"@type": "Event"}]}, TODAY)
    assert found.text == "WebPage, Event"


def test_a_posting_that_is_something_else_besides_may_have_its_properties():
    assert validate(with_(**{"@type": ["JobPosting", "WebPage"], "breadcrumb": "Jobs"}), TODAY) == []


def test_ours_is_told_apart_from_a_misspelt_property():
    (found,) = validate(with_(employmentTypes="x"), TODAY)
    assert 'Did you mean "employmentType"?' in found.suggestion


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(GOOD)), JSON)
def test_no_value_of_any_property_makes_the_validator_fall(name, value):
    for found in validate(with_(**{name: value}), TODAY):
        assert found.where.startswith("$")
        assert found.why
        assert found.suggestion


@given(JSON)
def test_no_data_makes_the_validator_fall(data):
    assert any(found.severity is Severity.ERROR for found in validate(data, TODAY))
