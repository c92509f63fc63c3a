"""A Word file → blocks: paragraphs, lists, tables and text boxes in reading order.

Deleted text that is still tracked, hidden text and the codes of fields are left out, as
a reader of the printed page doesn't see them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from carehire.checks.reading import Kind
from carehire.errors import UserError
from carehire.readers.posting_blocks import Block, address
from carehire.readers.word_package import DAMAGED, refuse

_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LABEL = 40
_LABELLED = re.compile(r":\t+")


def read(data: bytes) -> Iterator[Block]:
    """Yield the blocks of a Word file. Raises UserError for what is none, or is damaged."""
    refuse(data)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = [*_walk(document.element.body, document), *_around(document)]
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


def _walk(parent: Any, document: Any) -> Iterator[Block]:  # noqa: ANN401 - python-docx has no types
    for node in parent:
        if node.tag == qn("w:p"):
            yield from _paragraph(node, document)
        elif node.tag == qn("w:tbl"):
            for row in node.iter(qn("w:tr")):
                if _nearest(row, "w:tbl") is node:
                    yield from _row(row, document)
        elif node.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")):
            yield from _walk(node, document)


def _paragraph(node: Any, document: Any) -> Iterator[Block]:  # noqa: ANN401
    text = _text(node)
    if text.strip():
        yield _block(node, text, document)
    for box in node.iter(qn("w:txbxContent")):
        if _nearest(box, _ALTERNATIVE) is None and _nearest(box, "w:txbxContent") is None:
            yield from _walk(box, document)


def _row(row: Any, document: Any) -> Iterator[Block]:  # noqa: ANN401
    cells = [cell for cell in row.iter(qn("w:tc")) if _nearest(cell, "w:tr") is row]
    blocks = [list(_walk(cell, document)) for cell in cells]
    filled = [cell for cell in blocks if cell]
    pairs = _pairs(blocks)
    if pairs:
        yield from pairs
        return
    if len(cells) == 2 and [len(cell) for cell in filled] == [1, 1]:
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


def _block(node: Any, text: str, document: Any) -> Block:  # noqa: ANN401
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
    return Block(Kind.PARAGRAPH, text.replace("\t", " "), strong=_is_strong(node), links=links)


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


def _text(node: Any) -> str:  # noqa: ANN401
    """Return the words of a paragraph itself: those of its text boxes stand apart."""
    said: list[str] = []
    for part in node.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        if part.tag == qn("w:tab") and part.getparent().tag != qn("w:r"):
            continue  # a tab stop, not a tab
        if any(
            around.tag in (qn("w:txbxContent"), qn("w:del"), qn("w:moveFrom"), _ALTERNATIVE)
            or (around.tag == qn("w:r") and _is_hidden(around))
            for around in _between(part, node)
        ):
            continue
        said.append(
            {qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}.get(part.tag)
            or (part.text or "" if part.tag == qn("w:t") else "\n")
        )
    return "".join(said)


def _is_hidden(run: Any) -> bool:  # noqa: ANN401
    mark = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return mark is not None and mark.get(qn("w:val")) not in ("0", "false", "off")


def _between(part: Any, node: Any) -> Iterator[Any]:  # noqa: ANN401
    for around in part.iterancestors():
        if around is node:
            return
        yield around


def _nearest(node: Any, tag: str) -> Any:  # noqa: ANN401
    """Return the nearest element around ``node`` of that tag, None where there is none."""
    return next(node.iterancestors(qn(tag) if tag.startswith("w:") else tag), None)
