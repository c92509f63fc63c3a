"""Until when people can apply, as sentences tell it: by a day, or at all times."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from carehire.postings import old_days

_ALL_THE_TIME = re.compile(
    r"\b(?:ongoing|rolling|continuous(?:ly)?|all the time|no deadline)\b", re.IGNORECASE
)
_AT_ALL_TIMES = re.compile(
    r"\bappl(?:y|ications?|icants?)\b[^.\n]{0,60}"
    r"\b(?:ongoing|rolling|continuous(?:ly)?|all the time|until filled)\b"
    r"|\b(?:ongoing|rolling|continuous)\b[^.\n]{0,30}\bapplications?\b|\bopen until filled\b",
    re.IGNORECASE,
)
# Whether a day is told does not hang on its year; in a leap year every day of the calendar is one.
_SOME_DAY = date(2000, 1, 1)


def at_all_times(instructions: str) -> bool:
    """Say whether instructions on how to apply say that this can be done at all times."""
    return _ALL_THE_TIME.search(instructions) is not None


@lru_cache(maxsize=4)
def tells(text: str) -> bool:
    """Say whether a text tells until when people can apply, or that they can at all times."""
    return _AT_ALL_TIMES.search(text) is not None or old_days.closing(text, _SOME_DAY) is not None
