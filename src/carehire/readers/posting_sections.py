"""The blocks of an old posting → its sections, told by their headings and the usual other names of these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from carehire.checks.reading import OTHER, Kind, Piece
from carehire.checks.words import Heading, HeadingNames, plainly

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n]{0,38}?)\s*:\s+(?P<value>\S.*)", re.DOTALL)
_SIGNS = "•▪◦●○‣⁃➢➤►▶→✓✔✅☑☐☒◆■□✦★"
_BULLET = re.compile(
    rf"\s*(?:[-*+>·–—§{_SIGNS}]|o(?=\s)|\d{{1,2}}[.)-]|\(\d{{1,2}}\)|[a-z][).-]|\([a-z]\)|[ivx]{{1,4}}[.)])\ufe0f?\s+(?=\S)"
    rf"|\s*[{_SIGNS}·]\ufe0f?(?=\S)|\s*[-*](?=[A-Z][a-z])"
)
_ONE_LINE = re.compile(r"\s*;\s+|\s+[|•·/]\s+|\t+|\s{3,}")
_ADDRESS = re.compile(r"mailto:(?P<mail>[^?\s]+@[^?\s]+)(?:\?.*)?|(?P<page>https?://\S+)", re.IGNORECASE)
_STATES = re.compile(
    r"^(?:pay|salary|wages?)\b.*[$€£]\s?\d|[\w.+-]+@[\w-]+\.\w", re.IGNORECASE
)  # what no heading says
_MOST_TITLE = 120
_MOST_HEADING_WORDS = 8
_MOST_LABEL = 40
_LISTED = ("responsibilities", "qualifications", "benefits")
_MOST_LEAD_IN_WORDS = 16
_MOST_BARE_WORDS = 5  # of a line above a list that has no colon and no known name
_TITLE_WITHIN = 10  # blocks


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a file: its kind as the file's own marks tell it, and a heading's level.

    ``strong`` says that all of it is set in bold, which authors do to headings; ``links``
    are the addresses to which its words lead; ``apart`` says that it stands outside of the
    text, as the foot of a page does.
    """

    kind: Kind
    text: str
    level: int = 0
    label: str = ""
    strong: bool = False
    links: tuple[str, ...] = ()
    apart: bool = False


def address(target: str | None) -> tuple[str, ...]:
    """Return the target of a link as an address that somebody can write to or visit; nothing of another."""
    found = _ADDRESS.fullmatch((target or "").strip())
    return (found["mail"] or found["page"],) if found else ()


def bulleted(line: str) -> str | None:
    """Return a line without its bullet or number; None where it has none."""
    mark = _BULLET.match(line)
    return line[mark.end() :] if mark else None


def pieces(blocks: Iterable[Block], names: HeadingNames) -> list[Piece]:
    """Return the blocks in order, each with the section that it stands in; no word is left out."""
    found: list[Piece] = []
    parts = _titled([part for block in blocks for part in _parted(block, names)], names)
    # Without a title the text begins with what it is about.
    untitled = not any(part.kind is Kind.TITLE for part in parts)
    section, topic, level = ("brief" if untitled else OTHER), "", 0
    for block in _headed(_labelled(parts, names), names):
        if block.apart:
            section, topic, level = OTHER, "", 0
        if block.kind is Kind.HEADING:
            known = opened_by(block.text, names)
            if known:
                section, topic, level = known.section, known.topic, block.level
            elif not (level and block.level > level):
                section, topic, level = OTHER, "", 0
            found.append(
                Piece(Kind.HEADING, block.text, section, topic, max(block.level, 1), links=block.links)
            )
        elif block.kind is Kind.TITLE:
            found.append(Piece(Kind.TITLE, block.text, label=block.label))
            section, topic, level = "brief", "", 0
        else:
            found.append(Piece(block.kind, block.text, section, topic, label=block.label, links=block.links))
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


