"""The ratings table → scorecards, one for each panelist and candidate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from carehire.candidates.candidate import Candidate
from carehire.errors import DataFileError, Fault
from carehire.readers import tables
from carehire.readers.rating_cells import Known, Unknown
from carehire.readers.tables import Row, Table
from carehire.rubrics.rubric import Rubric
from carehire.scoring.scorecard import Rating, Scorecard

SHEET = "ratings"
NEEDED = ("candidate", "panelist", "criterion", "rating")
ALSO = {
    "candidate_id": "candidate",
    "candidate_name": "candidate",
    "applicant": "candidate",
    "applicant_id": "candidate",
    "panelist_id": "panelist",
    "panelist_name": "panelist",
    "panellist": "panelist",
    "interviewer": "panelist",
    "interviewer_name": "panelist",
    "rater": "panelist",
    "rated_by": "panelist",
    "assessor": "panelist",
    "evaluator": "panelist",
    "judge": "panelist",
    "panel_member": "panelist",
    "criterion_id": "criterion",
    "criterion_name": "criterion",
    "criteria": "criterion",
    "competence": "criterion",
    "competency": "criterion",
    "score": "rating",
    "level": "rating",
    "rating_1_5": "rating",
    "rating_1_7": "rating",
    "rating_0_10": "rating",
    "comment": "evidence",
    "comments": "evidence",
    "note": "evidence",
    "notes": "evidence",
}


@dataclass(frozen=True, slots=True)
class RatingsTable:
    """What a ratings table holds."""

    scorecards: tuple[Scorecard, ...]
    warnings: tuple[str, ...]


def read(data: bytes, name: str, rubric: Rubric, candidates: Sequence[Candidate]) -> RatingsTable:
    """Read the ratings from the bytes of a file called ``name``.

    Raises DataFileError with every fault and its row: unknown candidates and criteria,
    ratings off the scale, a panelist who rated one criterion of one candidate twice.
    """
    table = tables.read(data, name, SHEET, needed=NEEDED, also=ALSO)
    cards = _scorecards(table, Known(rubric, candidates))
    return RatingsTable(cards, (*_left_out(table), *_untraced(table)))


def read_alone(data: bytes, name: str) -> RatingsTable:
    """Read ratings without a rubric: on any whole-number scale, of whomever the table names.

    Raises DataFileError with every fault and its row.
    """
    table = tables.read(data, name, SHEET, needed=NEEDED, also=ALSO)
    return RatingsTable(_scorecards(table, Unknown()), _left_out(table))


def read_file(path: Path, rubric: Rubric, candidates: Sequence[Candidate]) -> RatingsTable:
    """Read the ratings from a file. Raises DataFileError with every fault."""
    return read(tables.read_bytes(path), str(path), rubric, candidates)


def read_file_alone(path: Path) -> RatingsTable:
    """Read the ratings from a file without a rubric. Raises DataFileError with every fault."""
    return read_alone(tables.read_bytes(path), str(path))


def _scorecards(table: Table, meaning: Known | Unknown) -> tuple[Scorecard, ...]:
    faults = list(table.faults)
    cards: dict[tuple[str, str], Scorecard] = {}
    first_rows: dict[tuple[str, str, str], int] = {}
    for row in table.rows:
        read_row = _read_row(row, meaning)
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
    return tuple(cards.values())


_ReadRow = tuple[str, str, str, Rating]
_MISSING = {
    "candidate": "the candidate is missing; give their id or their name",
    "panelist": "the panelist is missing; say who gave this rating",
    "criterion": "the criterion is missing; give its id or its name",
}


def _read_row(row: Row, meaning: Known | Unknown) -> _ReadRow | list[tuple[str, str]]:
    """Return what a row says, or its faults as column and sentence."""
    faults = [(field, told) for field, told in _MISSING.items() if not row.cells[field]]
    found: dict[str, str] = {"panelist": " ".join(row.cells["panelist"].split())}
    for field, read_cell in (("candidate", meaning.candidate), ("criterion", meaning.criterion)):
        if row.cells[field]:
            try:
                found[field] = read_cell(row.cells[field])
            except ValueError as error:
                faults.append((field, str(error)))
    try:
        level = meaning.level(row.cells["rating"])
    except ValueError as error:
        faults.append(("rating", str(error)))
    if faults:
        return sorted(faults, key=lambda fault: NEEDED.index(fault[0]))
    return (
        found["candidate"],
        found["panelist"],
        found["criterion"],
        Rating(level, row.cells.get("evidence", "")),
    )


def _left_out(table: Table) -> tuple[str, ...]:
    known = {*NEEDED, "evidence"}
    extra = [column.heading for column in table.columns if column.name not in known] + list(table.ignored)
    return (f"Left out of the ratings: the column {', '.join(extra)}.",) if extra else ()


def _untraced(table: Table) -> tuple[str, ...]:
    if table.has("evidence"):
        return ()
    return (
        "The ratings have no column named evidence, so no score can be traced to what was seen or heard.",
    )
