"""Sums of money in the reader's words and in data; the one place where an amount becomes text."""

from __future__ import annotations

from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency

from carehire.postings.terms import PayPeriod

PERIODS = {
    PayPeriod.HOUR: "an hour",
    PayPeriod.DAY: "a day",
    PayPeriod.WEEK: "a week",
    PayPeriod.MONTH: "a month",
    PayPeriod.YEAR: "a year",
}
"""The time for which a sum is paid, behind it."""


def amount(value: Decimal, currency: str, language: str, cents: bool = False) -> str:
    """Return a sum such as ``$68,000``; cents are only shown where asked for.

    Nobody advertises $68,000.00.
    """
    locale = Locale.parse(language, sep="-")
    pattern = None if cents else str(locale.currency_formats["standard"].pattern).replace(".00", "")
    return format_currency(value, currency, locale=locale, currency_digits=cents, format=pattern)


def span(low: Decimal, high: Decimal, currency: str, language: str) -> str:
    """Return a range such as ``$68,000 – $84,000``, or the one sum where both ends are equal."""
    cents = any(value != value.to_integral_value() for value in (low, high))
    ends = [amount(value, currency, language, cents) for value in (low, high)]
    return ends[0] if low == high else " – ".join(ends)


def bare(value: Decimal) -> int | float:
    """Return a sum as the number that data files hold, whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
