from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from carehire import writers
from carehire.catalog import Catalog, packaged
from carehire.checks.reading import Kind, Reading
from carehire.documents import posting as posting_document
from carehire.documents.reading import read as read_document
from carehire.errors import DataFileError
from carehire.readers import posting_text
from carehire.workflows import post_role

CATALOG = Catalog()
NAMES = CATALOG.words().headings
SAMPLE = packaged("templates") / "samples/customer-care-manager/requisition.yaml"


def read(text: str | bytes, name: str = "old.txt") -> Reading:
    return posting_text.read(text.encode() if isinstance(text, str) else text, name, NAMES)


def shape(reading: Reading) -> list[tuple[str, str, str]]:
    return [(part.kind.value, part.section, reading.of(part)) for part in reading.parts]


def word_file(*fill) -> bytes:
    document = docx.Document()
    for each in fill:
        each(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
def test_a_posting_that_we_exported_is_read_back_with_its_sections(ending: str):
    posting = post_role.read_requisition(CATALOG, SAMPLE)
    document = posting_document.build(posting, datetime(2026, 12, 1, tzinfo=UTC))
    data = writers.FORMATS[ending].write(document, CATALOG.look())
    back, own = read(data, f"posting.{ending}"), read_document(document)
    kinds = (Kind.ITEM, Kind.HEADING)
    assert [line for line in shape(back) if line[0] in kinds] == [
        line for line in shape(own) if line[0] in kinds
    ]
    topics = [(part.section, part.topic) for part in own.parts if part.kind is Kind.ITEM]
    assert [(part.section, part.topic) for part in back.parts if part.kind is Kind.ITEM] == topics
    assert back.of(back.title) == posting.title
    labels = {part.label for part in own.parts if part.label}
    assert {part.label for part in back.parts if part.label} == labels


def test_headings_are_known_by_their_usual_other_names():
    text = "Keeper\n\nWHAT YOU'LL DO\n• Keep it\n\nWho you are:\n• Calm\n\nPerks & Benefits\n• A view\n\nBonus points\n• Norse\n"
    reading = read(text)
    items = [(part.section, part.topic, reading.of(part)) for part in reading.parts if part.kind is Kind.ITEM]
    assert items == [
        ("responsibilities", "", "Keep it"),
        ("qualifications", "", "Calm"),
        ("benefits", "", "A view"),
        ("qualifications", "nice", "Norse"),
    ]


def test_lines_that_a_wrap_parted_are_joined_and_others_are_not():
    wrapped = "Keeper\n\nYou keep the lamp of the tower burning through the whole of the\nnight, and you write the log.\n"
    assert shape(read(wrapped))[1][2].endswith("the whole of the night, and you write the log.")
    single = "Keeper\n\nYou keep the lamp.\nYou write the log.\n"
    assert len(shape(read(single))) == 3


def test_a_fact_with_a_known_label_is_a_field():
    reading = read("Keeper\n\nLocation: Bergen\nSalary: $1\nNote that: you climb\n")
    fields = [
        (part.label, reading.text[part.body : part.end]) for part in reading.parts if part.kind is Kind.FIELD
    ]
    assert fields == [("Location", "Bergen"), ("Salary", "$1")]


def test_a_title_may_stand_in_a_field():
    reading = read("Job title: Keeper\nLocation: Bergen\n\nAbout us\nWe keep lamps.\n")
    assert reading.text[reading.title.body : reading.title.end] == "Keeper"


def test_a_section_and_its_text_may_share_a_line():
    assert shape(read("Keeper\n\nRequirements: Patience and care."))[1:] == [
        ("heading", "qualifications", "Requirements"),
        ("paragraph", "qualifications", "Patience and care."),
    ]


def test_markdown_loses_its_marks_and_no_word():
    text = (
        "---\nx: 1\n---\n# Keeper\n\nYou **keep** the [lamp](https://x.example) of `glass`.  \nAlways.\n\n<!-- no -->\n"
        "Requirements\n---\n\n1. C\\*\n2. Log_book_s &amp; more\n\n| Pay | $1 |\n|---|---|\n| Place | Bergen |\n\n**Benefits**\n\n- A view"
    )
    assert shape(read(text, "old.md")) == [
        ("field", "other", "x: 1"),
        ("title", "other", "Keeper"),
        ("paragraph", "brief", "You keep the lamp of glass."),
        ("paragraph", "brief", "Always."),
        ("heading", "qualifications", "Requirements"),
        ("item", "qualifications", "C*"),
        ("item", "qualifications", "Log_book_s & more"),
        ("field", "qualifications", "Pay: $1"),
        ("field", "qualifications", "Place: Bergen"),
        ("heading", "benefits", "Benefits"),
        ("item", "benefits", "A view"),
    ]


def test_facts_on_lines_of_markdown_that_no_mark_parts_are_told_apart_and_wrapped_text_is_not():
    facts = "# Keeper\n\n**Place:** Leeds\nSalary: $65k a year\nType: Full-time\nApply by 12 February 2027"
    assert [words for _, _, words in shape(read(facts, "old.md"))[1:]] == [
        "Place: Leeds",
        "Salary: $65k a year",
        "Type: Full-time",
        "Apply by 12 February 2027",
    ]
    wrapped = (
        "# Keeper\n\nWe look for somebody who: listens to all who\nring us, keeps the log\nand the lamp."
    )
    assert len(shape(read(wrapped, "old.md"))) == 2


def test_a_page_is_read_without_scripts_menus_and_hidden_parts():
    text = (
        "<html><head><title>Jobs</title><style>p{}</style></head><body><nav>Home</nav><script>alert(1)</script>"
        "<h1>Keeper</h1><p style='display: none'>Secret</p><p hidden>Secret</p><!-- Secret --><p>You keep<br>the lamp &amp; log.</p>"
        "<p><strong>Requirements:</strong></p><ul><li>Calm<ul><li>Very</li></ul></li><li><p>Strong</p></li></ul>"
        "<table><tr><td>Pay</td><td>$1</td></tr><tr><td><h3>Benefits</h3><ul><li>A view</li></ul></td><td>x</td></tr></table>"
        "<noscript>Secret</noscript><button>Apply</button></body></html>"
    )
    assert shape(read(text, "old.html")) == [
        ("title", "other", "Keeper"),
        ("paragraph", "brief", "You keep"),
        ("paragraph", "brief", "the lamp & log."),
        ("heading", "qualifications", "Requirements:"),
        ("item", "qualifications", "Calm"),
        ("item", "qualifications", "Very"),
        ("item", "qualifications", "Strong"),
        ("field", "qualifications", "Pay: $1"),
        ("heading", "benefits", "Benefits"),
        ("item", "benefits", "A view"),
        ("paragraph", "benefits", "x"),
    ]


def test_a_word_file_is_read_with_tables_text_boxes_and_bold_headings():
    box = (
        f"<w:p {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:r><mc:AlternateContent>"
        "<mc:Choice Requires='wps'><w:txbxContent><w:p><w:r><w:t>A boxed word</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>A boxed word</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>Around the box</w:t></w:r></w:p>"
    )
    tracked = (
        f"<w:p {nsdecls('w')}><w:ins w:id='1' w:author='a'><w:r><w:t>Kept </w:t></w:r></w:ins><w:del w:id='2' w:author='a'><w:r>"
        "<w:delText>Gone</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r><w:r><w:t>words.</w:t></w:r></w:p>"
    )

    def table(document) -> None:
        made = document.add_table(2, 2)
        for cell, text in zip(made._cells, ("Pay", "$1", "Benefits", ""), strict=True):
            cell.text = text
        made.cell(1, 1).text = "Fish"

    data = word_file(
        lambda d: d.add_heading("Keeper", 0),
        lambda d: d.element.body.insert(1, parse_xml(tracked)),
        lambda d: d.element.body.insert(2, parse_xml(box)),
        lambda d: setattr(d.add_paragraph().add_run("Requirements"), "bold", True),
        lambda d: d.add_paragraph("Calm", "List Bullet"),
        table,
        lambda d: d.add_paragraph("• Strong"),
    )
    assert shape(read(data, "old.docx")) == [
        ("title", "other", "Keeper"),
        ("paragraph", "brief", "Kept words."),
        ("paragraph", "brief", "Around the box"),
        ("paragraph", "brief", "A boxed word"),
        ("heading", "qualifications", "Requirements"),
        ("item", "qualifications", "Calm"),
        ("field", "qualifications", "Pay: $1"),
        ("paragraph", "benefits", "Benefits: Fish"),
        ("item", "qualifications", "Strong"),
    ]


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.txt", "the file is empty"),
        (b" \n ", "a.txt", "the file is empty"),
        (b"<html><body><script>1</script></body></html>", "a.html", "there is no text"),
        (b"- \n- \n", "a.txt", "there is no text"),
        (b"caf\x81 noir", "a.txt", r"line 1.*neither in UTF-8 nor in Windows-1252"),
        (b"caf\xe9 \x01\x02 noir", "a.txt", r"line 1.*near “café”"),
        (b"x\x00y", "a.txt", "NUL byte"),
        (b"MZ\x90\x00\x03", "a.txt", "this is a program and no text"),
        (b"\x89PNG\r\n\x00", "a.md", "this is a picture and no text"),
        (b"%PDF-1.7", "a.txt", "a PDF"),
        (b"%PDF-1.7", "a.pdf", "a PDF"),
        (b"{\\rtf1}", "a.rtf", "Rich Text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "a.doc", r"old Word file \(.doc\)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "protected by a password",
        ),
        (b"id: x", "a.yaml", "a requisition is checked with"),
        (b"PK\x03\x04rest", "a.txt", "ending .docx"),
        (b"PK\x03\x04rest", "a.docx", "damaged, or did not come whole"),
        (b"hello", "a.docx", "no Word file"),
        (b"hello", "a.pages", '".pages" files are not read'),
        (b"hello", "a", "without an ending"),
        (b"<meta charset=klingon><p>x", "a.html", '"klingon", which is not known'),
        (b"lamp " * 60_000, "a.txt", "more than 200,000 characters"),
        (b"x" * (20 * 1024 * 1024 + 1), "a.txt", "may hold 20 MB"),
    ],
)
def test_what_cannot_be_read_is_told_in_words(data: bytes, name: str, words: str):
    with pytest.raises(DataFileError, match=words):
        read(data, name)


