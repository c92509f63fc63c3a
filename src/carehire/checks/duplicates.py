"""Does a line say again what another one says?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from carehire.checks.reading import Kind, Part
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

_FEWEST_WORDS = 4
# Comparing each with each grows with the square; no posting has so many lines.
_MOST_LINES = 300
_SHORTEST_STEM = 4
_ENDING = re.compile(r"(?:ings?|ed|es|s|e)$")


class _Line(NamedTuple):
    """A line, its words in order, and those of them that say what it is about."""

    part: Part
    said: tuple[str, ...]
    content: frozenset[str]


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of a line that stands twice; note one that has most words in common with an earlier one."""
    empty = subject.vocabulary.common.empty
    lines = [
        _Line(part, said := tuple(word.text for word in words), frozenset(map(_stem, {*said} - empty)))
        for part, words in subject.reading.words_by_part
        if part.kind in (Kind.ITEM, Kind.PARAGRAPH) and words
    ]
    first: dict[tuple[str, ...], Part] = {}
    seen: list[_Line] = []
    for line in lines[:_MOST_LINES]:
        same = first.get(line.said)
        earlier = same or _near(line, seen, subject.options.alike)
        if earlier:
            quoted = _shortened(subject.reading.of(earlier))
            yield subject.finding(
                "duplicates",
                Severity.WARNING if same else Severity.NOTE,
                line.part.start,
                line.part.end,
                f"This line stands twice: “{quoted}”."
                if same
                else f"This says nearly the same as “{quoted}”.",
                "Keep one of the two.",
            )
        else:
            first[line.said] = line.part
            seen.append(line)


def _near(line: _Line, seen: list[_Line], alike: float) -> Part | None:
    """Return the first of the earlier lines that has so many words in common with this one."""
    content, many = line.content, len(line.content)
    for earlier in seen:
        theirs = len(earlier.content)
        fewest, most = (many, theirs) if many < theirs else (theirs, many)
        # Of two lines so unlike in length, no share of words is large enough.
        if fewest < alike * most or not fewest:
            continue
        if fewest >= _FEWEST_WORDS or (content == earlier.content and (many > 1 or _tells(content))):
            common = len(content & earlier.content)
            if common / (many + theirs - common) >= alike:
                return earlier.part
    return None


def _stem(word: str) -> str:
    """Return a word without the endings in which two lines that say the same often differ."""
    word = word.removesuffix("'s")
    bare = _ENDING.sub("", word)
    if len(bare) < _SHORTEST_STEM:
        return word
    return bare[:-1] if bare != word and bare[-1] == bare[-2] and bare[-1] not in "ls" else bare


def _tells(content: frozenset[str]) -> bool:
    """Say whether the only word of a line is long enough to be what the line is about."""
    return all(len(word) > _SHORTEST_STEM for word in content)


def _shortened(line: str) -> str:
    return line if len(line) <= 70 else line[:69].rstrip() + "…"
