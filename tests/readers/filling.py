"""Score sheets filled in as programs do it: Word's way is written here, LibreOffice does it itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from carehire.documents import score_sheet
from carehire.documents.score_sheet import EVIDENCE, RATING, RATINGS_PAGE, Identity
from carehire.rubrics.rubric import Rubric
from carehire.writers.characters import xml
from carehire.writers.score_sheet_docx import WordSheets
from carehire.writers.score_sheet_xlsx import ExcelSheets
from tests.writers.samples import HOUSE

WHEN = datetime(2026, 3, 2, 9, tzinfo=UTC)
LABELS = {1: "Not yet", 2: "First steps", 3: "Does it", 4: "Gets results", 5: "Makes it last"}
PEOPLE = {"kim": "Kim Lee", "bo": "Bo Ek"}
Answers = dict[tuple[str, str], str]


def rubric(*names: str, **changes: object) -> Rubric:
    """Return a rubric of rated criteria and one that no panelist rates."""
    criteria: list[dict[str, object]] = [
        {
            "id": name,
            "name": name.replace("-", " ").title(),
            "definition": f"How they show {name}.",
            "kind": "rated",
            "anchors": {level: f"{name}, level {level}" for level in LABELS},
        }
        for name in names or ("coaching", "composure")
    ]
    criteria.append(
        {"id": "years", "name": "Years", "definition": "Months of it.", "kind": "experience", "fact": "m_months",
         "bands": [{"from_months": 0, "points": 1}]}
    )  # fmt: skip
    data = {"id": "lead", "role": "lead", "scale": {"labels": LABELS}, "criteria": criteria}
    return Rubric.model_validate(data | changes)


RUBRIC = rubric()


def sheet(form: Rubric = RUBRIC, **changes: str) -> Identity:
    told = {
        "candidate": "kim",
        "name": "Kim Lee",
        "panelist": "Ana Ruiz",
        "requisition": "opening",
        "title": "Lead",
    }
    return score_sheet.identity(form, **(told | changes))


def word(form: Rubric = RUBRIC, **changes: str) -> bytes:
    maker = WordSheets(form, HOUSE, employer="Riverbend", language="en-US", created=WHEN)
    return maker.write(sheet(form, **changes))


def excel(form: Rubric = RUBRIC, **changes: str) -> bytes:
    return ExcelSheets(form, employer="Riverbend", language="en-US", created=WHEN).write(
        sheet(form, **changes)
    )


def control(root: etree._Element, kind: str, criterion: str) -> etree._Element:
    """Return the control of a field."""
    found = root.xpath(f"//*[local-name()='tag'][@*='{score_sheet.tag(kind, criterion)}']")
    return found[0].getparent().getparent()


def runs(text: str) -> str:
    """Return ``text`` in runs as Word writes it, parted where it likes."""
    made = []
    for piece in re.split("([\t\n])", text):
        half = len(piece) // 2
        parts = [piece] if piece in ("\t", "\n") else [piece[:half], piece[half:]]
        made += [f"<w:r>{_TAGS.get(part) or _letters(part)}</w:r>" for part in parts]
    return "".join(made)


_TAGS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def _letters(text: str) -> str:
    return f'<w:t xml:space="preserve">{xml(text)}</w:t>'


def put(root: etree._Element, kind: str, criterion: str, content: str) -> None:
    """Put XML into a field in place of its prompt."""
    field = control(root, kind, criterion)
    for prompt in field.findall(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}"):
        prompt.getparent().remove(prompt)
    field.replace(
        field.find(qn("w:sdtContent")), parse_xml(f"<w:sdtContent {nsdecls('w')}>{content}</w:sdtContent>")
    )


def changed(
    data: bytes, change: Callable[[etree._Element], object], part: str = "word/document.xml"
) -> bytes:
    """Return a file of which one part was changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                root = etree.fromstring(content)
                change(root)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, content)
    return out.getvalue()


def filled(data: bytes, answers: Answers) -> bytes:
    """Return a Word sheet filled in as Word saves it."""

    def fill(root: etree._Element) -> None:
        for (kind, criterion), text in answers.items():
            put(root, kind, criterion, runs(text))

    return changed(data, fill)


def filled_excel(data: bytes, answers: Answers, **cells: object) -> bytes:
    """Return an Excel sheet filled in; ``cells`` are further cells by their names."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book[RATINGS_PAGE]
    rows = {page.cell(row, 1).value: row for row in range(1, page.max_row + 1)}
    for (kind, criterion), text in answers.items():
        cell = page.cell(rows[criterion], 4 if kind == RATING else 5)
        cell.value = text
        if isinstance(text, str):
            cell.data_type = "s"
    for name, value in cells.items():
        page[name] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def answers(
    coaching: str = "4 · Gets results", evidence: str = "Taught three", composure: str = "Not observed"
) -> Answers:
    return {
        (RATING, "coaching"): coaching,
        (EVIDENCE, "coaching"): evidence,
        (RATING, "composure"): composure,
    }


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
