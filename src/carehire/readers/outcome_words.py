"""How people write outcomes: headings, what became of somebody, and that they would rather not say."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from enum import Enum

HEADINGS = {
    "stage": ("step", "phase", "round", "stage_name", "hiring_stage", "selection_stage"),
    "person": (
        *("person_id", "candidate_id", "applicant_id", "candidate", "applicant", "id", "employee_id"),
        *("candidate_name", "applicant_name", "full_name", "name"),
    ),
    "selected": (
        *("outcome", "decision", "result", "status", "disposition", "passed", "advanced", "hired", "offered"),
        *("accepted", "number_selected", "selected_count", "n_selected", "num_selected", "total_selected"),
        *("of_selected", "number_of_selected", "no_selected", "no_of_selected", "number_hired", "n_hired"),
        *("number_of_hires", "hires", "number_passed", "n_passed", "selections"),
    ),
    "score": ("points", "total_score", "test_score"),
    "applicants": (
        *("applied", "number_of_applicants", "applicant_count", "number_applied", "n_applicants"),
        *("num_applicants", "of_applicants", "no_of_applicants", "total_applicants", "applications"),
        "candidates",
    ),
    "attribute": ("characteristic", "group_column"),
}
"""Other headings of each column, the likeliest first: where two of them stand, the first is meant."""

COUNTS = ("n", "total", "count", "number")
"""Headings of the applicants in a table that has no column of persons."""

NO_GROUPS = frozenset(
    {
        *("name", "first_name", "last_name", "surname", "full_name", "email", "e_mail", "phone", "telephone"),
        *("address", "date", "applied_on", "note", "notes", "comment", "comments", "reason", "link", "url"),
        *("rate", "selection_rate", "scoring_rate", "pass_rate", "ratio", "impact_ratio", "percent", "share"),
        *("screened", "shortlisted", "interviewed", "rejected", "withdrawn"),
        *(heading for headings in HEADINGS.values() for heading in headings),
    }
)
"""Columns that name people, remark on them or tell what became of them, and are no groups."""


class Verdict(Enum):
    """What became of somebody at a stage."""

    SELECTED = "selected"
    REJECTED = "rejected"
    OPEN = "open"
    WITHDRAWN = "withdrawn"


_YES = frozenset(
    {
        *("yes", "y", "true", "t", "1", "1.0", "x", "✓", "✔", "ok", "select", "selected", "pass", "passed"),
        *("advance", "advanced", "hire", "hired", "offer", "offered", "offer made", "offer accepted"),
        *("offer declined", "declined offer", "declined the offer", "accept", "accepted", "invited"),
        *("moved on", "moved forward", "proceed", "proceeded", "progressed", "promoted", "qualified"),
        *("successful", "success"),
    }
)
_NO = frozenset(
    {
        *("no", "n", "false", "f", "0", "0.0", "-", "–", "reject", "rejected", "decline", "declined"),
        *("fail", "failed", "unsuccessful", "disqualified", "unqualified", "screened out", "knocked out"),
        *("turned down", "no offer", "no hire", "did not pass", "did not advance", "didn't pass"),
        *("deselected", "dropped", "eliminated"),
    }
)
_OPEN = frozenset(
    {
        *("open", "pending", "in progress", "in process", "on hold", "hold", "held", "undecided", "tbd"),
        *("waiting", "scheduled", "no decision", "not decided", "not yet", "under review", "in review"),
    }
)
_WITHDRAWN = frozenset(
    {
        *("withdrawn", "withdrew", "withdraw", "withdrew application", "candidate withdrew"),
        *("applicant withdrew", "self-withdrawn", "withdrawn by candidate", "withdrawn by applicant"),
    }
)
_CROSSES = frozenset({"x", "✓", "✔"})
_TOTALS = frozenset(
    {"total", "totals", "all", "overall", "grand total", "all groups", "everybody", "everyone"}
)
_UNKNOWN = frozenset(
    {
        *("", "-", "–", "?", "n/a", "na", "unknown", "not known", "not stated", "not disclosed"),
        *("not specified", "undisclosed", "no answer", "not answered", "declined", "decline"),
        *("i prefer not to say", "i would rather not say", "rather not say", "none given"),
    }
)
_UNWILLING = re.compile(
    r"(i )?(prefer|wish|choose|chose|decline|declined|do not wish|don't wish)( not)? to .*"
)


def is_unknown(text: str) -> bool:
    """Tell whether a group cell says that nothing is known, or that somebody would rather not say.

    >>> is_unknown("Prefer not to answer"), is_unknown("Female")
    (True, False)
    """
    folded = " ".join(text.casefold().replace("’", "'").split())
    return folded in _UNKNOWN or bool(_UNWILLING.fullmatch(folded))


def is_total(text: str) -> bool:
    """Tell whether a group cell says that the row is about all groups together."""
    return text.casefold() in _TOTALS


def meanings(headings: Collection[str]) -> dict[str, str]:
    """Return which column each heading (a plain name) stands for, of those that are no column's own name."""
    found = {}
    for column, others in HEADINGS.items():
        heading = next((other for other in others if other in headings), None)
        if heading and column not in headings:
            found[heading] = column
    if not {"applicants", "person"} & {*headings, *found.values()}:
        counted = next((heading for heading in COUNTS if heading in headings), None)
        if counted:
            found[counted] = "applicants"
    return found


