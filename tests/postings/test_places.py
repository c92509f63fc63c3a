from __future__ import annotations

import pytest

from carehire.catalog import packaged
from carehire.postings.places import area_name, code_of, holds, region_code, region_name, town
from carehire.postings.requisition import Location


@pytest.mark.parametrize("written", ["CO", "co", "Colorado", " colorado "])
def test_a_state_is_known_by_its_letters_and_its_name(written):
    assert code_of(Location(city="Denver", region=written, country="US")) == "US-CO"


def test_a_state_that_nobody_knows_leaves_the_country():
    assert code_of(Location(city="Denver", region="Rockies", country="US")) == "US"
    assert code_of(Location(city="Denver", country="US")) == "US"
    assert region_code("DE", "by") == "BY"


def test_a_place_holds_itself_and_what_lies_in_it_and_no_namesake():
    assert holds("US", "US-NY-NYC")
    assert holds("US-NY", "US-NY")
    assert not holds("US-NY-NYC", "US-NY")
    assert not holds("US-N", "US-NY")


def test_regions_have_names():
    assert region_name("US-CO") == "Colorado"
    assert region_name("us-dc") == "District of Columbia"
    assert region_name("US") is None


@pytest.mark.parametrize(
    ("given", "short"),
    [
        ({"city": "Denver", "region": "Colorado", "country": "US"}, "Denver, CO"),
        ({"city": "Montréal", "region": "québec", "country": "CA"}, "Montréal, QC"),
        ({"city": "Paris", "region": "Île-de-France", "country": "FR"}, "Paris, Île-de-France"),
        ({"city": "Lisbon", "country": "PT"}, "Lisbon, Portugal"),
        ({"city": "Denver", "region": "Rockies", "country": "US"}, "Denver, Rockies"),
    ],
)
def test_a_place_of_work_has_one_short_name(given, short):
    assert town(Location(**given)) == short


def test_an_area_is_named_in_the_readers_words():
    assert area_name("US-co") == "Colorado, United States"
    assert area_name("DE", "de-DE") == "Deutschland"
    assert area_name("CA-ON", "fr-CA") == "Ontario, Canada"
    assert area_name("DE-by") == "Bavaria, Germany"
    assert area_name("gb-SCT") == "Scotland, United Kingdom"
    assert area_name("US-NY-NYC") == "New York City, New York, United States"
    assert area_name("FR-75") == "75, France", "where no name is known, the code stands"


def test_every_place_with_a_law_of_its_own_has_a_name() -> None:
    codes = [path.stem.upper() for path in (packaged("templates") / "jurisdictions").glob("*-*.yaml")]
    assert [code for code in codes if code.rpartition("-")[2] in area_name(code).split(", ")] == []
    assert len(codes) > 20
