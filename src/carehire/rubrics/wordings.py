"""Words that name nothing which can be seen or heard, as a list that people can edit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import Field

from carehire.values import Frozen, Text


class Wording(Frozen):
    """Words of one kind, why they don't belong in an anchor, and what does.

    ``unless`` lists phrases in which one of the words means something else.
    """

    kind: Text
    words: tuple[Text, ...] = Field(min_length=1)
    unless: tuple[Text, ...] = ()
    why: Text
    suggestion: Text


class Wordings(Frozen):
    """A whole list, as one file holds it."""

    entries: tuple[Wording, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a text that a list names; ``start`` and ``end`` index the text."""

    wording: Wording
    start: int
    end: int


def find(text: str, wordings: Iterable[Wording]) -> Iterator[Found]:
    """Yield each listed wording that stands in ``text`` as whole words, in any letter case."""
    for wording in wordings:
        meant_otherwise = list(_matches(wording.unless, text))
        for match in _matches(wording.words, text):
            within = any(m.start() <= match.start() and match.end() <= m.end() for m in meant_otherwise)
            if not within:
                yield Found(wording, match.start(), match.end())


def _matches(phrases: Iterable[str], text: str) -> Iterator[re.Match[str]]:
    # Longest first, so that "culture fit" is found whole.
    ordered = sorted(phrases, key=len, reverse=True)
    if not ordered:
        return iter(())
    choice = "|".join(r"\s+".join(re.escape(part) for part in phrase.split()) for phrase in ordered)
    return re.finditer(rf"(?<![\w-])(?:{choice})(?![\w-])", text, re.IGNORECASE)
