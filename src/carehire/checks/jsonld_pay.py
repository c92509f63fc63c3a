"""The pay of a JSON-LD posting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from carehire.checks import jsonld_types as types
from carehire.checks import jsonld_values as values
from carehire.checks.jsonld_graph import Node
from carehire.checks.jsonld_values import Found, error, warning
from carehire.postings.codes import is_currency

_UNITS = ("HOUR", "DAY", "WEEK", "MONTH", "YEAR")
_OTHER_UNITS = (
    dict.fromkeys(("annual", "annually", "annum", "perannum", "pa", "yearly", "peryear", "yr", "ann"), "YEAR")
    | dict.fromkeys(("monthly", "permonth", "mo", "mon"), "MONTH")
    | dict.fromkeys(("weekly", "perweek", "wk", "wee"), "WEEK")
    | dict.fromkeys(("daily", "perday"), "DAY")
    | dict.fromkeys(("hourly", "perhour", "hr", "hrs", "hours", "hur"), "HOUR")
)
_AMOUNT = "Give a MonetaryAmount with a currency and a QuantitativeValue."
_LIKELY: Mapping[str, tuple[float, float]] = {
    "HOUR": (1, 1_000),
    "DAY": (10, 10_000),
    "WEEK": (50, 50_000),
    "MONTH": (100, 200_000),
    "YEAR": (1_000, 3_000_000),
}
"""Between which sums pay lies in a currency whose unit is worth about a dollar."""
_LIKE_DOLLARS = frozenset(("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"))
_WIDEST = 20  # times the lowest pay


def salary(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    """Yield what is wrong with ``baseSalary``."""
    where, given = node.at("baseSalary"), node.each("baseSalary")
    if not given:
        if "estimatedSalary" in node:
            why = "An estimate is no pay: baseSalary is the employer's own figure."
            path, estimate = node.one("estimatedSalary")
            yield warning(path, values.shown(estimate), why, _AMOUNT)
        else:
            yield warning(where, "", "The pay is missing; postings that show it are answered more.", _AMOUNT)
    for path, value in given:
        if isinstance(value, Node):
            yield from _amount(path, value, node.one("salaryCurrency")[1])
        else:
            known = values.number(value) is not None
            why = "The pay has no currency and no time." if known else "This is no pay."
            yield error(path, values.shown(value), why, _AMOUNT)


def _amount(path: str, node: Node, elsewhere: object) -> Iterator[Found]:
    if "QuantitativeValue" in node.kinds:
        why = "A QuantitativeValue stands where a MonetaryAmount is looked for; it has no currency."
        mend = 'Give a MonetaryAmount with a currency, and this as its "value".'
        yield error(node.at("@type"), "QuantitativeValue", why, mend)
        yield from _quantity(node, None, None)
        return
    if node.dangles:
        yield error(path, str(node.id), "It names a part by its @id that isn't in the document.", _AMOUNT)
        return
    if "PriceSpecification" in node.kinds:
        why = "schema.org allows a PriceSpecification here; search engines read a MonetaryAmount alone."
        yield error(node.at("@type"), "PriceSpecification", why, _AMOUNT)
        return
    yield from types.kind(node, "MonetaryAmount")
    yield from types.unknown(node, "MonetaryAmount")
    where, currency = node.one("currency")
    if currency is None:
        currency = elsewhere
    mend = "Give the three letters of ISO 4217, such as USD, EUR or GBP."
    if currency is None:
        yield error(where, "", "The currency is missing.", mend)
    elif not (isinstance(currency, str) and currency == currency.upper() and is_currency(currency)):
        known = isinstance(currency, str) and is_currency(currency)
        mend += f' Did you mean "{str(currency).upper()}"?' if known else ""
        yield error(where, values.shown(currency), "This is no currency.", mend)
    yield from _sum(node, currency)


def _sum(node: Node, currency: object) -> Iterator[Found]:
    where, value = node.one("value")
    beside = node.one("unitText")[1]
    if isinstance(value, Node):
        yield from types.kind(value, "QuantitativeValue")
        yield from types.unknown(value, "QuantitativeValue")
        yield from _quantity(value, currency, beside)
    elif value is None and ("minValue" in node or "maxValue" in node):
        why = "The sums stand in the MonetaryAmount itself, where no time can be given."
        mend = 'Put them into its "value", a QuantitativeValue with unitText.'
        yield error(node.at("value"), "", why, mend)
        yield from _ends(node, dict(_sums(node)), None, currency)
    elif value is None:
        yield error(where, "", "The sum is missing.", "Give a QuantitativeValue.")
    elif values.number(value) is None:
        yield error(where, values.shown(value), "This is no number.", _NUMBER)
    else:
        why = (
            "The sum doesn't say for which time it is paid."
            if beside is None
            else "unitText stands beside the sum and is not read there."
        )
        yield error(where, values.shown(value), why, "Give a QuantitativeValue with value and unitText.")


_NUMBER = "Give digits without a sign or separators, such as 60000."


def _quantity(node: Node, currency: object, beside: object) -> Iterator[Found]:
    where, unit = node.one("unitText")
    if unit is None:
        mend = f"Give one of {', '.join(_UNITS)}."
        coded = node.one("unitCode")[1] or beside
        alone = ": it is read from unitText alone." if coded else "."
        why = f"The time for which it is paid is missing{alone}"
        yield error(where, values.shown(coded), why, mend)
    else:
        yield from values.choice(where, unit, _UNITS, _OTHER_UNITS)
    sums: dict[str, float] = {}
    for name, (path, given) in ((name, node.one(name)) for name in ("value", "minValue", "maxValue")):
        if given is None:
            continue
        found = values.number(given)
        if found is None:
            yield error(path, values.shown(given), "This is no number.", _NUMBER)
        elif found <= 0:
            yield error(path, values.shown(given), "Nobody is paid this.", "Give the real sum.")
        else:
            sums[name] = found
    yield from _ends(node, sums, unit, currency)


def _sums(node: Node) -> Iterator[tuple[str, float]]:
    for name in ("value", "minValue", "maxValue"):
        found = values.number(node.one(name)[1])
        if found is not None and found > 0:
            yield name, found


def _ends(node: Node, sums: Mapping[str, float], unit: object, currency: object) -> Iterator[Found]:
    low, high, fixed = sums.get("minValue"), sums.get("maxValue"), sums.get("value")
    if not any(name in node for name in ("value", "minValue", "maxValue")):
        mend = "Give value, or minValue with maxValue."
        yield error(node.path, values.shown(node), "The sum is missing.", mend)
    elif ("minValue" in node) != ("maxValue" in node) and "value" not in node:
        absent = "maxValue" if "minValue" in node else "minValue"
        yield error(node.at(absent), "", "A range has both its ends.", "Give it, or value for a fixed rate.")
    elif low is not None and high is not None and low > high:
        why = "The lowest pay is above the highest."
        yield error(node.at("minValue"), values.shown(node.one("minValue")[1]), why, "Swap them or mend one.")
    elif fixed is not None and not (low or fixed) <= fixed <= (high or fixed):
        why = "The sum lies outside of the range that stands beside it."
        yield warning(node.at("value"), values.shown(node.one("value")[1]), why, "Give a sum or a range.")
    elif low is not None and high is not None and high > low * _WIDEST:
        why = f"The highest pay is {high / low:,.0f} times the lowest."
        yield warning(node.at("maxValue"), values.shown(node.one("maxValue")[1]), why, "Look at both again.")
    elif unit in _LIKELY and currency in _LIKE_DOLLARS:
        least, most = _LIKELY[str(unit)]
        for name, found in sums.items():
            if not least <= found <= most:
                why = f"This is hardly what somebody is paid for {_article(str(unit))}."
                mend = "Look at the sum and unitText again."
                yield warning(node.at(name), f"{values.shown(node.one(name)[1])} {unit}", why, mend)
                return


def _article(unit: str) -> str:
    return f"{'an' if unit == 'HOUR' else 'a'} {unit.lower()}"