def opened_by(heading: str, names: HeadingNames) -> Heading | None:
    """Return what a heading opens: its known name, what a line speaks of that leads on, or a name in it."""
    exact = recognise_exactly(heading, names)
    if exact is None and _names_a_fact(heading, names):
        return Heading(section="additional", names=(heading,))
    return exact or _led_into(heading, names) or recognise(heading, names)


def _names_a_fact(heading: str, names: HeadingNames) -> bool:
    """Tell whether a heading is the name of a fact, or a question for one: "When do applications close?"."""
    words = plainly(heading).split()
    if " ".join(words) in names.field_names:
        return True
    asked = heading.rstrip().endswith("?") and len(words) <= _MOST_HEADING_WORDS
    starts = [(start, stop) for start in range(len(words)) for stop in range(start + 2, len(words) + 1)]
    return asked and any(" ".join(words[start:stop]) in names.field_names for start, stop in starts)


def _led_into(heading: str, names: HeadingNames) -> Heading | None:
    """Return what a line opens that has no known name, by the words with which it leads into a list."""
    bare = heading.rstrip()
    if not bare.endswith((":", "?")) or len(bare.split()) > _MOST_LEAD_IN_WORDS:
        return None
    section = names.led_into(bare)
    return Heading(section=section, names=(bare,)) if section else None


def _headed(blocks: Sequence[Block], names: HeadingNames) -> Iterator[Block]:
    """Yield the blocks; a line that leads into a list is its heading, though nobody marked it as one."""
    for index, block in enumerate(blocks):
        onward = blocks[index + 1] if index + 1 < len(blocks) else None
        leads = block.kind is Kind.PARAGRAPH and onward is not None and onward.kind is Kind.ITEM
        if index and leads and _leads_in(block.text.strip(), names):
            yield replace(block, kind=Kind.HEADING, level=1)
        else:
            yield block


def _labelled(blocks: Sequence[Block], names: HeadingNames) -> list[Block]:
    """Return the blocks; a line that is a field's name alone is the label of the line below it."""
    found: list[Block] = []
    held: Block | None = None
    for block in blocks:
        if held and block.kind is Kind.PARAGRAPH:
            found.append(Block(Kind.FIELD, block.text, label=held.text.strip(" :"), links=block.links))
            held = None
            continue
        if held:
            found.append(held)
            held = None
        name = plainly(block.text) if block.kind is Kind.PARAGRAPH and len(block.text) <= _MOST_LABEL else ""
        if name in names.field_names and name not in names.by_name:
            held = block
        else:
            found.append(block)
    return [*found, held] if held else found


def _leads_in(text: str, names: HeadingNames) -> bool:
    number = len(text.split())
    if text.endswith(":"):
        return (number <= _MOST_HEADING_WORDS and opened_by(text, names) is not None) or (
            _led_into(text, names) is not None
        )
    bare = not text.endswith((".", "!", ",", ";", "…")) and not text[:1].islower()
    return bare and number <= _MOST_BARE_WORDS and any(map(str.isalpha, text)) and not re.search(r"\d", text)


def _parted(block: Block, names: HeadingNames) -> Iterator[Block]:
    """Yield a block as what it really is: a line of it may be a field, an item or a heading."""
    if block.kind is Kind.HEADING and _STATES.search(block.text):
        block = replace(block, kind=Kind.PARAGRAPH, level=0)
    lines = [line.strip() for line in block.text.splitlines() if line.strip()]
    if len(lines) > 1 and block.kind is not Kind.HEADING:
        for line in lines:
            yield from _parted(replace(block, text=line), names)
        return
    if block.kind is Kind.PARAGRAPH:
        item = bulleted(block.text)
        if item is not None:
            block = replace(block, kind=Kind.ITEM, text=item)
    if block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING) and not block.label:
        row = _fields_in_a_row(block, names)
        if row:
            yield from row
            return
    if block.kind in (Kind.PARAGRAPH, Kind.ITEM) and not block.label:
        labelled = _LABEL.fullmatch(block.text.strip())
        if labelled:
            label, value = labelled["label"].strip(), labelled["value"]
            if plainly(label) in names.field_names:
                yield Block(Kind.FIELD, value, label=label, links=block.links)
                return
            if block.kind is Kind.PARAGRAPH and _begins_with_a_name(label, names):
                yield Block(Kind.HEADING, label, 1)
                yield Block(Kind.PARAGRAPH, value, links=block.links)
                return
    if block.kind is Kind.PARAGRAPH and _opens(block, names):
        yield Block(Kind.HEADING, block.text, 1)
    elif block.text.strip() or block.label:
        yield block


