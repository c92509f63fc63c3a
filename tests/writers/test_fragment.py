from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from carehire.documents.blocks import (
    Block,
    Bullets,
    Document,
    Fields,
    Heading,
    Paragraph,
    Span,
    Table,
    inline,
)
from carehire.writers.fragment import fragment

FEW = frozenset(("p", "ul", "li", "br"))
MANY = frozenset(("h2", "h3", "p", "ul", "ol", "li", "br", "strong", "em"))


def document(*blocks: Block) -> Document:
    return Document("t", "a", "en-US", datetime(2026, 1, 1, tzinfo=UTC), blocks)


EVERY = document(
    Heading("Work"),
    Paragraph((Span("You "), Span("lead", strong=True), Span(" & "), Span("learn", emphasis=True))),
    Bullets((inline("one"), inline("two")), ordered=True),
    Fields((("Apply", (Span("here", href="https://x.example/a"),)), ("Mail", inline("a@x.example")))),
    Table("Hours", ("Day", "Hours"), ((inline("Monday"), inline("9 to 5")), (inline("Sunday"), inline("")))),
)


def test_every_block_is_written_with_the_tags_at_hand():
    assert fragment(EVERY, MANY).splitlines() == [
        "<h2>Work</h2>",
        "<p>You <strong>lead</strong> &amp; <em>learn</em></p>",
        "<ol>",
        "<li>one</li>",
        "<li>two</li>",
        "</ol>",
        "<p><strong>Apply:</strong> here (https://x.example/a)</p>",
        "<p><strong>Mail:</strong> a@x.example</p>",
        "<p>Day: Monday; Hours: 9 to 5</p>",
        "<p>Day: Sunday</p>",
    ]


def test_what_has_no_tag_is_said_with_what_there_is():
    assert fragment(EVERY, FEW).splitlines()[:6] == [
        "<p>Work</p>",
        "<p>You lead &amp; learn</p>",
        "<ul>",
        "<li>1. one</li>",
        "<li>2. two</li>",
        "</ul>",
    ]
    assert fragment(EVERY, frozenset(("br",))).splitlines()[2] == "1. one<br>"


def test_a_board_without_entities_gets_its_ampersand_raw_and_still_no_tag_of_a_text():
    text = document(Paragraph(inline("R&D <script> a > b")))
    assert fragment(text, FEW, entities=False) == "<p>R&D &lt;script> a > b</p>"
    fewer = document(Paragraph(inline("x < 5")))
    assert fragment(fewer, FEW, entities=False) == "<p>x < 5</p>"
    assert fragment(text, FEW) == "<p>R&amp;D &lt;script&gt; a &gt; b</p>"


@given(st.text(), st.booleans())
def test_no_text_brings_a_tag_with_it_and_no_word_is_lost(text, entities):
    words = "".join(text.split())
    made = fragment(document(Paragraph(inline(f"x {text} y"))), FEW, entities)
    tree = html.fragment_fromstring(made, create_parent="div")
    assert {node.tag for node in tree.iter()} <= {"div", "p", "br"}
    if entities and words.isalnum():
        assert words in "".join(tree.text_content().split())
