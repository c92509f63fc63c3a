"""A Word file → blocks: paragraphs, lists, tables and text boxes in reading order.

Deleted text that is still tracked, hidden text and the codes of fields are left out, as
a reader of the printed page doesn't see them.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from carehire.checks.reading import Kind
from carehire.errors import UserError
from carehire.readers.posting_blocks import Block, address
from carehire.readers.posting_columns import IsSection, columns, no_section
from carehire.readers.word_package import DAMAGED, refuse

_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_AROUND = tuple(qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag"))
_LABEL = 40
_NORMAL = 22  # half points, where a run says nothing of its own
_LARGER = 1.15  # times the usual size of letters, from which on a line is set as a heading
_LABELLED = re.compile(r":\t+")


def read(data: bytes, is_section: IsSection = no_section) -> Iterator[Block]:
    """Yield the blocks of a Word file. Raises UserError for what is none, or is damaged.

    ``is_section`` tells the names of sections, which may stand above the columns of a table.
    """
    refuse(data)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = [*_Walk(document, is_section).blocks(document.element.body), *_around(document)]
    except UserError:
        raise
    except DAMAGED as error:
        raise UserError("the Word file is damaged; open it in Word and save it anew as .docx") from error
    yield from blocks


def _around(document: Any) -> Iterator[Block]:  # noqa: ANN401 - python-docx has no types
    """Yield what stands at the heads and feet of pages, and the notes: a statement is often put there."""
    told: set[str] = set()
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if relation.is_external or kind not in ("header", "footer", "footnotes", "endnotes"):
            continue
        root = parse_xml(relation.target_part.blob)
        for node in root.iter(qn("w:p")):
            text = " ".join(_text(node).split())
            counts = any("PAGE" in (code.text or "") for code in node.iter(qn("w:instrText")))
            counts = counts or any(
                "PAGE" in code.get(qn("w:instr"), "") for code in node.iter(qn("w:fldSimple"))
            )
            if text and not counts and text not in told:
                told.add(text)
                yield Block(Kind.PARAGRAPH, text, apart=True)


class _Walk:
    """Goes through the body of a Word file in reading order."""

    def __init__(self, document: Any, is_section: IsSection) -> None:  # noqa: ANN401
        self._document = document
        self._is_section = is_section
        self._usual = _usual_size(document)

    def blocks(self, parent: Any) -> Iterator[Block]:  # noqa: ANN401
        for node in parent:
            if node.tag == qn("w:p"):
                yield from self._paragraph(node)
            elif node.tag == qn("w:tbl"):
                yield from self._table(node)
            elif node.tag in _AROUND:
                yield from self.blocks(node)

    def _table(self, node: Any) -> Iterator[Block]:  # noqa: ANN401
        rows = [row for row in node.iter(qn("w:tr")) if _nearest(row, "w:tbl") is node]
        cells = [[cell for cell in row.iter(qn("w:tc")) if _nearest(cell, "w:tr") is row] for row in rows]
        read = [[list(self.blocks(cell)) for cell in row] for row in cells]
        found = columns(read, self._is_section)
        yield from found or (block for row in read for block in _row(row))

    def _paragraph(self, node: Any) -> Iterator[Block]:  # noqa: ANN401
        text = _text(node)
        if text.strip():
            yield _block(node, text, self._document, self._usual)
        struck = " ".join(_text(node, struck=True).split())
        if struck:
            yield Block(Kind.PARAGRAPH, struck, struck=True)
        for box in node.iter(qn("w:txbxContent")):
            if _nearest(box, _ALTERNATIVE) is None and _nearest(box, "w:txbxContent") is None:
                yield from self.blocks(box)


def _row(blocks: list[list[Block]]) -> Iterator[Block]:
    filled = [cell for cell in blocks if cell]
    pairs = _pairs(blocks)
    if pairs:
        yield from pairs
        return
    if len(blocks) == 2 and [len(cell) for cell in filled] == [1, 1]:
        label, value = (cell[0].text.strip() for cell in filled)
        if len(label) <= _LABEL and filled[1][0].kind is not Kind.ITEM:
            yield Block(Kind.FIELD, value, label=label.rstrip(": "))
            return
    for cell in filled:
        yield from cell


def _pairs(cells: list[list[Block]]) -> list[Block]:
    """Return the fields of a row of four or more cells that are labels and values by turns."""
    texts = [[block.text.strip() for block in cell] for cell in cells]
    labels, values = texts[::2], texts[1::2]
    named = all(len(label) == 1 and label[0].endswith(":") and len(label[0]) <= _LABEL for label in labels)
    if len(cells) < 4 or len(cells) % 2 or not named:
        return []
    return [
        Block(Kind.FIELD, " ".join(value), label=label[0].rstrip(": "))
        for label, value in zip(labels, values, strict=True)
        if value
    ]


def _block(node: Any, text: str, document: Any, usual: int) -> Block:  # noqa: ANN401
    paragraph = Paragraph(node, document)
    style = str(getattr(paragraph.style, "name", "") or "").casefold()
    links = _links(node, document)
    if style == "title":
        return Block(Kind.TITLE, text)
    if style.startswith("heading"):
        digits = "".join(letter for letter in style if letter.isdigit())
        return Block(Kind.HEADING, text, int(digits[:1] or 1))
    if style.startswith("list") or _is_numbered(node, paragraph):
        return Block(Kind.ITEM, text, links=links)
    if len(_LABELLED.findall(text)) > 1:
        return Block(Kind.PARAGRAPH, _LABELLED.sub(": ", text), links=links)
    label, tab, value = text.partition("\t")
    if tab and label.strip() and value.strip() and len(label) <= _LABEL and "\n" not in text:
        return Block(Kind.FIELD, " ".join(value.split()), label=label.strip().rstrip(": "), links=links)
    strong = _is_strong(node) or _is_large(node, usual)
    return Block(Kind.PARAGRAPH, text.replace("\t", " "), strong=strong, links=links)


def _links(node: Any, document: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return the addresses to which the words of a paragraph lead."""
    relations = document.part.rels
    names = [link.get(qn("r:id")) for link in node.iter(qn("w:hyperlink"))]
    return tuple(
        found for name in names if name in relations for found in address(relations[name].target_ref)
    )


