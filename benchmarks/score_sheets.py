"""Score sheets a second: written and read back, beside docxtpl and python-docx.

All three write the same words; only carehire's have fields to fill in, and carry whose they
are. What each wrote is compared before anything is timed. Then 2,000 sheets are written, and
filled ones read back, where python-docx reads the text of the cells and nothing else.

Processor time is taken and not the clock's, since none of this waits for anything.
"""

from __future__ import annotations

import re
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from statistics import median

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docxtpl import DocxTemplate

from carehire.catalog import Catalog
from carehire.documents import score_sheet
from carehire.documents.blocks import Block, Fields, Heading, Paragraph, Table, plain
from carehire.documents.look import Look
from carehire.documents.score_sheet import ANSWER, EVIDENCE, LABELS, PROMPTS, RATING, Identity
from carehire.readers.score_sheets import SheetReader
from carehire.writers.score_sheet_docx import WordSheets

ROOT = Path(__file__).parent.parent
BASE = (ROOT / "templates" / "look" / "base.docx").read_bytes()
LOOK = Look(BASE, BASE, "")
WHEN = datetime(2026, 3, 2, 9, tzinfo=UTC)
EMPLOYER = "Riverbend Home Services"
CANDIDATES, PANELISTS = 400, 5
ROUNDS, SHEETS_A_ROUND = 5, 12
EVIDENCE_TYPED = (
    "Took over a team of nine; two new leads within a year; complaints fell from 60 to 31 a month."
)

RUBRIC = Catalog(ROOT).rubric("customer-care-manager")
MAKER = WordSheets(RUBRIC, LOOK, employer=EMPLOYER, language="en-US", created=WHEN)
NAMES = {f"c{number}": f"Candidate Number {number}" for number in range(CANDIDATES)}


def sheets() -> Iterator[Identity]:
    """Yield who is rated by whom."""
    for panelist in range(PANELISTS):
        for candidate, name in NAMES.items():
            yield score_sheet.identity(
                RUBRIC, candidate, name, f"Panelist {panelist}", title="Customer Care Manager"
            )


def _blocks(sheet: Identity) -> Iterator[Block]:
    """Yield what is printed, the fields as tables of two rows."""
    yield from score_sheet.opening(sheet, EMPLOYER, "en-US", WHEN).blocks
    for number, criterion in enumerate(score_sheet.criteria(RUBRIC), 1):
        yield from score_sheet.criterion_blocks(number, criterion, RUBRIC)
    yield score_sheet.closing(sheet)


def by_python_docx(sheet: Identity) -> bytes:
    """Call python-docx for each paragraph and cell."""
    word = docx.Document(BytesIO(BASE))
    head = score_sheet.opening(sheet, EMPLOYER, "en-US", WHEN)
    word.core_properties.title, word.core_properties.author = head.title, head.author
    word.sections[0].header.paragraphs[0].text = head.author
    word.add_paragraph(head.title, "Title")
    for block in _blocks(sheet):
        if isinstance(block, Heading):
            word.add_paragraph(block.text, f"Heading {block.level}")
        elif isinstance(block, Paragraph):
            word.add_paragraph(plain(block.spans), "Carehire Note" if block.note else "Normal")
        elif isinstance(block, Fields):
            for label, value in block.items:
                paragraph = word.add_paragraph(style="Carehire Fact")
                paragraph.add_run(label, "Carehire Label")
                paragraph.add_run("\t" + plain(value))
        elif isinstance(block, Table):
            _table(word, [list(block.header), *([plain(cell) for cell in row] for row in block.rows)])
            word.add_paragraph(ANSWER, "Caption")
            _table(word, [[LABELS[kind], PROMPTS[kind]] for kind in (RATING, EVIDENCE)])
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _table(word: docx.document.Document, rows: list[list[str]]) -> None:
    table = word.add_table(0, len(rows[0]), "Carehire Table")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].style = "Carehire Table Text"
            cell.paragraphs[0].add_run(text)


