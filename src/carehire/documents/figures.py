"""Numbers in the reader's locale."""

from __future__ import annotations

import math
from collections.abc import Sequence

from babel import Locale
from babel.numbers import format_decimal, format_percent

from carehire.scoring.words import rounded, unreached


def decimal(value: float, language: str, digits: int = 2) -> str:
    """Return a number with at most so many decimals, such as ``4.67`` or ``4,67``."""
    shape = f"#,##0.{'#' * digits}" if digits else "#,##0"
    return format_decimal(rounded(value, digits), format=shape, locale=Locale.parse(language, sep="-"))


def fixed(value: float, language: str, digits: int = 1) -> str:
    """Return a number with exactly so many decimals, so that a column of them lines up."""
    shape = f"#,##0.{'0' * digits}"
    return format_decimal(rounded(value, digits), format=shape, locale=Locale.parse(language, sep="-"))


def share(value: float, language: str, *, lined_up: bool = False) -> str:
    """Return a share in percent with one decimal, but never as the whole percent that it misses.

    So 66.67% is 66.7%, and 59.97% is 59.9% and no 60%. A whole percent has a decimal only where
    a column of them is to be ``lined_up``.
    """
    cut = unreached(value, 3, 2)
    locale = Locale.parse(language, sep="-")
    pattern = str(locale.percent_formats[None].pattern).replace("#,##0", "#,##0.0" if lined_up else "#,##0.#")
    return format_percent(cut, format=pattern, locale=locale)


def percent(value: float, language: str) -> str:
    """Return a share in whole percent, for where there is little room; 100% only where it is all."""
    return format_percent(unreached(value, 2, 0), locale=Locale.parse(language, sep="-"))


def percents(shares: Sequence[float], language: str) -> list[str]:
    """Return the shares of one whole in whole percent that add up as the shares do.

    What is left after cutting goes to the largest remainders. 100% stands only where it is all.
    """
    cut = [math.floor(100 * share + 1e-9) for share in shares]
    left = round(100 * sum(shares)) - sum(cut)
    by_rest = sorted(range(len(cut)), key=lambda place: round(cut[place] - 100 * shares[place], 9))
    for place in [each for each in by_rest if cut[each] < 99][:left]:
        cut[place] += 1
    return [format_percent(each / 100, locale=Locale.parse(language, sep="-")) for each in cut]


def ratio(value: float, language: str) -> str:
    """Return a ratio with three decimals, but never as the two decimals that it misses: 0.7999 is 0.799."""
    return fixed(unreached(value, 3, 2), language, 3)


def chance(p: float, language: str) -> str:
    """Return a p value with four decimals, and a very small one as ``< 0.0001``."""
    return f"< {fixed(0.0001, language, 4)}" if p < 0.0001 else fixed(p, language, 4)
