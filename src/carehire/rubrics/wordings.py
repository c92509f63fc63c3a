"""Words that name nothing which can be seen or heard, as a list that people can edit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import Field

from carehire.values import Frozen, Text


class Wording(Frozen):
    """Words of one kind, why they don't belong in an anchor, and what does."""

    kind: Text
    words: tuple[Text, ...] = Field(min_length=1)
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
        # Longest first, so that "culture fit" is found whole.
        words = sorted(wording.words, key=len, reverse=True)
        choice = "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in words)
        # "How often" asks for a count and is no word of degree.
        for match in re.finditer(rf"(?<![\w-])(?<!how )(?:{choice})(?![\w-])", text, re.IGNORECASE):
            yield Found(wording, match.start(), match.end())
