"""What a posting offers and where, as a law on pay reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from carehire.checks import deadline
from carehire.checks.jurisdiction import Shown
from carehire.postings.posting import Posting
from carehire.postings.requisition import Employer, Location
from carehire.postings.terms import Workplace

OTHER_COMPENSATION = re.compile(
    r"\b(?:bonus(?:es)?|commissions?|equity|stock|tips|incentives?|profit[\s-]sharing|overtime pay)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Offer:
    """What is published about an opening, and who offers it.

    ``areas`` are places of work without a town, such as ``US-CO``; ``given`` is what the
    posting shows of what a law can ask for.
    """

    title: str
    language: str
    employer: Employer
    locations: tuple[Location, ...]
    areas: tuple[str, ...]
    workplace: Workplace
    remote_from: tuple[str, ...]
    reports_to_place: str | None
    given: frozenset[Shown]


def of_posting(posting: Posting, text: str = "") -> Offer:
    """Return the offer of a requisition's posting; ``text`` is the posting as it is read."""
    given = {
        Shown.PAY: posting.pay is not None,
        Shown.BENEFITS: bool(posting.benefits),
        Shown.OTHER_COMPENSATION: bool(posting.other_compensation or OTHER_COMPENSATION.search(text)),
        Shown.DEADLINE: bool(posting.closes)
        or deadline.at_all_times(posting.apply.instructions or "")
        or deadline.tells(text),
        Shown.DESCRIPTION: bool(posting.responsibilities),
    }
    return Offer(
        posting.title,
        posting.language,
        posting.employer,
        posting.locations,
        (),
        posting.workplace,
        posting.remote_from,
        posting.reports_to_place,
        frozenset(shown for shown, there in given.items() if there),
    )
