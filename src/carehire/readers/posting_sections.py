"""The blocks of an old posting → its sections, told by their headings and the usual other names of these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from carehire.checks.reading import OTHER, Kind, Piece
from carehire.checks.words import Heading, HeadingNames, plainly

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n]{0,38}?)\s*:\s+(?P<value>\S.*)", re.DOTALL)
_BULLET = re.compile(
    r"\s*(?:[-*•·▪◦●○‣⁃➢►✓✔–—§]|o(?=\s)|\d{1,2}[.)]|\(\d{1,2}\)|[a-z][)])\s+(?=\S)|\s*[•▪◦●○‣⁃➢►✓✔](?=\S)"
)
_MOST_TITLE = 120
_MOST_HEADING_WORDS = 8


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a file: its kind as the file's own marks tell it, and a heading's level.

    ``strong`` says that all of it is set in bold, which authors do to headings.
    """

    kind: Kind
    text: str
    level: int = 0
    label: str = ""
    strong: bool = False


def bulleted(line: str) -> str | None:
    """Return a line without its bullet or number; None where it has none."""
    mark = _BULLET.match(line)
    return line[mark.end() :] if mark else None


def pieces(blocks: Iterable[Block], names: HeadingNames) -> list[Piece]:
    """Return the blocks in order, each with the section that it stands in; no word is left out."""
    found: list[Piece] = []
    section, topic, level = OTHER, "", 0
    parts = [part for block in blocks for part in _parted(block, names)]
    for block in _titled(parts, names):
        if block.kind is Kind.HEADING:
            known = recognise(block.text, names)
            if known:
                section, topic, level = known.section, known.topic, block.level
            elif not (level and block.level > level):
                section, topic, level = OTHER, "", 0
            found.append(Piece(Kind.HEADING, block.text, section, topic, max(block.level, 1)))
        elif block.kind is Kind.TITLE:
            found.append(Piece(Kind.TITLE, block.text))
            section = "brief"
        else:
            found.append(Piece(block.kind, block.text, section, topic, label=block.label))
    return found


def recognise(heading: str, names: HeadingNames) -> Heading | None:
    """Return what a heading opens: the name that it is, or the longest that it contains."""
    words = plainly(heading).split()
    exact = names.by_name.get(" ".join(words))
    if exact or len(words) > _MOST_HEADING_WORDS:
        return exact
    for length in range(min(len(words), names.longest), 0, -1):
        for start in range(len(words) - length + 1):
            known = names.by_name.get(" ".join(words[start : start + length]))
            if known:
                return known
    return None


def _parted(block: Block, names: HeadingNames) -> Iterator[Block]:
    """Yield a block as what it really is: a line of it may be a field, an item or a heading."""
    lines = [line.strip() for line in block.text.splitlines() if line.strip()]
    if len(lines) > 1 and block.kind is not Kind.HEADING:
        for line in lines:
            yield from _parted(replace(block, text=line), names)
        return
    if block.kind is Kind.PARAGRAPH:
        item = bulleted(block.text)
        if item is not None:
            block = replace(block, kind=Kind.ITEM, text=item)
    if block.kind in (Kind.PARAGRAPH, Kind.ITEM) and not block.label:
        labelled = _LABEL.fullmatch(block.text.strip())
        if labelled:
            label, value = labelled["label"].strip(), labelled["value"]
            if plainly(label) in names.field_names:
                yield Block(Kind.FIELD, value, label=label)
                return
            if block.kind is Kind.PARAGRAPH and plainly(label) in names.by_name:
                yield Block(Kind.HEADING, label, 1)
                yield Block(Kind.PARAGRAPH, value)
                return
    if block.kind is Kind.PARAGRAPH and _opens(block, names):
        yield Block(Kind.HEADING, block.text, 1)
    elif block.text.strip() or block.label:
        yield block


def _opens(block: Block, names: HeadingNames) -> bool:
    """Tell whether a paragraph is a heading that nobody marked as one."""
    text = block.text.strip()
    words = text.split()
    if not words or len(words) > _MOST_HEADING_WORDS or text.endswith((".", "!", ",", ";")):
        return False
    if plainly(text) in names.by_name:
        return True
    looks = block.strong or text.endswith(":") or (text.isupper() and len(text) > 3)
    return (looks and recognise(text, names) is not None) or (block.strong and not text.endswith("?"))


def _titled(blocks: Sequence[Block], names: HeadingNames) -> list[Block]:
    """Return the blocks with the one that is the title marked as such: the first that can be it."""
    if any(block.kind is Kind.TITLE for block in blocks):
        return list(blocks)
    found = list(blocks)
    for index, block in enumerate(blocks[:8]):
        if block.kind is Kind.HEADING and recognise_exactly(block.text, names) is None:
            found[index] = Block(Kind.TITLE, block.text)
            return found
        if block.kind in (Kind.HEADING, Kind.ITEM):
            break
    for index, block in enumerate(blocks[:30]):
        if block.kind is Kind.FIELD and names.field_names.get(plainly(block.label)) == "title":
            return _split_field(found, index)
    if blocks and blocks[0].kind is Kind.PARAGRAPH and _can_be_title(blocks[0].text):
        found[0] = Block(Kind.TITLE, blocks[0].text)
    return found


def recognise_exactly(heading: str, names: HeadingNames) -> Heading | None:
    """Return what a heading opens if it is a known name and nothing more."""
    return names.by_name.get(plainly(heading))


def _can_be_title(text: str) -> bool:
    return len(text) <= _MOST_TITLE and not text.rstrip().endswith((".", ":", "?"))


def _split_field(blocks: list[Block], index: int) -> list[Block]:
    """Return the blocks with a field such as "Job title: Keeper" as a label and the title itself."""
    field = blocks[index]
    return [*blocks[:index], Block(Kind.TITLE, field.text, label=field.label), *blocks[index + 1 :]]
