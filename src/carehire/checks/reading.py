"""A posting as somebody reads it: the plain text, and where in it which part stands.

Every check points into one text, whether that came from a requisition or from an old
Word file, so a face can mark the words and a person can find them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

WHOLE = "posting"
OTHER = "other"
STRUCK = "struck"
"""The topic of words that the author crossed out."""
_BULLET = "- "
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PARAGRAPH_END = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\W_a-z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|inc|ltd|co|corp|vs|approx|incl|dept|est|mr|mrs|ms|dr|st|no|jr|sr|ph\.d"
    r"|a\.m|p\.m|[a-z]\.[a-z]|[a-z]))\.\s+\Z",
    re.IGNORECASE,
)


class Kind(StrEnum):
    """What a part of a posting is."""

    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text before it has its place in a whole; ``label`` is a field's name.

    ``section`` is one of a posting's five or "other". ``topic`` says more where it is
    known: must, nice, employer, pay, apply, equal-opportunity or accommodation. ``links``
    are the addresses to which its words lead.
    """

    kind: Kind
    text: str
    section: str = OTHER
    topic: str = ""
    level: int = 0
    label: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a reading from ``start`` to ``end``; ``body`` is where a field's value begins."""

    kind: Kind
    start: int
    end: int
    section: str = OTHER
    topic: str = ""
    level: int = 0
    label: str = ""
    body: int = 0
    links: tuple[str, ...] = ()


class Word(NamedTuple):
    """A word in small letters, and where it stands; a tuple, since a posting has hundreds."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph, or of a list's item, which is one without a full stop too."""

    start: int
    end: int
    part: Part
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Reading:
    """The plain text of a posting and its parts, in reading order; parts never overlap."""

    text: str
    parts: tuple[Part, ...]

    def of(self, part: Part | Sentence) -> str:
        """Return the words of a part or a sentence."""
        return self.text[part.start : part.end]

    @cached_property
    def title(self) -> Part | None:
        """The part that holds the title, if one was recognised."""
        return next((part for part in self.parts if part.kind is Kind.TITLE), None)

    @cached_property
    def sections(self) -> frozenset[str]:
        """The sections that have content of their own."""
        return frozenset(part.section for part in self.parts if part.kind not in (Kind.TITLE, Kind.HEADING))

    @cached_property
    def topics(self) -> frozenset[str]:
        """The topics that were recognised by a heading."""
        return frozenset(part.topic for part in self.parts if part.topic)

    def part_at(self, place: int) -> Part | None:
        """Return the part that holds the character at ``place``."""
        low, high = 0, len(self.parts)
        while low < high:
            middle = (low + high) // 2
            if self.parts[middle].end <= place:
                low = middle + 1
            else:
                high = middle
        found = self.parts[low] if low < len(self.parts) else None
        return found if found and found.start <= place else None

    @cached_property
    def words_by_part(self) -> tuple[tuple[Part, tuple[Word, ...]], ...]:
        """All words in small letters, part by part."""
        text = self.text
        return tuple(
            (
                part,
                tuple(
                    Word(match[0].lower().replace("’", "'"), *match.span())
                    for match in WORD.finditer(text, part.start, part.end)
                ),
            )
            for part in self.parts
        )

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words in small letters, in reading order."""
        return tuple(word for _, words in self.words_by_part for word in words)

    @cached_property
    def places(self) -> dict[str, list[tuple[int, int]]]:
        """Where each word stands: the number of its part, and its own in that part."""
        found: dict[str, list[tuple[int, int]]] = {}
        for number, (_, words) in enumerate(self.words_by_part):
            for at, word in enumerate(words):
                found.setdefault(word.text, []).append((number, at))
        return found

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all paragraphs and items; a heading or a field is none."""
        return tuple(
            sentence
            for part, words in self.words_by_part
            if part.kind in (Kind.PARAGRAPH, Kind.ITEM)
            for sentence in self._sentences(part, words)
        )

    def around(self, place: int) -> tuple[int, int]:
        """Return start and end of the sentence that holds the character at ``place``, or else of its part."""
        at = bisect_right(self.sentences, place, key=lambda sentence: sentence.start) - 1
        if at >= 0 and place < self.sentences[at].end:
            return self.sentences[at].start, self.sentences[at].end
        part = self.part_at(place)
        return (part.start, part.end) if part else (0, len(self.text))

    def _sentences(self, part: Part, words: tuple[Word, ...]) -> Iterator[Sentence]:
        at = 0
        for start, stop in sentence_spans(self.text, part.start, part.end):
            first = at
            while at < len(words) and words[at].start < stop:
                at += 1
            if at > first:
                yield Sentence(start, stop, part, words[first:at])


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence in a stretch of a text, without the space behind it."""
    ends = [
        match.end()
        for match in _PARAGRAPH_END.finditer(text, start, end)
        if not _ABBREVIATION.search(text, max(start, match.end() - 12), match.end())
    ]
    for stop in [*ends, end]:
        yield start, start + len(text[start:stop].rstrip())
        start = stop


def compose(pieces: Iterable[Piece]) -> Reading:
    """Return the reading of ``pieces``: a line each, items with a dash, an empty line before a heading."""
    lines: list[str] = []
    parts: list[Part] = []
    length = 0
    before: Kind | None = None
    for piece in pieces:
        body = " ".join(piece.text.split())
        label = " ".join(piece.label.split())
        if not (body or label):
            continue
        lead = _BULLET if piece.kind is Kind.ITEM else ""
        named = f"{label}: " if label and body else label
        gap = "\n" if lines and _apart(before, piece.kind) else ""
        line = f"{gap}{lead}{named}{body}"
        start = length + len(gap) + len(lead)
        end = length + len(line)
        parts.append(
            Part(
                piece.kind,
                start,
                end,
                piece.section,
                piece.topic,
                piece.level,
                label,
                start + len(named),
                piece.links,
            )
        )
        lines.append(line)
        length = end + 1
        before = piece.kind
    return Reading("\n".join(lines), tuple(parts))


def _apart(before: Kind | None, kind: Kind) -> bool:
    """Say whether an empty line stands between two parts; lists and headings keep close to what is theirs."""
    if kind in (Kind.TITLE, Kind.HEADING):
        return True
    return before is not Kind.HEADING and not (before is kind and kind in (Kind.ITEM, Kind.FIELD))
