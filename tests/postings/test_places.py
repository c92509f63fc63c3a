from __future__ import annotations

import pytest

from carehire.postings.places import code_of, holds, region_code, region_name
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
