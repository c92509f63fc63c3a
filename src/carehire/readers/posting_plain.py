"""Plain text → blocks: lines that a wrap parted are joined, bullets and underlined headings recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carehire.checks.reading import Kind
from carehire.readers.posting_blocks import LABELLED, Block, bulleted

_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,}|\*{3,}|_{3,}|\.{3,})\s*")
_ADORNED = re.compile(
    r"\s*([*=~#_-])\1+\s*(?P<text>[^\W_].*?)\s*\1{2,}\s*"
)  # "== Duties ==", "*** Keeper ***"
_LEVELS = {"=": 0, "-": 1, "~": 2, ".": 3}
_LABEL_ALONE = re.compile(r"[A-Z][\w '&/()-]{1,58}:\s*")
_NARROWEST, _WIDEST, _SLACK = 50, 100, 3
_FULL, _FEWEST_FULL = 14, 3  # a text is wrapped where this many lines come this near to the width


def read(text: str) -> Iterator[Block]:
    """Yield the blocks of a plain text, in order."""
    held: list[str] = []
    kind = Kind.PARAGRAPH
    lines = text.split("\n")
    width = _width(lines)
    for number, line in enumerate(lines):
        under = _UNDERLINE.fullmatch(line)
        if under:
            if held and kind is Kind.PARAGRAPH:
                yield _headed(" ".join(held), under[1][0])
            elif held:
                yield Block(kind, " ".join(held))
            held, kind = [], Kind.PARAGRAPH
            continue
        adorned = _ADORNED.fullmatch(line)
        if adorned:
            if held:
                yield Block(kind, " ".join(held))
            held, kind = [], Kind.PARAGRAPH
            yield Block(kind, adorned["text"], strong=True)
            continue
        item = bulleted(line)
        if not line.strip() or item is not None or not _continues(held, line, lines[number - 1], width):
            if held:
                yield Block(kind, " ".join(held))
            held, kind = [], Kind.PARAGRAPH
        if item is not None:
            kind, line = Kind.ITEM, item
        if line.strip():
            held.append(line.strip())
    if held:
        yield Block(kind, " ".join(held))


def _headed(text: str, mark: str) -> Block:
    level = _LEVELS.get(mark, 1)
    return Block(Kind.HEADING, text, level) if level else Block(Kind.TITLE, text)


def _continues(held: list[str], line: str, before: str, width: int) -> bool:
    """Tell whether a line goes on with the one before it.

    It does where it is indented or begins small; and in a text that is wrapped at a
    width, where its first word had no room any more. A new fact begins anew.
    """
    if not held or LABELLED.match(line.strip()) or _LABEL_ALONE.fullmatch(before.strip()):
        return False
    if (line[:1].isspace() and not before[:1].isspace()) or line.strip()[:1].islower():
        return True
    if not width or _LABEL_ALONE.fullmatch(line):
        return False
    return len(before.rstrip()) + 1 + len(line.split()[0]) > width - _SLACK


def _width(lines: list[str]) -> int:
    """Return the width at which the lines are wrapped, 0 where they are not."""
    lengths = [len(line.rstrip()) for line in lines]
    width = max(lengths, default=0)
    full = sum(length > width - _FULL for length in lengths)
    filled = sum(length > 0 for length in lengths)
    onward = sum(line.strip()[:1].islower() and bulleted(line) is None for line in lines)
    wrapped = full >= _FEWEST_FULL and (full > filled * 2 / 5 or onward >= _FEWEST_FULL)
    return width if _NARROWEST <= width <= _WIDEST and wrapped else 0
