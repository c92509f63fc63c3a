"""XLSX bytes → numbered rows of the sheet that is meant."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from carehire.errors import Fault, UserError

MOST_UNPACKED = 300 * 1024 * 1024
MOST_ROWS = 1_048_576
MOST_COLUMNS = 500
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FORMULA_WITHOUT_RESULT = re.compile(
    rb"<c\b([^>]*)>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read(data: bytes, sheet: str) -> list[tuple[int, tuple[str, ...]]]:
    """Return the rows of the sheet called ``sheet`` in any letter case, or of the only one.

    Raises UserError for what is no workbook, a protected one, and one without that sheet.
    """
    _refuse(data)
    import openpyxl  # here, since most tables are CSV and it takes a tenth of a second

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever its parsers do
        raise UserError(
            "the workbook is damaged; open it in a spreadsheet program and save it anew"
        ) from error
    title = _title([page.title for page in book.worksheets], sheet)
    try:
        rows = [(number, tuple(_text(value) for value in cells)) for number, cells in _cells(book[title])]
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unsaved = list(_unsaved_results(archive.read(_path_of(book[title]))))
    except UserError:
        raise
    except Exception as error:
        raise UserError(f'the sheet "{title}" is damaged; save the workbook anew') from error
    finally:
        book.close()
    if unsaved:
        raise UserError(unsaved)
    return rows


def _path_of(page: Any) -> str:  # noqa: ANN401 - openpyxl has no public name for it
    return str(page._worksheet_path).lstrip("/")


def _refuse(data: bytes) -> None:
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            raise UserError("the workbook is protected by a password; save it without one")
        raise UserError("this is an old Excel workbook (.xls); save it as .xlsx")
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise UserError("this is no Excel workbook; if it is a CSV file, give it the ending .csv")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise UserError(
            "the workbook is damaged; open it in a spreadsheet program and save it anew"
        ) from None
    if unpacked > MOST_UNPACKED:
        raise UserError(
            f"the workbook unpacks to {unpacked / 1024 / 1024:,.0f} MB; "
            f"up to {MOST_UNPACKED // 1024 // 1024} MB are read"
        )
    if "content.xml" in names and "[Content_Types].xml" not in names:
        raise UserError("this is an OpenDocument spreadsheet (.ods); save it as .xlsx")
    if not any(name.startswith("xl/") for name in names):
        raise UserError("this is no Excel workbook; save the table as .xlsx or as .csv (CSV UTF-8)")


def _title(titles: list[str], sheet: str) -> str:
    meant = [title for title in titles if title.strip().casefold() == sheet]
    if meant:
        return meant[0]
    if len(titles) == 1:
        return titles[0]
    found = ", ".join(f'"{title}"' for title in titles) or "none"
    raise UserError(f'there is no sheet named "{sheet}"; found: {found}. Name the right one "{sheet}".')


def _cells(page: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:  # noqa: ANN401 - openpyxl types its pages loosely
    # The size that a file states of itself may be wrong, or a million empty rows.
    page.reset_dimensions()
    for number, cells in enumerate(page.iter_rows(values_only=True), start=1):
        if number > MOST_ROWS or any(cells[MOST_COLUMNS:]):
            raise UserError(f"the sheet is larger than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns")
        if any(value is not None for value in cells):
            yield number, cells


def _text(value: object) -> str:
    """Return a cell as a person reads it: 4.0 is 4, a date is year-month-day."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _unsaved_results(xml: bytes) -> Iterator[Fault]:
    """Name formulas whose result was never saved: they would read as empty, that is as not observed."""
    for cell in _FORMULA_WITHOUT_RESULT.finditer(xml):
        place = re.search(rb'\br="([A-Z]+)(\d+)"', cell[1])
        if place and b't="str"' not in cell[1]:  # a text that is empty is a result
            name, row = (part.decode() for part in place.groups())
            yield Fault(
                f"cell {name}{row} holds a formula whose result was never saved; "
                "open the workbook in a spreadsheet program and save it",
                row=int(row),
            )
