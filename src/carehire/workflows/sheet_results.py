"""What became of score sheets that came back: one result a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Fate(StrEnum):
    """What became of a file."""

    TAKEN = "taken"
    UNCHANGED = "unchanged"
    BLANK = "blank"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file, and why. ``answered`` counts criteria, of ``of``."""

    file: str
    fate: Fate
    reasons: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    candidate: str = ""
    name: str = ""
    panelist: str = ""
    answered: int = 0
    of: int = 0


def remarks(results: Iterable[Result]) -> dict[str, tuple[str, ...]]:
    """Return the files of each warning, so that one that many have need not be read as often."""
    files: dict[str, tuple[str, ...]] = {}
    for each in results:
        for warning in each.warnings:
            files[warning] = (*files.get(warning, ()), each.file)
    return files


def as_data(results: Iterable[Result], others: Sequence[str] = ()) -> dict[str, Any]:
    """Return the results as plain data, as ``--json`` prints them; ``others`` are no sheets."""
    told = list(results)
    counts = {fate.value: sum(each.fate is fate for each in told) for fate in Fate}
    files = [
        {
            "file": each.file,
            "fate": each.fate.value,
            "candidate": each.candidate or None,
            "panelist": each.panelist or None,
            "answered": each.answered,
            "criteria": each.of,
            "reasons": list(each.reasons),
            "warnings": list(each.warnings),
        }
        for each in told
    ]
    return {**counts, "files": files, "left_alone": list(others)}
