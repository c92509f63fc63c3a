"""The land of an old posting: it decides which day 02/03/2027 is, and whose dollar a $ means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carehire.postings import old_places, old_prose, pay_text
from carehire.postings.old_posting import OPEN, OldPart

_MONEY = {
    "CA": "CAD", "AU": "AUD", "NZ": "NZD", "HK": "HKD", "SG": "SGD", "MX": "MXN", "NO": "NOK", "DK": "DKK",
    "IS": "ISK", "SE": "SEK", "CN": "CNY", "JP": "JPY", "US": "USD",
}  # fmt: skip
_MOST_WORDS = 6  # of a line that is nothing but a place
_MONTH_FIRST = ("US", "CA")


@dataclass(frozen=True, slots=True)
class Land:
    """How a posting of a land is read; ``currency`` is that of a sign which several lands share."""

    currency: str | None = None
    day_first: bool = False


_ALONE = {
    "GBP": "GB", "CHF": "CH", "INR": "IN", "CAD": "CA", "AUD": "AU", "NZD": "NZ", "SGD": "SG", "HKD": "HK",
    "MYR": "MY", "PHP": "PH", "MXN": "MX", "ZAR": "ZA", "KES": "KE", "NGN": "NG", "PLN": "PL", "CZK": "CZ",
    "HUF": "HU", "NOK": "NO", "BRL": "BR", "AED": "AE", "THB": "TH", "IDR": "ID",
}  # fmt: skip


def paying_in(currency: str) -> str | None:
    """Return the land that alone pays in a currency; nothing of what several share."""
    return _ALONE.get(currency)


def of(parts: Sequence[OldPart]) -> Land:
    """Return the land of an old posting: that of its first place, else one that pays in its currency."""
    code = next((land for part in parts for land in _lands(part)), None)
    if code:
        return Land(_MONEY.get(code), code not in _MONTH_FIRST)
    paid = next((mention.currency for part in parts for mention in pay_text.read(part.words)), None)
    return Land(None, paid not in (None, "USD", "CAD"))


def _lands(part: OldPart) -> list[str]:
    if part.fact == "location":
        read = old_places.read(part.text)
        named = [city["country"] for city in read.cities] + [area[:2] for area in read.areas]
    elif part.kind == "paragraph" and len(part.text.split()) <= _MOST_WORDS:
        place = old_places.read_place(part.text)
        named = [city["country"] for city in place.cities] if place else []
        named += [read.value["country"] for read in old_prose.cities(part.text)]
    else:
        named = [read.value["country"] for read in old_prose.cities(part.text)]
    return [name for name in named if name != OPEN]
