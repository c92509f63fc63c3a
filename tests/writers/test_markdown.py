from __future__ import annotations

import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from carehire.documents.blocks import Block, Bullets, Fields, Heading, Paragraph, Span, Table, inline, plain
from carehire.writers import markdown
from carehire.writers.characters import clean
from tests.writers.samples import HOUSE, document
from tests.writers.test_docx import ANY_TEXT

# What Markdown gives a meaning to, and what stands beside it.
TRICKY = st.text(st.sampled_from("*_`~[]()<>!#+-=|\\&;:.1a \n\té\u00a0\"'$"), max_size=25)


def rendered(*blocks: Block, title: str = "Title") -> lxml.html.HtmlElement:
    """Return what a CommonMark reader with tables and strike-through shows."""
    text = markdown.write(document(*blocks, title=title, subtitle=""), HOUSE).decode("utf-8")
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return lxml.html.document_fromstring(f"<html><body>{reader.render(text)}</body></html>").body


def words(element: lxml.html.HtmlElement) -> str:
    return str(element.text_content())


def on_one_line(text: str) -> str:
    return clean(text).replace("\n", " ")


def test_every_block_becomes_what_it_is() -> None:
    root = rendered(*document().blocks)
    assert [h.tag for h in root.iter("h1", "h2", "h3", "h4")] == ["h1", "h2", "h3", "h2", "h2"]
    assert [len(each) for each in root.iter("ul", "ol")] == [2, 2, 3, 2]
    assert root.findtext(".//a") == "our page"
    assert root.find(".//a").get("href") == "https://riverbend.example/apply?role=ccm&lang=en"
    assert [words(cell) for cell in root.iter("th", "td")][:4] == [
        "Days",
        "Hours",
        "Calls",
        "Monday to Friday",
    ]
    assert root.findtext(".//strong") == "Location:"


def test_neighbouring_lists_stay_two() -> None:
    one, two = Bullets((inline("a"),)), Bullets((inline("b"),))
    assert len(rendered(one, two).findall("ul")) == 2
    assert len(rendered(Bullets((inline("a"),), True), Bullets((inline("b"),), True)).findall("ol")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "# no heading", "- no item", "+ no item", "1. no item", "2024) no item", "===", "---", "> no quote",
        "    no code", "`no code`", "**not strong**", "_x_", "[no](http://link)", "![no](picture)", "<b>",
        "&amp;", "&#42;", "http://example.com",
        "a\\", "\\", "~~~", "| a | b |", ":--|--:",
        "[x]: http://definition", "a  \nb",
        "one\n\ntwo", "C#", "Title #", "# #", "<!-- no comment -->", "\ttab", "***", "a\n===",
    ],
)  # fmt: skip
def test_text_reads_literally(text: str) -> None:
    root = rendered(
        Paragraph(inline(text)), Bullets((inline(text),)), Table("c", ("h",), ((inline(text),),)), title=text
    )
    assert words(root.find("p")).replace("\n", "") == text.replace("\n", "")
    assert words(root.find(".//h1")).strip() == on_one_line(text).strip()
    assert words(root.find(".//ul/li")).replace("\n", "") == text.replace("\n", "")
    assert words(root.find(".//td")) == on_one_line(text)


@settings(max_examples=300, deadline=None)
@given(TRICKY | ANY_TEXT)
@example("a\\\n")
def test_any_text_reads_literally(text: str) -> None:
    root = rendered(
        Heading("x" + text),
        Paragraph((Span("."), Span(text))),
        Bullets((inline("." + text),)),
        Fields((("." + text, inline(text)),)),
        Table("c", ("h" + text,), ((inline(text),),)),
    )
    bare = clean(text).strip("\n")
    assert words(root.find(".//h2")).split() == ("x" + on_one_line(text)).split()
    assert words(root.find("p")).replace("\n", "") == ("." + clean(text).rstrip("\n")).replace("\n", "")
    assert words(root.findall(".//li")[0]).replace("\n", "") == ("." + clean(text).rstrip("\n")).replace(
        "\n", ""
    )
    assert words(root.find(".//td")) in (on_one_line(text), on_one_line(bare))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.builds(
            Span, TRICKY, st.booleans(), st.booleans(), st.sampled_from([None, "https://x.example/(a)&lt;"])
        ),
        max_size=4,
    )
)
def test_faces_never_change_the_words(spans: list[Span]) -> None:
    root = rendered(Paragraph((Span("."), *spans, Span("."))))
    said = clean(plain((Span("."), *spans, Span("."))))
    assert words(root.find("p")).replace("\n", "") == said.replace("\n", "")


def test_a_link_after_an_exclamation_mark_is_no_picture() -> None:
    root = rendered(Paragraph((Span("Apply!"), Span("here", href="https://riverbend.example"))))
    assert words(root.find("p")) == "Apply!here"


def test_faces_show_where_words_stand_apart() -> None:
    root = rendered(Paragraph((Span("Two "), Span("strong ", strong=True), Span("words", emphasis=True))))
    assert root.findtext(".//strong") == "strong"
    assert root.findtext(".//em") == "words"


def test_the_file_is_utf_8_with_one_line_end_at_the_end() -> None:
    data = markdown.write(document(Paragraph(inline("é\r\nü"))), HOUSE)
    assert data.endswith("ü\n".encode())
    assert b"\r" not in data
