"""Files of Office in a form that is not read: of before 2007 (those with a password still are), or strict."""

from __future__ import annotations

_BEGINS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
STRICT = b"purl.oclc.org/ooxml"
"""Stands in the relations of what Office saves in its strict form, with other names for everything."""


def is_old(data: bytes) -> bool:
    """Say whether the bytes are of that form."""
    return data.startswith(_BEGINS)


def is_protected(data: bytes) -> bool:
    """Say whether a password keeps the file shut."""
    return is_old(data) and _ENCRYPTED in data
