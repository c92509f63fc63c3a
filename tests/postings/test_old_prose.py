from __future__ import annotations

import pytest

from carehire.postings import old_prose
from carehire.postings.terms import EmploymentType


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Join our team in Denver, CO. This is a job.", "Denver, CO", "US"),
        ("our Phoenix, Arizona call center", "Phoenix, Arizona", "US"),
        ("walk in at 2100 N Central Ave, Phoenix, AZ 85004. Ask", "Phoenix, AZ 85004", "US"),
        ("Full-time, onsite, Las Vegas NV", "Las Vegas NV", "US"),
        ("Fourth Coffee, Cork, Ireland. Hybrid.", "Cork, Ireland", "IE"),
        ("in Moncton, NB, Canada", "Moncton, NB, Canada", "CA"),
        ("Parramatta NSW", "Parramatta NSW", "AU"),
        ("St. Louis, MO", "St. Louis, MO", "US"),
    ],
)
def test_a_place_is_found_in_a_sentence_with_its_state_or_land(text, words, country):
    (city,) = old_prose.cities(text)
    assert text[city.start : city.end] == words
    assert city.value["country"] == country


@pytest.mark.parametrize(
    "text",
    [
        "headquartered in Denver, CO",
        "serving meals across King County, Washington",
        "You know Excel, IT and Word, Outlook",
        "a degree from Boston, MA",
    ],
)
def test_a_place_that_is_not_the_openings_is_left(text):
    assert old_prose.cities(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Remote within CT and NY.", ("US-CT", "US-NY")),
        ("Remote (US)", ("US",)),
        ("You work remotely from Colorado, Texas, or Florida, but travel.", ("US-CO", "US-TX", "US-FL")),
        ("Remote role open to candidates in CO, NY or CA", ("US-CO", "US-NY", "US-CA")),
        ("You can work from home anywhere in the UK.", ("GB",)),
        ("This remote position can be done from anywhere in the United States.", ("US",)),
        ("fix a remote control in Texas", None),
        ("a remote team in good spirits", None),
    ],
)
def test_the_places_for_remote_work_are_found_in_a_sentence(text, codes):
    read = old_prose.remote_from(text)
    assert (read.value if read else None) == codes


def test_terms_are_read_where_they_are_the_openings_own():
    for text in (
        "Full time. Remote",
        "a full-time, hybrid position",
        "Salary £38k, permanent, full-time, 35 hours",
    ):
        assert old_prose.terms(text).value is EmploymentType.FULL_TIME
    assert old_prose.terms("37 hours per week, fixed term for 12 months").value is EmploymentType.CONTRACT
    assert old_prose.terms("This is a casual position in Perth.").value is EmploymentType.TEMPORARY
    assert old_prose.terms("We have a casual office and dress code.") is None
    assert old_prose.terms("Teilzeit, unbefristet").value is EmploymentType.PART_TIME
    for text in (
        "full-time students welcome",
        "manage part-time staff",
        "contract negotiations",
        "temporary passwords",
    ):
        assert old_prose.terms(text) is None


def test_a_sentence_may_name_the_title():
    assert (
        old_prose.title("We are looking for a Customer Success Manager to join us")
        == "Customer Success Manager"
    )
    assert old_prose.title("We are looking for somebody nice") is None
