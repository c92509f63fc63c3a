"""Lists of words as data, compiled once: which of their words stand in a text, and where.

A phrase is matched word by word, so that a hyphen, a line's end or a second space in it
makes no difference. The longest phrase wins, and what it covers counts for no other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from pydantic import Field

from carehire.checks.reading import Kind, Part, Reading, Word
from carehire.findings import Severity
from carehire.values import Frozen, Slug, Text

T = TypeVar("T")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BETWEEN = " \t\n-‐‑–/\u00ad\u00a0&+"


def plainly(heading: str) -> str:
    """Return a heading in small letters, bare: ``Perks & Benefits:`` is ``perks and benefits``."""
    words = heading.replace("&", " and ").replace("’", "'").casefold()
    return " ".join(match[0] for match in _TOKEN.finditer(words))


class Entry(Frozen):
    """Words that mean the same trouble. A word that ends in ``*`` stands for all that begin with it.

    ``unless`` names longer phrases in which the words are fine. What may stand in their place
    as it is: ``replacement`` for all of them, or ``instead`` for words that it names itself.
    """

    words: tuple[Text, ...] = ()
    instead: dict[Text, Text] = Field(default_factory=dict)
    why: Text
    suggestion: Text
    replacement: str = ""
    unless: tuple[Text, ...] = ()
    severity: Severity | None = None


class WordList(Frozen):
    """A list of words that a posting is held against; ``check`` is the id under which they are reported.

    ``only`` names the kinds of parts that are looked at, all where it is empty;
    ``spare_sections`` names sections that are left out; ``spare_statements`` leaves out
    statements of equal opportunity and accommodation, ``spare_explained``
    abbreviations that stand in brackets somewhere.
    """

    check: Slug
    name: Text
    source: Text
    as_of: Text
    severity: Severity = Severity.WARNING
    only: tuple[Kind, ...] = ()
    spare_sections: tuple[Slug, ...] = ()
    spare_statements: bool = False
    spare_explained: bool = False
    entries: tuple[Entry, ...] = Field(min_length=1)

    @cached_property
    def phrases(self) -> Phrases[tuple[Entry, str]]:
        """The entries, compiled; what is found is the entry and what may stand in the place of its words."""
        pairs: list[tuple[str, tuple[Entry, str] | None]] = []
        for entry in self.entries:
            pairs += [(word, (entry, said)) for word, said in entry.instead.items()]
            pairs += [(word, (entry, entry.replacement)) for word in entry.words]
            pairs += [(word, None) for word in entry.unless]
        return Phrases(pairs)


class Signs(Frozen):
    """Phrases by which something is recognised, such as a statement of equal opportunity."""

    source: Text
    as_of: Text
    signs: dict[Slug, tuple[Text, ...]]
    unless: tuple[Text, ...] = ()

    @cached_property
    def phrases(self) -> Phrases[str]:
        """The signs, compiled; what is found is their name."""
        pairs: list[tuple[str, str | None]] = [(phrase, None) for phrase in self.unless]
        return Phrases(
            [*pairs, *((phrase, name) for name, phrases in self.signs.items() for phrase in phrases)]
        )


class Coded(Frozen):
    """A stem of a word that reads as coded, and what may be written instead."""

    stem: Text
    instead: str = ""
    replacement: str = ""
    unless: tuple[Text, ...] = ()


class GenderedWords(Frozen):
    """The stems of the classical word lists, and what our own reading leaves out of them."""

    source: Text
    as_of: Text
    classical_exceptions: tuple[Text, ...] = ()
    feminine: tuple[Coded, ...] = Field(min_length=1)
    masculine: tuple[Coded, ...] = Field(min_length=1)

    @cached_property
    def phrases(self) -> Phrases[tuple[str, Coded]]:
        """The stems, compiled; what is found is the side and the stem."""
        pairs: list[tuple[str, tuple[str, Coded] | None]] = []
        for side, stems in (("feminine", self.feminine), ("masculine", self.masculine)):
            for coded in stems:
                pairs += [(f"{coded.stem}*", (side, coded))]
                pairs += [(word, None) for word in coded.unless]
        return Phrases(pairs)


class Syllables(Frozen):
    """Words whose syllables the rules of spelling count wrongly."""

    source: Text
    as_of: Text
    words: dict[str, int]


class Heading(Frozen):
    """Names under which people write the same section; ``topic`` says more than the section does."""

    section: Slug
    topic: str = ""
    names: tuple[Text, ...] = Field(min_length=1)


class HeadingNames(Frozen):
    """The usual names of sections and of the fields among them."""

    source: Text
    as_of: Text
    headings: tuple[Heading, ...] = Field(min_length=1)
    fields: dict[Slug, tuple[Text, ...]]

    @cached_property
    def by_name(self) -> dict[str, Heading]:
        """The headings by each of their names, spelt plainly."""
        return {plainly(name): heading for heading in self.headings for name in heading.names}

    @cached_property
    def field_names(self) -> dict[str, str]:
        """What a field holds, such as "pay", by each of its labels, spelt plainly."""
        return {plainly(label): name for name, labels in self.fields.items() for label in labels}

    @cached_property
    def longest(self) -> int:
        """How many words the longest name has."""
        return max(len(name.split()) for name in self.by_name)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that one language's files say about words."""

    lists: Mapping[str, WordList]
    signs: Signs
    gendered: GenderedWords
    syllables: Syllables
    headings: HeadingNames


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase in a text, and the part that it stands in."""

    value: T
    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class _Branch(Generic[T]):
    """Where the phrases that begin alike part."""

    words: dict[str, _Branch[T]] = field(default_factory=dict)
    stems: dict[str, _Branch[T]] = field(default_factory=dict)
    ends: list[T | None] = field(default_factory=list)


class Phrases(Generic[T]):
    """Phrases compiled for search. A phrase with None covers its words and is not reported."""

    def __init__(self, pairs: Iterable[tuple[str, T | None]]) -> None:
        self._root: _Branch[T] = _Branch()
        for phrase, value in pairs:
            self._add(phrase, value)
        self._stems = tuple(self._root.stems)

    def _add(self, phrase: str, value: T | None) -> None:
        branch = self._root
        stem = phrase.endswith("*")
        tokens = [match[0].lower().replace("’", "'") for match in _TOKEN.finditer(phrase)]
        for index, token in enumerate(tokens):
            onward = branch.stems if stem and index == len(tokens) - 1 else branch.words
            branch = onward.setdefault(token, _Branch())
        if tokens and not branch.ends:
            branch.ends.append(value)

    def find(self, reading: Reading, only: Collection[Kind] = ()) -> Iterator[Found[T]]:
        """Yield the phrases of a reading, or of its parts of some kinds, from left to right.

        Only places are looked at where a phrase can begin, so that a long list costs no more
        than a short one.
        """
        root, text, parts = self._root, reading.text, reading.words_by_part
        places = reading.places
        begin: list[tuple[int, int]] = []
        for token in places.keys() & root.words.keys():
            begin += places[token]
        if root.stems:
            begin += [
                place
                for token, held in places.items()
                if token.startswith(self._stems) and token not in root.words
                for place in held
            ]
        done = (-1, -1)
        for place in sorted(begin):
            number, at = place
            part, words = parts[number]
            if place <= done or (only and part.kind not in only):
                continue
            found = self._longest(root, text, words, at)
            if found is None:
                continue
            last, value = found
            done = (number, last)
            if value is not None:
                yield Found(value, words[at].start, words[last].end, part)

    def _longest(
        self, root: _Branch[T], text: str, words: Sequence[Word], at: int
    ) -> tuple[int, T | None] | None:
        """Return the last word and the value of the longest phrase that begins at word ``at``."""
        best: tuple[int, T | None] | None = None
        reach = -1
        open_branches = [(root, at)]
        while open_branches:
            branch, index = open_branches.pop()
            if index >= len(words):
                continue
            if index > at and text[words[index - 1].end : words[index].start].strip(_BETWEEN):
                continue
            token = words[index].text
            for onward, matched in _onward(branch, token):
                # Of two that cover as many words, the one that spells more of the last word wins.
                weight = index * 100 + min(matched, 99)
                if onward.ends and weight > reach:
                    best, reach = (index, onward.ends[0]), weight
                open_branches.append((onward, index + 1))
        return best


def _onward(branch: _Branch[T], token: str) -> Iterator[tuple[_Branch[T], int]]:
    exact = branch.words.get(token)
    if exact is not None:
        yield exact, len(token) + 1
    for stem, onward in branch.stems.items():
        if token.startswith(stem):
            yield onward, len(stem)
