"""Which block of an old posting is its title: the first heading, labelled field or line that can be it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from carehire.checks.reading import Kind, sentence_spans
from carehire.checks.words import HeadingNames, plainly
from carehire.readers.posting_blocks import LABEL, Block
from carehire.readers.posting_headings import recognise, recognise_exactly

_MOST_TITLE = 120
_TITLE_WITHIN = 10  # blocks


def titled(blocks: Sequence[Block], names: HeadingNames) -> list[Block]:
    """Return the blocks with the one that is the title marked as such: the first that can be it."""
    blocks = _without_page_title(blocks, names)
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


def _without_page_title(blocks: Sequence[Block], names: HeadingNames) -> Sequence[Block]:
    """Return the blocks without a page's own title, such as "Jobs", where a line is one sooner."""
    first = blocks[0] if blocks else None
    if first is None or first.kind is not Kind.TITLE or not first.apart:
        return blocks
    near = list(_before_items(blocks[1:_TITLE_WITHIN]))
    better = any(_can_be_title(block.text) and names.names_work(block.text) for block in near)
    if better and not names.names_work(first.text):
        return blocks[1:]
    return [replace(first, apart=False), *blocks[1:]]


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
    labelled = LABEL.fullmatch(block.text.strip())
    name = plainly(labelled["label"]) if labelled else ""
    known = names.by_name.get(name)
    if labelled and (names.field_names.get(name) == "title" or (known and known.section == "brief")):
        return Block(Kind.TITLE, labelled["value"], label=labelled["label"])
    return Block(Kind.TITLE, block.text)


def _can_be_title(text: str) -> bool:
    return len(text) <= _MOST_TITLE and not text.rstrip().endswith((".", ":", "?"))


def _split_field(blocks: list[Block], index: int) -> list[Block]:
    """Return the blocks with a field such as "Job title: Keeper" as a label and the title itself.

    Sentences behind it, as in "Hiring: Keeper. Nights. Call Lou.", stand apart.
    """
    field = blocks[index]
    spans = list(sentence_spans(field.text, 0, len(field.text)))
    said = [field.text[start:end] for start, end in spans]
    rest = [Block(Kind.PARAGRAPH, text, links=field.links) for text in said[1:]]
    title = said[0].rstrip(".") if rest else field.text
    return [*blocks[:index], Block(Kind.TITLE, title, label=field.label), *rest, *blocks[index + 1 :]]
