"""Pay as people write it: ``$65k–80k/yr``, ``up to $35/hr``, ``60.000 € brutto``.

A number counts as pay only where its surroundings say so: a currency, a time for which it
is paid, or a word such as "salary". Years, telephone numbers, 401(k), shares, weights,
headcounts and money that is no pay (a budget, a bonus, a customer's refund) stay what they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from carehire.postings import pay_words as words
from carehire.postings.pay_sums import Sum, sums
from carehire.postings.terms import PayPeriod

T = TypeVar("T")

_SUSPICIOUS = Decimal(5_000_000)  # no year's pay in the currencies of large coins
_SMALL = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Amount:
    """One sum as read; ``currency`` and ``period`` are None where the text does not say."""

    value: Decimal
    currency: str | None = None
    period: PayPeriod | None = None


@dataclass(frozen=True, slots=True)
class PayMention:
    """Pay that a text states. ``low`` is None for a ceiling alone ("up to"), ``high`` for a floor alone."""

    start: int
    end: int
    text: str
    low: Amount | None
    high: Amount | None

    @property
    def open_ended(self) -> bool:
        """Whether one end is left open: "up to", "from", "+"."""
        return self.low is None or self.high is None

    @property
    def ends(self) -> tuple[Amount, ...]:
        """The ends that are stated, one or two; a fixed rate states one sum twice."""
        return tuple(end for end in (self.low, self.high) if end is not None)

    @property
    def currency(self) -> str | None:
        """The currency, where the ends agree on one."""
        return _agreed([end.currency for end in self.ends])

    @property
    def period(self) -> PayPeriod | None:
        """The time for which it is paid, where the ends agree on one."""
        return _agreed([end.period for end in self.ends])


def read(text: str, home: str | None = None) -> list[PayMention]:
    """Return the pay that ``text`` states, in its order.

    ``home`` is the currency that a shared sign ($, kr, ¥) means to this reader; without
    it $ is read as USD, kr as SEK and ¥ as JPY.
    """
    return list(_mentions(text, home))


def period_in(text: str) -> PayPeriod | None:
    """Return the time that words behind a sum name, as in "(scale 2) per annum"."""
    found = words.PERIOD_ALONE.search(text)
    return words.period(found["period"]) if found else None


@lru_cache(maxsize=16)  # a text is asked for its pay by several readers, one after the other
def _mentions(text: str, home: str | None) -> tuple[PayMention, ...]:
    numbers = list(sums(text, home))
    found: list[PayMention] = []
    index = 0
    while index < len(numbers):
        first = numbers[index]
        second = numbers[index + 1] if index + 1 < len(numbers) else None
        if second and words.joins(text, first.start, first.end, second.start) and _alike(first, second):
            mention = _range(text, first, second)
            index += 2
        else:
            mention = _single(text, first)
            index += 1
        if mention and found and _completes(text, found[-1], mention):
            found[-1] = _whole(text, found[-1], mention)
        elif mention and (not found or mention.start >= found[-1].end):
            found.append(mention)
    return tuple(found)


def _completes(text: str, floor: PayMention, ceiling: PayMention) -> bool:
    """Say whether two mentions are the ends of one range, as in "minimum $18, maximum $24"."""
    between = words.APART.fullmatch(text, floor.end, max(floor.end, ceiling.start))
    return floor.high is None and ceiling.low is None and between is not None


def _whole(text: str, floor: PayMention, ceiling: PayMention) -> PayMention:
    low, high = floor.ends[0], ceiling.ends[0]
    return PayMention(
        floor.start,
        ceiling.end,
        text[floor.start : ceiling.end],
        Amount(low.value, low.currency or high.currency, low.period or high.period),
        Amount(high.value, high.currency or low.currency, high.period or low.period),
    )


def _alike(first: Sum, second: Sum) -> bool:
    """Say whether two numbers may be the ends of one range: a sum and "3 days" are not."""
    if (first.currency is None) == (second.currency is None):
        return True
    low, high = _scaled(first, second)
    return high == 0 or low == 0 or max(low, high) / min(low, high) < 10_000


def _scaled(first: Sum, second: Sum) -> tuple[Decimal, Decimal]:
    """Return both values in full: in ``60-80K`` and ``12-15 LPA`` the letters belong to both."""
    low, high = first.value, second.value
    if second.thousands and not first.thousands and low < _SMALL:
        low *= second.scale
    if first.thousands and not second.thousands and high < _SMALL:
        high *= first.scale
    # In "$60-70,000" the thousands are said once; where each end has its sign they are two sums.
    if second.currency is None and first.period is None and low * 1000 <= high and low * 1000 >= _SMALL:
        low *= 1000
    return low, high


def _currencies(first: Sum, second: Sum) -> tuple[str | None, str | None]:
    """Return the currency of each end: what one of them says holds for a shared sign at the other."""
    low, high = first.currency or second.currency, second.currency or first.currency
    if high in first.shared and not second.shared:
        low = high
    elif low in second.shared and not first.shared:
        high = low
    return low, high


def _range(text: str, first: Sum, second: Sum) -> PayMention | None:
    low, high = _scaled(first, second)
    before = words.Before(text, first.start)
    period = second.period or first.period or before.period
    currencies = _currencies(first, second)
    lowest = Amount(low, currencies[0], first.period or period)
    highest = Amount(high, currencies[1], second.period or period)
    scale = max(first.scale, second.scale)
    whole = Sum(first.start, second.end, max(low, high), scale, highest.currency, period, plus=False)
    if not _is_pay(text, whole, before):
        return None
    return PayMention(first.start, second.end, text[first.start : second.end], lowest, highest)


def _single(text: str, number: Sum) -> PayMention | None:
    before = words.Before(text, number.start)
    number = replace(number, period=number.period or before.period)
    if not _is_pay(text, number, before):
        return None
    amount = Amount(number.value, number.currency, number.period)
    low: Amount | None = amount
    high: Amount | None = amount
    start, end = number.start, number.end
    upward = words.UPWARD.match(text, number.end)
    if before.ceiling is not None:
        low, start = None, before.ceiling
    elif before.floor is not None:
        high, start = None, before.floor
    elif number.plus:
        high = None
    elif upward:
        high, end = None, upward.end()
    return PayMention(start, end, text[start:end], low, high)


def _is_pay(text: str, number: Sum, before: words.Before) -> bool:
    if before.other or words.OTHER_AFTER.match(text, number.end):
        return False
    if number.currency is None:
        yearly = number.thousands and number.period in (PayPeriod.YEAR, PayPeriod.MONTH)
        return yearly or (before.pay and _looks_like_money(text, number))
    if number.value > _SUSPICIOUS and number.currency not in words.SMALL_COINS:
        return False
    # A small sum with no time may be a price, a refund or a gift card: only a word of pay makes it pay.
    said = before.pay or bool(words.PAY_AFTER.match(text, number.end))
    return number.period is not None or number.value >= _SMALL or said


def _looks_like_money(text: str, number: Sum) -> bool:
    written = text[number.start : number.end]
    grouped = bool(re.search(r"\d[.,'’\s]\d{3}(?!\d)|^\d{1,3}[.,]\d\d(?!\d)", written))
    if number.period is not None:
        return True
    return (
        number.thousands or grouped or (number.value >= 10_000 and not re.search(r"\d-\d{2,4}-\d", written))
    )


def _agreed(values: list[T | None]) -> T | None:
    return values[0] if values and all(value == values[0] for value in values) else None
