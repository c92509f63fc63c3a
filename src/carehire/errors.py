"""What can go wrong, as data that a face (command line, page) prints.

Why: a person mends a file once, not once per fault. So every reader gathers all
that it found into one error, and no message is composed twice.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with what a person gave us.

    ``message`` is a whole sentence without its place; the place stands in the other
    fields, each None where it does not apply. ``line``, ``column`` and ``row`` count
    from 1 as editors and spreadsheets do.
    """

    message: str
    path: Path | None = None
    line: int | None = None
    column: int | None = None
    row: int | None = None
    field: str | None = None

    @property
    def place(self) -> str:
        """Where the fault stands, such as ``opening.yaml, line 12, pay.min``; may be empty."""
        parts = [self.path.name if self.path else None]
        parts += [f"line {self.line}" if self.line else None]
        parts += [f"column {self.column}" if self.column else None]
        parts += [f"row {self.row}" if self.row else None]
        parts += [self.field]
        return ", ".join(part for part in parts if part)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class CarehireError(Exception):
    """The root of all errors that carehire raises on purpose."""


class UserError(CarehireError):
    """Something that the person at the keyboard can mend; carries every fault found."""

    def __init__(self, faults: Iterable[Fault] | Fault | str) -> None:
        if isinstance(faults, str):
            faults = [Fault(faults)]
        elif isinstance(faults, Fault):
            faults = [faults]
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class DataFileError(UserError):
    """A file (YAML, CSV, XLSX, DOCX) has faults; each names its file."""

    def __init__(self, path: Path, faults: Iterable[Fault] | Fault | str) -> None:
        placed = UserError(faults).faults
        super().__init__(replace(fault, path=fault.path or path) for fault in placed)
        self.path = path


class NotFoundError(UserError):
    """Something was asked for by a name that nothing has."""


class ConflictError(UserError):
    """Somebody else changed the same thing first; nothing was overwritten."""


class NotAllowedError(UserError):
    """The actor may not see or do this."""


def nearest(name: str, known: Iterable[str], limit: int = 3, cutoff: float = 0.5) -> list[str]:
    """Return up to ``limit`` of ``known`` that look most like ``name``, best first."""
    by_folded = {choice.casefold(): choice for choice in known}
    close = difflib.get_close_matches(name.casefold(), by_folded, n=limit, cutoff=cutoff)
    return [by_folded[choice] for choice in close]


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """Say that there is no such ``kind``, with the nearest names or all there are.

    >>> unknown("role", "manger", ["manager", "director"])
    'there is no role "manger". Did you mean "manager"?'
    """
    choices = list(known)
    close = nearest(name, choices)
    if close:
        hint = "Did you mean " + " or ".join(f'"{choice}"' for choice in close) + "?"
    elif choices:
        hint = "There is: " + ", ".join(f'"{choice}"' for choice in sorted(choices)) + "."
    else:
        hint = f"There is no {kind} at all yet."
    return f'there is no {kind} "{name}". {hint}'
