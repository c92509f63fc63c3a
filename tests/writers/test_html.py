from __future__ import annotations

import re
from html.parser import HTMLParser

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carehire.documents.blocks import Bullets, Heading, Paragraph, Span, Table, inline, plain
from carehire.documents.look import Look
from carehire.errors import UserError
from carehire.writers import html
from carehire.writers.characters import clean
from tests.writers.samples import HOUSE, HOUSE_BASE, PAGE, document
from tests.writers.test_docx import ANY_TEXT, HOSTILE, meant

_VOID = {"meta", "br", "link", "img", "hr", "input"}


class Nesting(HTMLParser):
    """Checks that every element that is opened is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.declared = ""

    def handle_decl(self, decl: str) -> None:
        self.declared = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(**changes: object) -> lxml.html.HtmlElement:
    text = html.write(document(**changes), HOUSE).decode("utf-8")  # type: ignore[arg-type]
    nesting = Nesting()
    nesting.feed(text)
    nesting.close()
    assert nesting.declared == "DOCTYPE html"
    assert nesting.open == []
    return lxml.html.document_fromstring(text)


def words(element: lxml.html.HtmlElement) -> str:
    """Return an element's text with line breaks as they are seen."""
    for line_break in element.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return str(element.text_content())


def test_the_page_has_language_title_and_one_highest_heading() -> None:
    root = page()
    assert root.get("lang") == "en-US"
    assert root.findtext(".//title") == "Customer Care Manager · Riverbend Home Services"
    assert [h.text for h in root.iter("h1")] == ["Customer Care Manager"]
    assert [h.tag for h in root.iter("h1", "h2", "h3", "h4")] == ["h1", "h2", "h3", "h2", "h2"]


@pytest.mark.parametrize(
    ("subtitle", "said"),
    [
        ("Coast · Denver, CO · Full-time", []),
        ("Coast", []),
        ("Coastline · Denver, CO", ["Coast"]),
        ("Denver, CO · Coast", ["Coast"]),
        ("", ["Coast"]),
    ],
)
def test_the_author_stands_above_the_title_unless_the_line_below_begins_with_them(
    subtitle: str, said: list[str]
) -> None:
    root = page(author="Coast", subtitle=subtitle)
    assert [each.text for each in root.findall(".//header/p[@class='author']")] == said


def test_every_text_of_the_document_is_there_in_order() -> None:
    article = page().find(".//article")
    assert article is not None
    text = " ".join(words(article).split())
    place = 0
    for style, said in meant(document()):
        for piece in said.split("\t") if style == "Carehire Fact" else [said]:
            assert piece in text
            place = text.index(piece, place)


def test_lists_facts_and_tables_are_what_they_are_called() -> None:
    root = page()
    assert [
        len(each) for each in (root.findall(".//ul/li"), root.findall(".//ol"), root.findall(".//dl/div/dt"))
    ] == [2, 2, 2]
    [table] = root.findall(".//table")
    assert table.findtext("caption") == "When the team is reached"
    assert [th.get("scope") for th in table.iter("th")] == ["col"] * 3
    assert [td.get("class") for td in table.iter("td")] == [None, None, "number"] * 2


def test_nothing_is_loaded_or_run() -> None:
    text = html.write(document(), HOUSE).decode()
    assert not re.search(r"<(script|link|img|iframe|object|embed)|@import|url\(|\son\w+=", text)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " data:text/html,x", "http://[x"]
)
def test_an_unsafe_address_is_no_link(href: str) -> None:
    made = html.body(document(Paragraph((Span("here", href=href),))))
    assert "<a " not in made
    assert "here" in made


@pytest.mark.parametrize(
    "text", [*HOSTILE.values(), "<script>alert(1)</script>", "</title><script>", "</style>"]
)
def test_hostile_text_reads_literally(text: str) -> None:
    root = page(
        title=text, author=text, subtitle=text, subject=text, blocks=(Paragraph(inline(text)), Heading(text))
    )
    assert words(root.findall(".//article//p")[-1]) == text
    assert words(root.find(".//h1")) == text
    assert not list(root.iter("script"))


@settings(max_examples=150, deadline=None)
@given(
    ANY_TEXT,
    st.lists(st.builds(Span, ANY_TEXT, st.booleans(), st.booleans(), st.none() | ANY_TEXT), max_size=4),
)
def test_any_text_reads_as_cleaned(title: str, spans: list[Span]) -> None:
    table = Table(title, (title,), ((tuple(spans),),))
    root = page(title=title, blocks=(table, Paragraph((Span("."), *spans)), Bullets((inline("."),))))
    assert words(root.find(".//h1")) == clean(title)
    assert words(root.find(".//td")) == clean(plain(tuple(spans)))
    assert words(root.find(".//main").findall(".//p")[-1]) == clean(plain((Span("."), *spans)))


def test_right_to_left_documents_and_paragraphs_say_so() -> None:
    assert page(language="he-IL").get("dir") == "rtl"
    assert '<p dir="rtl">مدير</p>' in html.body(document(Paragraph(inline("مدير"))))


def test_the_article_alone_can_start_at_a_lower_level() -> None:
    body = html.body(document(), top=2)
    assert body.startswith("<article")
    assert body.endswith("</article>")
    assert [tag for tag in ("h1", "h2", "h3", "h4", "h5") if f"<{tag}" in body] == ["h2", "h3", "h4"]


def test_a_page_with_a_fault_is_named() -> None:
    with pytest.raises(UserError, match="nobody"):
        html.write(document(), Look(HOUSE_BASE, HOUSE_BASE, "{{ nobody }}"))
    with pytest.raises(UserError, match="HTML page"):
        html.write(document(), Look(HOUSE_BASE, HOUSE_BASE, "{% if %}"))


def test_a_page_cannot_reach_into_python() -> None:
    with pytest.raises(UserError):
        html.write(document(), Look(HOUSE_BASE, HOUSE_BASE, "{{ title.__class__.__mro__ }}"))


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_texts_stand_out_from_the_paper_in_light_and_dark(mode: int) -> None:
    palette = colours(re.findall(r":root \{[^}]*\}", PAGE)[mode])
    paper = luminance(palette["paper"])
    for name in ("ink", "quiet", "accent", "link"):
        light, dark = sorted((luminance(palette[name]), paper), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, name
