from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from carehire.postings.days import in_words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"locations": []}, "the work is onsite but no location is given"),
        ({"workplace": "remote", "locations": []}, "no place is named from which it may be done"),
        ({"workplace": "remote", "remote_from": ["ZZ-1"]}, "ZZ-1: not known as a place"),
        ({"workplace": "remote", "remote_from": ["US-Colorado"]}, "US-Colorado: not known as a place"),
        ({"reports_to_place": "US-XX"}, "not known as a place"),
        (
            {"employer": {"name": "x", "headcount_by_jurisdiction": {"Colorado": 5}}},
            "Colorado: give how many",
        ),
        ({"employer": {"name": "x", "headcount_by_jurisdiction": {"US-CO": -1}}}, "US-CO: give how many"),
        ({"locale": "xx-YY"}, "is not a locale"),
        ({"sections": ["brief", "brief"]}, "brief stands twice"),
        ({"apply": {}}, "nobody can apply yet"),
        ({"apply": {"email": "nobody"}}, "is not an e-mail address"),
        ({"apply": {"url": "javascript:alert(1)"}}, "is not a web address"),
        ({"openings": 0}, "greater than or equal to 1"),
        ({"edits": {"add": [{"section": "brief", "text": "x"}]}}, "lines can be added to responsibilities"),
    ],
)
def test_a_requisition_that_contradicts_itself_is_refused_in_words(requisition, fields, words):
    with pytest.raises(ValidationError, match=words):
        requisition(**fields)


def test_codes_are_read_in_either_letter_case(requisition):
    made = requisition(
        locations=[{"city": "Denver", "region": "CO", "country": "us"}],
        pay={"min": 1, "max": 1, "currency": "usd", "period": "hour"},
    )
    assert (made.locations[0].country, made.pay.currency, made.language_tag) == ("US", "USD", "en-US")


def test_the_language_of_remote_work_comes_from_where_it_may_be_done(requisition):
    assert requisition(workplace="remote", locations=[], remote_from=["GB"]).language_tag == "en-GB"


@pytest.mark.parametrize(("country", "tag"), [("MX", "en-001"), ("JP", "en-001"), ("IE", "en-IE")])
def test_a_country_without_an_english_of_its_own_is_written_for_in_the_worlds(requisition, country, tag):
    made = requisition(locations=[{"city": "Here", "country": country}])
    assert made.language_tag == tag


@pytest.mark.parametrize("country", ["BR", "MX", "JP", "GR", "TR", "AE"])
def test_every_country_has_a_language_in_which_dates_can_be_written(requisition, country):
    tag = requisition(locations=[{"city": "Harbor", "country": country}]).language_tag
    assert in_words(date(2027, 1, 15), tag) == "15 January 2027"