def test_a_packed_file_that_grows_huge_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "wordprocessingml.document.main+xml")
        for number in range(11):
            package.writestr(f"word/{number}.xml", bytes(10 * 1024 * 1024))
    with pytest.raises(DataFileError, match="unpacks to 110 MB"):
        read(out.getvalue(), "bomb.docx")


def test_a_damaged_word_file_is_told():
    data = word_file(lambda d: d.add_paragraph("x"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            new.writestr(part, b"<w:document" if part.filename == "word/document.xml" else old.read(part))
    with pytest.raises(DataFileError, match="damaged"):
        read(out.getvalue(), "old.docx")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("Keeper of café".encode("utf-16"), "a.txt"),
        ("\ufeffKeeper of café".encode(), "a.txt"),
        ("Keeper of café".encode("cp1252"), "a.txt"),
        ("Keeper of café".encode("utf-16-le"), "a.txt"),
        ("<meta charset='iso-8859-1'><h1>Keeper of café</h1>".encode("cp1252"), "a.html"),
        (b"<h1>Keeper of caf&eacute;</h1>", "a.HTML"),
        ("Keeper\r\nof café\r\n".encode(), "a.md"),
    ],
)
def test_usual_encodings_and_line_ends_are_read(data: bytes, name: str):
    reading = read(data, name)
    assert reading.of(reading.title) == "Keeper of café"


