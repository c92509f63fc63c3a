"""A filled score sheet (Excel) → what stands in each of its fields. A row is found by its criterion's id."""

from __future__ import annotations

from carehire.documents.score_sheet import (
    CANDIDATE,
    EVIDENCE,
    IDENTITY_PAGE,
    PANELIST,
    RATING,
    RATINGS_PAGE,
    Identity,
    folded,
)
from carehire.errors import UserError
from carehire.readers import xlsx_rows
from carehire.readers.raw_sheet import CHANGED, STRANGER, Form, RawSheet

_ID, _NAME, _RATING, _EVIDENCE = 0, 1, 3, 4
Rows = list[tuple[int, tuple[str, ...]]]


def read(data: bytes, form: Form) -> RawSheet:
    """Return what a sheet says. Raises UserError for what is none or is damaged."""
    sheet = RawSheet(_identity(data))
    if sheet.identity.digest != form.digest:
        return sheet  # its rows are those of other criteria
    rows = xlsx_rows.read(data, RATINGS_PAGE.casefold())
    _facts(rows, sheet)
    _answers(rows, form, sheet)
    return sheet


def _identity(data: bytes) -> Identity:
    try:
        rows = xlsx_rows.read(data, IDENTITY_PAGE.casefold())
    except UserError as error:
        if "no sheet named" in str(error):
            raise UserError(STRANGER) from None
        raise
    text = rows[0][1][0] if rows else ""
    if not text.startswith("{"):
        raise UserError(STRANGER)
    try:
        return Identity.from_text(text)
    except ValueError:
        raise UserError(CHANGED) from None


def _facts(rows: Rows, sheet: RawSheet) -> None:
    """Refuse a sheet whose top names somebody else than it was made for."""
    names = {CANDIDATE: sheet.identity.name, PANELIST: sheet.identity.panelist}
    for _, cells in rows:
        label, text = _cell(cells, _NAME), _cell(cells, _NAME + 1)
        if label in names and not _cell(cells, _ID):
            name = names.pop(label)
            if folded(text.removeprefix("'")) != folded(name.removeprefix("'")):
                words = f"the sheet was made for {name} and now says “{text[:80]}”"
                sheet.faults.append((label, f"{words}; each candidate and panelist has a sheet of their own"))


def _answers(rows: Rows, form: Form, sheet: RawSheet) -> None:
    criteria = {criterion.id: criterion for criterion in form.criteria}
    header = next((place for place, (_, cells) in enumerate(rows) if _cell(cells, _NAME) == "Criterion"), -1)
    seen: set[str] = set()
    for number, cells in rows[header + 1 :] if header >= 0 else []:
        criterion = criteria.get(_cell(cells, _ID))
        if criterion is None:
            text = next((cell for cell in cells if cell.strip()), "")
            sheet.faults.append(("", f"row {number} is none of the sheet's: “{text[:40]}”; take it out"))
            continue
        if criterion.id in seen:
            sheet.faults.append((criterion.name, f"it stands again in row {number}; keep one row"))
        seen.add(criterion.id)
        for kind, column in ((RATING, _RATING), (EVIDENCE, _EVIDENCE)):
            text = _cell(cells, column)
            sheet.answers[kind, criterion.id] = text
        extra = [cell for cell in cells[_EVIDENCE + 1 :] if cell.strip()]
        if extra:
            sheet.warnings.append(f"{criterion.name}: “{extra[0][:60]}” beside the fields is not taken over")
    for criterion in criteria.values():
        if criterion.id not in seen:
            sheet.faults.append((criterion.name, "its row was deleted; fill in the sheet that was exported"))


def _cell(cells: tuple[str, ...], column: int) -> str:
    text = cells[column] if column < len(cells) else ""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
