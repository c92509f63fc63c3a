"""A length of time as people type it → months, wherever it can mean one thing only."""

from __future__ import annotations

import math
import re

from carehire.values import folded

MOST_MONTHS = 80 * 12
UNKNOWN = frozenset({"", "-", "–", "—", "?", "n/a", "na", "n.a.", "unknown", "not known", "tbd", "tbc"})
_NUMBER = r"[+-]?(?:\d+(?:[.,]\d{1,2})?|\d*\.\d+)"
_BARE = re.compile(rf"{_NUMBER}|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?|[+-]?(?:nan|inf|infinity)")
_SPAN = re.compile(
    rf"(?:(?P<years>{_NUMBER})\s*(?:years?|yrs?\.?|y))?"
    rf"(?:\s*(?:,|and|&)?\s*)"
    rf"(?:(?P<months>{_NUMBER})\s*(?:months?|mos?\.?|mths?\.?|m))?"
)


def read(text: str, unit: int | None) -> float | None:
    """Return months, or None where the cell says that it is not known.

    ``unit`` is how many months a bare number counts for: 1 below a heading in months, 12
    below one in years, None where the heading says neither. Raises ValueError with a
    sentence about what would be accepted.
    """
    plain = folded(text)
    if plain in UNKNOWN:
        return None
    if _BARE.fullmatch(plain):
        if unit is None:
            raise ValueError(f'"{text}" may be months or years; write "{text} months" or "{text} years"')
        return _within(_number(plain) * unit, text)
    parts = _SPAN.fullmatch(plain)
    if not parts or not (parts["years"] or parts["months"]):
        raise ValueError(
            f'"{text}" is no length of time; write a number, "3 years", "18 months" or "2 years 6 months"'
        )
    return _within(_number(parts["years"] or "0") * 12 + _number(parts["months"] or "0"), text)


def number(text: str) -> float | None:
    """Return a plain number, or None where the cell says that it is not known. Raises ValueError."""
    plain = text.strip().casefold()
    if plain in UNKNOWN:
        return None
    if not _BARE.fullmatch(plain):
        raise ValueError(f'"{text}" is no number; write digits, such as 12')
    value = _number(plain)
    if not math.isfinite(value) or value < 0:
        raise ValueError(f'"{text}" can\'t be; write a number of 0 or more')
    return value


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _within(months: float, text: str) -> float:
    if not math.isfinite(months) or months < 0:
        raise ValueError(f'"{text}" can\'t be a length of time; write a number of 0 or more')
    if months > MOST_MONTHS:
        raise ValueError(f'"{text}" is more than {MOST_MONTHS // 12} years; is it in another unit?')
    return round(months, 6)
