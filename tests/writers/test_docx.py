from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

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
    plain,
)
from carehire.writers import docx as writer
from carehire.writers.characters import clean
from carehire.writers.outline import outline
from tests.writers.samples import BLOCKS, HOUSE, document, reopened

# Whatever a person may paste, lone surrogates and control characters included.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
HEADED, POINTS = Heading("Decision"), Bullets((inline("a"), inline("b")))
SAID, LONG = Paragraph((Span("We wait."),)), Paragraph((Span("word " * 400),))
FACTS = Fields((("Online", inline("by form")),))
KINDS = ("Normal", "List Bullet", "Carehire Fact")
LISTED = Table("Decision on Kim", ("Decision", "Reason"), ((inline("Hold"), inline("")),))


def said(word: WordDocument) -> list[tuple[str, str]]:
    """Return style and text of every paragraph in reading order; cells are "cell"."""
    return list(_said(word))


def _said(word: WordDocument) -> Iterator[tuple[str, str]]:
    for part in word.iter_inner_content():
        if isinstance(part, WordParagraph):
            assert part.style is not None
            yield part.style.name or "", part.text
        else:
            for row in part.rows:
                for cell in row.cells:
                    yield "cell", cell.text


def meant(model: Document) -> list[tuple[str, str]]:
    """Return the same of a model, as a Word file should say it."""
    return [(style, clean(text)) for style, text in _meant(model)]


def _meant(model: Document) -> Iterator[tuple[str, str]]:
    yield from (
        (style, text)
        for style, text in (("Title", model.title), ("Subtitle", model.subtitle))
        if clean(text).strip()
    )
    for block in outline(model):
        if isinstance(block, Heading):
            yield f"Heading {block.level}", block.text
        elif isinstance(block, Paragraph):
            yield "Carehire Note" if block.note else "Normal", plain(block.spans)
        elif isinstance(block, Bullets):
            yield from (
                ("List Number" if block.ordered else "List Bullet", plain(item)) for item in block.items
            )
        elif isinstance(block, Fields):
            yield from (("Carehire Fact", f"{label}\t{plain(value)}") for label, value in block.items)
        else:
            yield from (("Caption", text) for text in [block.caption] if clean(text).strip())
            yield from (("cell", name) for name in block.header)
            yield from (("cell", plain(cell)) for row in block.rows for cell in row)


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(BytesIO(data)).read(name))


def number_format(word: WordDocument, paragraph: WordParagraph) -> str | None:
    """Return how Word counts a paragraph (bullet, decimal), following style and numbering."""
    properties = paragraph._p.pPr.numPr
    style = paragraph.style
    while (properties is None or properties.numId is None) and style is not None:
        properties = style.element.pPr.numPr if style.element.pPr is not None else None
        style = style.base_style
    if properties is None or properties.numId is None:
        return None
    root = word.part.numbering_part.element
    [abstract] = root.xpath(f"w:num[@w:numId='{properties.numId.val}']/w:abstractNumId/@w:val")
    [form] = root.xpath(f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='0']/w:numFmt/@w:val")
    return str(form)


@pytest.fixture(scope="module")
def written() -> bytes:
    return writer.write(document(), HOUSE)


@pytest.fixture(scope="module")
def word(written: bytes) -> WordDocument:
    return reopened(written)


def test_every_text_stands_in_its_style_and_order(word: WordDocument) -> None:
    assert said(word) == meant(document())


def test_no_paragraph_is_empty(word: WordDocument) -> None:
    assert all(paragraph.text.strip() for paragraph in word.paragraphs)


def test_blank_blocks_leave_nothing_behind() -> None:
    blank = document(
        Paragraph(inline(" \n ")), Heading(""), Bullets((inline(""), inline("One"))), Fields((("", ()),))
    )
    assert said(reopened(writer.write(blank, HOUSE)))[2:] == [("List Bullet", "One")]


def test_a_skipped_heading_level_is_closed() -> None:
    steps = [Heading(f"Heading {level}", level) for level in (3, 1, 3, 3, 2, 6)]
    styles = [style for style, _ in said(reopened(writer.write(document(*steps), HOUSE)))[2:]]
    assert styles == ["Heading 1", "Heading 1", "Heading 2", "Heading 3", "Heading 2", "Heading 3"]


