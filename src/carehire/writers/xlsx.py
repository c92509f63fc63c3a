"""Sheets as an Excel workbook: one header row that stays in view and can be filtered."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from carehire.documents.blocks import Cell, Sheet
from carehire.writers.characters import clean
from carehire.writers.formulas import harmless

_LONGEST_TEXT = 32_767
_NARROWEST, _WIDEST = 8, 60
_DECIMALS = "0.0##"  # what is shown; the cell keeps every digit
_TOP, _WRAPPED = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
_BOLD = Font(bold=True)
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def write(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook with one worksheet for each of ``sheets``; numbers stay numbers."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "carehire"
    for sheet in sheets:
        _fill(book.create_sheet(_name(sheet.name, book.sheetnames)), sheet)
    if not sheets:
        book.create_sheet("Empty")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for row, cells in enumerate([sheet.columns, *sheet.rows], start=1):
        for column, cell in enumerate(cells, start=1):
            _put(page.cell(row, column), cell, header=row == 1)
    if sheet.columns:
        page.freeze_panes = "A2"
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
        page.print_title_rows = "1:1"
    # Printed, a table that is wider than a page stays one table.
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for column in range(len(sheet.columns)):
        page.column_dimensions[get_column_letter(column + 1)].width = _width(sheet, column)


def _put(place: ExcelCell | MergedCell, cell: Cell, *, header: bool) -> None:
    safe = harmless(cell)
    if isinstance(safe, float) and not math.isfinite(safe):
        safe = None if math.isnan(safe) else str(safe)
    if isinstance(safe, str):
        # Set apart from the value, or openpyxl would take "#N/A" for an error.
        place.value = safe[:_LONGEST_TEXT]
        place.data_type = "s"
        place.alignment = _WRAPPED if header or len(safe) > _WIDEST or "\n" in safe else _TOP
    else:
        place.value = safe
        place.alignment = _TOP
        if isinstance(safe, float):
            place.number_format = _DECIMALS
    if header:
        place.font = _BOLD


def _width(sheet: Sheet, column: int) -> float:
    cells = [str(row[column]) for row in sheet.rows if column < len(row) and row[column] is not None]
    # The header needs room for the filter's arrow.
    longest = max([len(sheet.columns[column]) + 3, *(len(cell) + 1 for cell in cells)])
    return min(max(longest, _NARROWEST), _WIDEST)


def _name(wanted: str, taken: Sequence[str]) -> str:
    """Return a name that Excel accepts: at most 31 characters, none forbidden, no other sheet's."""
    plain = (
        _FORBIDDEN_IN_NAMES.sub(" ", clean(wanted).replace("\n", " ").replace("\t", " "))
        .strip(" '")[:31]
        .strip(" '")
    )
    if not plain or plain.casefold() == "history":
        plain = f"{plain or 'Sheet'} 1"
    used = {name.casefold() for name in taken}
    name, number = plain, 1
    while name.casefold() in used:
        number += 1
        tail = f" ({number})"
        name = plain[: 31 - len(tail)] + tail
    return name
