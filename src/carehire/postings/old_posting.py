"""An old posting, part by part, and what is gathered from it: nothing is thrown away."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from carehire.postings.old_lines import OldLine
from carehire.postings.terms import SectionId

OPEN = "TBD"


@dataclass(frozen=True, slots=True)
class OldPart:
    """A part of an old posting: ``kind`` is title, heading, item, paragraph or field.

    ``section`` is one of a posting's five or "other", ``topic`` says more where it is
    known, ``fact`` is what a field holds, such as "pay", under the ``label`` it has there;
    ``links`` are the addresses to which its words lead.
    """

    kind: str
    text: str
    section: str = "other"
    topic: str = ""
    label: str = ""
    fact: str = ""
    links: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All words of the part, its label included."""
        return f"{self.label}: {self.text}" if self.label else self.text

    @property
    def is_from_where(self) -> bool:
        """Whether it names where remote work may be done from, such as a field "Remote from"."""
        return self.fact == "workplace" and "from" in self.label.casefold().split()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words that found no place in the requisition, and where in the old posting they stand."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Taken:
    """The words from which a field of the requisition was read."""

    field: str
    text: str


@dataclass
class Recognised:
    """What was read. ``data`` are a requisition's fields as far as they were found."""

    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[SectionId, list[OldLine]] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    industry: str | None = None


class Gathering:
    """Where what is read is put: in the data, among the facts with their words, or with what is left."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._made = Recognised()
        self._left: list[tuple[int, Unplaced]] = []
        self._at = 0
        self._texts: dict[tuple[str, ...], list[str]] = {}
        self._held = "the beginning"

    def _put(self, path: tuple[str, ...], value: object) -> bool:
        """Put a value where none stands yet; say whether it went there."""
        place = self._made.data
        for name in path[:-1]:
            place = place.setdefault(name, {})
        if path[-1] in place:
            return False
        place[path[-1]] = value
        return True

    def _fits(self, path: tuple[str, ...], value: object) -> bool:
        """Put a value where none stands yet; say whether it is the one that stands there now."""
        self._put(path, value)
        return bool(self._made.data[path[0]] == value)

    def _has(self, *path: str) -> bool:
        place: Any = self._made.data
        for name in path:
            if not isinstance(place, dict) or name not in place:
                return False
            place = place[name]
        return True

    def _take(self, name: str, part: OldPart, *, whole: bool = True) -> None:
        """Note from which words a fact was read; what they say beyond it is told as well."""
        self._made.taken.append(Taken(name, part.words))
        if not whole:
            self._leave(part, "only a part of it was read")

    def _leave(self, part: OldPart, why: str = "") -> None:
        where = f'below "{self._held}"' + (f"; {why}" if why else "")
        self._left.append((self._at, Unplaced(part.words, where)))

    def _text(self, part: OldPart, *path: str) -> None:
        self._texts.setdefault(path, []).append(part.words)