def test_a_file_is_read_by_its_path(tmp_path: Path):
    path = tmp_path / "old.txt"
    path.write_text("Keeper\n\nYou climb.")
    assert posting_text.read_file(path, NAMES).text == "Keeper\n\nYou climb."
    with pytest.raises(DataFileError, match="no such file"):
        posting_text.read_file(tmp_path / "not.txt", NAMES)
    with pytest.raises(DataFileError, match="this is a folder"):
        posting_text.read_file(tmp_path, NAMES)


# What no file may hold is taken out, and a heading's mark is no word.
plain_words = st.text(
    st.characters(categories=["L", "N"], include_characters=" .,:-\n#*|_()"), min_size=1, max_size=300
)


@settings(deadline=None)
@given(plain_words)
def test_no_word_of_a_plain_text_is_lost(text: str):
    said = [
        word
        for word in "".join(sign if sign.isalnum() else " " for sign in text).split()
        if not word.isdecimal() and len(word) > 1
    ]
    try:
        reading = read(text)
    except DataFileError:
        return
    kept = "".join(sign if sign.isalnum() else " " for sign in reading.text).split()
    assert [word for word in said if word not in kept] == []


@settings(deadline=None)
@given(st.text(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_text_is_read_or_refused_in_words(text: str, name: str):
    try:
        reading = read(text.encode("utf-8", "replace"), name)
    except DataFileError:
        return
    assert all(reading.of(part).strip() for part in reading.parts)


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=300), st.sampled_from(["a.docx", "a.txt", "a.html", "a.md"]))
def test_any_bytes_are_read_or_refused_in_words(data: bytes, name: str):
    try:
        read(data, name)
    except DataFileError as error:
        assert error.faults
