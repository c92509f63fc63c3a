"""A file's own named values ("custom properties"), which Word and LibreOffice keep on saving.

Word takes 255 letters a value, so a longer text is parted among several.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE
from lxml import etree

from carehire.writers.characters import xml
from carehire.writers.word.base import XML_DECLARATION
from carehire.writers.word.package import Part, put

NAME = "docProps/custom.xml"
_LONGEST = 200
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"


def part(name: str, text: str) -> Part:
    """Return the part in which ``text`` stands under ``name``, numbered piece by piece."""
    pieces = [text[start : start + _LONGEST] for start in range(0, len(text), _LONGEST)]
    values = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number + 1}" name="{name}-{number}">'
        f"<vt:lpwstr>{xml(piece)}</vt:lpwstr></property>"
        for number, piece in enumerate(pieces, 1)
    )
    return NAME, f'{XML_DECLARATION}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}">{values}</Properties>'


def with_room(shared: bytes) -> bytes:
    """Return packed parts that name the part of own values, in place of one that a base brought."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(shared)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "[Content_Types].xml":
                data = _declared(data)
            elif entry.filename == "_rels/.rels":
                data = _related(data)
            if entry.filename != NAME:
                put(target, entry.filename, data)
    return out.getvalue()


def _declared(types: bytes) -> bytes:
    root = etree.fromstring(types)
    place = f"/{NAME}"
    for old in [each for each in root if each.get("PartName") == place]:
        root.remove(old)
    kind = etree.QName(etree.QName(root).namespace, "Override")
    etree.SubElement(root, kind, PartName=place, ContentType=CONTENT_TYPE.OFC_CUSTOM_PROPERTIES)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _related(relations: bytes) -> bytes:
    root = etree.fromstring(relations)
    for old in [each for each in root if each.get("Type") == _RELATION]:
        root.remove(old)
    kind = etree.QName(etree.QName(root).namespace, "Relationship")
    etree.SubElement(root, kind, Id="carehireSheet", Type=_RELATION, Target=NAME)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
