"""What a reader of a posting would stumble over. A window on the side, never a stop on the way.

To add a check, write its file with ``check(posting, rubric, today)`` and add its line to
``CHECKS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from carehire.checks import dates, pay, placeholders, trace
from carehire.findings import Finding
from carehire.postings.posting import Posting
from carehire.rubrics.rubric import Rubric

Check = Callable[[Posting, Rubric, date], Iterable[Finding]]

CHECKS: dict[str, Check] = {
    "placeholders": placeholders.check,
    "dates": dates.check,
    "pay": pay.check,
    "trace": trace.check,
}


def run(posting: Posting, rubric: Rubric, today: date) -> Iterator[Finding]:
    """Yield what every check finds, check by check."""
    for check in CHECKS.values():
        yield from check(posting, rubric, today)
