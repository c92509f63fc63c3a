"""Documents as Word files, on our base or on an employer's own."""

from __future__ import annotations

from carehire.documents.blocks import Document
from carehire.documents.look import Look
from carehire.writers.characters import clean
from carehire.writers.word import styles
from carehire.writers.word.base import prepare
from carehire.writers.word.body import Body
from carehire.writers.word.opening import open_base
from carehire.writers.word.package import packed, written


def write(document: Document, look: Look) -> bytes:
    """Return ``document`` as a .docx whose paper, letterhead and styles are those of ``look.base``."""
    base = prepare(look.base, look.house_base, look.base_name, clean(document.language), wide=document.wide)
    body = Body(base)
    return packed(base.shared, written(base, document, body, body.write(document)))


def missing_styles(base: bytes, name: str = "base.docx") -> tuple[str, ...]:
    """Return the English names of the styles that documents use and an employer's base lacks.

    ``write`` takes them from ours; who gave the base should hear of it.
    """
    return styles.missing(open_base(base, name))
