"""Score sheets as Word files with fields to fill in, on our base or on an employer's own."""

from __future__ import annotations

import re
from datetime import datetime

from carehire.documents import score_sheet
from carehire.documents.blocks import Block, Document
from carehire.documents.look import Look
from carehire.documents.score_sheet import ANSWER, IDENTITY_PROPERTY, Identity
from carehire.rubrics.rubric import Rubric
from carehire.writers.characters import clean
from carehire.writers.word import custom_properties
from carehire.writers.word.base import Base, prepare
from carehire.writers.word.body import Body
from carehire.writers.word.controls import answer_table
from carehire.writers.word.package import packed, written

_STYLE = re.compile(r'(<w:pStyle w:val="[^"]*"/>)(?!<w:keepNext/>)')


class WordSheets:
    """The sheets of one rubric: what is the same on all of them is written once."""

    def __init__(
        self, rubric: Rubric, look: Look, *, employer: str, language: str, created: datetime
    ) -> None:
        self._employer, self._language, self._created = employer, language, created
        self._base = prepare(look.base, look.house_base, look.base_name, clean(language))
        self._shared = custom_properties.with_room(self._base.shared)
        names = score_sheet.choices(rubric)
        self._criteria = "".join(
            _together(self._text(score_sheet.criterion_blocks(number, criterion, rubric)))
            + _caption(ANSWER, self._base)
            + answer_table(number, criterion, names, self._base)
            for number, criterion in enumerate(score_sheet.criteria(rubric), 1)
        )

    def write(self, sheet: Identity) -> bytes:
        """Return the sheet of one panelist for one candidate as a .docx."""
        document = score_sheet.opening(sheet, self._employer, self._language, self._created)
        body = Body(self._base)
        text = body.write(document) + self._criteria + _below(self._text((score_sheet.closing(sheet),)))
        own = custom_properties.part(IDENTITY_PROPERTY, sheet.as_text())
        return packed(self._shared, [*written(self._base, document, body, text), own])

    def _text(self, blocks: tuple[Block, ...]) -> str:
        untitled = Document("", self._employer, self._language, self._created, blocks)
        return Body(self._base).write(untitled)


def _together(text: str) -> str:
    """Return paragraphs that stay with the next, so that nobody turns the page to find the levels."""
    return _STYLE.sub(r"\1<w:keepNext/>", text)


def _below(text: str) -> str:
    """Return a paragraph with room between it and the table above it."""
    return text.replace("</w:pPr>", '<w:spacing w:before="200"/></w:pPr>', 1)


def _caption(text: str, base: Base) -> str:
    """Return the line between two tables, which Word would else make one of."""
    turned = "<w:bidi/>" if base.right_to_left else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{base.styles["Caption"]}"/><w:keepNext/>{turned}</w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )
