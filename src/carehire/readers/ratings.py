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
from carehire.rubrics.rubric import Rubric, Scale
from carehire.scoring.panel import not_ratable, off_scale
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
NOT_OBSERVED = frozenset(
    {"", "n/o", "no", "n.o.", "n/a", "na", "not observed", "not_observed", "-", "–", "—"}
)
# The same without what stands between the letters: N / O, n.a., Not-observed.
_LETTERS = frozenset(
    {"no", "na", "notobserved", "unobserved", "notapplicable", "notrated", "unrated", "notassessed"}
)
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


class _Known:
    """What the cells of a table mean where its rubric and its candidates are known."""

    def __init__(self, rubric: Rubric, candidates: Sequence[Candidate]) -> None:
        self._rubric = rubric
        self._names = _Names(candidates)

    def candidate(self, text: str) -> str:
        return self._names.id_of(text)

    def criterion(self, text: str) -> str:
        found = self._rubric.criterion(text)
        if found is None:
            known = self._rubric.criteria
            raise ValueError(unknown("criterion", text, [*(c.name for c in known), *(c.id for c in known)]))
        refusal = not_ratable(found)
        if refusal:
            raise ValueError(refusal)
        return found.id

    def level(self, text: str) -> int | None:
        return level_of(text, self._rubric.scale)


class _Unknown:
    """What the cells mean where the table stands alone: names as they come, and any whole number.

    Names that differ in case or spaces are the same; the first spelling is kept.
    """

    def __init__(self) -> None:
        self._spelled: dict[tuple[str, str], str] = {}

    def candidate(self, text: str) -> str:
        return self._first("candidate", text)

    def criterion(self, text: str) -> str:
        return self._first("criterion", text)

    def level(self, text: str) -> int | None:
        if says_not_observed(text):
            return None
        # Three zeros behind a point or comma may be thousands, where no scale says that they are not.
        whole = re.fullmatch(r"\+?(-?\d{1,9})(?:[.,]0{1,2})?", _folded(text))
        if not whole:
            raise ValueError(
                f'found "{text}"; a rating is a whole number of at most nine digits, or N/O for not observed'
            )
        return int(whole[1])

    def _first(self, kind: str, text: str) -> str:
        return self._spelled.setdefault((kind, _folded(text)), " ".join(text.split()))


def read(data: bytes, name: str, rubric: Rubric, candidates: Sequence[Candidate]) -> RatingsTable:
    """Read the ratings from the bytes of a file called ``name``.

    Raises DataFileError with every fault and its row: unknown candidates and criteria,
    ratings off the scale, a panelist who rated one criterion of one candidate twice.
    """
    table = tables.read(data, name, SHEET, needed=NEEDED, also=ALSO)
    cards = _scorecards(table, _Known(rubric, candidates))
    return RatingsTable(cards, (*_left_out(table), *_untraced(table)))


def read_alone(data: bytes, name: str) -> RatingsTable:
    """Read ratings without a rubric: on any whole-number scale, of whomever the table names.

    Raises DataFileError with every fault and its row.
    """
    table = tables.read(data, name, SHEET, needed=NEEDED, also=ALSO)
    return RatingsTable(_scorecards(table, _Unknown()), _left_out(table))


def read_file(path: Path, rubric: Rubric, candidates: Sequence[Candidate]) -> RatingsTable:
    """Read the ratings from a file. Raises DataFileError with every fault."""
    return read(tables.read_bytes(path), str(path), rubric, candidates)


def read_file_alone(path: Path) -> RatingsTable:
    """Read the ratings from a file without a rubric. Raises DataFileError with every fault."""
    return read_alone(tables.read_bytes(path), str(path))


def _scorecards(table: Table, meaning: _Known | _Unknown) -> tuple[Scorecard, ...]:
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


def says_not_observed(text: str) -> bool:
    """Tell whether a cell says that a panelist did not observe a criterion, however it is spelt.

    >>> says_not_observed("N / O"), says_not_observed("not-observed"), says_not_observed("nothing")
    (True, True, False)
    """
    folded = _folded(text)
    # Only what people put between letters: "#N/A" is a spreadsheet's error and no answer.
    return folded in NOT_OBSERVED or re.sub(r"[\s./\\_-]+", "", folded) in _LETTERS


def level_of(text: str, scale: Scale) -> int | None:
    """Return the level that a cell states, None for not observed. Raises ValueError with a sentence."""
    if says_not_observed(text):
        return None
    whole = re.fullmatch(r"\+?(-?\d{1,9})(?:[.,]0+)?", _folded(text))
    if not whole or int(whole[1]) not in scale.levels:
        raise ValueError(f'found "{text}"; {off_scale(scale)}')
    return int(whole[1])


_ReadRow = tuple[str, str, str, Rating]
_MISSING = {
    "candidate": "the candidate is missing; give their id or their name",
    "panelist": "the panelist is missing; say who gave this rating",
    "criterion": "the criterion is missing; give its id or its name",
}


def _read_row(row: Row, meaning: _Known | _Unknown) -> _ReadRow | list[tuple[str, str]]:
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


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
