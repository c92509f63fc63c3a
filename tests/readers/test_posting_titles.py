from __future__ import annotations

from carehire.catalog import Catalog
from carehire.checks.reading import Kind
from carehire.readers.posting_blocks import Block
from carehire.readers.posting_titles import titled

NAMES = Catalog().words().headings


def title(*blocks: Block) -> list[str]:
    return [block.text for block in titled(blocks, NAMES) if block.kind is Kind.TITLE]


def test_the_first_heading_that_names_work_is_the_title():
    assert title(
        Block(Kind.HEADING, "Welcome", 1),
        Block(Kind.HEADING, "Customer Service Manager", 1),
        Block(Kind.HEADING, "Responsibilities", 2),
    ) == ["Customer Service Manager"]


def test_a_field_or_else_the_first_line_is_the_title_where_no_heading_can_be():
    field = Block(Kind.FIELD, "Keeper", label="Job title")
    assert title(Block(Kind.PARAGRAPH, "Coast & Co"), field) == ["Keeper"]
    assert title(Block(Kind.PARAGRAPH, "Keeper of the lamp"), Block(Kind.PARAGRAPH, "We pay.")) == [
        "Keeper of the lamp"
    ]


def test_no_line_behind_a_list_is_the_title():
    assert title(Block(Kind.ITEM, "Keep the lamp"), Block(Kind.PARAGRAPH, "Keeper")) == []