def _begins_with_a_name(label: str, names: HeadingNames) -> bool:
    """Tell whether a label is a section's name, as in "Benefits after 90 days"."""
    words = plainly(label).split()
    most = range(1, len(words) + 1) if len(words) <= _MOST_BARE_WORDS else ()
    known = (names.by_name.get(" ".join(words[:number])) for number in most)
    return plainly(label) in names.by_name or any(name and name.section in _LISTED for name in known)


def _fields_in_a_row(block: Block, names: HeadingNames) -> list[Block]:
    """Return the fields of one line such as ``Place: Leeds | Type: Full-time``; none of any other line."""
    found = []
    pieces = [piece for piece in _ONE_LINE.split(block.text.strip()) if piece]
    for piece in pieces if len(pieces) > 1 else ():
        labelled = _LABEL.fullmatch(piece)
        if not labelled or plainly(labelled["label"]) not in names.field_names:
            return []
        found.append(Block(Kind.FIELD, labelled["value"], label=labelled["label"].strip()))
    return found


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
    headings = [
        index
        for index, block in enumerate(_before_items(blocks[:_TITLE_WITHIN]))
        if block.kind is Kind.HEADING and _can_be_title_as_heading(block.text, names)
    ]
    working = [index for index in headings if names.names_work(blocks[index].text)]
    plain = [index for index in headings if recognise(blocks[index].text, names) is None]
    labelled = (
        index
        for index, block in enumerate(blocks[:30])
        if block.kind is Kind.FIELD and names.field_names.get(plainly(block.label)) == "title"
    )
    named = next(labelled, None)
    best = [*(index for index in plain if index in working), *working, *(plain if named is None else ())]
    if best:
        found[best[0]] = _without_label(found[best[0]], names)
        return found
    if named is not None:
        return _split_field(found, named)
    lines = [
        index
        for index, block in enumerate(_before_items(blocks[:_TITLE_WITHIN]))
        if block.kind is Kind.PARAGRAPH and _can_be_title(block.text)
    ]
    line = next((i for i in lines if names.names_work(blocks[i].text)), 0 if lines[:1] == [0] else None)
    if line is not None:
        found[line] = Block(Kind.TITLE, blocks[line].text)
    return found


def _before_items(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks that stand before the first list; a title never stands behind it."""
    for block in blocks:
        if block.kind is Kind.ITEM:
            return
        yield block


def _can_be_title_as_heading(text: str, names: HeadingNames) -> bool:
    return recognise_exactly(text, names) is None and not text.rstrip().endswith(":")


def _without_label(block: Block, names: HeadingNames) -> Block:
    """Return a title; of a heading such as "Vacancy: Keeper" the name alone, with its label beside it."""
    labelled = _LABEL.fullmatch(block.text.strip())
    if labelled and names.field_names.get(plainly(labelled["label"])) == "title":
        return Block(Kind.TITLE, labelled["value"], label=labelled["label"])
    return Block(Kind.TITLE, block.text)


def recognise_exactly(heading: str, names: HeadingNames) -> Heading | None:
    """Return what a heading opens if it is a known name and nothing more."""
    return names.by_name.get(plainly(heading))


def _can_be_title(text: str) -> bool:
    return len(text) <= _MOST_TITLE and not text.rstrip().endswith((".", ":", "?"))


def _split_field(blocks: list[Block], index: int) -> list[Block]:
    """Return the blocks with a field such as "Job title: Keeper" as a label and the title itself."""
    field = blocks[index]
    return [*blocks[:index], Block(Kind.TITLE, field.text, label=field.label), *blocks[index + 1 :]]
