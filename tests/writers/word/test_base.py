"""An employer's own base: its letterhead stays, its text goes, what it lacks is completed."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from carehire.writers import docx as writer
from tests.writers.samples import document, look, reopened
from tests.writers.test_docx import meant, number_format, said

OLD_TEXT = "Confidential draft of another document"


def picture() -> BytesIO:
    """Return a red dot as PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dot = zlib.compress(b"\0\xff\0\0")
    return BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dot) + chunk(b"IEND", b""))


def style(base: WordDocument, name: str) -> object:
    return base.styles[name].element


def letterhead() -> WordDocument:
    """Return a base with a logo in its header, own margins and fonts, old text, and two styles less."""
    base = docx.Document()
    section = base.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(176), Mm(250), Mm(40)
    section.header.paragraphs[0].add_run("Northwind Care GmbH").add_picture(picture(), Mm(8))
    base.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0, 0x20)
    base.styles["Normal"].font.name = "Georgia"
    base.styles["Normal"].font.size = Pt(12)
    for name in ("List Bullet", "Heading 2"):
        base.styles[name].delete()
    base.add_paragraph(OLD_TEXT)
    base.add_picture(picture(), Mm(10))
    base.add_comment(base.paragraphs[0].runs, "A remark that nobody outside may read", "Someone")
    return base


def german() -> WordDocument:
    """Return a base as a German Word writes it: English names, ids of its own."""
    base = docx.Document()
    ids = {"Normal": "Standard", "Heading 1": "berschrift1", "Title": "Titel", "List Number": "Listennummer"}
    for name, new in ids.items():
        old = base.styles[name].element.get(qn("w:styleId"))
        base.styles[name].element.set(qn("w:styleId"), new)
        for root in (base.styles.element, base.part.numbering_part.element):
            for reference in root.iter(qn("w:basedOn"), qn("w:next"), qn("w:link"), qn("w:pStyle")):
                if reference.get(qn("w:val")) == old:
                    reference.set(qn("w:val"), new)
    base.styles["Heading 1"].element.find(qn("w:name")).set(qn("w:val"), "HEADING 1")
    return base


def written(base: WordDocument, **changes: object) -> bytes:
    return writer.write(document(**changes), look(base))


def test_what_a_base_lacks_is_named_in_words_own_english() -> None:
    assert writer.missing_styles(look(letterhead()).base) == ("Heading 2", "List Bullet", "Hyperlink")


def test_what_a_base_lacks_is_completed_so_that_the_document_is_right() -> None:
    made = reopened(written(letterhead()))
    assert said(made) == meant(document())
    forms = {p.style.name: number_format(made, p) for p in made.paragraphs if p.style}
    assert (forms["List Bullet"], forms["List Number"]) == ("bullet", "decimal")


def test_the_letterhead_margins_fonts_and_colours_stay() -> None:
    made = reopened(written(letterhead()))
    section = made.sections[0]
    assert section.header.paragraphs[0].text == "Northwind Care GmbH"
    assert section.header._element.xpath(".//w:drawing")
    assert [round(length.mm) for length in (section.page_width, section.left_margin)] == [176, 40]
    assert made.styles["Heading 1"].font.color.rgb == RGBColor(0x80, 0, 0x20)
    assert made.styles["Normal"].font.name == "Georgia"


def test_a_base_without_a_footer_gets_ours() -> None:
    footer = reopened(written(letterhead())).sections[0].footer
    assert "Page 1 of 1" in footer._element.xpath("string(.)")
    # python-docx's own Footer style has tabs at 4,680 and 9,360; the text here is narrower.
    stops = {
        tab.get(qn("w:pos")): tab.get(qn("w:val")) for tab in footer._element.iter(qn("w:tab")) if tab.attrib
    }
    assert stops["4680"] == stops["9360"] == "clear"
    assert list(stops.values()).count("right") == 1


def test_a_header_without_content_counts_as_none() -> None:
    base = docx.Document()
    base.sections[0].header.is_linked_to_previous = False
    made = reopened(written(base))
    assert [p.text for p in made.sections[0].header.paragraphs] == ["Riverbend Home Services"]


