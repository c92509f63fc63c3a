"""Files that are no base: each is refused in words that name it and say what to do."""

from __future__ import annotations

import zipfile
from io import BytesIO

import openpyxl
import pytest

from carehire.errors import UserError
from carehire.writers import docx as writer
from tests.writers.samples import HOUSE_BASE, document, look, reopened
from tests.writers.test_docx import meant, said

_TYPES = "[Content_Types].xml"
_MAIN = b"wordprocessingml.document.main+xml"


def changed(base: bytes, **parts: bytes | None) -> bytes:
    """Return the base with parts replaced, or left out where None; ``__`` stands for what no name holds."""
    named = {name.replace("__", "/") + ".xml": part for name, part in parts.items()}
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(base)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            data = named.get(info.filename, source.read(info))
            if data is not None:
                target.writestr(info.filename, data)
    return out.getvalue()


def retyped(new: bytes) -> bytes:
    types = zipfile.ZipFile(BytesIO(HOUSE_BASE)).read(_TYPES)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(HOUSE_BASE)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            same = info.filename != _TYPES
            target.writestr(info.filename, source.read(info) if same else types.replace(_MAIN, new))
    return out.getvalue()


def workbook() -> bytes:
    out = BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (51 * 1024 * 1024))
    return out.getvalue()


def strict() -> bytes:
    links = zipfile.ZipFile(BytesIO(HOUSE_BASE)).read("_rels/.rels")
    links = links.replace(
        b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"
    )
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(HOUSE_BASE)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            target.writestr(info.filename, links if info.filename == "_rels/.rels" else source.read(info))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is not a Word document"),
        (b"%PDF-1.7 renamed", "is not a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
        (HOUSE_BASE[:3000], "is not a Word document"),
        (workbook(), "is not a Word document"),
        (bomb(), "50 MB is the most"),
        (strict(), "Strict Open XML"),
        (retyped(b"ms-word.document.macroEnabled.main+xml"), "macros"),
        (changed(HOUSE_BASE, word__document=b"<not xml"), "damaged"),
        (changed(HOUSE_BASE, word__document=None), "damaged"),
        (changed(HOUSE_BASE, word__numbering=b"<oops/>"), "damaged"),
    ],
    ids=[
        "empty",
        "pdf",
        "doc",
        "cut off",
        "xlsx",
        "bomb",
        "strict",
        "macros",
        "no xml",
        "no body",
        "no lists",
    ],
)
def test_what_is_no_base_is_refused_in_plain_words(data: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words) as refused:
        writer.write(document(), look(data, "our letterhead.docx"))
    assert "our letterhead.docx" in str(refused.value)
    assert len(refused.value.faults) == 1


def test_damage_inside_a_part_is_noticed() -> None:
    place = HOUSE_BASE.index(b"<w:docDefaults>")
    with pytest.raises(UserError, match="damaged"):
        writer.write(document(), look(HOUSE_BASE[:place] + b"XXXX" + HOUSE_BASE[place + 4 :]))


def test_a_template_is_as_good_as_a_document() -> None:
    template = retyped(b"wordprocessingml.template.main+xml")
    assert said(reopened(writer.write(document(), look(template, "letterhead.dotx")))) == meant(document())


def test_entities_are_not_expanded() -> None:
    evil = b'<!DOCTYPE w:styles [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    package = zipfile.ZipFile(BytesIO(HOUSE_BASE))
    head, tail = package.read("word/styles.xml").split(b"<w:styles", 1)
    made = changed(
        HOUSE_BASE, word__styles=head + evil + b"<w:styles" + tail.replace(b"Carehire Note", b"&x;")
    )
    try:
        data = writer.write(document(), look(made))
    except UserError:
        return
    with open("/etc/hostname", "rb") as host:  # noqa: PTH123
        assert host.read().strip() not in zipfile.ZipFile(BytesIO(data)).read("word/styles.xml")
