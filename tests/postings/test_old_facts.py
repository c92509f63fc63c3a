from __future__ import annotations

from datetime import date

import pytest

from carehire.postings import old_facts
from carehire.postings.terms import EmploymentType, Workplace


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("January 15, 2027", date(2027, 1, 15)),
        ("15 January 2027", date(2027, 1, 15)),
        ("Jan. 5th 2027", date(2027, 1, 5)),
        ("2027-01-15", date(2027, 1, 15)),
        ("15.01.2027", date(2027, 1, 15)),
        ("01/15/2027", date(2027, 1, 15)),
        ("15/01/2027", date(2027, 1, 15)),
        ("May 2, 2027", date(2027, 5, 2)),
        ("February 30, 2027", None),
        ("soon", None),
    ],
)
def test_a_date_is_read_however_it_is_written(text, value):
    read = old_facts.day(text)
    assert (read.value if read else None) == value


def test_a_date_that_may_have_its_day_first_is_called_ambiguous():
    assert old_facts.is_ambiguous_day("02/03/2027")
    assert not any(old_facts.is_ambiguous_day(text) for text in ("02/02/2027", "15/03/2027", "2027-02-03"))


def test_terms_and_workplaces_are_read_from_facts():
    assert old_facts.employment("Part-time (not full-time)").value is EmploymentType.PART_TIME
    assert old_facts.employment("Permanent, full time").value is EmploymentType.FULL_TIME
    assert old_facts.employment("Monday to Friday") is None
    assert old_facts.workplace("Hybrid, two days remote").value is Workplace.HYBRID
    assert old_facts.workplace("100% remote").value is Workplace.REMOTE
    assert old_facts.workplace("in-office").value is Workplace.ONSITE


def test_a_sentence_tells_the_workplace_only_where_it_speaks_of_the_work():
    assert old_facts.workplace_in_prose("This is a fully remote position.").value is Workplace.REMOTE
    assert old_facts.workplace_in_prose("Coach a remote team and fix remote controls.") is None


def test_addresses_end_before_the_mark_of_their_sentence():
    assert old_facts.email("Write to jobs@acme.example.").value == "jobs@acme.example"
    assert old_facts.web_address("See (https://acme.example/jobs).").value == "https://acme.example/jobs"
    assert old_facts.web_address("See www.acme.example, please").value == "https://www.acme.example"
    assert old_facts.web_address("nothing here") is None


def test_words_beyond_what_was_read_are_noticed():
    assert not old_facts.leftover("Full-time position", (0, 9))
    assert old_facts.leftover("Full-time, nights", (0, 9))
