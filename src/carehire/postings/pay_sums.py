"""Sums of money as people write them: ``$65k``, ``60.000 €``, ``12 LPA``, each with what its signs say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from carehire.postings import pay_words as words
from carehire.postings.terms import PayPeriod

_LONGEST = 12  # digits; anything longer is an account or a telephone number


@dataclass(frozen=True, slots=True)
class Sum:
    """A number with its signs; ``currency`` and ``period`` are None where they say nothing of it."""

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


def sums(text: str, home: str | None) -> Iterator[Sum]:
    """Yield the numbers of a text that may be sums, pay or not; ``home`` is as in ``pay_text.read``."""
    for match in words.AMOUNT.finditer(text):
        number = match["number"]
        if sum(map(str.isdigit, number)) > _LONGEST:
            continue
        lakh = match["lakh"]
        sign = _sign(match)
        period = words.period(match["period"]) or (words.period(lakh) if lakh else None)
        scale = words.LAKH if lakh else 1000 if match["thousand"] else 1
        yield Sum(
            start=match.start(),
            end=match.end(),
            value=_value(number) * scale,
            scale=scale,
            currency=words.currency(sign, home) if sign else "INR" if lakh else None,
            period=period,
            plus=bool(match["plus"]),
            shared=words.shared(sign) if sign else frozenset(),
        )


def one_sum(text: str, home: str | None = None) -> Decimal | None:
    """Return the sum that a field holds, such as 60000 for ``60.000`` or ``60k``; None where it is no such.

    A sign of another currency than ``home`` is no such sum: what it says would be lost.
    """
    match = words.AMOUNT.fullmatch(text.strip())
    if match is None or match["plus"] or match["period"]:
        return None
    found = next(sums(match[0], home), None)
    return found.value if found and found.currency in (None, home) else None


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
