from __future__ import annotations

from decimal import Decimal

import pytest

from carehire.postings.pay_sums import one_sum


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("60,000", "60000"), ("60.000", "60000"), (" 60 000 ", "60000"), ("60'000", "60000"), ("60k", "60000"),
        ("$60,000", "60000"), ("60000 USD", "60000"), ("18.50", "18.50"), ("18,5", "18.5"), ("0", "0"),
        ("€60.000", None), ("-5", None), ("1e12", None), ("60-80k", None), ("$25/hr", None), ("60000+", None),
        ("a lot", None), ("", None), ("1234567890123", None),
    ],
)  # fmt: skip
def test_the_sum_of_a_field_is_read_in_any_lands_marks_and_nothing_else_is(typed: str, value: str | None):
    assert one_sum(typed, "USD") == (None if value is None else Decimal(value))
