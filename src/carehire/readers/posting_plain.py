"""Plain text → blocks: lines that a wrap parted are joined, bullets and underlined headings recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carehire.checks.reading import Kind
from carehire.readers.posting_sections import Block, bulleted

_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,}|\*{3,}|_{3,}|\.{3,})\s*")
_LEVELS = {"=": 0, "-": 1, "~": 2, ".": 3}
_LABEL = re.compile(r"[A-Z][\w '&/()-]{1,38}:\s+\S")
_NARROWEST, _WIDEST, _SLACK = 50, 100, 3


def read(text: str) -> Iterator[Block]:
    """Yield the blocks of a plain text, in order."""
    held: list[str] = []
    kind = Kind.PARAGRAPH
    lines = text.split("\n")
    width = max((len(line.rstrip()) for line in lines), default=0)
    for number, line in enumerate(lines):
        under = _UNDERLINE.fullmatch(line)
        if under:
            if held and kind is Kind.PARAGRAPH:
                yield _headed(" ".join(held), under[1][0])
            elif held:
                yield Block(kind, " ".join(held))
            held, kind = [], Kind.PARAGRAPH
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
    if not held:
        return False
    if (line[:1].isspace() and not before[:1].isspace()) or line.strip()[:1].islower():
        return True
    if _LABEL.match(line) or not _NARROWEST <= width <= _WIDEST:
        return False
    return len(before.rstrip()) + 1 + len(line.split()[0]) > width - _SLACK
