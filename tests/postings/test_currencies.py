from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from carehire.postings.currencies import currency_of
from carehire.postings.requisition import Requisition

WHOLE: dict[str, Any] = {
    "id": "a",
    "role": "b",
    "employer": {"name": "Larkspur"},
    "workplace": "remote",
    "apply": {"email": "jobs@larkspur.example"},
}
SUMS = {"min": 60000, "max": 72000, "period": "year"}


def test_countries_pay_in_what_is_tender_there_today() -> None:
    lands = ("US", "DE", "GB", "CA", "CH", "HR", "IN", "PR", "AQ")
    assert [currency_of(land) for land in lands] == [
        *("USD", "EUR", "GBP", "CAD", "CHF", "EUR", "INR", "USD", None)
    ]


@pytest.mark.parametrize(
    ("places", "pays"),
    [
        ({"locations": [{"city": "Leeds", "country": "gb"}, {"city": "Bonn", "country": "DE"}]}, "GBP"),
        ({"remote_from": ["CA-ON", "US"]}, "CAD"),
        ({"remote_from": ["US"], "locations": [{"city": "Bonn", "country": "DE"}]}, "EUR"),
    ],
    ids=["first place", "remote", "an office first"],
)
def test_pay_without_a_currency_is_in_that_of_the_first_place(places: dict[str, Any], pays: str) -> None:
    read = Requisition.model_validate(WHOLE | places | {"pay": SUMS})
    assert read.pay
    assert read.pay.currency == pays
    chosen = Requisition.model_validate(WHOLE | places | {"pay": SUMS | {"currency": "usd"}})
    assert chosen.pay
    assert chosen.pay.currency == "USD"


def test_a_currency_is_asked_for_only_where_no_place_will_tell_it() -> None:
    for places, asked in (
        ({"locations": [{"city": "Bonn", "country": "Germony"}]}, False),
        ({}, False),
        ({"locations": [{"city": "McMurdo", "country": "AQ"}]}, True),
    ):
        with pytest.raises(ValidationError) as raised:
            Requisition.model_validate(WHOLE | places | {"pay": SUMS})
        assert ("currency" in str(raised.value)) is asked
