"""Score sheets as Excel workbooks: a list to choose each rating from, the levels on a page beside it.

What isn't filled in is protected, without a password: that keeps slips away and nobody out.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from carehire.documents import score_sheet
from carehire.documents.blocks import Fields, plain
from carehire.documents.facts import NOT_OBSERVED
from carehire.documents.score_sheet import IDENTITY_PAGE, RATINGS_PAGE, Identity
from carehire.rubrics.rubric import Rubric
from carehire.writers.characters import clean
from carehire.writers.formulas import harmless

LEVELS_PAGE = "Levels"
_TEXT = Alignment(vertical="top", wrap_text=True)
_FACE = "Calibri"  # named, or a program takes one of its own for what is bold
_BOLD = Font(name=_FACE, size=11, bold=True)
_LARGE, _HEAD = Font(name=_FACE, size=18, bold=True), Font(name=_FACE, size=11, bold=True, color="FFFFFF")
_ACCENT, _FIELD = PatternFill("solid", fgColor="0B5D66"), PatternFill("solid", fgColor="FFF8E1")
_LINE = Side(style="thin", color="9AA5AA")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_OPEN = Protection(locked=False)
_WIDTHS = {"A": 16, "B": 26, "C": 44, "D": 26, "E": 70}
_LETTERS_A_LINE, _LETTERS_A_LEVEL, _LINE_HEIGHT, _LEAST_LINES = 42, 32, 15, 4


class ExcelSheets:
    """The sheets of one rubric."""

    def __init__(self, rubric: Rubric, *, employer: str, language: str, created: datetime) -> None:
        self._rubric, self._employer, self._language, self._created = rubric, employer, language, created

    def write(self, sheet: Identity) -> bytes:
        """Return the sheet of one panelist for one candidate as an .xlsx."""
        head = score_sheet.opening(sheet, self._employer, self._language, self._created)
        book = Workbook()
        properties = book.properties
        properties.title, properties.creator = clean(head.title), clean(head.author)
        properties.subject = clean(head.subject)
        properties.created = properties.modified = self._created.astimezone(UTC).replace(tzinfo=None)
        page = book.worksheets[0]
        page.title = RATINGS_PAGE
        facts = next(block for block in head.blocks if isinstance(block, Fields))
        first = _head(page, head.title, [(label, plain(text)) for label, text in facts.items])
        self._fields(page, first)
        _levels(book.create_sheet(LEVELS_PAGE), self._rubric)
        hidden = book.create_sheet(IDENTITY_PAGE)
        hidden.sheet_state = "hidden"
        _rows(hidden, [(sheet.as_text(),), *((name,) for name in score_sheet.choices(self._rubric))])
        for each in book.worksheets:
            _protect(each)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def _fields(self, page: Worksheet, first: int) -> None:
        """Write one row a criterion; its id stands in the narrow first column, by which it is read back."""
        _rows(page, [score_sheet.COLUMNS], start=first, font=_HEAD, fill=_ACCENT)
        criteria = score_sheet.criteria(self._rubric)
        for row, criterion in enumerate(criteria, first + 1):
            _rows(page, [(criterion.id, criterion.name, criterion.definition, None, None)], start=row)
            for column in ("D", "E"):
                cell = page[f"{column}{row}"]
                cell.protection, cell.fill, cell.number_format = _OPEN, _FIELD, "@"
                cell.alignment = _TEXT
            page[f"B{row}"].font = _BOLD
            lines = max(_LEAST_LINES, 1 + len(criterion.definition) // _LETTERS_A_LINE)
            page.row_dimensions[row].height = lines * _LINE_HEIGHT
            for column in _WIDTHS:
                page[f"{column}{row}"].border = _BOX
        page.add_data_validation(self._validation(f"D{first + 1}:D{first + len(criteria)}"))
        page.freeze_panes = f"C{first + 1}"
        page.print_title_rows = f"{first}:{first}"
        page.column_dimensions["A"].hidden = True

    def _validation(self, cells: str) -> DataValidation:
        count = len(score_sheet.choices(self._rubric))
        rule = DataValidation("list", f"'{IDENTITY_PAGE}'!$A$2:$A${count + 1}", allow_blank=True, sqref=cells)
        rule.showErrorMessage = rule.showInputMessage = True
        rule.promptTitle, rule.prompt = (
            score_sheet.PROMPTS[score_sheet.RATING],
            f"See the page “{LEVELS_PAGE}”.",
        )
        rule.errorTitle = "Not a level"
        rule.error = f"Choose from the list; “{NOT_OBSERVED}” never lowers a score."
        return rule


def _head(page: Worksheet, title: str, facts: Sequence[tuple[str, str]]) -> int:
    """Write what stands above the fields; return the row that comes next."""
    _rows(page, [(title,)], column=2, font=_LARGE, wrapped=False)
    page.row_dimensions[1].height = 28
    _rows(page, facts, start=2, column=2, wrapped=False)
    for row in range(2, 2 + len(facts)):
        page[f"B{row}"].font = _BOLD
    row = 2 + len(facts)
    for text in score_sheet.INSTRUCTIONS:
        _rows(page, [(text,)], start=row, column=2)
        page.merge_cells(f"B{row}:E{row}")
        page.row_dimensions[row].height = (1 + len(text) // 150) * _LINE_HEIGHT + 3
        row += 1
    for column, width in _WIDTHS.items():
        page.column_dimensions[column].width = width
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.sheet_view.showGridLines = False
    return row + 1


def _levels(page: Worksheet, rubric: Rubric) -> None:
    levels = rubric.scale.levels
    _rows(page, [("Criterion", *map(rubric.scale.name_of, levels))], font=_HEAD, fill=_ACCENT)
    for row, criterion in enumerate(score_sheet.criteria(rubric), 2):
        _rows(page, [(criterion.name, *(criterion.anchors.get(level) for level in levels))], start=row)
        page.cell(row, 1).font = _BOLD
        longest = max(len(text) for text in (criterion.name * 2, *criterion.anchors.values()))
        page.row_dimensions[row].height = (1 + longest // _LETTERS_A_LEVEL) * _LINE_HEIGHT + 3
    for column in range(1, len(levels) + 2):
        page.column_dimensions[get_column_letter(column)].width = 24 if column == 1 else 38
    page.freeze_panes = "B2"
    page.print_title_rows, page.print_title_cols = "1:1", "A:A"
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _rows(
    page: Worksheet,
    rows: Iterable[Sequence[str | None]],
    *,
    start: int = 1,
    column: int = 1,
    font: Font | None = None,
    fill: PatternFill | None = None,
    wrapped: bool = True,
) -> None:
    for number, row in enumerate(rows, start):
        for place, text in enumerate(row, column):
            cell = page.cell(number, place)
            if text is not None:
                # Set apart from the value, or openpyxl would take "#N/A" for an error.
                cell.value = str(harmless(text))[:32_767]
                cell.data_type = "s"
            if wrapped:
                cell.alignment = _TEXT
            if font:
                cell.font = font
            if fill:
                cell.fill = fill


def _protect(page: Worksheet) -> None:
    page.protection.sheet = True
    page.protection.formatRows = page.protection.formatColumns = False  # may be made larger
    page.protection.formatCells = False
