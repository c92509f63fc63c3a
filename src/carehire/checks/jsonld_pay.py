"""The pay of a JSON-LD posting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from carehire.checks import jsonld_values as values
from carehire.checks.jsonld_values import Found, Node, error, warning
from carehire.postings.requisition import is_currency

_UNITS = ("HOUR", "DAY", "WEEK", "MONTH", "YEAR")
_AMOUNT = "Give a MonetaryAmount with a currency and a QuantitativeValue."


def salary(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    """Yield what is wrong with ``baseSalary``."""
    where, given = node.at("baseSalary"), node.data.get("baseSalary")
    if given is None:
        if "estimatedSalary" in node.data:
            why = "An estimate is no pay: baseSalary is the employer's own figure."
            yield warning(
                node.at("estimatedSalary"), values.shown(node.data["estimatedSalary"]), why, _AMOUNT
            )
        else:
            yield warning(where, "", "The pay is missing; postings that show it are answered more.", _AMOUNT)
        return
    for path, value in values.each(given, where):
        if isinstance(value, dict):
            yield from _amount(Node(value, path), node.data.get("salaryCurrency"))
        else:
            why = "The pay has no currency and no time." if values.number(value) else "This is no pay."
            yield error(path, values.shown(value), why, _AMOUNT)


def _amount(node: Node, elsewhere: object) -> Iterator[Found]:
    yield from values.kind(node, "MonetaryAmount", accepted=("PriceSpecification",))
    currency = node.data.get("currency", elsewhere)
    mend = "Give the three letters of ISO 4217, such as USD, EUR or GBP."
    if currency is None:
        yield error(node.at("currency"), "", "The currency is missing.", mend)
    elif not (isinstance(currency, str) and currency == currency.upper() and is_currency(currency)):
        yield error(node.at("currency"), values.shown(currency), "This is no currency.", mend)
    value = node.data.get("value")
    if isinstance(value, dict):
        yield from _quantity(Node(value, node.at("value")))
    elif value is None and ("minValue" in node.data or "maxValue" in node.data):
        yield from _quantity(node)
    elif values.number(value) is not None:
        why = "The sum doesn't say for which time it is paid."
        yield error(node.at("value"), values.shown(value), why, "Give a QuantitativeValue with unitText.")
    else:
        yield error(node.at("value"), values.shown(value), "The sum is missing.", "Give a QuantitativeValue.")


def _quantity(node: Node) -> Iterator[Found]:
    if node.data.get("@type") != "MonetaryAmount":
        yield from values.kind(node, "QuantitativeValue")
    unit = node.data.get("unitText")
    if unit is None:
        mend = f"Give one of {', '.join(_UNITS)}."
        yield error(node.at("unitText"), "", "The time for which it is paid is missing.", mend)
    else:
        yield from values.choice(node.at("unitText"), unit, _UNITS)
    sums: dict[str, float] = {}
    for name in ("value", "minValue", "maxValue"):
        if name in node.data:
            found = values.number(node.data[name])
            if found is None:
                mend = "Give digits without a sign or separators, such as 60000."
                yield error(node.at(name), values.shown(node.data[name]), "This is no number.", mend)
            elif found <= 0:
                yield error(
                    node.at(name), values.shown(node.data[name]), "Nobody is paid this.", "Give the real sum."
                )
            else:
                sums[name] = found
    yield from _ends(node, sums)


def _ends(node: Node, sums: dict[str, float]) -> Iterator[Found]:
    low, high = sums.get("minValue"), sums.get("maxValue")
    if not any(name in node.data for name in ("value", "minValue", "maxValue")):
        mend = "Give value, or minValue with maxValue."
        yield error(node.path, values.shown(node.data), "The sum is missing.", mend)
    elif ("minValue" in node.data) != ("maxValue" in node.data) and "value" not in node.data:
        absent = "maxValue" if "minValue" in node.data else "minValue"
        yield error(node.at(absent), "", "A range has both its ends.", "Give it, or value for a fixed rate.")
    elif low is not None and high is not None and low > high:
        why = "The lowest pay is above the highest."
        yield error(node.at("minValue"), values.shown(node.data["minValue"]), why, "Swap them or mend one.")
