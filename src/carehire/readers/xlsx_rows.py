"""XLSX bytes → numbered rows of the sheet that is meant."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime, time
from typing import Any

from carehire.errors import Fault, UserError
from carehire.readers.old_office import STRICT, is_old, is_protected

Rows = list[tuple[int, tuple[str, ...]]]
"""The rows that hold anything, by their number from 1."""

MOST_UNPACKED = 300 * 1024 * 1024
MOST_ROWS = 1_048_576
MOST_COLUMNS = 500
_FORMULA_WITHOUT_RESULT = re.compile(
    rb"<c\b([^>]*)>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_COMMENTS, _COMMENT = re.compile(r"xl/(?:comments/)?comments?\d*\.xml"), re.compile(rb"<comment\b")
_MERGED = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z]+\d+:[A-Z]+\d+)"')


class Book:
    """A workbook that is open for reading; to be closed.

    Raises UserError for what is no workbook, and for a protected or a damaged one; ``or_csv``
    says that a CSV file would do as well.
    """

    def __init__(self, data: bytes, *, or_csv: bool = False) -> None:
        _refuse(data, or_csv=or_csv)
        import openpyxl  # here, since most tables are CSV and it takes a tenth of a second

        self._data = data
        try:
            self._book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        except Exception as error:  # openpyxl raises whatever its parsers do
            raise UserError(
                "the workbook is damaged; open it in a spreadsheet program and save it anew"
            ) from error
        self.titles = tuple(page.title for page in self._book.worksheets)

    def rows(self, title: str) -> Rows:
        """Return the rows of a sheet that hold anything, numbered as the program numbers them."""
        page = self._book[title]
        with _told_as_damaged(title):
            rows = [(number, tuple(_text(value) for value in cells)) for number, cells in _cells(page)]
            unsaved = list(_unsaved_results(self._xml(title)))
        if unsaved:
            raise UserError(unsaved)
        return rows

    def merged(self, title: str) -> tuple[str, ...]:
        """Return which cells of a sheet are merged, such as ``D8:D9``: all but the first read as empty."""
        with _told_as_damaged(title):
            return tuple(found.decode() for found in _MERGED.findall(self._xml(title)))

    def remarks(self) -> int:
        """Return how many comments stand in the margin of all sheets together."""
        with _told_as_damaged("comments"), zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            parts = [archive.read(name) for name in archive.namelist() if _COMMENTS.fullmatch(name)]
        return sum(len(_COMMENT.findall(part)) for part in parts)

    def close(self) -> None:
        """Let go of the workbook."""
        self._book.close()

    def _xml(self, title: str) -> bytes:
        page: Any = self._book[title]  # no public name for where it lies
        path = str(page._worksheet_path)
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            return archive.read(path.lstrip("/"))


def read(data: bytes, sheet: str) -> Rows:
    """Return the rows of the sheet called ``sheet`` in any letter case, or of the only one.

    Raises UserError for what is no workbook, a protected one, and one without that sheet.
    """
    with closing(Book(data, or_csv=True)) as book:
        return book.rows(_title(book.titles, sheet))


@contextmanager
def _told_as_damaged(title: str) -> Iterator[None]:
    try:
        yield
    except UserError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers do
        raise UserError(f'the sheet "{title}" is damaged; save the workbook anew') from error


def _refuse(data: bytes, *, or_csv: bool) -> None:
    if not data:
        raise UserError("the file is empty; ask for it again")
    if is_protected(data):
        raise UserError("the workbook is protected by a password; save it without one")
    if is_old(data):
        raise UserError("this is an old Excel workbook (.xls); save it as .xlsx")
    if not zipfile.is_zipfile(io.BytesIO(data)):
        hint = "if it is a CSV file, give it the ending .csv" if or_csv else "save it as .xlsx"
        raise UserError(f"this is no Excel workbook, whatever its name says; {hint}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            unpacked = sum(entry.file_size for entry in archive.infolist())
            relations = (
                archive.read("_rels/.rels") if "_rels/.rels" in names and unpacked <= MOST_UNPACKED else b""
            )
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError):
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
        ways = ".xlsx or as .csv (CSV UTF-8)" if or_csv else ".xlsx"
        raise UserError(f"this is no Excel workbook; save the table as {ways}")
    if STRICT in relations:
        raise UserError("this is a “Strict Open XML Spreadsheet”; save it as “Excel Workbook (.xlsx)”")


def _title(titles: Sequence[str], sheet: str) -> str:
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
