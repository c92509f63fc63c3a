from __future__ import annotations

import pytest

from carehire.postings.old_places import read


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Denver, CO", {"city": "Denver", "region": "CO", "country": "US"}),
        ("Denver, Colorado, USA", {"city": "Denver", "region": "CO", "country": "US"}),
        ("Denver, CO 80205", {"city": "Denver", "region": "CO", "country": "US", "postal_code": "80205"}),
        ("Leeds, England, UK", {"city": "Leeds", "region": "England", "country": "GB"}),
        ("Berlin, Germany", {"city": "Berlin", "country": "DE"}),
        ("10115 Berlin, Germany", {"city": "Berlin", "country": "DE", "postal_code": "10115"}),
        ("Oslo, NO", {"city": "Oslo", "country": "NO"}),
        ("Oslo", {"city": "Oslo", "country": "NO"}),
        ("Ålgård", {"city": "Ålgård", "country": "TBD"}),
        ("Portland", {"city": "Portland", "country": "TBD"}),
        ("Hybrid - Austin, TX", {"city": "Austin", "region": "TX", "country": "US"}),
        ("New York, NY", {"city": "New York", "region": "NY", "country": "US"}),
        (
            "12 Elm St, Denver, CO 80205, United States",
            {
                "city": "Denver",
                "region": "CO",
                "country": "US",
                "postal_code": "80205",
                "street": "12 Elm St",
            },
        ),
    ],
)
def test_a_place_is_read_and_its_land_is_only_said_where_the_text_says_it(text, city):
    assert read(text).cities == (city,)


def test_several_places_and_lands_alone_are_read_and_what_is_none_is_told():
    assert [city["city"] for city in read("Austin, TX; Leeds, UK or Oslo, Norway").cities] == [
        "Austin",
        "Leeds",
        "Oslo",
    ]
    assert read("Remote (United States)").areas == ("US",)
    assert read("Colorado, United States; Germany").areas == ("US-CO", "DE")
    assert read("wherever you like").rest == ("wherever you like",)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("San Francisco or New York City", ["San Francisco, CA, US", "New York City, NY, US"]),
        ("Sydney, Melbourne and Brisbane", ["Sydney, NSW, AU", "Melbourne, VIC, AU", "Brisbane, QLD, AU"]),
        ("Cork/Limerick", ["Cork, IE", "Limerick, IE"]),
        ("Perth WA 6000", ["Perth, WA, AU"]),
        ("Harrogate, North Yorkshire", ["Harrogate, North Yorkshire, GB"]),
        ("Llandudno, Conwy, Wales", ["Llandudno, Conwy, Wales, GB"]),
        ("Mill House, Mill Lane, Thornbury BS35 1DN", ["Thornbury, GB"]),
        ("Gurgaon, Haryana, India 122002", ["Gurgaon, Haryana, IN"]),
        ("SPRINGFIELD, ILLINOIS", ["Springfield, IL, US"]),
        ("Singapore", ["Singapore, SG"]),
        ("Seaview Inn - Galveston, TX 77550", []),
        ("Nationwide", []),
        ("No", []),
    ],
)
def test_well_known_cities_and_regions_tell_their_land(text: str, places: list[str]):
    told = [[city.get(part) for part in ("city", "region", "country")] for city in read(text).cities]
    assert [", ".join(part for part in city if part) for city in told] == places
