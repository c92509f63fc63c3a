"""What can be chosen in a form, in words: countries, currencies, the fixed terms of a posting."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.numbers import get_currency_name, get_territory_currencies

from carehire.documents.facts import EMPLOYMENT
from carehire.postings.places import US_STATES, area_name
from carehire.postings.terms import Necessity, PayKind, PayPeriod, RequirementKind, Workplace

WORKPLACES = {
    Workplace.ONSITE.value: "On site",
    Workplace.HYBRID.value: "Hybrid",
    Workplace.REMOTE.value: "Remote",
}
PERIODS = {period.value: period.value.capitalize() for period in reversed(PayPeriod)}
PAY_KINDS = {
    PayKind.BASE.value: "Base pay",
    PayKind.ON_TARGET.value: "On-target earnings: base and variable pay together",
    PayKind.TOTAL.value: "Total pay",
}
EMPLOYMENT_TYPES = {kind.value: words for kind, words in EMPLOYMENT.items()}
REQUIREMENT_KINDS = {
    RequirementKind.SKILL.value: "A skill",
    RequirementKind.EXPERIENCE.value: "Experience",
    RequirementKind.EDUCATION.value: "A degree",
    RequirementKind.CERTIFICATION.value: "A certificate",
}
_LOCALES = (
    *("en-US", "en-GB", "en-CA", "en-AU", "en-IE", "en-NZ", "en-IN", "en-ZA", "en-SG"),
    *("de-DE", "de-AT", "de-CH", "fr-FR", "fr-CA", "es-ES", "es-MX", "it-IT", "nl-NL", "pt-BR", "pl-PL"),
    *("sv-SE", "da-DK", "ja-JP"),
)
NECESSITIES = {Necessity.MUST.value: "Must have", Necessity.NICE.value: "Nice to have"}


@cache
def countries() -> dict[str, str]:
    """Return the countries by their two letters, in the order of their names."""
    named = Locale("en").territories
    codes = {str(code) for code in named if str(code).isalpha() and len(str(code)) == 2}
    codes -= {"EU", "EZ", "UN", "ZZ"}
    return {code: str(named[code]) for code in sorted(codes, key=lambda code: str(named[code]))}


@cache
def places() -> dict[str, str]:
    """Return countries and the states of the US by their codes, such as ``US-CO``; US first."""
    states = {f"US-{code}": area_name(f"US-{code}") for code in sorted(US_STATES, key=US_STATES.__getitem__)}
    named = countries()
    return {"US": named["US"]} | states | named


@cache
def locales() -> dict[str, str]:
    """Return the languages with the places whose way of writing dates and money a posting can follow."""
    return {tag: str(Locale.parse(tag, sep="-").get_display_name("en")) for tag in _LOCALES}


@cache
def currencies() -> dict[str, str]:
    """Return the currencies in use by their three letters, the most used ones first."""
    first = ("USD", "EUR", "GBP", "CAD", "AUD", "CHF", "INR", "JPY")
    used = {code for country in countries() for code in get_territory_currencies(country)}
    rest = sorted(used - set(first))
    return {code: f"{code} · {get_currency_name(code, locale='en')}" for code in (*first, *rest)}
