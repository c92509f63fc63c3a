"""Blocks as Word's body, each with the room around it and what it stays together with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from carehire.documents.blocks import (
    Block,
    Bullets,
    Document,
    Fields,
    Heading,
    NoteSpace,
    Paragraph,
    Span,
    Table,
    inline,
    plain,
)
from carehire.writers.characters import before_right_to_left, clean
from carehire.writers.outline import announces, outline
from carehire.writers.word.base import Base
from carehire.writers.word.paragraphs import Paragraphs
from carehire.writers.word.tables import LITTLE_TEXT, Tables

_ROOM_AFTER_TABLE = '<w:spacing w:before="200"/>'
_ROOM_AROUND_LIST = '<w:spacing w:before="120"/>'
_ROOM_AROUND_DAY = '<w:spacing w:before="480" w:after="480"/>'
LITTLE_END = 1200
"""Letters of text that are no more than a third of a page: so much may move to the last page together."""


class Body:
    """Collects one document's paragraphs, with the links and the lists that they use."""

    def __init__(self, base: Base) -> None:
        self.lists = 0
        self._base = base
        self._styles = base.styles
        self._text = Paragraphs(base)
        self._tables = Tables(base, self._text)

    @property
    def links(self) -> list[str]:
        """The addresses that were linked so far, in their order."""
        return self._text.links

    def write(self, document: Document) -> str:
        """Return the body of ``document`` from its title to its last block."""
        parts = list(self._opening(document))
        said = list(outline(document))
        ending = _ending(said)
        blocks: list[Block | None] = [None, *said, None]
        for number, ((before, block), (_, after)) in enumerate(pairwise(pairwise(blocks))):
            if block is not None:
                parts.append(
                    self._block(
                        block,
                        room=_room_after(before),
                        leads=isinstance(before, Heading),
                        before=after,
                        ends=number >= ending and after is not None,
                    )
                )
        return "".join(parts)

    def _opening(self, document: Document) -> Iterator[str]:
        title, subtitle = (clean(text).strip() for text in (document.title, document.subtitle))
        if document.letter:
            yield (
                self._text.paragraph(inline(subtitle), "Normal", room=_ROOM_AROUND_DAY) if subtitle else ""
            )
            yield (self._text.paragraph((Span(title, strong=True),), "Normal", keep=True) if title else "")
            return
        yield self._heading(document.title, "Title") if title else ""
        yield self._heading(document.subtitle, "Subtitle") if subtitle else ""

    def _block(self, block: Block, *, room: str, leads: bool, before: Block | None, ends: bool) -> str:
        if isinstance(block, Heading):
            return self._heading(block.text, f"Heading {block.level}", new_page=block.new_page)
        if isinstance(block, Paragraph):
            room = room or (_ROOM_AROUND_LIST if isinstance(before, Bullets) else "")
            stays = announces(block) and isinstance(before, Bullets | Fields | Table | NoteSpace)
            style = "Carehire Note" if block.note else "Normal"
            return self._text.paragraph(block.spans, style, keep=stays or ends, room=room)
        if isinstance(block, Bullets):
            stays = leads and isinstance(before, Table | NoteSpace) and _is_little(block)
            return self._list(block, room, keep=stays or ends)
        if isinstance(block, Fields):
            return self._fields(block, room, keep=ends)
        if isinstance(block, NoteSpace):
            return self._tables.note_space(block)
        return self._tables.table(block)

    def _heading(self, text: str, style: str, *, new_page: bool = False) -> str:
        break_before = "<w:pageBreakBefore/>" if new_page else ""
        first, rest = before_right_to_left(text)
        runs = self._text.run(first) + self._text.run(rest)
        side = first if any(map(str.isalpha, first)) else rest
        return self._text.wrap(runs, style, side, keep=True, number=break_before)

    def _list(self, block: Bullets, room: str, *, keep: bool) -> str:
        style, number = "List Bullet", ""
        if block.ordered:
            style = "List Number"
            number = (
                f'<w:numPr><w:ilvl w:val="{self._base.counting.level}"/>'
                f'<w:numId w:val="{self._base.next_list + self.lists}"/></w:numPr>'
            )
            self.lists += 1
        first, *rest = block.items
        return self._text.paragraph(first, style, keep=keep, number=number, room=room) + "".join(
            self._text.paragraph(item, style, keep=keep, number=number) for item in rest
        )

    def _fields(self, block: Fields, room: str, *, keep: bool) -> str:
        facts = []
        for label, value in block.items:
            name = self._text.run(f"{label}", f'<w:rStyle w:val="{self._styles["Carehire Label"]}"/>')
            text = self._text.spans(value)
            facts.append(
                self._text.wrap(f"{name}<w:r><w:tab/></w:r>{text}", "Carehire Fact", label, keep, room=room)
            )
            room = ""
        return "".join(facts)


def _ending(blocks: list[Block]) -> int:
    """Return from which block on a document's end stays together: its last two short sections.

    Otherwise a last paragraph or two would stand alone on a page of their own.
    """
    ending, length, sections = len(blocks), 0, 0
    for number, block in reversed([*enumerate(blocks)]):
        if not isinstance(block, Heading | Paragraph | Bullets | Fields):
            break
        length += _length(block)
        if length > LITTLE_END:
            break
        if isinstance(block, Heading):
            ending, sections = number, sections + 1
            if sections == 2 or block.new_page:
                break
    return ending


def _length(block: Heading | Paragraph | Bullets | Fields) -> int:
    if isinstance(block, Heading):
        return len(block.text)
    if isinstance(block, Paragraph):
        return len(plain(block.spans))
    if isinstance(block, Bullets):
        return sum(len(plain(item)) for item in block.items)
    return sum(len(label) + len(plain(value)) for label, value in block.items)


def _is_little(block: Bullets) -> bool:
    """Say whether a list is short enough to stay between a heading and the table that both are about."""
    return _length(block) < LITTLE_TEXT


def _room_after(block: Block | None) -> str:
    if isinstance(block, Table | NoteSpace):
        return _ROOM_AFTER_TABLE
    return _ROOM_AROUND_LIST if isinstance(block, Bullets) else ""
