"""The words of a customer's Word template, paragraph by paragraph, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

FILLED = {"document": "", "header": "header, ", "footer": "footer, ", "footnotes": "footnotes, "}
UNFILLED = {"endnotes": "endnotes", "comments": "comments"}
MOST_SHOWN = 60


def roots(document: WordDocument) -> Iterator[tuple[str, Any]]:
    """Yield the roots of the parts that hold text, with what kind of part each is."""
    yield "document", document.element.body
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in FILLED or kind in UNFILLED:
            yield kind, etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))


def paragraphs(document: WordDocument) -> Iterator[tuple[str, str]]:
    """Yield each paragraph that is filled in: its place and its text."""
    for kind, root in roots(document):
        if kind in UNFILLED:
            continue
        tables = {table: number for number, table in enumerate(root.iter(qn("w:tbl")), 1)}
        number = 0
        for paragraph in root.iter(qn("w:p")):
            inside = _inside(paragraph, tables)
            number += not inside
            text = text_of(paragraph)
            if text.strip():
                shown = text.strip()[:MOST_SHOWN]
                yield f'{FILLED[kind]}{inside or f"paragraph {number}"} ("{shown}")', text


def _inside(paragraph: Any, tables: Mapping[Any, int]) -> str:  # noqa: ANN401 - lxml's element
    """Say in which text box or cell a paragraph stands; empty for one of the text itself."""
    cell = row = None
    for outer in paragraph.iterancestors(qn("w:tc"), qn("w:tr"), qn("w:tbl"), qn("w:txbxContent")):
        if outer.tag == qn("w:txbxContent"):
            return "text box"
        if outer.tag == qn("w:tc"):
            cell = outer
        elif outer.tag == qn("w:tr"):
            row = outer
        elif row is not None and cell is not None:
            rows, cells = list(outer.iterchildren(qn("w:tr"))), list(row.iterchildren(qn("w:tc")))
            if row in rows and cell in cells:
                return f"table {tables[outer]}, row {rows.index(row) + 1}, cell {cells.index(cell) + 1}"
            return f"table {tables[outer]}"
    return ""


def text_of(paragraph: Any) -> str:  # noqa: ANN401 - lxml's element
    """Return the words of a paragraph itself, without those of the text boxes in it."""
    said = []
    for part in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if next(part.iterancestors(qn("w:p")), None) is paragraph:
            said.append((part.text or "") if part.tag == qn("w:t") else " ")
    return "".join(said)
