"""Documents, tables and feeds as bytes. A writer never chooses a path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from carehire.documents.blocks import Document
from carehire.documents.look import Look
from carehire.writers.docx import write as write_docx
from carehire.writers.html import write as write_html
from carehire.writers.markdown import write as write_markdown
from carehire.writers.text import write as write_text


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a document can be had; ``name`` is what a person calls it."""

    ending: str
    media_type: str
    name: str
    write: Callable[[Document, Look], bytes]


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FORMATS: dict[str, Format] = {
    format.ending: format
    for format in (
        Format("docx", _WORD, "Word document", write_docx),
        Format("html", "text/html; charset=utf-8", "Web page", write_html),
        Format("md", "text/markdown; charset=utf-8", "Markdown", write_markdown),
        Format("txt", "text/plain; charset=utf-8", "Plain text", write_text),
    )
}
