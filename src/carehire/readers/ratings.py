"""The ratings table → scorecards, one for each panelist and candidate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from carehire.candidates.candidate import Candidate
from carehire.errors import DataFileError, Fault, unknown
from carehire.readers import tables
from carehire.readers.tables import Row, Table
from carehire.rubrics.rubric import Criterion, Rubric, Scale
from carehire.scoring.panel import not_ratable, off_scale
from carehire.scoring.scorecard import Rating, Scorecard

SHEET = "ratings"
NEEDED = ("candidate", "panelist", "criterion", "rating")
ALSO = {
    "candidate_id": "candidate",
    "candidate_name": "candidate",
    "applicant": "candidate",
    "applicant_id": "candidate",
    "panellist": "panelist",
    "interviewer": "panelist",
    "rater": "panelist",
    "panel_member": "panelist",
    "criterion_id": "criterion",
    "criteria": "criterion",
    "competency": "criterion",
    "score": "rating",
    "level": "rating",
    "comment": "evidence",
    "comments": "evidence",
    "note": "evidence",
    "notes": "evidence",
}
NOT_OBSERVED = frozenset({"", "n/o", "no", "n.o.", "n/a", "na", "not observed", "not_observed", "-", "–"})
_MOST_HINTS = 200


@dataclass(frozen=True, slots=True)
class RatingsTable:
    """What a ratings table holds."""

    scorecards: tuple[Scorecard, ...]
    warnings: tuple[str, ...]


class _Names:
    """Whom a cell of the candidate column means: an id, or a name that only one candidate has."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.ids = {candidate.id for candidate in candidates}
        self.known = [text for candidate in candidates for text in {candidate.id, candidate.name}]
        self.strangers: dict[str, str] = {}
        self.by_text: dict[str, set[str]] = {}
        for text, candidate in [(c.id, c) for c in candidates] + [(c.name, c) for c in candidates]:
            self.by_text.setdefault(_folded(text), set()).add(candidate.id)

    def id_of(self, text: str) -> str:
        """Return the id. Raises ValueError with a sentence where it is nobody's, or several people's."""
        tidy = " ".join(text.split())
        if not tidy:
            raise ValueError("the candidate is missing; give an id of the candidates table")
        if tidy in self.ids:
            return tidy
        meant = self.by_text.get(_folded(tidy), set())
        if len(meant) > 1:
            raise ValueError(f'"{tidy}" may be {" or ".join(sorted(meant))}; give the id')
        if not meant:
            raise ValueError(self._stranger(tidy))
        return next(iter(meant))

    def _stranger(self, text: str) -> str:
        # Looking for the nearest name is slow, and a whole file may be the wrong one.
        if text not in self.strangers:
            if len(self.strangers) >= _MOST_HINTS:
                return f'there is no candidate "{text}"'
            self.strangers[text] = unknown("candidate", text, self.known)
        return self.strangers[text]


def read(data: bytes, name: str, rubric: Rubric, candidates: Sequence[Candidate]) -> RatingsTable:
    """Read the ratings from the bytes of a file called ``name``.

    Raises DataFileError with every fault and its row: unknown candidates and criteria,
    ratings off the scale, a panelist who rated one criterion of one candidate twice.
    """
    table = tables.read(data, name, SHEET, needed=NEEDED, also=ALSO)
    faults = list(table.faults)
    names = _Names(candidates)
    cards: dict[tuple[str, str], Scorecard] = {}
    first_rows: dict[tuple[str, str, str], int] = {}
    for row in table.rows:
        read_row = _read_row(row, rubric, names)
        if isinstance(read_row, list):
            faults += [Fault(message, table.path, row=row.number, field=field) for field, message in read_row]
            continue
        candidate, panelist, criterion, rating = read_row
        key = (candidate, panelist.casefold(), criterion)
        if key in first_rows:
            before = f"{panelist} has rated {criterion} of {candidate} in row {first_rows[key]} already"
            faults.append(Fault(f"{before}; keep one rating", table.path, row=row.number))
            continue
        first_rows[key] = row.number
        card = cards.setdefault(key[:2], Scorecard(candidate, panelist))
        card.ratings[criterion] = rating
    if faults:
        raise DataFileError(table.path, sorted(faults, key=lambda fault: fault.row or 0))
    return RatingsTable(tuple(cards.values()), _warnings(table))


def read_file(path: Path, rubric: Rubric, candidates: Sequence[Candidate]) -> RatingsTable:
    """Read the ratings from a file. Raises DataFileError with every fault."""
    return read(tables.read_bytes(path), str(path), rubric, candidates)


def level_of(text: str, scale: Scale) -> int | None:
    """Return the level that a cell states, None for not observed. Raises ValueError with a sentence."""
    folded = " ".join(text.casefold().split())
    if folded in NOT_OBSERVED:
        return None
    whole = re.fullmatch(r"\+?(-?\d{1,9})(?:[.,]0+)?", folded)
    if not whole or int(whole[1]) not in scale.levels:
        raise ValueError(f'found "{text}"; {off_scale(scale)}')
    return int(whole[1])


_ReadRow = tuple[str, str, str, Rating]


def _read_row(row: Row, rubric: Rubric, names: _Names) -> _ReadRow | list[tuple[str, str]]:
    """Return what a row says, or its faults as column and sentence."""
    faults: list[tuple[str, str]] = []
    candidate, level = "", None
    try:
        candidate = names.id_of(row.cells["candidate"])
    except ValueError as error:
        faults.append(("candidate", str(error)))
    panelist = " ".join(row.cells["panelist"].split())
    if not panelist:
        faults.append(("panelist", "the panelist is missing; say who gave this rating"))
    criterion = rubric.criterion(row.cells["criterion"])
    refusal = _refusal(row.cells["criterion"], criterion, rubric)
    if refusal:
        faults.append(("criterion", refusal))
    try:
        level = level_of(row.cells["rating"], rubric.scale)
    except ValueError as error:
        faults.append(("rating", str(error)))
    if faults or criterion is None:
        return faults
    return candidate, panelist, criterion.id, Rating(level, row.cells.get("evidence", ""))


def _refusal(text: str, criterion: Criterion | None, rubric: Rubric) -> str | None:
    if not text:
        return "the criterion is missing; give its id or its name"
    if criterion is None:
        return unknown(
            "criterion", text, [*(c.name for c in rubric.criteria), *(c.id for c in rubric.criteria)]
        )
    return not_ratable(criterion)


def _warnings(table: Table) -> tuple[str, ...]:
    known = {*NEEDED, "evidence"}
    extra = [column.heading for column in table.columns if column.name not in known] + list(table.ignored)
    told = [f"Left out of the ratings: the column {', '.join(extra)}."] if extra else []
    if not table.has("evidence"):
        told.append(
            "The ratings have no column named evidence, so no score can be traced to what was seen or heard."
        )
    return tuple(told)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
