"""How people write outcomes: headings, yes and no, and that somebody would rather not say."""

from __future__ import annotations

import math
import re

COLUMNS = {
    "step": "stage",
    "phase": "stage",
    "round": "stage",
    "candidate": "person",
    "candidate_id": "person",
    "applicant": "person",
    "applicant_id": "person",
    "person_id": "person",
    "id": "person",
    "outcome": "selected",
    "passed": "selected",
    "advanced": "selected",
    "hired": "selected",
    "result": "selected",
    "number_selected": "selected",
    "selected_count": "selected",
    "points": "score",
    "applied": "applicants",
    "number_of_applicants": "applicants",
    "applicant_count": "applicants",
    "characteristic": "attribute",
    "group_column": "attribute",
}
"""Headings that stand for a column of another name."""

NO_GROUPS = frozenset(
    {
        *("name", "first_name", "last_name", "surname", "full_name", "email", "e_mail", "phone", "telephone"),
        *("address", "date", "applied_on", "note", "notes", "comment", "comments", "reason", "link", "url"),
    }
)
"""Columns that name people or remark on them, and are no groups."""

_YES = frozenset(
    {*("yes", "y", "true", "t", "1", "1.0", "x", "✓", "✔"), *("selected", "passed", "advanced", "hired")}
)
_NO = frozenset(
    {*("no", "n", "false", "f", "0", "0.0", "-", "–"), *("not selected", "rejected", "declined", "failed")}
)
_CROSSES = frozenset({"x", "✓", "✔"})
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


def only_crosses(marks: set[str]) -> bool:
    """Tell whether a column holds crosses and empty cells alone, so that an empty one means no."""
    return bool(marks - {""}) and marks - {""} <= _CROSSES


def yes_or_no(text: str, *, crossed: bool = False) -> bool:
    """Return whether a cell says that somebody was selected. Raises ValueError with a sentence.

    ``crossed`` says that the whole column is made of crosses.
    """
    folded = " ".join(text.casefold().split())
    if not folded and crossed:
        return False
    if folded in _YES:
        return True
    if folded in _NO:
        return False
    if not folded:
        raise ValueError("this is empty; write yes or no, and leave out people who are not decided on yet")
    raise ValueError(f'found "{text}"; write yes or no (true, false, 1, 0 and x are read too)')


def number(text: str) -> float:
    """Return a score. Raises ValueError with a sentence."""
    try:
        value = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f'found "{text}"; a score is a number, such as 71.5')
    return value


def count(text: str) -> int:
    """Return a number of people. Raises ValueError with a sentence."""
    whole = re.fullmatch(r"\+?(\d{1,12})(\.0+)?", text)
    if not whole:
        raise ValueError(f'found "{text}"; a number of people is written in digits alone, such as 80')
    return int(whole[1])
