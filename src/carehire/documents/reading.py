"""A posting's document as the checks read it: exactly the words that readers see."""

from __future__ import annotations

from collections.abc import Iterator

from carehire.checks.reading import OTHER, Kind, Piece, Reading, compose
from carehire.documents.blocks import Block, Bullets, Document, Fields, Heading, Paragraph, Table, plain
from carehire.postings.terms import SectionId

_SECTIONS = frozenset(section.value for section in SectionId)


def read(document: Document) -> Reading:
    """Return the reading of ``document``; headings say by their name which section they open."""
    return compose(_pieces(document))


def _pieces(document: Document) -> Iterator[Piece]:
    yield Piece(Kind.TITLE, document.title)
    if document.subtitle:
        yield Piece(Kind.FIELD, document.subtitle)
    section, topic = OTHER, ""
    for block in document.blocks:
        if isinstance(block, Heading):
            topic = ""
            if block.level == 1:
                section = block.name if block.name in _SECTIONS else OTHER
            if block.name not in _SECTIONS:
                topic = block.name
            yield Piece(Kind.HEADING, block.text, section, topic, block.level)
        else:
            for piece in _content(block):
                yield Piece(piece.kind, piece.text, section, topic, label=piece.label)


def _content(block: Block) -> Iterator[Piece]:
    if isinstance(block, Paragraph):
        yield Piece(Kind.PARAGRAPH, plain(block.spans))
    elif isinstance(block, Bullets):
        yield from (Piece(Kind.ITEM, plain(item)) for item in block.items)
    elif isinstance(block, Fields):
        yield from (Piece(Kind.FIELD, plain(value), label=label) for label, value in block.items)
    elif isinstance(block, Table):
        rows = (tuple(plain(cell) for cell in row) for row in block.rows)
        for cells in (block.header, *rows):
            yield Piece(Kind.FIELD, " | ".join(cell for cell in cells if cell))
