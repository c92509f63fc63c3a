"""What a title becomes without an inflated word: the whole of it is told, since half a title helps nobody."""

from __future__ import annotations

import re
from typing import NamedTuple

from carehire.checks.reading import Part
from carehire.checks.subject import Subject

_WORD = re.compile(r"[^\W_](?:[\w'’-]*[^\W_])?")


class Retitled(NamedTuple):
    """The stretch that a replacement stands for, the replacement, and the title that comes of it."""

    start: int
    end: int
    replacement: str
    title: str


def retitled(
    subject: Subject, title: Part, start: int, end: int, instead: str, *, idle: bool = True
) -> Retitled:
    """Return what stands in the place of the word from ``start`` to ``end`` of a title.

    It is ``instead``, or nothing where an ``idle`` word leaves a title that names the work:
    "Ninja" is a specialist in "Support Ninja" and idle in "Support Manager Ninja".
    """
    text = subject.reading.text
    rest = f"{text[title.body : start]} {text[end : title.end]}"
    if idle and subject.vocabulary.headings.names_work(rest):
        beside = _beside(text, title, start, end)
        if beside:
            first, last = beside
            start, end, instead = min(start, first), max(end, last), text[first:last]
    shown = " ".join(f"{text[title.body : start]}{instead}{text[end : title.end]}".split())
    return Retitled(start, end, instead, shown)


def _beside(text: str, title: Part, start: int, end: int) -> tuple[int, int] | None:
    """Return the word that the idle one leans on, the one before it or else the one behind."""
    before = list(_WORD.finditer(text, title.body, start))
    if before and not text[before[-1].end() : start].strip(" -"):
        return before[-1].span()
    behind = _WORD.search(text, end, title.end)
    return behind.span() if behind and not text[end : behind.start()].strip(" -") else None