def test_lists_are_real_lists(word: WordDocument) -> None:
    forms = {p.style.name: number_format(word, p) for p in word.paragraphs if p.style}
    assert forms["List Bullet"] == "bullet"
    assert forms["List Number"] == "decimal"
    assert forms["Normal"] is None


def test_each_numbered_list_starts_at_one(word: WordDocument) -> None:
    ids = [p._p.pPr.numPr.numId.val for p in word.paragraphs if p.style and p.style.name == "List Number"]
    assert ids[:3] == [ids[0]] * 3
    assert ids[3:] == [ids[3]] * 2
    assert ids[0] != ids[3]
    for number in {ids[0], ids[3]}:
        path = f"w:num[@w:numId='{number}']/w:lvlOverride[@w:ilvl='0']/w:startOverride/@w:val"
        assert word.part.numbering_part.element.xpath(path) == ["1"]


def test_headings_and_captions_stay_with_what_follows(word: WordDocument) -> None:
    for paragraph in word.paragraphs:
        name = paragraph.style.name if paragraph.style else ""
        if name in ("Title", "Caption") or (name or "").startswith("Heading"):
            assert paragraph.paragraph_format.keep_with_next, paragraph.text


def test_a_sentence_that_announces_a_list_stays_with_it(word: WordDocument) -> None:
    [announcing] = [p for p in word.paragraphs if p.text == "In your first year you:"]
    assert announcing.paragraph_format.keep_with_next


@pytest.mark.parametrize(
    ("blocks", "stays"),
    [
        ((HEADED, POINTS, LISTED), [True, True]),
        ((HEADED, POINTS, HEADED, LISTED), [False, False]),
        ((POINTS, LISTED), [False, False]),
        ((HEADED, Bullets((inline("word " * 400), inline("b"))), LISTED), [False, False]),
    ],
    ids=["between", "no table", "no heading", "long"],
)
def test_a_short_list_between_a_heading_and_a_table_stays_with_both(
    blocks: tuple[Block, ...], stays: list[bool]
) -> None:
    made = reopened(writer.write(document(*blocks), HOUSE)).paragraphs
    items = [each for each in made if each.style and each.style.name == "List Bullet"]
    assert [bool(each.paragraph_format.keep_with_next) for each in items] == stays


@pytest.mark.parametrize(
    ("blocks", "stays"),
    [
        ((HEADED, SAID, HEADED, FACTS, HEADED, SAID, SAID), [0, 1, 1]),
        ((HEADED, SAID, HEADED, POINTS, HEADED, SAID), [0, 1, 1]),
        ((HEADED, LONG, HEADED, SAID, SAID), [0, 1]),
        ((HEADED, SAID, HEADED, LONG, SAID), [0, 0]),
        ((HEADED, SAID, LISTED, SAID, SAID), [0, 0]),
    ],
    ids=["two sections", "a list", "one section", "too long", "a table between"],
)
def test_a_documents_last_short_sections_stay_together(blocks: tuple[Block, ...], stays: list[int]) -> None:
    made = reopened(writer.write(document(*blocks), HOUSE)).paragraphs
    said = [each for each in made if each.style and each.style.name in KINDS]
    kept = [int(bool(each.paragraph_format.keep_with_next)) for each in said]
    assert kept == [*stays, 0], "nothing follows the last paragraph, so nothing holds it"


def test_every_table_has_a_marked_header_row_whole_rows_and_alternative_text(word: WordDocument) -> None:
    [table] = word.tables
    rows = table._tbl.tr_lst
    assert [bool(row.xpath("w:trPr/w:tblHeader")) for row in rows] == [True, False, False]
    assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)
    assert table._tbl.xpath("w:tblPr/w:tblCaption/@w:val") == ["When the team is reached"]
    assert table._tbl.xpath("w:tblPr/w:tblDescription/@w:val") == ["Days, Hours, Calls"]
    assert table.style is not None
    assert table.style.name == "Carehire Table"


