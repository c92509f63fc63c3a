"""A Word file that somebody gives as the base of documents, opened or refused in plain words."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from carehire.errors import UserError

_MOST_BYTES = 50 * 1024 * 1024
_MOST_PARTS = 5000
_WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml."
_ROOTS = {"styles": "w:styles", "numbering": "w:numbering", "settings": "w:settings"}
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, OpcError, LxmlError, EOFError,
    ArithmeticError, AttributeError, LookupError, NotImplementedError, OSError,
    RuntimeError, TypeError, ValueError,
)  # fmt: skip


def open_base(data: bytes, name: str) -> WordDocument:
    """Return the Word file in ``data``; messages call it ``name``."""
    with refusing_damage(name):
        document = docx.Document(BytesIO(_as_document(data, name)))
        for part, root in _ROOTS.items():
            found = [
                rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith(f"/{part}")
            ]
            if any(each.element.tag != qn(root) for each in found if isinstance(each, XmlPart)):
                raise ValueError(f"the part for {part} holds something else")
        return document


@contextmanager
def refusing_damage(name: str) -> Iterator[None]:
    """Turn whatever a file's odd inside makes go wrong into one sentence about the file."""
    try:
        yield
    except _DAMAGED as error:
        raise UserError(
            f"{name} is damaged and can't be opened as a Word document. Open it in Word, save it again "
            "as .docx, and use the new file."
        ) from error


def _as_document(data: bytes, name: str) -> bytes:
    """Return ``data`` with the type of a document, or say what it is instead of one."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UserError(
            f"{name} is an old .doc file or is protected by a password. Save it in Word as a .docx "
            "without a password."
        )
    with _opened(data, name) as package:
        _refuse_bomb(package, name)
        names = set(package.namelist())
        if "[Content_Types].xml" not in names or "_rels/.rels" not in names:
            raise UserError(f"{name} is not a Word document. Give a file that Word saved as .docx.")
        types = package.read("[Content_Types].xml")
        if b"purl.oclc.org/ooxml" in package.read("_rels/.rels"):
            raise UserError(
                f'{name} is saved as "Strict Open XML". Save it in Word as "Word Document (.docx)" instead.'
            )
        if b"macroEnabled" in types:
            raise UserError(
                f"{name} may hold macros (.docm or .dotm). Save it in Word as a .docx without them."
            )
        if _WORD + b"template.main+xml" in types:
            return _retyped(
                package, types.replace(_WORD + b"template.main+xml", _WORD + b"document.main+xml")
            )
        if _WORD + b"document.main+xml" not in types:
            raise UserError(f"{name} is not a Word document. Give a file that Word saved as .docx.")
    return data


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UserError(
            f"{name} is not a Word document, whatever its name says. Give a file that Word saved as .docx."
        ) from error


def _refuse_bomb(package: zipfile.ZipFile, name: str) -> None:
    parts = package.infolist()
    size = sum(part.file_size for part in parts)
    if size > _MOST_BYTES or len(parts) > _MOST_PARTS:
        raise UserError(
            f"{name} holds {size // 1024 // 1024:,} MB in {len(parts):,} parts when unpacked; "
            f"{_MOST_BYTES // 1024 // 1024} MB is the most. Make its pictures smaller."
        )


def _retyped(package: zipfile.ZipFile, types: bytes) -> bytes:
    """Return a template (.dotx) as the document that it would make."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as document:
        for part in package.infolist():
            document.writestr(part, types if part.filename == "[Content_Types].xml" else package.read(part))
    return out.getvalue()
