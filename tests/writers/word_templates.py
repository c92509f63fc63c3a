"""Word templates made line by line, as a customer would type them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx

DOCS = Path(__file__).parents[2] / "docs" / "word-template.md"


def example() -> list[str]:
    """The example of docs/word-template.md, a paragraph a line."""
    block = DOCS.read_text(encoding="utf-8").partition("## An example")[2].partition("## The fields")[0]
    return [line[4:] for line in block.splitlines() if line.startswith("    ")]


def made(*lines: str) -> bytes:
    """A .docx with a paragraph for each line."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def saved(document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def words(data: bytes) -> str:
    document = docx.Document(BytesIO(data))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def bare(text: str) -> str:
    return re.sub(r"\s+", " ", text)
