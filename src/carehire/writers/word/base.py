"""A base, prepared once: what all documents on it share is packed, what each adds is left open.

Building a document by python-docx calls takes most of its time for opening the base and
for looking up styles, again for each paragraph. Here that happens once a base and language.
"""

from __future__ import annotations

import zipfile
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE
from docx.opc.part import Part
from docx.oxml.ns import nsmap, qn
from lxml import etree

from carehire.writers.characters import language_right_to_left, xml
from carehire.writers.word import letterhead, numbering, styles
from carehire.writers.word.elements import Element, child, children, value
from carehire.writers.word.opening import open_base, refusing_damage
from carehire.writers.word.tidying import empty, set_language, tidy

_LETTER = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "DO", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_HERE = "what the document adds"
_NARROWEST = 2880


@dataclass(frozen=True, slots=True)
class Frame:
    """One part of the file, written up to the place where a document adds its own."""

    name: str
    before: str
    after: str

    def around(self, inside: str) -> tuple[str, str]:
        """Return the part's name and its text with ``inside`` at its place."""
        return self.name, self.before + inside + self.after


@dataclass(frozen=True, slots=True)
class Base:
    """What a document needs to know of its base. Lengths are in twentieths of a point."""

    shared: bytes
    body: Frame
    links: Frame
    lists: Frame
    properties: str
    header: str | None
    footer: str | None
    footer_tabs: str
    styles: dict[str, str]
    next_list: int
    counting: numbering.Counting
    text_width: int
    right_to_left: bool


@lru_cache(maxsize=6)
def prepare(base: bytes, house_base: bytes, name: str, language: str, *, wide: bool = False) -> Base:
    """Return ``base`` ready for documents in ``language``, completed from ``house_base``.

    ``wide`` lays its pages on their side.
    """
    document, house = open_base(base, name), open_base(house_base, "base.docx")
    with refusing_damage(name):
        return _prepared(document, house, language, ours=base == house_base, wide=wide)


def _prepared(document: WordDocument, house: WordDocument, language: str, *, ours: bool, wide: bool) -> Base:
    section = empty(document)
    if ours:
        _set_paper(section, language)
    if wide:
        _lay_down(section)
    used = styles.take_over(document, house)
    counting = _count(document, house, used)
    set_language(document, language)
    tidy(document)
    header, footer = (letterhead.complete(document, section, kind) for kind in ("header", "footer"))
    width = _text_width(section)
    body, links, lists = _frames(document)
    properties = _properties(document)
    return Base(
        shared=_packed(document, {body.name, links.name, lists.name, properties, header, footer}),
        body=body,
        links=links,
        lists=lists,
        properties=properties,
        header=header,
        footer=footer,
        footer_tabs=letterhead.footer_tabs(document, used["Footer"], width),
        styles={name: xml(styles.identity(style)) for name, style in used.items()},
        next_list=numbering.next_number(document),
        counting=counting,
        text_width=width,
        right_to_left=language_right_to_left(language),
    )


def _count(document: WordDocument, house: WordDocument, used: dict[str, Element]) -> numbering.Counting:
    """Return how numbered lists count, after seeing to it that both list styles make lists."""
    ours = styles.take_over(house, house)
    for name in ("List Bullet", "List Number"):
        if numbering.counting(document, [*styles.inherited(document, used[name])]) is None:
            numbering.give(document, house, used[name], ours[name])
    counting = numbering.counting(document, [*styles.inherited(document, used["List Number"])])
    if counting is None:
        raise LookupError("a list style has no numbering although it was given one")
    return counting


def _set_paper(section: Element, language: str) -> None:
    territory = language.replace("_", "-").rpartition("-")[2].upper()
    width, height = ("12240", "15840") if territory in _LETTER else ("11906", "16838")
    for size in children(section, "w:pgSz"):
        size.set(qn("w:w"), width)
        size.set(qn("w:h"), height)


def _lay_down(section: Element) -> None:
    for size in children(section, "w:pgSz"):
        width, height = value(size, "w:w"), value(size, "w:h")
        if width and height and float(width) < float(height):
            size.set(qn("w:w"), height)
            size.set(qn("w:h"), width)
            size.set(qn("w:orient"), "landscape")


def _text_width(section: Element) -> int:
    margins = child(section, "w:pgMar")
    sides = [value(margins, f"w:{side}") or "1440" for side in ("left", "right")]
    page = value(child(section, "w:pgSz"), "w:w") or "11906"
    return max(int(float(page) - sum(map(float, sides))), _NARROWEST)


def _properties(document: WordDocument) -> str:
    """Return the name of the part that holds title and author, made where the base has none."""
    document.core_properties.revision = 1
    parts = document.part.package.iter_parts()
    return next(_name(part) for part in parts if part.content_type == CONTENT_TYPE.OPC_CORE_PROPERTIES)


def _name(part: Part) -> str:
    return str(part.partname).lstrip("/")


def _frames(document: WordDocument) -> tuple[Frame, Frame, Frame]:
    """Return what stands around a document's body, its links and its lists."""
    body = _with_prefixes(document.element)
    for inside in children(body, "w:body"):
        inside.insert(0, etree.Comment(_HERE))
    links = etree.fromstring(document.part.rels.xml)
    links.append(etree.Comment(_HERE))
    part = numbering.part(document)
    lists = _with_prefixes(part.element)
    for last in children(lists, "w:numIdMacAtCleanup"):
        lists.remove(last)
    lists.append(etree.Comment(_HERE))
    name = _name(document.part)
    folder, _, file = name.rpartition("/")
    return _frame(name, body), _frame(f"{folder}/_rels/{file}.rels", links), _frame(_name(part), lists)


def _with_prefixes(element: Element) -> Element:
    """Return a copy of ``element`` with the prefixes ``w`` and ``r``, which the added text has."""
    prefixes = {prefix: uri for prefix, uri in element.nsmap.items() if prefix}
    prefixes |= {"w": nsmap["w"], "r": nsmap["r"]}
    root = etree.Element(
        element.tag, {str(name): str(text) for name, text in element.attrib.items()}, nsmap=prefixes
    )
    root.extend(deepcopy(child) for child in element)
    return root


def _frame(name: str, root: Element) -> Frame:
    before, _, after = etree.tostring(root, encoding="unicode").partition(f"<!--{_HERE}-->")
    return Frame(name, XML_DECLARATION + before, after)


def _packed(document: WordDocument, own: set[str | None]) -> bytes:
    """Return the package without the parts that each document writes for itself."""
    whole, shared = BytesIO(), BytesIO()
    document.save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(shared, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            if part.filename not in own:
                entry = zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, source.read(part))
    return shared.getvalue()