def _is_numbered(node: Any, paragraph: Paragraph) -> bool:  # noqa: ANN401
    marks = [node.pPr] if node.pPr is not None else []
    style = paragraph.style
    if style is not None and style.element.pPr is not None:
        marks.append(style.element.pPr)
    for mark in marks:
        number = mark.find(f"{qn('w:numPr')}/{qn('w:numId')}")
        if number is not None:
            return str(number.get(qn("w:val"))) != "0"
    return False


def _is_strong(node: Any) -> bool:  # noqa: ANN401
    runs = [run for run in node.iter(qn("w:r")) if "".join(run.itertext(qn("w:t"))).strip()]
    return bool(runs) and all(
        (bold := run.find(f"{qn('w:rPr')}/{qn('w:b')}")) is not None
        and bold.get(qn("w:val")) not in ("0", "false", "off")
        for run in runs
    )


def _usual_size(document: Any) -> int:  # noqa: ANN401
    """Return the size in half points in which most of the words are set."""
    found: Counter[int] = Counter()
    for run in document.element.body.iter(qn("w:r")):
        found[_size(run)] += sum(len(text.text or "") for text in run.iter(qn("w:t")))
    return found.most_common(1)[0][0] if found else _NORMAL


def _size(run: Any) -> int:  # noqa: ANN401
    size = run.find(f"{qn('w:rPr')}/{qn('w:sz')}")
    said = size.get(qn("w:val"), "") if size is not None else ""
    return int(said) if said.isdecimal() else _NORMAL


def _is_large(node: Any, usual: int) -> bool:  # noqa: ANN401
    runs = [run for run in node.iter(qn("w:r")) if "".join(run.itertext(qn("w:t"))).strip()]
    return bool(runs) and all(_size(run) >= usual * _LARGER for run in runs)


def _text(node: Any, *, struck: bool = False) -> str:  # noqa: ANN401
    """Return the words of a paragraph itself, or those that are struck out; text boxes stand apart."""
    said: list[str] = []
    for part in node.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        if part.tag == qn("w:tab") and part.getparent().tag != qn("w:r"):
            continue  # a tab stop, not a tab
        if any(
            around.tag in (qn("w:txbxContent"), qn("w:del"), qn("w:moveFrom"), _ALTERNATIVE)
            or (around.tag == qn("w:r") and _is_on(around, "w:vanish"))
            for around in _between(part, node)
        ):
            continue
        run = part.getparent()
        if struck is not (_is_on(run, "w:strike") or _is_on(run, "w:dstrike")):
            continue
        said.append(
            {qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}.get(part.tag)
            or (part.text or "" if part.tag == qn("w:t") else "\n")
        )
    return "".join(said)


def _is_on(run: Any, name: str) -> bool:  # noqa: ANN401
    mark = run.find(f"{qn('w:rPr')}/{qn(name)}")
    return mark is not None and mark.get(qn("w:val")) not in ("0", "false", "off")


def _between(part: Any, node: Any) -> Iterator[Any]:  # noqa: ANN401
    for around in part.iterancestors():
        if around is node:
            return
        yield around


def _nearest(node: Any, tag: str) -> Any:  # noqa: ANN401
    """Return the nearest element around ``node`` of that tag, None where there is none."""
    return next(node.iterancestors(qn(tag) if tag.startswith("w:") else tag), None)
