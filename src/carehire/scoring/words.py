"""How numbers and names are put into the sentences that explain a score."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal


def number(value: float) -> str:
    """Return a number with at most two decimals and no idle zeros, such as ``4.67`` or ``24``."""
    text = f"{rounded(value, 2):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: float, digits: int) -> Decimal:
    """Return a number rounded as people do it: 71.25 is 71.3, and not 71.2 as binary halves would have it."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0


def share(value: float) -> str:
    """Return a share in percent with one decimal, but never as the whole percent that it misses."""
    return f"{100 * unreached(value, 3, 2):.4g}%"


def unreached(value: float, digits: int, limits: int) -> float:
    """Return a number rounded to ``digits``, and cut where that would lift it to one of ``limits`` digits."""
    near = float(rounded(value, digits))
    lifted = near > value + 1e-9 and near == float(rounded(near, limits))
    return math.floor(value * 10**digits + 1e-6) / 10**digits if lifted else near


def fact_label(fact: str) -> str:
    """Return a fact's name as people say it: ``supervision_months`` is ``Supervision``."""
    words = fact.removesuffix("_months").replace("_", " ").replace("-", " ").strip() or fact
    return words[:1].upper() + words[1:]


def fact_unit(fact: str, value: float) -> str:
    """Return the unit that belongs behind a fact's number, with its space; empty where it has none."""
    if not fact.endswith("_months"):
        return ""
    return " month" if value == 1 else " months"
