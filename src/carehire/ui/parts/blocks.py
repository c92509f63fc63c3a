"""The blocks of a document, shown on a page: what is printed and what is seen are one text."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from carehire.documents.blocks import Block, Bullets, Fields, Heading, Paragraph, Table, plain
from carehire.ui.parts import text
from carehire.ui.parts.tables import table
from carehire.ui.parts.words import bullets, note, say


def show(blocks: Iterable[Block]) -> None:
    """Show blocks one below the other; faces of single words are left to the writers."""
    for block in blocks:
        if isinstance(block, Heading):
            st.subheader(text.plain(block.text), anchor=False)
        elif isinstance(block, Paragraph):
            (note if block.note else say)(plain(block.spans))
        elif isinstance(block, Bullets):
            bullets(plain(item) for item in block.items)
        elif isinstance(block, Fields):
            table("Facts", ("Fact", "Value"), [(label, plain(value)) for label, value in block.items])
        elif isinstance(block, Table):  # room for notes is for paper
            rows = [tuple(plain(cell) for cell in row) for row in block.rows]
            table(block.caption, block.header, rows, numeric=block.numeric, widths=block.widths)
