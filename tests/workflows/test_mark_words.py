from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from carehire.checks.reading import Reading
from carehire.documents.blocks import Bullets, Document, Fields, Heading, Paragraph, Span, inline
from carehire.documents.reading import read
from carehire.findings import Finding, Severity
from carehire.workflows.mark_words import mark_words, remark_id, words_id
from carehire.writers import html

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def _document(*texts: str) -> Document:
    first, second, third = (*texts, "two", "three")[:3]
    blocks = (
        Heading("What you will do", name="responsibilities"),
        Paragraph((Span(first, strong=True), Span(" & more", href="https://x.example"))),
        Bullets((inline(second), inline("an item"))),
        Fields((("Pay", inline("$1 – $2")), ("Web", (Span(third, href="https://y.example"),)))),
    )
    return Document("A title", "Larkspur", "en-US", NOW, blocks, subtitle="Larkspur · Denver")


def _about(reading: Reading, words: str, severity: Severity = Severity.WARNING) -> Finding:
    start = reading.text.index(words)
    return Finding("x", severity, "here", "Why so.", "Do so.", words, start, start + len(words))


def _marked(html: str, number: int) -> str:
    """Return the words that stand in the marks of a finding, put together again."""
    pieces = re.findall(rf'href="#{remark_id(number)}"[^>]*>(.*?)</a>', html)
    return unescape("".join(pieces))


def _bare(text: str) -> str:
    return re.sub(r"<(a|span)[^>]*>|</(a|span)>", "", text)


def test_words_lead_to_their_remark_and_say_what_it_is():
    document = _document("a <b>young</b> team")
    reading = read(document)
    made = mark_words(html.body(document, top=2), reading, [_about(reading, "young")])
    assert (
        '&lt;b&gt;<a id="words-1" class="found warning" href="#remark-1" title="Warning: Why so. Do so.">young</a>'
        "&lt;/b&gt;"
    ) in made
    assert words_id(1) == "words-1"


def test_titles_headings_facts_and_items_are_marked_where_they_stand():
    document = replace(_document("one", "two"), author="An author")
    reading = read(document)
    found = [_about(reading, words) for words in ("A title", "you will", "$1 – $2", "item", "Denver")]
    made = mark_words(html.body(document, top=2), reading, found)
    assert [_marked(made, number) for number in range(1, 6)] == [each.text for each in found]
    assert "An author</p><h2>" in made  # the author above the title is nobody's words


def test_the_shorter_of_two_findings_on_the_same_words_leads_and_the_longer_is_marked_too():
    document = _document("a young and hungry team")
    reading = read(document)
    found = [_about(reading, "young and hungry", Severity.NOTE), _about(reading, "hungry", Severity.ERROR)]
    made = mark_words(html.body(document, top=2), reading, found)
    assert _marked(made, 1) == "young and "
    assert _marked(made, 2) == "hungry"
    assert '<span class="found note"><a id="words-2" class="found error"' in made


def test_words_in_a_link_of_the_posting_are_marked_without_a_second_link():
    document = _document("one", "two", "young.example")
    reading = read(document)
    made = mark_words(html.body(document, top=2), reading, [_about(reading, "young.example")])
    assert '<a href="https://y.example"><span id="words-1" class="found warning"' in made
    assert "remark-1" not in made


def test_a_finding_about_the_whole_marks_nothing():
    document = _document("one")
    whole = Finding("x", Severity.NOTE, "posting", "Why.", start=0, end=0)
    body = html.body(document, top=2)
    assert mark_words(body, read(document), [whole]) == body


@given(st.text(min_size=1), st.text(), st.data())
def test_marks_hold_their_words_and_change_no_others(first: str, second: str, data: st.DataObject):
    document = _document(first, second)
    reading = read(document)
    body = html.body(document, top=2)
    start = data.draw(st.integers(0, len(reading.text) - 1))
    part = reading.part_at(start)
    end = data.draw(st.integers(start, part.end if part else start))
    finding = Finding("x", Severity.NOTE, "here", "Why.", "", reading.text[start:end], start, end)
    made = mark_words(body, reading, [finding])
    assert _bare(made) == _bare(body)
    held = re.findall(r'class="found note"[^>]*>(.*?)</', made, re.DOTALL)
    if part and start >= part.body:
        words = "".join(unescape(re.sub("<br>", "\n", each)) for each in held)
        assert "".join(words.split()) == "".join(html.clean(finding.text).split())
