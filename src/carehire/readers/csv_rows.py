"""CSV bytes → numbered rows: UTF-8, and whichever separator the header uses."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

from carehire.errors import Fault, UserError

SEPARATORS = ",;\t|"
_SAVE_AS = "In Excel choose “CSV UTF-8” when saving; in LibreOffice choose the character set UTF-8."
_HINT = re.compile(r"sep=([,;\t|])\r?\n?", re.IGNORECASE)


def read(data: bytes, score: Callable[[list[str]], int]) -> list[tuple[int, tuple[str, ...]]]:
    """Return the rows with their numbers; ``score`` tells how many headings of a header are known.

    Raises UserError for another encoding, and for quotation marks that don't match.
    """
    text = _decoded(data)
    hint = _HINT.match(text)  # Excel's own first line; it is shown as no row
    if hint:
        text = text[hint.end() :]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=hint[1] if hint else _separator(text, score), strict=True
    )
    rows: list[tuple[int, tuple[str, ...]]] = []
    began = 1
    try:
        for number, cells in enumerate(reader, start=1):
            began = reader.line_num + 1
            rows.append((number, tuple(cells)))
    except csv.Error as error:
        raise UserError(Fault(_quoting(str(error)), line=began + bool(hint))) from None
    return rows


def _decoded(data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        raise UserError("this is a workbook and no CSV file; give it the ending .xlsx")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UserError(f"the text is in UTF-16 (“Unicode text”) and not in UTF-8. {_SAVE_AS}")
    if b"\x00" in data:
        line = data[: data.index(b"\x00")].count(b"\n") + 1
        raise UserError(Fault(f"there is a NUL byte, so this is no CSV text in UTF-8. {_SAVE_AS}", line=line))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        before = re.split(rb"[\s,;|\"]", data[max(0, error.start - 30) : error.start])[-1]
        after = re.split(rb"[\s,;|\"]", data[error.start : error.start + 30])[0]
        word = (before + after).decode("cp1252", errors="replace")
        message = f"the text is not in UTF-8: “{word}” seems to be in Latin-1 (Windows-1252). {_SAVE_AS}"
        raise UserError(Fault(message, line=line)) from None


def _separator(text: str, score: Callable[[list[str]], int]) -> str:
    """Return the separator that makes the most of the header: known headings first, then cells."""

    # A header may itself hold line breaks within quotes, so it is parsed and not cut off at a line's end.
    def worth(separator: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=separator)
        try:
            header = next((cells for cells in reader if any(cell.strip() for cell in cells)), None)
        except csv.Error:
            return (-1, 0)
        # A file of nothing but this separator is an empty table, and no table of one odd column.
        return (score(header), len(header)) if header else (1, 0)

    return max(SEPARATORS, key=worth)


def _quoting(error: str) -> str:
    if "field larger" in error:
        return (
            f"a cell from here on holds more than {csv.field_size_limit():,} characters; "
            "is a quotation mark left open?"
        )
    if "end of data" in error:
        return "a quotation mark is opened here and never closed"
    return (
        "a quotation mark stands within a cell that has quotation marks around it; "
        'write it twice: "she said ""yes"""'
    )