def test_numeric_columns_are_flush_right_and_others_are_not(word: WordDocument) -> None:
    [table] = word.tables
    sides = [[cell.paragraphs[0].alignment for cell in row.cells] for row in table.rows]
    assert all(row[2] == docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT for row in sides)
    assert all(row[0] is None for row in sides)


def test_columns_fill_the_text_width_by_their_shares() -> None:
    wished = Table("Shares", ("a", "b"), ((inline("x"), inline("y")),), widths=(1, 3))
    [table] = reopened(writer.write(document(wished), HOUSE)).tables
    # Letter is 12,240 wide; two margins of 1,247 leave 9,746, a quarter of which is 2,436.5.
    assert [column.get(qn("w:w")) for column in table._tbl.tblGrid] == ["2436", "7310"]


def test_a_row_higher_than_a_page_may_be_split() -> None:
    long = Table("Long", ("a",), ((inline("word " * 1000),), (inline("short"),)))
    [table] = reopened(writer.write(document(long), HOUSE)).tables
    assert [bool(row.xpath("w:trPr/w:cantSplit")) for row in table._tbl.tr_lst] == [True, False, True]


def test_a_small_table_stays_on_one_page_and_a_long_one_leaves_no_single_row() -> None:
    def kept(rows: int) -> list[bool]:
        table = Table("t", ("a",), tuple((inline("x"),) for _ in range(rows)))
        [made] = reopened(writer.write(document(table), HOUSE)).tables
        return [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in made.rows]

    # The header's style keeps it with the first row; that is not said of the paragraph itself.
    assert kept(3) == [False, True, True, False]
    assert [place for place, stays in enumerate(kept(40)) if stays] == [1, 39]


def test_rows_are_made_as_long_as_the_header_and_lose_no_word() -> None:
    uneven = Table("Uneven", ("a", "b"), ((inline("1"),), (inline("1"), inline("2"), inline("3"))))
    [table] = reopened(writer.write(document(uneven), HOUSE)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b"], ["1", ""], ["1", "23"]]


def test_a_link_is_a_hyperlink_to_its_whole_address(word: WordDocument) -> None:
    [link] = [link for paragraph in word.paragraphs for link in paragraph.hyperlinks]
    assert (link.text, link.address) == ("our page", "https://riverbend.example/apply?role=ccm&lang=en")
    assert link.runs[0].style.name == "Hyperlink"


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "file:///etc/passwd", "http://[broken", "//host/x", ""]
)
def test_what_is_no_safe_address_stays_plain_text(href: str) -> None:
    made = reopened(writer.write(document(Paragraph((Span("here", href=href),))), HOUSE))
    assert made.paragraphs[-1].text == "here"
    assert not made.paragraphs[-1].hyperlinks


def test_faces_are_kept(word: WordDocument) -> None:
    [mixed] = [p for p in word.paragraphs if p.text == "Two mornings with your team & talks"]
    assert [(r.text, r.bold, r.italic) for r in mixed.runs] == [
        ("Two mornings ", None, None),
        ("with your team", True, None),
        (" & ", None, None),
        ("talks", None, True),
    ]


def test_properties_are_the_documents_and_nothing_is_left_of_the_tools(
    written: bytes, word: WordDocument
) -> None:
    properties = word.core_properties
    assert properties.title == "Customer Care Manager"
    assert properties.author == properties.last_modified_by == "Riverbend Home Services"
    assert properties.subject == "Job posting"
    assert properties.keywords == "customer care, team lead"
    assert properties.language == "en-US"
    assert properties.created == properties.modified == datetime(2025, 7, 1, 9, 30, tzinfo=UTC)
    package = zipfile.ZipFile(BytesIO(written))
    for name in package.namelist():
        assert b"python-docx" not in package.read(name), name
        assert b"2013-" not in package.read(name), name


def test_a_moment_elsewhere_is_the_same_moment_in_the_file() -> None:
    there = datetime(2025, 1, 1, 1, 0, tzinfo=timezone(timedelta(hours=5)))
    made = reopened(writer.write(document(created=there), HOUSE))
    assert made.core_properties.created == datetime(2024, 12, 31, 20, 0, tzinfo=UTC)