def test_nothing_of_the_bases_own_text_is_left_in_the_file() -> None:
    package = zipfile.ZipFile(BytesIO(written(letterhead())))
    for name in package.namelist():
        assert OLD_TEXT.encode() not in package.read(name), name
        assert b"nobody outside" not in package.read(name), name
    assert not [name for name in package.namelist() if "comments" in name]
    assert len([name for name in package.namelist() if "media" in name]) == 1
    assert len(package.namelist()) == len(set(package.namelist()))


def test_a_header_that_a_later_section_inherits_is_kept() -> None:
    base = letterhead()
    base.add_section(WD_SECTION.NEW_PAGE)
    assert base.sections[1].header.is_linked_to_previous
    made = reopened(written(base))
    assert len(made.sections) == 1
    assert made.sections[0].header.paragraphs[0].text == "Northwind Care GmbH"


def test_styles_are_found_by_name_whatever_their_id_and_letter_case() -> None:
    base = german()
    assert writer.missing_styles(look(base).base) == ("Hyperlink",)
    made = reopened(written(base))
    ids = {p._p.pPr.pStyle.val for p in made.paragraphs}
    assert {"Standard", "berschrift1", "Titel", "Listennummer"} <= ids
    assert "Heading1" not in ids
    assert [text for _, text in said(made)] == [text for _, text in meant(document())]
    numbered = [p for p in made.paragraphs if p._p.pPr.pStyle.val == "Listennummer"]
    assert {number_format(made, p) for p in numbered} == {"decimal"}


def test_an_id_that_the_base_uses_for_something_else_is_not_taken() -> None:
    base = letterhead()
    base.styles["Quote"].element.set(qn("w:styleId"), "ListBullet")
    made = reopened(written(base))
    ids = [s.get(qn("w:styleId")) for s in made.styles.element.iterchildren(qn("w:style"))]
    assert len(ids) == len(set(ids))
    assert said(made) == meant(document())


def test_a_list_style_that_makes_no_list_is_given_bullets() -> None:
    base = docx.Document()
    bullets = base.styles["List Bullet"].element
    bullets.pPr.remove(bullets.pPr.numPr)
    made = reopened(written(base))
    [first, *_] = [p for p in made.paragraphs if p.style and p.style.name == "List Bullet"]
    assert number_format(made, first) == "bullet"


def test_a_base_without_any_numbering_part_still_gets_lists() -> None:
    base = letterhead()
    base.styles["List Number"].delete()
    part = base.part
    [relation] = [name for name, rel in part.rels.items() if rel.reltype.endswith("/numbering")]
    for each in list(base.styles.element.iter(qn("w:numPr"))):
        each.getparent().remove(each)
    del part.rels[relation]
    made = reopened(written(base))
    forms = {p.style.name: number_format(made, p) for p in made.paragraphs if p.style}
    assert (forms["List Bullet"], forms["List Number"]) == ("bullet", "decimal")


def test_the_documents_language_replaces_the_bases() -> None:
    base = letterhead()
    properties = base.styles["Heading 1"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "de-DE")
    properties.append(language)
    root = reopened(written(base, language="en-GB")).styles.element
    assert set(root.xpath("//w:lang/@w:val")) == {"en-GB"}


def test_a_bases_protection_of_secrets_covers_its_properties() -> None:
    base = letterhead()
    base.core_properties.comments = OLD_TEXT
    base.core_properties.last_modified_by = "Somebody Else"
    made = reopened(written(base))
    assert made.core_properties.comments == ""
    assert made.core_properties.last_modified_by == "Riverbend Home Services"


def test_a_base_whose_paper_is_letter_stays_letter_in_any_language() -> None:
    base = docx.Document()
    assert round(base.sections[0].page_width.pt) == 612
    assert round(reopened(written(base, language="de-DE")).sections[0].page_width.pt) == 612


def test_libreoffice_shows_a_letterhead_and_all_text(
    tmp_path: Path, convert: Callable[[Path, str], Path], pdf_text: Callable[[Path], str]
) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(written(letterhead()))
    text = " ".join(pdf_text(convert(file, "pdf")).split())
    assert "Northwind Care GmbH" in text
    assert "Page 1 of" in text
    assert OLD_TEXT not in text
    for _, words in meant(document()):
        assert " ".join(words.split()) in text
