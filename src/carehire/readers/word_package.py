"""A Word file as the package of parts that it is, refused in plain words where it is none."""

from __future__ import annotations

import io
import zipfile
import zlib

from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError

from carehire.errors import UserError
from carehire.readers.old_office import STRICT, is_old, is_protected

MOST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 5000
DAMAGED = (
    zipfile.BadZipFile, zlib.error, OpcError, LxmlError, EOFError, ArithmeticError, AttributeError,
    LookupError, NotImplementedError, OSError, RuntimeError, TypeError, ValueError,
)  # fmt: skip


def refuse(data: bytes) -> None:
    """Raise UserError for what is no Word file, or unpacks to more than is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            size = sum(part.file_size for part in parts)
            whole = size <= MOST_UNPACKED
            types, relations = (
                package.read(part) if part in names and whole else b""
                for part in ("[Content_Types].xml", "_rels/.rels")
            )
    except DAMAGED:
        raise UserError(_not_read(data)) from None
    if size > MOST_UNPACKED or len(parts) > MOST_PARTS:
        raise UserError(
            f"the file unpacks to {size // 1024 // 1024:,} MB in {len(parts):,} parts; "
            f"up to {MOST_UNPACKED // 1024 // 1024} MB in {MOST_PARTS:,} are read"
        )
    if "content.xml" in names and not types:
        raise UserError("this is an OpenDocument file (.odt); save it as .docx")
    if b"wordprocessingml" not in types:
        raise UserError("this is no Word file, whatever its name says; save it in Word as .docx")
    if b"document.main+xml" not in types and b"document.macroEnabled.main+xml" not in types:
        raise UserError("this is a Word template or an unusual kind of Word file; save it as .docx")
    if STRICT in relations:
        raise UserError("this is a “Strict Open XML Document”; save it as “Word Document (.docx)”")


def _not_read(data: bytes) -> str:
    """Say what bytes are that hold no package."""
    if not data:
        return "the file is empty; ask for it again"
    if is_protected(data):
        return "the file is protected by a password; save it without one"
    if is_old(data):
        return "this is an old Word file (.doc), whatever its name says; save it as .docx"
    if data.startswith(b"PK"):
        return "the file is damaged, or did not come whole; ask for it again"
    return "this is no Word file, whatever its name says; save it in Word as .docx"
