"""Word's content controls: fields that are filled in and can't be deleted by accident.

The parts of a control's properties stand in the order that Word's schema asks for. The
evidence is a control within one paragraph and of the rich kind, since LibreOffice 7.4
moves the line breaks of the plain kind in front of the text when it opens the file.
"""

from __future__ import annotations

from collections.abc import Sequence

from carehire.documents import score_sheet
from carehire.documents.score_sheet import ANSWER, EVIDENCE, LABELS, PROMPTS, RATING, bookmark, tag
from carehire.rubrics.rubric import RatedCriterion
from carehire.writers.characters import xml
from carehire.writers.word.base import Base

_LONGEST_ALIAS = 64
_LABEL_SHARE = 0.2
_ROOM_TO_WRITE = 2600  # twentieths of a point: seven lines by hand
_PROMPT_FACE = '<w:rPr><w:color w:val="59656C"/></w:rPr>'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="9AA5AA"/>' for side in _SIDES)
_FIRST_ID = 7_400_000


def answer_table(number: int, criterion: RatedCriterion, choices: Sequence[str], base: Base) -> str:
    """Return the fields of the criterion with that ``number``: the choice of a level, room for evidence."""
    fields = {
        RATING: _control(RATING, number, criterion, _list(choices)),
        EVIDENCE: _control(EVIDENCE, number, criterion, "<w:richText/>"),
    }
    label = round(base.text_width * _LABEL_SHARE)
    widths = (label, base.text_width - label)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    turned = "<w:bidiVisual/>" if base.right_to_left else ""
    rows = "".join(_row(kind, number, field, widths, base) for kind, field in fields.items())
    name = xml(f"{ANSWER}: {criterion.name}").replace("\n", " ")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{base.styles["Carehire Table"]}"/>{turned}'
        f'<w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" '
        f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{name}"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(kind: str, number: int, field: str, widths: tuple[int, int], base: Base) -> str:
    room = f'<w:trHeight w:val="{_ROOM_TO_WRITE}" w:hRule="atLeast"/>' if kind == EVIDENCE else ""
    place = f'w:id="{_id(kind, number)}"'
    label = (
        f'<w:bookmarkStart {place} w:name="{bookmark(kind, number)}"/><w:r><w:t>{LABELS[kind]}</w:t></w:r>'
        f"<w:bookmarkEnd {place}/>"
    )
    cells = _cell(label, "Carehire Table Heading", widths[0], kind, base) + _cell(
        field, "Carehire Table Text", widths[1], kind, base
    )
    # The choice can't be parted from its label; evidence may run over pages.
    whole = "<w:cantSplit/>" if kind == RATING else ""
    return f"<w:tr><w:trPr>{whole}{room}</w:trPr>{cells}</w:tr>"


def _cell(inside: str, style: str, width: int, kind: str, base: Base) -> str:
    stays = "<w:keepNext/>" if kind == RATING else ""
    turned = "<w:bidi/>" if base.right_to_left else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="{base.styles[style]}"/>{stays}{turned}</w:pPr>{inside}</w:p></w:tc>'
    )


def _control(kind: str, number: int, criterion: RatedCriterion, form: str) -> str:
    alias = xml(" ".join(f"{LABELS[kind]}: {criterion.name}".split())[:_LONGEST_ALIAS])
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w:tag w:val="{tag(kind, criterion.id)}"/>'
        f'<w:id w:val="{_id(kind, number)}"/><w:lock w:val="sdtLocked"/><w:showingPlcHdr/>{form}</w:sdtPr>'
        f"<w:sdtContent><w:r>{_PROMPT_FACE}<w:t>{PROMPTS[kind]}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _list(choices: Sequence[str]) -> str:
    """Return a list of which the first entry is none: Word turns back to the prompt where it is chosen."""
    entries = "".join(
        f'<w:listItem w:displayText="{xml(each)}" w:value="{xml(each)}"/>'
        for each in (" ".join(choice.split()) for choice in choices)
    )
    return f'<w:dropDownList><w:listItem w:value="{PROMPTS[RATING]}"/>{entries}</w:dropDownList>'


def _id(kind: str, number: int) -> int:
    return _FIRST_ID + 2 * number + score_sheet.KINDS.index(kind)