@pytest.mark.parametrize("language", ["en-US", "de-DE", "fr-CA"])
def test_the_language_stands_on_the_default_style(language: str) -> None:
    styles = part(writer.write(document(language=language), HOUSE), "word/styles.xml")
    assert set(styles.xpath("//@w:lang | //w:lang/@w:val", namespaces=styles.nsmap)) == {language}
    assert len(styles.xpath("//w:style[@w:default='1']/w:rPr/w:lang", namespaces=styles.nsmap)) == 1


@pytest.mark.parametrize(
    ("language", "width", "height"),
    [("en-US", 612, 792), ("fr-CA", 612, 792), ("es-MX", 612, 792), ("en-GB", 595, 842), ("de", 595, 842)],
)
def test_paper_is_letter_where_people_use_letter(language: str, width: int, height: int) -> None:
    section = reopened(writer.write(document(language=language), HOUSE)).sections[0]
    assert (round(section.page_width.pt), round(section.page_height.pt)) == (width, height)


def test_the_header_has_the_employer_and_the_footer_title_and_page_fields(word: WordDocument) -> None:
    section = word.sections[0]
    assert [p.text for p in section.header.paragraphs] == ["Riverbend Home Services"]
    footer = section.footer._element
    assert footer.xpath("string(.)") == "Customer Care ManagerPage 1 of 1"
    assert [field.strip() for field in footer.xpath(".//w:fldSimple/@w:instr")] == ["PAGE", "NUMPAGES"]


def test_a_footer_in_another_language_holds_no_english_words() -> None:
    made = reopened(writer.write(document(language="fr-FR"), HOUSE))
    assert made.sections[0].footer._element.xpath("string(.)") == "Customer Care Manager1 / 1"


