"""Phrases compiled once for search: which of them stand in a text, and where.

A phrase is matched word by word, so that a hyphen, a line's end or a second space in it
makes no difference. The longest phrase wins, and what it covers counts for no other. A
blank, ``_``, stands for any number: ``under _ years`` finds "under 35 years".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from carehire.checks.reading import WORD, Kind, Part, Reading, Word

T = TypeVar("T")
_BLANK = "_"
_PHRASE = re.compile(rf"{_BLANK}|{WORD.pattern}")
_SHORTENED = frozenset(("max", "min", "incl", "approx"))  # a full stop behind them ends no sentence
_BETWEEN = " \t\n-‐‑–/:'’\u00ad\u00a0&+"


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
        tokens = [match[0].lower().replace("’", "'") for match in _PHRASE.finditer(phrase)]
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
        if not (root.words or root.stems):
            return
        places = reading.places
        begin: list[tuple[int, int]] = []
        for token in places.keys() & root.words.keys():
            begin += self._hopeful(token, places[token], parts)
        if _BLANK in root.words:
            begin += [place for token, held in places.items() if token.isdecimal() for place in held]
        if root.stems:
            begin += [
                place
                for token, held in places.items()
                if token.startswith(self._stems) and token not in root.words
                for place in held
            ]
        begin.sort()
        done = (-1, -1)
        for place in begin:
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

    def _hopeful(
        self, token: str, held: list[tuple[int, int]], parts: Sequence[tuple[Part, tuple[Word, ...]]]
    ) -> Iterable[tuple[int, int]]:
        """Return the places of a word at which the word behind it can belong to a phrase too, if one must.

        Long lists begin many phrases with "the" or "you"; nearly all their places end here.
        """
        branch = self._root.words[token]
        if branch.ends or branch.stems or (self._stems and token.startswith(self._stems)):
            return held
        onward = branch.words
        number = _BLANK in onward
        return [
            (part, at)
            for part, at in held
            if at + 1 < len(words := parts[part][1])
            and ((behind := words[at + 1].text) in onward or (number and behind.isdecimal()))
        ]

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
            if index > at and not _joined(text, words[index - 1], words[index]):
                continue
            token = words[index].text
            for onward, matched in _onward(branch, token):
                # Of two that cover as many words, the one that spells more of the last word wins.
                weight = index * 100 + min(matched, 99)
                if onward.ends and weight > reach:
                    best, reach = (index, onward.ends[0]), weight
                open_branches.append((onward, index + 1))
        return best


def _joined(text: str, before: Word, word: Word) -> bool:
    """Say whether two words may belong to one phrase; a full stop parts them unless it shortens a word."""
    gap = text[before.end : word.start]
    short = before.end - before.start == 1 or before.text in _SHORTENED
    return gap == "." or not (gap[1:] if short and gap.startswith(".") else gap).strip(_BETWEEN)


def _onward(branch: _Branch[T], token: str) -> Iterator[tuple[_Branch[T], int]]:
    exact = branch.words.get(token)
    if exact is not None:
        yield exact, len(token) + 1
    number = branch.words.get(_BLANK) if token.isdecimal() else None
    if number is not None:
        yield number, 0
    for stem, onward in branch.stems.items():
        if token.startswith(stem):
            yield onward, len(stem)
