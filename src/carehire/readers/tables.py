"""A table that people filled in (CSV or XLSX) → rows of text with their row numbers.

One core that works on bytes, so that a file on disk and an upload in the browser take
the same path. Row numbers are those that a spreadsheet shows: the header is row 1.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from carehire.errors import DataFileError, Fault, UserError
from carehire.readers import csv_rows, xlsx_rows

MOST_BYTES = 50 * 1024 * 1024
# What XML (Word, Excel) can't hold, and nobody typed on purpose.
_UNTYPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ufeff]")
RawRow = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: as its heading is written, and the name that it is known by."""

    heading: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number in the file, and its cells by column name (blank ones are empty text)."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds; ``faults`` are those of single rows, to be reported with the reader's own."""

    path: Path
    columns: tuple[Column, ...]
    ignored: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]

    def has(self, column: str) -> bool:
        """Tell whether there is a column of that name."""
        return any(known.name == column for known in self.columns)


def read(
    data: bytes,
    name: str,
    sheet: str,
    *,
    needed: Iterable[str] = (),
    also: Mapping[str, str] | None = None,
) -> Table:
    """Read a table from the bytes of a file called ``name``.

    ``sheet`` is the sheet to take from a workbook with several; ``needed`` columns must be
    there; ``also`` maps other headings to the names of columns that they stand for.
    Raises DataFileError for a file that can't be read or lacks a column.
    """
    path = Path(name)
    try:
        rows = _raw_rows(data, path, sheet, {*needed, *(also or {}), *(also or {}).values()})
        return _table(path, rows, tuple(needed), also or {})
    except DataFileError:
        raise
    except UserError as error:
        raise DataFileError(path, error.faults) from None


def read_bytes(path: Path) -> bytes:
    """Return what a file holds. Raises DataFileError where it can't be read or is too large."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DataFileError(path, _too_large(path.stat().st_size))
        return path.read_bytes()
    except FileNotFoundError:
        raise DataFileError(path, "there is no such file") from None
    except IsADirectoryError:
        raise DataFileError(path, "this is a folder; name a .csv or .xlsx file in it") from None
    except OSError as error:
        raise DataFileError(path, f"it can't be read: {(error.strerror or str(error)).lower()}") from None


def plain_name(heading: str) -> str:
    """Return a heading as a name: ``Supervision (months)`` is ``supervision_months``."""
    folded = unicodedata.normalize("NFKC", heading).casefold()
    return re.sub(r"[\W_]+", "_", folded).strip("_")


def _too_large(size: int) -> str:
    return f"it holds {size / 1024 / 1024:.0f} MB; a table may hold {MOST_BYTES // 1024 // 1024} MB"


def _raw_rows(data: bytes, path: Path, sheet: str, known: set[str]) -> list[RawRow]:
    if len(data) > MOST_BYTES:
        raise UserError(_too_large(len(data)))
    if not data.strip():
        raise UserError("the file is empty")
    ending = path.suffix.lower()
    if ending in (".xlsx", ".xlsm"):
        return xlsx_rows.read(data, sheet)
    if ending in (".csv", ".tsv", ".txt"):
        return csv_rows.read(data, lambda cells: sum(plain_name(cell) in known for cell in cells))
    kind = f'"{ending}" files' if ending else "files without an ending"
    raise UserError(f"{kind} are not read; save the table as .csv (CSV UTF-8) or .xlsx")


def _table(path: Path, raw: list[RawRow], needed: tuple[str, ...], also: Mapping[str, str]) -> Table:
    rows = [(number, tuple(_clean(cell) for cell in cells)) for number, cells in raw]
    rows = [(number, cells) for number, cells in rows if any(cells)]
    if not rows:
        raise UserError("the file is empty")
    header_row, header = rows[0]
    names, ignored = _names(header, also)
    faults = [replace(fault, row=header_row) for fault in _header_faults(header, names, needed)]
    if faults:
        raise UserError(faults)
    columns = tuple(Column(header[index], name) for index, name in names.items())
    kept: list[Row] = []
    for number, cells in rows[1:]:
        stray = _stray(cells, header)
        if stray:
            faults.append(Fault(stray, row=number))
        kept.append(Row(number, {n: cells[i] if i < len(cells) else "" for i, n in names.items()}))
    if not kept:
        raise UserError("there is a header and no row below it; nothing was filled in")
    found = tuple(replace(fault, path=path) for fault in faults)
    return Table(path, columns, ignored, tuple(kept), found)


def _clean(cell: str) -> str:
    # Composed: an é of one letter and one of two are the same person's name.
    return unicodedata.normalize("NFC", _UNTYPED.sub("", cell)).strip()


def _names(header: tuple[str, ...], also: Mapping[str, str]) -> tuple[dict[int, str], tuple[str, ...]]:
    """Return the name of each column, and the headings left out since a better one stands for the same."""
    plain = {index: plain_name(heading) or heading for index, heading in enumerate(header) if heading}
    present = set(plain.values())
    names: dict[int, str] = {}
    ignored: list[str] = []
    for index, name in plain.items():
        meant = also.get(name, name)
        if meant != name and meant in present:
            ignored.append(header[index])
        else:
            names[index] = meant
    return names, tuple(ignored)


def _header_faults(header: tuple[str, ...], names: Mapping[int, str], needed: tuple[str, ...]) -> list[Fault]:
    faults: list[Fault] = []
    by_name: dict[str, list[str]] = {}
    for index, name in names.items():
        by_name.setdefault(name, []).append(f'"{header[index]}"')
    for name, headings in by_name.items():
        if len(headings) > 1:
            faults.append(Fault(f"{len(headings)} columns stand for {name}: {', '.join(headings)}; keep one"))
    missing = [name for name in needed if name not in by_name]
    if missing:
        found = ", ".join(f'"{heading}"' for heading in header if heading)
        words = "column is" if len(missing) == 1 else "columns are"
        faults.append(Fault(f"the {words} missing: {', '.join(missing)}; found: {found}"))
    return faults


def _stray(cells: tuple[str, ...], header: tuple[str, ...]) -> str | None:
    """Say that a row has text where the header has no column; None where it has none."""
    strays = [i for i, cell in enumerate(cells) if cell and (i >= len(header) or not header[i])]
    if not strays:
        return None
    text = cells[strays[0]]
    quoted = f'"{text[:40]}…"' if len(text) > 40 else f'"{text}"'
    return (
        f"{quoted} stands in cell {strays[0] + 1}, which has no column heading; "
        "a text that holds the separator needs quotation marks around it"
    )
