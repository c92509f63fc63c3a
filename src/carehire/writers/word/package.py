"""The parts of a document put together as one file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO

from carehire.documents.blocks import Document
from carehire.writers.word import parts
from carehire.writers.word.base import Base
from carehire.writers.word.body import Body

Part = tuple[str, str]
"""A part's name and its text."""


def written(base: Base, document: Document, body: Body, text: str) -> list[Part]:
    """Return the parts that a document adds to its base; ``text`` is the body's."""
    made = [
        base.body.around(text),
        base.links.around(parts.links(body.links)),
        base.lists.around(parts.lists(body.lists, base)),
        (base.properties, parts.properties(document)),
    ]
    if base.header:
        made.append((base.header, parts.header(document, base)))
    if base.footer:
        made.append((base.footer, parts.footer(document, base)))
    return made


def packed(shared: bytes, own: Iterable[Part]) -> bytes:
    """Return a file of the ``shared`` parts, which are packed already, and a document's ``own``."""
    out = BytesIO(shared)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        for name, text in own:
            put(package, name, text.encode("utf-8"))
    return out.getvalue()


def put(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Add a part without the hour at which it was written, so that equal files are equal."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(entry, data)
