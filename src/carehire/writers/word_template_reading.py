"""What stands in a customer's Word template: its fields paragraph by paragraph, and what it would load."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from carehire.errors import Fault, UserError
from carehire.writers.template_language import TAG, Grammar, left_out, unknown_left_out

FILLED = {"document": "", "header": "header, ", "footer": "footer, ", "footnotes": "footnotes, "}
_UNFILLED = {"endnotes": "endnotes", "comments": "comments"}
_OPENERS = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_LEVEL = re.compile(r"\{%(tr|tc|p|r)\s")
_FIELD_CODES = re.compile(
    r"^\s*(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|IMPORT|DATABASE|RD)\b", re.IGNORECASE
)
MOST_SHOWN = 60


def refuse_active(data: bytes, name: str) -> None:
    """Refuse what would run or load something when the filled document is opened."""
    found: list[str] = []
    try:
        package = zipfile.ZipFile(BytesIO(data))
    except zipfile.BadZipFile:
        return  # open_base says it in better words
    with package:
        if sum(part.file_size for part in package.infolist()) > 50 * 1024 * 1024:
            return  # as above
        for part in package.namelist():
            if part.lower().endswith("vbaproject.bin") or "/activex/" in part.lower():
                found.append(
                    f"{name} holds macros or controls ({part}). Save it in Word as a .docx without them."
                )
            elif part.endswith(".rels"):
                found += _loaded(package.read(part), part, name)
    if found:
        raise UserError(Fault(message) for message in found)


def _loaded(relations: bytes, part: str, name: str) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in etree.fromstring(relations, parser):
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode") == "External" and kind not in ("hyperlink", "attachedTemplate"):
            target = relation.get("Target", "")[:MOST_SHOWN]
            yield (
                f'{name} would load "{target}" from elsewhere whenever it is opened ({kind}, in {part}). '
                "Put it into the document itself, or take it out."
            )


def check(document: WordDocument) -> dict[str, Any]:
    """Return the faults and warnings, the fields that are printed, and those left out on purpose."""
    grammar = Grammar()
    faults: list[list[str]] = []
    warnings: list[list[str]] = []
    out: list[str] = []
    for where, text in _paragraphs(document):
        tags = TAG.findall(text)
        rest = TAG.sub("", text)
        if _OPENERS.search(rest):
            faults.append(
                [
                    f'"{rest.strip()[:MOST_SHOWN]}" is half a field; begin and end it in the same paragraph.',
                    where,
                ]
            )
        faults += [[message, where] for message in _layout(tags, rest)]
        for tag in tags:
            names = left_out(tag)
            if names is not None:
                faults += [[message, where] for message in unknown_left_out(names).values()]
                out += names
            elif not tag.startswith("{#"):
                faults += [[message, where] for message in grammar.read(tag, where)]
        if len(tags) == 1 and not rest.strip() and re.match(r"\{%\s", tags[0]):
            warnings.append(
                [f"{tags[0]} stands alone and leaves an empty paragraph; write {{%p instead of {{%.", where]
            )
    faults += [[f"{opened.tag} has no end{opened.kind}.", opened.where] for opened in grammar.opened]
    faults += [[message, ""] for message in _odd_parts(document)]
    return {"faults": faults, "warnings": warnings, "used": sorted(grammar.used), "left_out": out}


def _layout(tags: list[str], rest: str) -> Iterator[str]:
    levels = [(tag, level[1]) for tag in tags if (level := _LEVEL.match(tag))]
    for kind, name in (("p", "paragraph"), ("tr", "table row"), ("tc", "table cell")):
        own = [tag for tag, level in levels if level == kind]
        if len(own) > 1:
            yield f"{own[0]} and {own[1]} stand in one paragraph; each stands for a whole {name}. Part them."
    if levels and levels[0][1] == "p" and (rest.strip() or len(tags) > 1):
        left = rest.strip()[:MOST_SHOWN]
        yield f'{levels[0][0]} takes its whole paragraph away; the rest ("{left}") would be lost.'
    for tag, kind in levels:
        if kind == "r":
            yield f"{tag} begins with {{%r; write {{% in a paragraph, {{%p for a whole one."


def _paragraphs(document: WordDocument) -> Iterator[tuple[str, str]]:
    """Yield each paragraph that is filled in: its place and its text."""
    for kind, root in roots(document):
        if kind in _UNFILLED:
            continue
        for number, paragraph in enumerate(root.iter(qn("w:p")), 1):
            text = text_of(paragraph)
            if text.strip():
                shown = text.strip()[:MOST_SHOWN]
                yield f'{FILLED[kind]}paragraph {number} ("{shown}")', text


def text_of(paragraph: Any) -> str:  # noqa: ANN401 - lxml's element
    """Return the words of a paragraph itself, without those of the text boxes in it."""
    said = []
    for part in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if next(part.iterancestors(qn("w:p")), None) is paragraph:
            said.append((part.text or "") if part.tag == qn("w:t") else " ")
    return "".join(said)


def roots(document: WordDocument) -> Iterator[tuple[str, Any]]:
    """Yield the roots of the parts that hold text, with what kind of part each is."""
    yield "document", document.element.body
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in FILLED or kind in _UNFILLED:
            yield kind, etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))


def _odd_parts(document: WordDocument) -> Iterator[str]:
    for kind, root in roots(document):
        text = "".join(root.itertext(qn("w:t")))
        if kind in _UNFILLED and _OPENERS.search(text):
            yield f"its {_UNFILLED[kind]} hold fields, which are not filled in there. Take them out."
        codes = [
            *root.itertext(qn("w:instrText")),
            *(each.get(qn("w:instr"), "") for each in root.iter(qn("w:fldSimple"))),
        ]
        for code in codes:
            found = _FIELD_CODES.match(code)
            if found:
                shown = code.strip()[:MOST_SHOWN]
                yield f'its field "{shown}" would load something from elsewhere. Take it out.'
