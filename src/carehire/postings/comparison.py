"""Two versions of a text side by side: which sections and lines differ, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A sum such as 68,000, a date and a word with a hyphen each count as one word.
_WORD = re.compile(r"\s+|\w+(?:[.,:/'’\-]\w+)*|[^\w\s]")


class Mark(StrEnum):
    """What became of words, or of a whole line."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of a text as it is compared: under which section it stands, and what it is by name.

    The same ``name`` in the same section is the same line, whatever it says; ``label`` is
    what a reader calls it, empty for a line that speaks for itself.
    """

    section: str
    name: str
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words that are in both versions, only in the new one or only in the old one."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class LineDifference:
    """A line that differs, with its words in reading order; ``moved`` where its place changed."""

    mark: Mark
    label: str
    words: tuple[Words, ...]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class SectionDifference:
    """The lines of a section that differ, in the order of the new version."""

    section: str
    lines: tuple[LineDifference, ...]


def compare_words(old: str, new: str) -> tuple[Words, ...]:
    """Return how ``old`` became ``new``, word by word.

    What is kept or removed is ``old``, letter for letter; what is kept or added is ``new``.

    >>> [(part.mark.value, part.text) for part in compare_words("a good team", "a great team")]
    [('kept', 'a '), ('removed', 'good'), ('added', 'great'), ('kept', ' team')]
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    runs: list[tuple[str, str, str]] = []  # what is kept, and what is removed and added after it
    kept = removed = added = ""
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            same = "".join(before[i:j])
            # A space alone between two changes would tear a phrase apart that changed as a whole.
            if (removed or added) and not same.strip() and j < len(before) and m < len(after):
                removed, added = removed + same, added + same
                continue
            runs.append((kept, removed, added))
            kept, removed, added = same, "", ""
        else:
            removed += "".join(before[i:j])
            added += "".join(after[k:m])
    runs.append((kept, removed, added))
    marks = (Mark.KEPT, Mark.REMOVED, Mark.ADDED)
    return tuple(Words(mark, text) for run in runs for mark, text in zip(marks, run, strict=True) if text)


def compare(old: Iterable[Passage], new: Iterable[Passage]) -> tuple[SectionDifference, ...]:
    """Return what differs between two versions, section by section; nothing where they say the same.

    A removed line stands after the one that it followed.
    """
    before, after = _by_section(old), _by_section(new)
    sections = _merged(list(before), list(after))
    found = (
        SectionDifference(name, tuple(_lines(before.get(name, {}), after.get(name, {})))) for name in sections
    )
    return tuple(difference for difference in found if difference.lines)


def _by_section(passages: Iterable[Passage]) -> dict[str, dict[str, Passage]]:
    sections: dict[str, dict[str, Passage]] = {}
    for passage in passages:
        lines = sections.setdefault(passage.section, {})
        name, number = passage.name, 1
        while name in lines:  # two lines of one name are told apart by their order
            number += 1
            name = f"{passage.name} {number}"
        lines[name] = passage
    return sections


def _lines(before: dict[str, Passage], after: dict[str, Passage]) -> Iterable[LineDifference]:
    stayed = _in_order([name for name in before if name in after], [name for name in after if name in before])
    for name in _merged(list(before), list(after)):
        old, new = before.get(name), after.get(name)
        if new is None and old is not None:
            yield LineDifference(Mark.REMOVED, old.label, (Words(Mark.REMOVED, old.text),))
        elif old is None and new is not None:
            yield LineDifference(Mark.ADDED, new.label, (Words(Mark.ADDED, new.text),))
        elif old is not None and new is not None:
            moved, same = name not in stayed, old.text == new.text
            if moved or not same:
                mark = Mark.KEPT if same else Mark.CHANGED
                yield LineDifference(mark, new.label, compare_words(old.text, new.text), moved)


def _in_order(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Return the lines that kept their order among each other; the others moved."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return {name for block in blocks for name in before[block.a : block.a + block.size]}


def _merged(before: list[str], after: list[str]) -> list[str]:
    """Return the names of both in the order of ``after``, each gone one behind its former neighbour."""
    merged = list(after)
    kept = set(after)
    place = 0
    for name in before:
        if name in kept:
            place = merged.index(name) + 1
        else:
            merged.insert(place, name)
            place += 1
    return merged
