"""A filled score sheet (Excel) → what stands in each of its fields.

The page is known by its heads, columns by theirs, and a row by its criterion's id, so that
pages may be renamed and columns and rows moved.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from openpyxl.utils import get_column_letter, range_boundaries

from carehire.documents.score_sheet import (
    CANDIDATE,
    COLUMNS,
    CRITERION,
    CRITERION_ID,
    IDENTITY_PAGE,
    KINDS,
    LABELS,
    PANELIST,
    Identity,
    evened,
)
from carehire.errors import UserError
from carehire.readers.raw_sheet import CHANGED, STRANGER, Form, RawSheet
from carehire.readers.xlsx_rows import Book, Rows
from carehire.rubrics.rubric import RatedCriterion

_NEEDED = (CRITERION, *LABELS.values())


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with fields: what stands above them, the row of heads, where each column lies, the rest."""

    title: str
    above: Rows
    row: int
    columns: dict[str, int]
    below: Rows


def read(data: bytes, form: Form) -> RawSheet:
    """Return what a sheet says. Raises UserError for what is none or is damaged."""
    with closing(Book(data)) as book:
        sheet = RawSheet(_identity(book))
        if sheet.identity.digest != form.digest:
            return sheet  # its rows are those of other criteria
        sheet.warn_of_comments(book.remarks())
        pages = [page for title in book.titles if (page := _page(title, book))]
        if len(pages) == 1:
            _facts(pages[0], sheet)
            _refuse_merged(pages[0], book.merged(pages[0].title), sheet)
            _Answers(pages[0], form, sheet).take()
        elif pages:
            both = " and ".join(f"“{page.title}”" for page in pages)
            sheet.faults.append(("", f"{both} are pages to fill in; keep the one that counts"))
        else:
            heads = ", ".join(f"“{head}”" for head in _NEEDED)
            missing = f"no page has the heads {heads} (deleted, or written anew?)"
            sheet.faults.append(("", f"{missing}; fill in the sheet that was exported"))
    return sheet


def whose(data: bytes) -> Identity:
    """Return whose sheet it is, without reading its fields. Raises UserError as ``read`` does."""
    with closing(Book(data)) as book:
        return _identity(book)


def _identity(book: Book) -> Identity:
    title = next((title for title in book.titles if _is_identity(title)), None)
    rows = book.rows(title) if title else []
    text = rows[0][1][0] if rows else ""
    if not text.startswith("{"):
        raise UserError(STRANGER)
    try:
        return Identity.from_text(text)
    except ValueError:
        raise UserError(CHANGED) from None


def _page(title: str, book: Book) -> _Page | None:
    """Return the page if it has the heads of the fields; the first of two alike counts."""
    rows = [] if _is_identity(title) else book.rows(title)
    for place, (number, cells) in enumerate(rows):
        heads = [evened(cell) for cell in cells]
        if all(head in heads for head in _NEEDED):
            columns = {head: heads.index(head) for head in COLUMNS if head in heads}
            return _Page(title, rows[:place], number, columns, rows[place + 1 :])
    return None


def _is_identity(title: str) -> bool:
    return title.strip().casefold() == IDENTITY_PAGE


def _facts(page: _Page, sheet: RawSheet) -> None:
    """Refuse a sheet whose top names somebody else than it was made for."""
    names = {CANDIDATE: sheet.identity.name, PANELIST: sheet.identity.panelist}
    for _, cells in page.above:
        said = [cell for cell in cells if cell.strip()]
        if len(said) < 2 or said[0] not in names:
            continue
        label, text = said[:2]
        name = names.pop(label)
        if _bare(text) != _bare(name):
            words = f"the sheet was made for {name} and now says “{text[:80]}”"
            sheet.faults.append((label, f"{words}; each candidate and panelist has a sheet of their own"))


def _bare(name: str) -> str:
    """Return a name for comparison, without the quote that keeps a cell from becoming a formula."""
    return evened(evened(name).removeprefix("'"))


def _refuse_merged(page: _Page, merged: tuple[str, ...], sheet: RawSheet) -> None:
    """Refuse fields that were made one: only the first would be read, and the others as not filled in."""
    fields = {page.columns[label] + 1 for label in LABELS.values()}
    for cells in merged:
        # A merged cell names whole cells, so that no bound is open.
        first, top, last, bottom = (bound or 0 for bound in range_boundaries(cells))
        if bottom > page.row and any(first <= column <= last for column in fields):
            several = "part them, and answer each criterion by itself" if bottom > top else "part them"
            sheet.faults.append(("", f"the cells {cells} are merged; {several}"))


class _Answers:
    """The rows of a page below its heads."""

    def __init__(self, page: _Page, form: Form, sheet: RawSheet) -> None:
        self._page, self._form, self._sheet = page, form, sheet
        self._ids = {criterion.id: criterion for criterion in form.criteria}
        self._names = {evened(criterion.name): criterion for criterion in form.criteria}

    def take(self) -> None:
        """Put answers, faults and warnings into the sheet."""
        faults, rows = self._sheet.faults, dict[str, int]()
        for number, cells in self._page.below:
            criterion = self._criterion(cells)
            if criterion is None:
                self._strange(number, cells)
                continue
            if criterion.id in rows:
                again = f"it stands in row {rows[criterion.id]} and again in row {number}; keep one row"
                faults.append((criterion.name, again))
            rows[criterion.id] = number
            for kind in KINDS:
                self._sheet.answers[kind, criterion.id] = self._cell(cells, LABELS[kind])
                column = get_column_letter(self._page.columns[LABELS[kind]] + 1)
                self._sheet.places[kind, criterion.id] = f"cell {column}{number}"
            self._beside(criterion, cells)
        for criterion in self._form.criteria:
            if criterion.id not in rows:
                faults.append((criterion.name, "its row was deleted; fill in the sheet that was exported"))

    def _criterion(self, cells: tuple[str, ...]) -> RatedCriterion | None:
        """Return whose row it is: by its id, or by its name where the column of ids is gone."""
        if CRITERION_ID in self._page.columns:
            return self._ids.get(self._cell(cells, CRITERION_ID))
        return self._names.get(evened(self._cell(cells, CRITERION).removeprefix("'")))

    def _strange(self, number: int, cells: tuple[str, ...]) -> None:
        text = next((cell.strip() for cell in cells if cell.strip()), "")[:60]
        if any(self._cell(cells, label) for label in LABELS.values()):
            self._sheet.faults.append(("", f"row {number} is none of the sheet's: “{text}”; take it out"))
        elif text:
            self._sheet.warnings.append(f"row {number}, outside the fields, not taken over: “{text}”")

    def _beside(self, criterion: RatedCriterion, cells: tuple[str, ...]) -> None:
        known = self._page.columns.values()
        extra = [cell.strip() for place, cell in enumerate(cells) if place not in known and cell.strip()]
        if extra:
            self._sheet.warnings.append(
                f"{criterion.name}: “{extra[0][:60]}” beside the fields is not taken over"
            )

    def _cell(self, cells: tuple[str, ...], head: str) -> str:
        column = self._page.columns[head]
        text = cells[column] if column < len(cells) else ""
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()
