"""Tables as real files would hold them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import openpyxl

from tests.scoring.making import EDUCATION, EXPERIENCE, SUPERVISION, make_rubric

RUBRIC = make_rubric("listening", "clear-writing", EDUCATION, EXPERIENCE, must_haves=[SUPERVISION])


def xlsx(**sheets: Iterable[Sequence[object]]) -> bytes:
    """A workbook made by openpyxl, one sheet for each name."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
