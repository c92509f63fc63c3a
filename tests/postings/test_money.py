from __future__ import annotations

from decimal import Decimal

from carehire.postings.money import amount, span


def test_money_is_written_as_its_reader_writes_it():
    assert amount(Decimal(68000), "USD", "en-US") == "$68,000"
    assert amount(Decimal(68000), "EUR", "de-DE") == "68.000\u00a0€"
    assert amount(Decimal("25.5"), "USD", "en-US", cents=True) == "$25.50"


def test_a_range_has_cents_at_both_ends_or_at_none():
    assert span(Decimal("25.5"), Decimal(30), "USD", "en-US") == "$25.50 – $30.00"
    assert span(Decimal(25), Decimal(30), "USD", "en-US") == "$25 – $30"
    assert span(Decimal(25), Decimal(25), "USD", "en-US") == "$25"