class ByTemplate:
    """docxtpl: carehire's own sheet as the template, with a placeholder for each text that differs."""

    def __init__(self) -> None:
        self.template = by_python_docx(
            Identity("", RUBRIC.id, RUBRIC.version, "{{dig}}", "", "{{name}}", "{{panelist}}", "{{title}}")
        )
        made = self.template
        number = Identity("", RUBRIC.id, RUBRIC.version, "{{dig}}", "", "{{name}}", "{{panelist}}").sheet
        self.template = _replaced(made, number, "{{sheet}}")

    def __call__(self, sheet: Identity) -> bytes:
        """Render the template, opened anew as docxtpl asks."""
        template = DocxTemplate(BytesIO(self.template))
        told = {"name": sheet.name, "panelist": sheet.panelist, "title": sheet.title}
        template.render(told | {"dig": sheet.digest[:8], "sheet": sheet.sheet}, autoescape=True)
        out = BytesIO()
        template.save(out)
        return out.getvalue()


def _replaced(data: bytes, old: str, new: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old.encode(), new.encode()))
    return out.getvalue()


def words(data: bytes) -> list[str]:
    """Return every text of a sheet in reading order, those of fields as well."""
    root = docx.Document(BytesIO(data)).element.body
    found = [_letters(each) for each in root.iter(qn("w:p"))]
    return [text for text in found if text]


def _letters(element: BaseOxmlElement) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


def fill(data: bytes) -> bytes:
    """Return the sheet with every field filled in."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                text = content.decode().replace("<w:showingPlcHdr/>", "")
                text = re.sub(f"<w:t>{PROMPTS[RATING]}</w:t>", "<w:t>4 · Gets results</w:t>", text)
                content = text.replace(PROMPTS[EVIDENCE], EVIDENCE_TYPED).encode()
            target.writestr(name, content)
    return out.getvalue()


def read_by_python_docx(data: bytes) -> list[str]:
    """Return the text of the cells in which the answers stand; python-docx sees no controls."""
    tables = docx.Document(BytesIO(data)).tables[1::2]
    return [_letters(row.cells[1]._tc) for table in tables for row in table.rows]


def _time(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the median seconds of each way, taken in turns."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            start = time.process_time()
            for _ in range(SHEETS_A_ROUND):
                way()
            seconds[name].append((time.process_time() - start) / SHEETS_A_ROUND)
    return {name: median(each) for name, each in seconds.items()}


def _print(deed: str, taken: dict[str, float]) -> None:
    print(f"{deed:<24}{'sheets/s':>10}{'carehire is':>18}")
    for name, each in taken.items():
        ratio = "" if name == "carehire" else f"{each / taken['carehire']:.1f} x as fast"
        print(f"  {name:<22}{1 / each:>10.0f}{ratio:>18}")


def main() -> None:
    """Compare what is written and read, then print how many sheets each does in a second."""
    sheet = next(sheets())
    template = ByTemplate()
    made = MAKER.write(sheet)
    if not words(made) == words(by_python_docx(sheet)) == words(template(sheet)):
        raise SystemExit("the three wrote different words; the comparison would mean nothing")
    reader = SheetReader(RUBRIC, NAMES)
    filled = fill(made)
    found = reader.read(filled, "sheet.docx")
    typed = [each.evidence for each in found.ratings.values()]
    if read_by_python_docx(filled)[1::2] != typed or set(typed) != {EVIDENCE_TYPED}:
        raise SystemExit("the two read something else; the comparison would mean nothing")
    print(f"A sheet of {len(words(made))} texts and {2 * len(score_sheet.criteria(RUBRIC))} fields.")
    _print(
        "Written",
        _time(
            {
                "carehire": lambda: MAKER.write(sheet),
                "docxtpl": lambda: template(sheet),
                "python-docx calls": lambda: by_python_docx(sheet),
            }
        ),
    )
    _print(
        "Read back",
        _time(
            {
                "carehire": lambda: reader.read(filled, "sheet.docx"),
                "python-docx": lambda: read_by_python_docx(filled),
            }
        ),
    )
    start = time.process_time()
    written = [MAKER.write(each) for each in sheets()]
    between = time.process_time()
    filled_in = [fill(each) for each in written]
    begin = time.process_time()
    people = {
        (each.identity.candidate, each.identity.panelist)
        for each in (reader.read(f, "x.docx") for f in filled_in)
    }
    end = time.process_time()
    if len(people) != len(written):
        raise SystemExit("not every sheet was read back as its own")
    print(
        f"{len(written):,} sheets: written in {between - start:.1f} s ({len(written) / (between - start):.0f}/s), "
        f"read back in {end - begin:.1f} s ({len(written) / (end - begin):.0f}/s)"
    )


if __name__ == "__main__":
    main()
