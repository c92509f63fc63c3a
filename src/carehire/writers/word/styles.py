"""The styles that documents use: found by name in any base, taken over from ours where missing.

By name and not by id, since a German Word calls ``Heading 1`` by the id ``berschrift1``;
the name is English in every Word.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from carehire.writers.word import numbering
from carehire.writers.word.elements import Element, child, children, value

BUILT_IN = {
    "Normal": "paragraph",
    "Title": "paragraph",
    "Subtitle": "paragraph",
    "Heading 1": "paragraph",
    "Heading 2": "paragraph",
    "Heading 3": "paragraph",
    "List Bullet": "paragraph",
    "List Number": "paragraph",
    "Caption": "paragraph",
    "Header": "paragraph",
    "Footer": "paragraph",
    "Hyperlink": "character",
}
_OWN = {
    "Carehire Fact": "paragraph",
    "Carehire Note": "paragraph",
    "Carehire Table Text": "paragraph",
    "Carehire Table Heading": "paragraph",
    "Carehire Label": "character",
    "Carehire Table": "table",
}


def find(document: WordDocument, name: str, kind: str) -> Element | None:
    """Return the style of that English name, in any letter case; None where there is none."""
    of_kind = (style for style in _all(document) if value(style, "w:type") == kind)
    return next((style for style in of_kind if _name(style).casefold() == name.casefold()), None)


def default(document: WordDocument, kind: str) -> Element | None:
    """Return the style that text has which names none."""
    of_kind = (style for style in _all(document) if value(style, "w:type") == kind)
    return next((style for style in of_kind if value(style, "w:default") in ("1", "true", "on")), None)


def missing(document: WordDocument) -> tuple[str, ...]:
    """Return Word's English names of the styles that documents use and ``document`` lacks."""
    return tuple(name for name, kind in BUILT_IN.items() if find(document, name, kind) is None)


def take_over(document: WordDocument, house: WordDocument) -> dict[str, Element]:
    """Give ``document`` the styles that it lacks from ``house``; return all that documents use, by name."""
    return {name: _ensured(document, house, name, kind) for name, kind in (BUILT_IN | _OWN).items()}


def identity(style: Element) -> str:
    """Return the id by which paragraphs name a style; it differs with Word's language."""
    return value(style, "w:styleId")


def inherited(document: WordDocument, style: Element) -> Iterator[Element]:
    """Yield a style and those that it is based on, nearest first."""
    by_id = {identity(each): each for each in _all(document)}
    seen: set[str] = set()
    above: Element | None = style
    while above is not None and identity(above) not in seen:
        yield above
        seen.add(identity(above))
        above = by_id.get(value(child(above, "w:basedOn")))


def _ensured(document: WordDocument, house: WordDocument, name: str, kind: str) -> Element:
    found = find(document, name, kind)
    if found is None and name == "Normal":
        found = default(document, kind)
    if found is not None:
        return found
    ours = find(house, name, kind)
    if ours is None:
        raise LookupError(f"carehire's own base has no {kind} style {name!r}")
    copy = deepcopy(ours)
    copy.set(qn("w:styleId"), _free_id(document, identity(ours)))
    if default(document, kind) is not None and value(copy, "w:default"):
        del copy.attrib[qn("w:default")]
    document.styles.element.append(copy)
    for reference in children(copy, "w:basedOn", "w:next", "w:link"):
        _point(document, house, reference)
    numbering.adopt(document, house, copy)
    return copy


def _point(document: WordDocument, house: WordDocument, reference: Element) -> None:
    """Make a copied style's reference name the style of this document that it meant in ours."""
    meant = next(style for style in _all(house) if identity(style) == value(reference))
    kind = value(meant, "w:type")
    target = default(document, kind) if default(house, kind) is meant else None
    if target is None:
        target = _ensured(document, house, _name(meant), kind)
    reference.set(qn("w:val"), identity(target))


def _free_id(document: WordDocument, wanted: str) -> str:
    taken = {identity(style).casefold() for style in _all(document)}
    free, number = wanted, 1
    while free.casefold() in taken:
        number += 1
        free = f"{wanted}{number}"
    return free


def _all(document: WordDocument) -> list[Element]:
    return children(document.styles.element, "w:style")


def _name(style: Element) -> str:
    return value(child(style, "w:name")).strip()
