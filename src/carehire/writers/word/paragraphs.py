"""Paragraphs as the XML of Word's body: here, and only here, words become XML."""

from __future__ import annotations

import re

from carehire.documents.blocks import Inline, Span, plain
from carehire.writers.characters import clean, runs_right_to_left, xml
from carehire.writers.links import address
from carehire.writers.word.base import Base

_PIECES = re.compile("([\t\n])")
_PIECE_TAGS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


class Paragraphs:
    """Makes the paragraphs of one document, and collects the links that they use."""

    def __init__(self, base: Base) -> None:
        self.links: list[str] = []
        self._base = base
        self._styles = base.styles

    def paragraph(
        self,
        spans: Inline,
        style: str,
        *,
        keep: bool = False,
        number: str = "",
        room: str = "",
        flush: str = "",
    ) -> str:
        """Return a paragraph of ``spans``, each with its face and its link."""
        return self.wrap(self.spans(spans), style, plain(spans), keep, number, room, flush)

    def wrap(
        self,
        runs: str,
        style: str,
        text: str,
        keep: bool = False,
        number: str = "",
        room: str = "",
        flush: str = "",
    ) -> str:
        """Return a paragraph; its properties stand in the order that Word's schema asks for."""
        turned = self._base.right_to_left or runs_right_to_left(text)
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self._styles[style]}"/>{"<w:keepNext/>" if keep else ""}{number}'
            f"{'<w:bidi/>' if turned else ''}{room}{flush}</w:pPr>{runs}</w:p>"
        )

    def spans(self, spans: Inline) -> str:
        """Return the runs of ``spans``."""
        return "".join(map(self._span, spans))

    def _span(self, span: Span) -> str:
        face = ("<w:b/><w:bCs/>" if span.strong else "") + ("<w:i/><w:iCs/>" if span.emphasis else "")
        link = address(span.href)
        if link is None or not clean(span.text).strip():
            return self.run(span.text, face)
        self.links.append(link)
        run = self.run(span.text, f'<w:rStyle w:val="{self._styles["Hyperlink"]}"/>{face}')
        return f'<w:hyperlink r:id="carehire{len(self.links)}" w:history="1">{run}</w:hyperlink>'

    def run(self, text: str, face: str = "") -> str:
        """Return the text as a run of that face; its tabs and line ends become Word's own."""
        if runs_right_to_left(text):
            face += "<w:rtl/>"
        inside = "".join(_PIECE_TAGS.get(piece) or _letters(piece) for piece in _PIECES.split(clean(text)))
        properties = f"<w:rPr>{face}</w:rPr>" if face else ""
        return f"<w:r>{properties}{inside}</w:r>" if inside else ""


def _letters(text: str) -> str:
    return f'<w:t xml:space="preserve">{xml(text)}</w:t>' if text else ""
