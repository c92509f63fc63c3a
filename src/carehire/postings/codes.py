"""The codes of countries, places, currencies and locales: which are known, and fields that hold them."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from babel import Locale, UnknownLocaleError
from babel.numbers import list_currencies
from pydantic import AfterValidator

from carehire.postings.regions import is_region
from carehire.values import Text

_TERRITORIES = {str(code) for code in Locale("en").territories if str(code).isalpha() and len(str(code)) == 2}
_TERRITORIES -= {"EU", "EZ", "UN", "ZZ"}  # unions of countries, and the unknown one


def is_country(code: str) -> bool:
    """Say whether these are the two letters of a country."""
    return code.upper() in _TERRITORIES


def is_currency(code: str) -> bool:
    """Say whether these are the three letters of a currency."""
    return code.upper() in list_currencies()


def is_place(code: str) -> bool:
    """Say whether this is a country, or a region of one where the regions are known."""
    return code.split("-")[0].upper() in _TERRITORIES and is_region(code)


def _country(code: str) -> str:
    if not is_country(code):
        raise ValueError(f'"{code}" is not a country; give its two letters, such as US, GB or DE')
    return code.upper()


def _currency(code: str) -> str:
    if not is_currency(code):
        raise ValueError(f'"{code}" is not a currency; give its three letters, such as USD, EUR or GBP')
    return code.upper()


def _locale(tag: str) -> str:
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        raise ValueError(f'"{tag}" is not a locale; give one such as en-US or en-GB') from None
    return tag


@cache
def english_of(country: str) -> str:
    """Return the locale of English in a country; the world's own where it has none."""
    tag = f"en-{country}"
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return "en-001"
    return tag


Country = Annotated[Text, AfterValidator(_country)]
Currency = Annotated[Text, AfterValidator(_currency)]
LocaleTag = Annotated[Text, AfterValidator(_locale)]
