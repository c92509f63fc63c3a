"""A remark that a check or a review makes about a posting or a rubric."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops publication, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark. ``start`` and ``end`` index the text it was made about, where it has one.

    ``where`` names the section or criterion; ``text`` quotes the words; ``why`` and
    ``suggestion`` are whole sentences; ``source`` says on whose word the check rests.
    ``replacement`` may stand in the place of ``text`` as it is; ``kept`` is the reason for
    which somebody kept the words, and makes the finding a note.
    """

    check: str
    severity: Severity
    where: str
    why: str
    suggestion: str = ""
    text: str = ""
    start: int | None = None
    end: int | None = None
    source: str = ""
    replacement: str = ""
    kept: str = ""
