"""Does a line say again what another one says?"""

from __future__ import annotations

from collections.abc import Iterator

from carehire.checks.reading import Kind, Part, Word
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

_FEWEST_WORDS = 4
# Comparing each with each grows with the square; no posting has so many lines.
_MOST_LINES = 300


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of a line that stands twice; note one that has most words in common with an earlier one."""
    empty = subject.vocabulary.common.empty
    lines = [
        (part, words, frozenset(word.text for word in words) - empty)
        for part, words in subject.reading.words_by_part
        if part.kind in (Kind.ITEM, Kind.PARAGRAPH) and words
    ]
    seen: list[tuple[Part, tuple[Word, ...], frozenset[str]]] = []
    for part, words, content in lines[:_MOST_LINES]:
        told = _alike(subject, words, content, seen)
        if told:
            earlier, same = told
            quoted = _shortened(subject.reading.of(earlier))
            yield subject.finding(
                "duplicates",
                Severity.WARNING if same else Severity.NOTE,
                part.start,
                part.end,
                f"This line stands twice: “{quoted}”."
                if same
                else f"This says nearly the same as “{quoted}”.",
                "Keep one of the two.",
            )
        else:
            seen.append((part, words, content))


def _alike(
    subject: Subject,
    words: tuple[Word, ...],
    content: frozenset[str],
    seen: list[tuple[Part, tuple[Word, ...], frozenset[str]]],
) -> tuple[Part, bool] | None:
    said = [word.text for word in words]
    near: Part | None = None
    for earlier, others, theirs in seen:
        if len(said) == len(others) and said == [word.text for word in others]:
            return earlier, True
        fewest = min(len(content), len(theirs))
        if near is None and (fewest >= _FEWEST_WORDS or (content == theirs and fewest > 1)):
            common = len(content & theirs)
            if common and common / len(content | theirs) >= subject.options.alike:
                near = earlier
    return (near, False) if near else None


def _shortened(line: str) -> str:
    return line if len(line) <= 70 else line[:69].rstrip() + "…"
