"""Documents as Word files, on our base or on an employer's own."""

from __future__ import annotations

import zipfile
from io import BytesIO

from carehire.documents.blocks import Document
from carehire.documents.look import Look
from carehire.writers.characters import clean
from carehire.writers.word import parts, styles
from carehire.writers.word.base import prepare
from carehire.writers.word.body import Body
from carehire.writers.word.opening import open_base


def write(document: Document, look: Look) -> bytes:
    """Return ``document`` as a .docx whose paper, letterhead and styles are those of ``look.base``."""
    base = prepare(look.base, look.house_base, look.base_name, clean(document.language))
    body = Body(base)
    written = [
        base.body.around(body.write(document)),
        base.links.around(parts.links(body.links)),
        base.lists.around(parts.lists(body.lists, base)),
        (base.properties, parts.properties(document)),
    ]
    if base.header:
        written.append((base.header, parts.header(document, base)))
    if base.footer:
        written.append((base.footer, parts.footer(document, base)))
    out = BytesIO(base.shared)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        for name, text in written:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode("utf-8"))
    return out.getvalue()


def missing_styles(base: bytes, name: str = "base.docx") -> tuple[str, ...]:
    """Return the English names of the styles that documents use and an employer's base lacks.

    ``write`` takes them from ours; who gave the base should hear of it.
    """
    return styles.missing(open_base(base, name))
