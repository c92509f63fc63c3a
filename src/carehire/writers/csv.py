"""Sheets as CSV that Excel opens with every letter intact."""

from __future__ import annotations

import csv
import io

from carehire.documents.blocks import Sheet
from carehire.writers.formulas import harmless


def write(sheet: Sheet) -> bytes:
    """Return ``sheet`` as UTF-8 with a byte order mark, commas and a header row."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow([harmless(column) for column in sheet.columns])
    rows.writerows([harmless(cell) for cell in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")
