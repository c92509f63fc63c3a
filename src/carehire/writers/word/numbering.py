"""Lists that are real lists: where a style's numbers come from, and how each list starts at 1."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import cast

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.numbering import NumberingPart

from carehire.writers.word.elements import Element, child, children, made, put_before, value

_LAST = "w:numIdMacAtCleanup"
_AFTER_NUMBERS = (
    "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap",
    "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap",
    "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counting:
    """The numbering definition behind a list style and the level of it that the style uses."""

    definition: str
    level: str


def part(document: WordDocument) -> NumberingPart:
    """Return the part that holds the numbering, made where the base has none."""
    try:
        return cast(NumberingPart, document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING))
    except KeyError:
        root = cast(BaseOxmlElement, made("<w:numbering/>"))
        name, kind = PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING
        new = NumberingPart(name, kind, root, document.part.package)
        document.part.relate_to(new, RELATIONSHIP_TYPE.NUMBERING)
        return new


def counting(document: WordDocument, styles: list[Element]) -> Counting | None:
    """Return what numbers the paragraphs of a style, given with those it is based on; None if nothing."""
    numbered = next((style for style in styles if _number(style) is not None), None)
    if numbered is None:
        return None
    definition = _definition(part(document).element, value(_number(numbered)))
    if definition is None:
        return None
    return Counting(value(definition, "w:abstractNumId"), _level(numbered, definition))


def adopt(document: WordDocument, house: WordDocument, style: Element) -> None:
    """Copy the numbering that a style, just copied from ``house``, counts by."""
    number = _number(style)
    if number is None:
        return
    ours = _definition(part(house).element, value(number))
    if ours is None:
        raise LookupError("carehire's own base has a list style without numbering")
    copy = deepcopy(ours)
    for linked in copy.iter(qn("w:pStyle")):
        linked.set(qn("w:val"), value(style, "w:styleId"))
    number.set(qn("w:val"), _add(part(document).element, copy))


def give(document: WordDocument, house: WordDocument, theirs: Element, ours: Element) -> None:
    """Let a list style of the base that makes no list use the bullets or numbers of ours."""
    paragraph = child(theirs, "w:pPr")
    if paragraph is None:
        later = ("w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr")
        paragraph = put_before(theirs, made("<w:pPr/>"), later)
    for old in children(paragraph, "w:numPr"):
        paragraph.remove(old)
    put_before(paragraph, deepcopy(_needed(child(ours, "w:pPr", "w:numPr"))), _AFTER_NUMBERS)
    adopt(document, house, theirs)


def next_number(document: WordDocument) -> int:
    """Return the first number that no list of ``document`` has."""
    return _highest(part(document).element, "w:num", "w:numId") + 1


def _add(root: Element, definition: Element) -> str:
    """Add a definition and a number for it; all definitions stand before all numbers."""
    abstract = str(_highest(root, "w:abstractNum", "w:abstractNumId") + 1)
    number = str(_highest(root, "w:num", "w:numId") + 1)
    definition.set(qn("w:abstractNumId"), abstract)
    put_before(root, definition, ("w:num", _LAST))
    put_before(
        root, made(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'), (_LAST,)
    )
    return number


def _number(style: Element) -> Element | None:
    return child(style, "w:pPr", "w:numPr", "w:numId")


def _definition(root: Element, number: str) -> Element | None:
    num = _by_id(root, "w:num", "w:numId", number)
    return _by_id(root, "w:abstractNum", "w:abstractNumId", value(child(num, "w:abstractNumId")))


def _level(style: Element, definition: Element) -> str:
    linked = (
        level for level in children(definition, "w:lvl")
        if value(child(level, "w:pStyle")) == value(style, "w:styleId")
    )  # fmt: skip
    level = next(linked, None)
    return value(child(style, "w:pPr", "w:numPr", "w:ilvl")) or value(level, "w:ilvl") or "0"


def _by_id(root: Element, tag: str, attribute: str, wanted: str) -> Element | None:
    return next((each for each in children(root, tag) if value(each, attribute) == wanted), None)


def _highest(root: Element, tag: str, attribute: str) -> int:
    numbers = [value(each, attribute) for each in children(root, tag)]
    return max((int(number) for number in numbers if number.isdigit()), default=0)


def _needed(element: Element | None) -> Element:
    if element is None:
        raise LookupError("carehire's own base has a list style without numbering")
    return element
