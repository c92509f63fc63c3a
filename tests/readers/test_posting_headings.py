from __future__ import annotations

from carehire.catalog import Catalog
from carehire.readers.posting_headings import leads_in, opened_by, recognise_exactly

NAMES = Catalog().words().headings


def section(heading: str) -> str | None:
    known = opened_by(heading, NAMES)
    return known.section if known else None


def test_a_heading_opens_a_section_by_its_name_or_by_a_name_within_it():
    assert section("Responsibilities") == "responsibilities"
    assert section("Your key responsibilities at Larkspur") == "responsibilities"
    assert section("The weather") is None


def test_a_known_name_with_more_around_it_is_not_exactly_one():
    assert recognise_exactly("Responsibilities", NAMES)
    assert not recognise_exactly("Your key responsibilities at Larkspur", NAMES)


def test_a_line_leads_into_a_list_where_it_says_no_whole_sentence():
    assert leads_in("Your tasks:", NAMES)
    assert leads_in("Good to know", NAMES)
    assert not leads_in("We sell lamps.", NAMES)
