"""Is the pay a range that somebody can plan with, and does the text say what the facts say?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity
from carehire.postings.money import PERIODS, amount
from carehire.postings.pay_text import PayMention
from carehire.postings.requisition import Pay
from carehire.settings import CheckSettings

CHECK = "pay_ranges"
# Ranges of pay grades usually spread by 30 % to 60 %, the wider ones for professional and leading
# work; whoever advertises more than that means several grades, and should say which.
WIDEST = CheckSettings().widest_pay_range

_SOURCE = "The laws on pay, by place; Google Search Central, Job posting structured data (baseSalary)"
_OPEN = (
    "A range with one end says little: nobody knows whether it is meant for them, and some places forbid it."
)


def check(subject: Subject) -> Iterator[Finding]:
    """Find what is odd about the pay that readers see."""
    posting = subject.posting
    pay, language = (posting.pay, posting.language) if posting else (None, "en-US")
    for found in pay_findings(subject.mentions, pay, language, subject.options.widest_pay_range):
        yield subject.placed(found, "additional")


def pay_findings(
    mentions: Sequence[PayMention],
    pay: Pay | None,
    language: str = "en-US",
    widest: Decimal = WIDEST,
) -> Iterator[Finding]:
    """Yield what is odd about the pay that a text states, and where it contradicts ``pay``."""
    if pay is not None and pay.max > pay.min * widest and not any(_says(pay, found) for found in mentions):
        yield Finding(
            CHECK, Severity.WARNING, "pay", _wide(pay.max / pay.min, widest), _NARROW, source=_SOURCE
        )
    for mention in mentions:
        odd = list(_alone(mention, widest))
        yield from odd
        if pay is not None and not odd and not _says(pay, mention):
            yield from _against(mention, pay, language)


_NARROW = "Give the range that you would really pay, or say which part is for whom."


def _alone(mention: PayMention, widest: Decimal) -> Iterator[Finding]:
    """Yield what is odd about one statement of pay by itself."""
    if any(end.value == 0 for end in mention.ends):
        yield _finding(
            mention,
            Severity.ERROR,
            "Pay of zero is stated.",
            "Give the lowest pay that you would really pay.",
        )
    if mention.low is None or mention.high is None:
        yield _finding(mention, Severity.WARNING, _OPEN, "Give the lowest and the highest pay.")
        return
    low, high = mention.low, mention.high
    if low.currency != high.currency:
        told = f"The two ends are in different currencies, {low.currency} and {high.currency}."
        yield _finding(mention, Severity.ERROR, told, "Give both ends in one currency.")
    elif low.period != high.period and low.period and high.period:
        told = f"One end is for {PERIODS[low.period]}, the other for {PERIODS[high.period]}."
        yield _finding(mention, Severity.ERROR, told, "Give both ends for the same time.")
    elif low.value > high.value:
        told = "The range is upside down: it begins with the higher sum."
        yield _finding(mention, Severity.ERROR, told, "Begin with the lower sum.")
    elif low.value and high.value / low.value > widest:
        yield _finding(mention, Severity.WARNING, _wide(high.value / low.value, widest), _NARROW)


def _wide(ratio: Decimal, widest: Decimal) -> str:
    return (
        f"The highest pay is {ratio:.1f} times the lowest; beyond {widest:f} times, "
        "a reader can't tell what they would earn."
    )


def _says(pay: Pay, mention: PayMention) -> bool:
    """Say whether a statement is the pay of the requisition itself."""
    low, high = mention.low, mention.high
    if low is None or high is None or (low.value, high.value) != (pay.min, pay.max):
        return False
    return mention.period in (None, pay.period) and mention.currency in (None, pay.currency)


def _against(mention: PayMention, pay: Pay, language: str) -> Iterator[Finding]:
    """Yield a contradiction; a sum inside the range, such as where people start, is none."""
    asked = f"{amount(pay.min, pay.currency, language)} to {amount(pay.max, pay.currency, language)}"
    asked += f" {PERIODS[pay.period]}"
    if mention.period not in (None, pay.period):
        told = f"This is pay for another time than the posting's own, which is {asked}."
    elif mention.currency not in (None, pay.currency):
        told = f"This is in another currency than the posting's own pay, which is {asked}."
    elif all(pay.min <= end.value <= pay.max for end in mention.ends):
        return
    else:
        told = f"This contradicts the posting's own pay, which is {asked}."
    yield _finding(mention, Severity.ERROR, told, "Say the same in both places, or leave it out of the text.")


def _finding(mention: PayMention, severity: Severity, why: str, suggestion: str) -> Finding:
    return Finding(
        CHECK, severity, "pay", why, suggestion, mention.text, mention.start, mention.end, source=_SOURCE
    )
