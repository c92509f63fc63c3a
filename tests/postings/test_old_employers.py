from __future__ import annotations

from carehire.postings.old_employers import company, employer_and_place


def test_a_line_beside_the_title_names_the_employer_and_where_it_is():
    name, places = employer_and_place("Greenleaf Markets, Boise ID")
    assert (name, places.cities[0]["region"]) == ("Greenleaf Markets", "ID")
    name, places = employer_and_place("Woodgrove Bank - Charlotte, North Carolina (Hybrid)")
    assert (name, places.cities[0]["city"]) == ("Woodgrove Bank", "Charlotte")
    assert employer_and_place("We like dogs, cats and birds") is None
    assert company("Musterfirma GmbH")
    assert not company("We like dogs")
