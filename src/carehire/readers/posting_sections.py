"""The blocks of an old posting → its sections, told by their headings and the usual other names of these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from carehire.checks.reading import OTHER, STRUCK, Kind, Piece, sentence_spans
from carehire.checks.words import Heading, HeadingNames, plainly
from carehire.postings.old_places import read_place
from carehire.readers.posting_blocks import LABEL, Block, bulleted
from carehire.readers.posting_headings import begins_with_a_name, is_listed, leads_in, opened_by, opens
from carehire.readers.posting_titles import titled

_ONE_LINE = re.compile(r"\s*;\s+|\s+[|•·/]\s+|\t+|\s{3,}")
_STATES = re.compile(
    r"^(?:pay|salary|wages?)\b.*[$€£]\s?\d|[\w.+-]+@[\w-]+\.\w", re.IGNORECASE
)  # what no heading says
_BUTTONS = ("apply", "apply now", "apply here", "apply today", "apply online", "apply for this job")
_MOST_LABEL = 40


def pieces(blocks: Iterable[Block], names: HeadingNames) -> list[Piece]:
    """Return the blocks in order, each with the section that it stands in; no word is left out."""
    found: list[Piece] = []
    parts = titled([part for block in blocks for part in _parted(block, names)], names)
    # Without a title the text begins with what it is about.
    untitled = not any(part.kind is Kind.TITLE for part in parts)
    section, topic, level = ("brief" if untitled else OTHER), "", 0
    for block in _without_buttons([*_headed(_labelled(parts, names), names)], names):
        if block.apart:
            section, topic, level = OTHER, "", 0
        if block.struck:
            found.append(Piece(Kind.PARAGRAPH, block.text, OTHER, STRUCK))
        elif block.kind is Kind.HEADING:
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
        elif block.kind is Kind.FIELD and (named := _section_named(block.label, names)):
            # A cell such as "Main purpose | To help tenants" is a section of its own, and ends with it.
            found.append(
                Piece(
                    Kind.PARAGRAPH,
                    block.text,
                    named.section,
                    named.topic,
                    label=block.label,
                    links=block.links,
                )
            )
        else:
            found.append(Piece(block.kind, block.text, section, topic, label=block.label, links=block.links))
    return found


def _without_buttons(blocks: Sequence[Block], names: HeadingNames) -> Iterator[Block]:
    """Yield the blocks; an "Apply now" before all sections is a copied button, and no heading."""
    listed = [
        n for n, block in enumerate(blocks) if block.kind is Kind.HEADING and is_listed(block.text, names)
    ]
    for number, block in enumerate(blocks):
        button = block.kind is Kind.HEADING and plainly(block.text) in _BUTTONS
        copied = button and bool(listed) and number < listed[0]
        yield replace(block, kind=Kind.PARAGRAPH, level=0) if copied else block


def _headed(blocks: Sequence[Block], names: HeadingNames) -> Iterator[Block]:
    """Yield the blocks; a line that leads into a list is its heading, though nobody marked it as one."""
    for index, block in enumerate(blocks):
        onward = blocks[index + 1] if index + 1 < len(blocks) else None
        leads = block.kind is Kind.PARAGRAPH and onward is not None and onward.kind is Kind.ITEM
        if index and leads and leads_in(block.text.strip(), names):
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
        if _is_one_more_place(block, found[-1] if found else None, names):
            found.append(Block(Kind.FIELD, block.text, label=found[-1].label))
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


def _is_one_more_place(block: Block, before: Block | None, names: HeadingNames) -> bool:
    """Tell whether a line goes on with the places of the field before it."""
    if before is None or before.kind is not Kind.FIELD or block.kind is not Kind.PARAGRAPH:
        return False
    return names.field_names.get(plainly(before.label)) == "location" and read_place(block.text) is not None


def _parted(block: Block, names: HeadingNames) -> Iterator[Block]:
    """Yield a block as what it really is: a line of it may be a field, an item or a heading."""
    if block.struck:
        yield block
        return
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
    if block.kind is Kind.ITEM and _is_numbered_heading(block.text, names):
        yield Block(Kind.HEADING, block.text, 1)
        return
    if block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING) and not block.label:
        row = _fields_in_a_row(block, names)
        if row:
            yield from row
            return
    if block.kind in (Kind.PARAGRAPH, Kind.ITEM) and not block.label:
        labelled = LABEL.fullmatch(block.text.strip())
        if labelled:
            label, value = labelled["label"].strip(), labelled["value"]
            if plainly(label) in names.field_names:
                yield Block(Kind.FIELD, value, label=label, links=block.links)
                return
            if block.kind is Kind.PARAGRAPH and begins_with_a_name(label, names):
                own, behind = _up_to_next_name(value, names)
                yield Block(Kind.HEADING, label, 1)
                yield Block(Kind.PARAGRAPH, own, links=block.links)
                if behind:
                    yield from _parted(replace(block, text=behind), names)
                return
    if block.kind is Kind.PARAGRAPH and opens(block, names):
        yield Block(Kind.HEADING, block.text, 1)
    elif block.text.strip() or block.label:
        yield block


def _up_to_next_name(text: str, names: HeadingNames) -> tuple[str, str]:
    """Return a text up to the sentence that begins with the name of another section, and what follows."""
    for start, end in list(sentence_spans(text, 0, len(text)))[1:]:
        labelled = LABEL.fullmatch(text[start:end])
        if labelled and begins_with_a_name(labelled["label"].strip(), names):
            return text[:start].rstrip(), text[start:]
    return text, ""


def _section_named(label: str, names: HeadingNames) -> Heading | None:
    """Return the section of which a label is the name, as "Main purpose" is, and not that of a fact."""
    known = names.by_name.get(plainly(label))
    fact = plainly(label) in names.field_names
    return known if known and known.section != "additional" and not fact else None


def _is_numbered_heading(text: str, names: HeadingNames) -> bool:
    """Tell whether a line behind a number is a section's name, as in "8. KEY TASKS"."""
    known = names.by_name.get(plainly(text))
    told = text.isupper() or text.rstrip().endswith(":") or len(text.split()) > 1
    return known is not None and told and (known.section != "additional" or bool(known.topic))


def _fields_in_a_row(block: Block, names: HeadingNames) -> list[Block]:
    """Return the fields of one line such as ``Place: Leeds | Type: Full-time``; none of any other line."""
    found = []
    pieces = [piece for piece in _ONE_LINE.split(block.text.strip()) if piece]
    for piece in pieces if len(pieces) > 1 else ():
        labelled = LABEL.fullmatch(piece)
        if not labelled or plainly(labelled["label"]) not in names.field_names:
            return []
        found.append(Block(Kind.FIELD, labelled["value"], label=labelled["label"].strip()))
    return found
