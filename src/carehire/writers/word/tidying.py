"""What of a base must not show in a document: its text, its language, its remarks and old dates."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships
from docx.oxml.ns import qn

from carehire.writers.characters import language_right_to_left
from carehire.writers.word import styles
from carehire.writers.word.elements import Element, child, children, made, put_before, value

_KEPT = {"styles", "numbering", "settings", "theme", "fontTable", "webSettings", "customXml"}
_STALE_SETTINGS = (
    "w:attachedTemplate", "w:mailMerge", "w:trackRevisions", "w:footnotePr", "w:endnotePr", "w:docVars",
    "w:rsids",
)  # fmt: skip
_AFTER_LANGUAGE = ("w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange")
_AFTER_RUN = ("w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr")
_MARGINS = (
    'w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"'
)
_SECTION = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar {_MARGINS}/></w:sectPr>'


def empty(document: WordDocument) -> Element:
    """Take the text out of ``document``; return the last section's properties, headers included.

    A header that a later section has from an earlier one is written out, or it would go
    with the text.
    """
    body: Element = document.element.body
    last = child(body, "w:sectPr")
    if last is None:
        last = made(_SECTION)
        body.append(last)
    earlier = [section for section in body.iter(qn("w:sectPr")) if section is not last]
    for kind in ("w:headerReference", "w:footerReference"):
        _inherit(kind, last, earlier)
    for text in list(body):
        if text is not last:
            body.remove(text)
    return last


def _inherit(kind: str, last: Element, earlier: list[Element]) -> None:
    has = {value(reference, "w:type") for reference in children(last, kind)}
    for section in reversed(earlier):
        for reference in children(section, kind):
            if value(reference, "w:type") not in has:
                has.add(value(reference, "w:type"))
                last.insert(0, reference)


def set_language(document: WordDocument, language: str) -> None:
    """Make ``language`` that of all styles, so that spelling is checked and text read aloud in it."""
    root: Element = document.styles.element
    for properties in list(root.iter(qn("w:rPr"))):
        for old in children(properties, "w:lang"):
            properties.remove(old)
    normal = styles.default(document, "paragraph")
    for place in (_run_defaults(root), *(() if normal is None else (_run_properties(normal),))):
        put_before(place, _language(language), _AFTER_LANGUAGE)
    for setting in children(document.settings.element, "w:themeFontLang"):
        setting.set(qn("w:val"), language)


def _language(language: str) -> Element:
    new = made("<w:lang/>")
    new.set(qn("w:val"), language)
    if language_right_to_left(language):
        new.set(qn("w:bidi"), language)
    elif language.partition("-")[0].casefold() in ("ja", "ko", "zh"):
        new.set(qn("w:eastAsia"), language)
    return new


def _run_properties(style: Element) -> Element:
    found = child(style, "w:rPr")
    return put_before(style, made("<w:rPr/>"), _AFTER_RUN) if found is None else found


def _run_defaults(root: Element) -> Element:
    found = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
    if found is not None:
        return found
    defaults = child(root, "w:docDefaults")
    if defaults is None:
        defaults = made("<w:docDefaults/>")
        root.insert(0, defaults)
    for bare in children(defaults, "w:rPrDefault"):
        defaults.remove(bare)
    new = made("<w:rPrDefault><w:rPr/></w:rPrDefault>")
    defaults.insert(0, new)
    return new[0]


def tidy(document: WordDocument) -> None:
    """Drop what only the base's own text used: pictures, remarks, footnotes, thumbnail, template.

    What stays out of the relations is not saved, so no word of the old text is left in the file.
    """
    part = document.part
    used = {text for element in document.element.iter() for text in element.attrib.values()}
    _keep(part.rels, [name for name in part.rels if name in used or _kind(part.rels, name) in _KEPT])
    package = part.package.rels
    _keep(
        package,
        [name for name in package if _kind(package, name) not in ("thumbnail", "extended-properties")],
    )
    _keep(part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels, [])
    for stale in children(document.settings.element, *_STALE_SETTINGS):
        document.settings.element.remove(stale)


def _keep(relations: Relationships, names: list[str]) -> None:
    for name in set(relations) - set(names):
        del relations[name]


def _kind(relations: Relationships, name: str) -> str:
    return relations[name].reltype.rpartition("/")[2]
