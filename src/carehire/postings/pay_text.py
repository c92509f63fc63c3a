"""Pay as people write it: ``$65k–80k/yr``, ``up to $35/hr``, ``60.000 € brutto``.

A number counts as pay only where its surroundings say so: a currency, a time for which it
is paid, or a word such as "salary". Years, telephone numbers, 401(k), shares, weights,
headcounts and money that is no pay (a budget, a bonus, a customer's refund) stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from carehire.postings import pay_words as words
from carehire.postings.terms import PayPeriod

T = TypeVar("T")

_SUSPICIOUS = Decimal(5_000_000)  # no year's pay in the currencies of large coins
_SMALL = Decimal(1000)
_LONGEST = 12  # digits; anything longer is an account or a telephone number


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


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    value: Decimal
    scale: int  # 1,000 behind a k, 100,000 behind a lakh
    currency: str | None
    period: PayPeriod | None
    plus: bool
    shared: frozenset[str] = frozenset()  # the currencies that its sign may mean

    @property
    def thousands(self) -> bool:
        """Whether a letter or word behind it stands for thousands."""
        return self.scale > 1


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


def one_sum(text: str, home: str | None = None) -> Decimal | None:
    """Return the sum that a field holds, such as 60000 for ``60.000`` or ``60k``; None where it is no such.

    A sign of another currency than ``home`` is no such sum: what it says would be lost.
    """
    match = words.AMOUNT.fullmatch(text.strip())
    if match is None or match["plus"] or match["period"]:
        return None
    token = next(_tokens(match[0], home), None)
    return token.value if token and token.currency in (None, home) else None


@lru_cache(maxsize=16)  # a text is asked for its pay by several readers, one after the other
def _mentions(text: str, home: str | None) -> tuple[PayMention, ...]:
    tokens = list(_tokens(text, home))
    found: list[PayMention] = []
    index = 0
    while index < len(tokens):
        first = tokens[index]
        second = tokens[index + 1] if index + 1 < len(tokens) else None
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


def _tokens(text: str, home: str | None) -> Iterator[_Token]:
    for match in words.AMOUNT.finditer(text):
        number = match["number"]
        if sum(map(str.isdigit, number)) > _LONGEST:
            continue
        lakh = match["lakh"]
        sign = _sign(match)
        period = words.period(match["period"]) or (words.period(lakh) if lakh else None)
        scale = words.LAKH if lakh else 1000 if match["thousand"] else 1
        yield _Token(
            start=match.start(),
            end=match.end(),
            value=_value(number) * scale,
            scale=scale,
            currency=words.currency(sign, home) if sign else "INR" if lakh else None,
            period=period,
            plus=bool(match["plus"]),
            shared=words.shared(sign) if sign else frozenset(),
        )


def _sign(match: re.Match[str]) -> str | None:
    """Return the sign or code of a sum: in "$70,000 CAD" the code says whose dollar the sign means."""
    before, after = match["before"], match["after"]
    return after if before and after and words.shared(before) else before or after


def _value(number: str) -> Decimal:
    """Return the value of digits with any land's marks: a mark before three digits groups, else it parts."""
    plain = re.sub(r"[\s'’]", "", number)
    last = max(plain.rfind("."), plain.rfind(","))
    if last >= 0 and len(plain) - last - 1 != 3:
        return Decimal(re.sub(r"[.,]", "", plain[:last]) + "." + plain[last + 1 :])
    return Decimal(re.sub(r"[.,]", "", plain))


def _alike(first: _Token, second: _Token) -> bool:
    """Say whether two numbers may be the ends of one range: a sum and "3 days" are not."""
    if (first.currency is None) == (second.currency is None):
        return True
    low, high = _scaled(first, second)
    return high == 0 or low == 0 or max(low, high) / min(low, high) < 10_000


def _scaled(first: _Token, second: _Token) -> tuple[Decimal, Decimal]:
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


def _currencies(first: _Token, second: _Token) -> tuple[str | None, str | None]:
    """Return the currency of each end: what one of them says holds for a shared sign at the other."""
    low, high = first.currency or second.currency, second.currency or first.currency
    if high in first.shared and not second.shared:
        low = high
    elif low in second.shared and not first.shared:
        high = low
    return low, high


def _range(text: str, first: _Token, second: _Token) -> PayMention | None:
    low, high = _scaled(first, second)
    before = words.Before(text, first.start)
    period = second.period or first.period or before.period
    currencies = _currencies(first, second)
    lowest = Amount(low, currencies[0], first.period or period)
    highest = Amount(high, currencies[1], second.period or period)
    scale = max(first.scale, second.scale)
    whole = _Token(first.start, second.end, max(low, high), scale, highest.currency, period, plus=False)
    if not _is_pay(text, whole, before):
        return None
    return PayMention(first.start, second.end, text[first.start : second.end], lowest, highest)


def _single(text: str, token: _Token) -> PayMention | None:
    before = words.Before(text, token.start)
    token = replace(token, period=token.period or before.period)
    if not _is_pay(text, token, before):
        return None
    amount = Amount(token.value, token.currency, token.period)
    low: Amount | None = amount
    high: Amount | None = amount
    start, end = token.start, token.end
    upward = words.UPWARD.match(text, token.end)
    if before.ceiling is not None:
        low, start = None, before.ceiling
    elif before.floor is not None:
        high, start = None, before.floor
    elif token.plus:
        high = None
    elif upward:
        high, end = None, upward.end()
    return PayMention(start, end, text[start:end], low, high)


def _is_pay(text: str, token: _Token, before: words.Before) -> bool:
    if before.other or words.OTHER_AFTER.match(text, token.end):
        return False
    if token.currency is None:
        yearly = token.thousands and token.period in (PayPeriod.YEAR, PayPeriod.MONTH)
        return yearly or (before.pay and _looks_like_money(text, token))
    if token.value > _SUSPICIOUS and token.currency not in words.SMALL_COINS:
        return False
    # A small sum with no time may be a price, a refund or a gift card: only a word of pay makes it pay.
    said = before.pay or bool(words.PAY_AFTER.match(text, token.end))
    return token.period is not None or token.value >= _SMALL or said


def _looks_like_money(text: str, token: _Token) -> bool:
    written = text[token.start : token.end]
    grouped = bool(re.search(r"\d[.,'’\s]\d{3}(?!\d)|^\d{1,3}[.,]\d\d(?!\d)", written))
    if token.period is not None:
        return True
    return token.thousands or grouped or (token.value >= 10_000 and not re.search(r"\d-\d{2,4}-\d", written))


def _agreed(values: list[T | None]) -> T | None:
    return values[0] if values and all(value == values[0] for value in values) else None
