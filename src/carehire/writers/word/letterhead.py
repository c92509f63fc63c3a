"""What stands above and below each page: the base's own, or the employer and the page number."""

from __future__ import annotations

from docx.document import Document as WordDocument

from carehire.writers.word import styles
from carehire.writers.word.elements import Element, children, value

_CONTENT = " | ".join(
    f".//{name}"
    for name in (
        "w:t[normalize-space()]", "w:drawing", "w:pict", "w:object", "w:tbl", "w:fldSimple", "w:instrText"
    )
)  # fmt: skip


def complete(document: WordDocument, section: Element, kind: str) -> str | None:
    """Return the name of the header or footer that a document has to write; None for the base's own."""
    references = children(section, f"w:{kind}Reference")
    parts = document.part.related_parts
    if any(parts[value(reference, "r:id")].element.xpath(_CONTENT) for reference in references):
        return None
    for reference in references:
        section.remove(reference)
        document.part.rels.pop(value(reference, "r:id"), None)
    page = document.sections[0]
    own = page.header if kind == "header" else page.footer
    own.is_linked_to_previous = False
    return str(own.part.partname).lstrip("/")


def footer_tabs(document: WordDocument, style: Element, width: int) -> str:
    """Return one tab stop at the right margin, in place of those that the footer's style has."""
    tabs = "{*}pPr/{*}tabs/{*}tab"
    found = (value(tab, "w:pos") for each in styles.inherited(document, style) for tab in each.iterfind(tabs))
    old = {int(float(position)) for position in found if position} - {width}
    stops = [(position, "clear") for position in old] + [(width, "right")]
    written = (f'<w:tab w:val="{kind}" w:pos="{position}"/>' for position, kind in sorted(stops))
    return f"<w:tabs>{''.join(written)}</w:tabs>"