HOSTILE = {
    "markup": "R&D <b> ]]> \"quoted\" 'single' &amp; </w:t>",
    "emoji": "👩🏽‍🔧 🇩🇪 ✓",
    "right-to-left": "مدير خدمة العملاء 2025",
    "long": "x" * 10_000,
    "spaces": "  two  spaces, a no-break\u00a0space and a\ttab ",
    "lines": "one\ntwo\n\nfour",
    "template": "{{ 7 * 7 }} {% for %} ${x} %s {0}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_comes_back_equal_everywhere(text: str) -> None:
    model = document(
        Heading(text),
        Paragraph((Span(text), Span(text, strong=True), Span(text, href="https://riverbend.example"))),
        Bullets((inline(text),)),
        Bullets((inline(text),), ordered=True),
        Fields(((text, inline(text)),)),
        Table(text, (text, text), ((inline(text), inline(text)),)),
        title=text,
        subtitle=text,
        author=text,
        subject=text,
    )
    made = reopened(writer.write(model, HOUSE))
    assert said(made) == meant(model)
    assert made.core_properties.title == made.core_properties.author == text


def test_control_characters_and_lone_surrogates_are_left_out() -> None:
    made = reopened(writer.write(document(Paragraph(inline("a\x00b\x1f\ud800c\ufffe\x7fd"))), HOUSE))
    assert made.paragraphs[-1].text == "abcd"


@settings(max_examples=150, deadline=None)
@given(
    title=ANY_TEXT,
    author=ANY_TEXT,
    spans=st.lists(st.builds(Span, ANY_TEXT, st.booleans(), st.booleans(), st.none() | ANY_TEXT), max_size=4),
    cells=st.tuples(ANY_TEXT, ANY_TEXT),
)
def test_any_text_comes_back_as_cleaned(
    title: str, author: str, spans: list[Span], cells: tuple[str, str]
) -> None:
    model = document(
        Paragraph(tuple(spans)),
        Fields(((cells[0], tuple(spans)),)),
        Table(cells[0], cells, ((tuple(spans), inline(cells[1])),)),
        Bullets((tuple(spans), inline(cells[0])), ordered=True),
        title=title,
        author=author,
    )
    assert said(reopened(writer.write(model, HOUSE))) == meant(model)


def test_right_to_left_text_is_marked_so_and_other_text_is_not() -> None:
    made = reopened(
        writer.write(document(Paragraph(inline("مدير خدمة")), Paragraph(inline("Manager مدير only"))), HOUSE)
    )
    turned, straight = made.paragraphs[-2:]
    assert turned._p.xpath("w:pPr/w:bidi")
    assert turned._p.xpath("w:r/w:rPr/w:rtl")
    assert not straight._p.xpath("w:pPr/w:bidi")


def test_a_name_from_right_to_left_turns_neither_a_title_nor_its_label() -> None:
    name = "محمد عبد الله محمد"
    model = document(Fields((("Candidate", inline(name)),)), title=f"Score sheet: {name}", subtitle="")
    title, fact = reopened(writer.write(model, HOUSE)).paragraphs[:2]
    assert not title._p.xpath("w:pPr/w:bidi")
    assert not fact._p.xpath("w:pPr/w:bidi")
    assert [run.text for run in title.runs if run._r.xpath("w:rPr/w:rtl")] == [name]


def test_a_document_in_a_right_to_left_language_runs_so_throughout() -> None:
    made = reopened(writer.write(document(language="ar-EG"), HOUSE))
    assert all(paragraph._p.xpath("w:pPr/w:bidi") for paragraph in made.paragraphs)
    assert made.tables[0]._tbl.xpath("w:tblPr/w:bidiVisual")


def test_the_same_document_makes_the_same_bytes(written: bytes) -> None:
    assert writer.write(document(), HOUSE) == written


def test_paragraph_after_a_table_keeps_its_distance(word: WordDocument) -> None:
    [note] = [p for p in word.paragraphs if p.text == "Counted over the year 2024."]
    assert note.paragraph_format.space_before.pt == 10


def test_no_style_of_ours_is_missing_in_our_base() -> None:
    assert writer.missing_styles(HOUSE.base) == ()


def test_libreoffice_shows_every_word_and_the_page_numbers(
    tmp_path: Path, convert: Callable[[Path, str], Path], pdf_text: Callable[[Path], str]
) -> None:
    long = [
        Paragraph(inline(f"Sentence number {number} of a document that fills several pages."))
        for number in range(90)
    ]
    file = tmp_path / "posting.docx"
    file.write_bytes(writer.write(document(*BLOCKS, *long), HOUSE))
    text = pdf_text(convert(file, "pdf"))
    pages = text.rstrip("\f").split("\f")
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Riverbend Home Services" in page
    words = " ".join(text.split())
    for _, said_text in meant(document(*BLOCKS, *long)):
        assert " ".join(said_text.split()) in words
    for line in (
        "1. We read.",
        "3. We decide.",
        "1. You meet the team.",
        "• Lead a team of fourteen people.",
    ):
        assert line in words


@pytest.mark.parametrize(("language", "size"), [("en-US", (612, 792)), ("en-GB", (595, 842))])
def test_libreoffice_prints_on_the_right_paper(
    language: str, size: tuple[int, int], tmp_path: Path, convert: Callable[[Path, str], Path]
) -> None:
    file = tmp_path / "posting.docx"
    file.write_bytes(writer.write(document(language=language), HOUSE))
    pdf = convert(file, "pdf").read_bytes()
    box = pdf.partition(b"/MediaBox[")[2].partition(b"]")[0].split()
    assert (round(float(box[2])), round(float(box[3]))) == size


def test_a_row_longer_than_a_page_loses_no_word_in_libreoffice(
    tmp_path: Path, convert: Callable[[Path, str], Path], pdf_text: Callable[[Path], str]
) -> None:
    sentence = " ".join(f"w{number}" for number in range(3000))
    file = tmp_path / "row.docx"
    file.write_bytes(writer.write(document(Table("Long", ("a",), ((inline(sentence),),))), HOUSE))
    assert "w2999" in pdf_text(convert(file, "pdf"))


def test_a_letter_begins_with_its_day_and_a_line_that_says_what_it_is_about() -> None:
    letter = document(Paragraph(inline("Dear Kim,")), title="Your application", subtitle="May 4", letter=True)
    made = reopened(writer.write(letter, HOUSE))
    paragraphs = [(each.style and each.style.name, each.text) for each in made.paragraphs]
    assert paragraphs == [("Normal", "May 4"), ("Normal", "Your application"), ("Normal", "Dear Kim,")]
    assert made.paragraphs[1].runs[0].bold
    assert made.core_properties.title == "Your application"