def empty_means(marks: set[str]) -> Verdict | None:
    """Return what an empty cell says in a column of these marks; None where it may say either.

    In a column of crosses it is a no; where a no is written out, it is no outcome yet.
    """
    written = marks - {""}
    if written and written <= _CROSSES:
        return Verdict.REJECTED
    return Verdict.OPEN if any(_verdict(mark) is Verdict.REJECTED for mark in written) else None


def verdict(text: str, empty: Verdict | None = None) -> Verdict:
    """Return what a cell says of somebody, ``empty`` for an empty one. Raises ValueError with a sentence."""
    found = _verdict(text) if text.strip() else empty
    if found is None:
        if not text.strip():
            raise ValueError("this is empty, which may mean no or not yet; write yes, no or pending")
        raise ValueError(
            f'found "{text}"; write yes or no (selected, rejected, passed, failed, hired, true, false, '
            "1, 0 and x are read too), pending, or withdrawn"
        )
    return found


def _verdict(text: str) -> Verdict | None:
    folded = " ".join(text.casefold().replace("’", "'").replace("_", " ").split())
    if folded in _YES:
        return Verdict.SELECTED
    if folded in _NO or (folded.startswith("not ") and folded.removeprefix("not ") in _YES):
        return Verdict.REJECTED
    if folded in _WITHDRAWN:
        return Verdict.WITHDRAWN
    return Verdict.OPEN if folded in _OPEN else None


def number(text: str) -> float:
    """Return a score. Raises ValueError with a sentence."""
    try:
        value = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f'found "{text}"; a score is a number, such as 71.5')
    return value


def are_counts(texts: Collection[str]) -> bool:
    """Tell whether a column of outcomes holds numbers of people, and not yes and no as 1 and 0.

    >>> are_counts({"1,390", "12"}), are_counts({"1", "0"}), are_counts({"12", "no"})
    (True, False, False)
    """
    numbers = [text for text in texts if re.fullmatch(r"\d[\d.,]*", text)]
    return len(numbers) == len(texts) and any(_verdict(text) is None for text in numbers)


def count(text: str) -> int:
    """Return a number of people. Raises ValueError with a sentence.

    Three zeros behind a point may be thousands: 1.000 is not read as 1.
    """
    whole = re.fullmatch(r"\+?0*(\d{1,9})(\.0{1,2})?", text)
    if not whole:
        raise ValueError(
            f'found "{text}"; a number of people is written in digits alone, at most nine, such as 80'
        )
    return int(whole[1])
