"""The candidates table → candidates with the facts that the rubric reads, and nothing else about them."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from carehire.candidates.candidate import Candidate
from carehire.errors import Fault, nearest
from carehire.readers import months, tables
from carehire.readers.tables import Row, Table
from carehire.rubrics.rubric import RatedCriterion, Rubric
from carehire.scoring.credentials import spelled, spellings
from carehire.scoring.words import fact_label

SHEET = "candidates"
ALSO = {
    "candidate_id": "candidate",
    "id": "candidate",
    "applicant": "candidate",
    "applicant_id": "candidate",
    "candidate_name": "name",
    "full_name": "name",
    "applicant_name": "name",
    "given_name": "first_name",
    "surname": "last_name",
    "family_name": "last_name",
}
NAMES = frozenset({"name", "first_name", "last_name"})
# What must not sway a score is not even read: a heading with one of these words in it …
_PERSONAL_WORDS = re.compile(
    r"age|gender|sex|sexual|race|ethnic|ethnicity|national|nationality|citizenship|birth|birthdate|birthday|dob|"
    r"religion|religious|marital|pregnant|pregnancy|disability|disabled|veteran|caste|pronouns|salutation"
)
# … or one that reads so as a whole. Apart, since a fact may be called photo_editing_months.
_PERSONAL_HEADINGS = frozenset(
    {
        *("photo", "photo_url", "photograph", "picture", "color", "colour", "skin_color", "faith"),
        *("children", "number_of_children", "family_status", "health", "health_status"),
        *("trade_union", "union_member", "political_views"),
    }
)


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """A column as it is headed, and what it is taken for; ``fact`` where it is a fact of the rubric."""

    heading: str
    meaning: str
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class CandidateTable:
    """What a candidates table holds; with ``faults`` nothing of it may be used, only shown."""

    columns: tuple[ColumnMeaning, ...]
    ignored: tuple[ColumnMeaning, ...]
    candidates: tuple[Candidate, ...]
    faults: tuple[Fault, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _FactColumn:
    column: str
    heading: str
    fact: str
    numeric: bool
    unit: int | None
    spellings: Container[str] = ()


def read(data: bytes, name: str, rubric: Rubric) -> CandidateTable:
    """Read the candidates from the bytes of a file called ``name``.

    Faults of single rows are handed back, so that a page can show them beside what was
    understood. Raises DataFileError for a file that is no table or lacks a column.
    """
    table = tables.read(data, name, SHEET, needed=("candidate",), also=ALSO)
    facts, doubled = _fact_columns(table, rubric)
    faults = [*table.faults, *doubled]
    candidates = _candidates(table, facts, faults)
    columns, ignored = _meanings(table, facts)
    missing = _missing(rubric, facts, ignored)
    left_out = [
        f"Left out, since it must not sway a score: {c.heading}." for c in ignored if _is_personal(c.heading)
    ]
    faults.sort(key=lambda fault: fault.row or 0)
    return CandidateTable(columns, ignored, candidates, tuple(faults), (*missing, *left_out))


def read_file(path: Path, rubric: Rubric) -> CandidateTable:
    """Read the candidates from a file. Raises DataFileError where it can't be read."""
    return read(tables.read_bytes(path), str(path), rubric)


def facts_of(rubric: Rubric) -> dict[str, bool]:
    """Return the facts that a rubric reads, and whether each is a number."""
    facts: dict[str, bool] = {}
    for criterion in rubric.criteria:
        if not isinstance(criterion, RatedCriterion):
            facts[criterion.fact] = facts.get(criterion.fact, False) or criterion.kind == "experience"
    for rule in rubric.must_haves:
        facts[rule.fact] = facts.get(rule.fact, False) or rule.at_least is not None
    return {fact: numeric or fact.endswith("_months") for fact, numeric in facts.items()}


def _fact_columns(table: Table, rubric: Rubric) -> tuple[list[_FactColumn], list[Fault]]:
    facts = facts_of(rubric)
    found: list[_FactColumn] = []
    for column in table.columns:
        for fact, numeric in facts.items():
            unit = _unit(column.name, fact)
            if unit is not None and not _is_personal(fact):
                names = spellings(rubric, fact)
                found.append(_FactColumn(column.name, column.heading, fact, numeric, unit or None, names))
    doubled = []
    for fact in facts:
        headings = [f'"{known.heading}"' for known in found if known.fact == fact]
        if len(headings) > 1:
            words = f"{len(headings)} columns stand for {_named(fact)}: {', '.join(headings)}; keep one"
            doubled.append(Fault(words, path=table.path))
    return found, doubled


def _unit(column: str, fact: str) -> int | None:
    """Return how many months a bare number below ``column`` is as ``fact``; 0: unsaid, None: another fact."""
    if not fact.endswith("_months"):
        return 1 if column == tables.plain_name(fact) else None
    stem = tables.plain_name(fact).removesuffix("_months")
    units = {f"{stem}_months": 1, f"{stem}_in_months": 1, f"months_of_{stem}": 1}
    units |= {f"{stem}_years": 12, f"{stem}_in_years": 12, f"years_of_{stem}": 12, stem: 0}
    return units.get(column)


def _candidates(table: Table, facts: list[_FactColumn], faults: list[Fault]) -> tuple[Candidate, ...]:
    candidates: list[Candidate] = []
    first_rows: dict[str, int] = {}
    for row in table.rows:
        given = " ".join(row.cells["candidate"].split())
        if not given:
            faults.append(
                Fault("the candidate's id is missing", table.path, row=row.number, field="candidate")
            )
            continue
        if given in first_rows:
            message = f'the candidate "{given}" stands in row {first_rows[given]} already; ids must differ'
            faults.append(Fault(message, table.path, row=row.number, field="candidate"))
            continue
        first_rows[given] = row.number
        candidates.append(Candidate(given, _name(row) or given, _facts(table.path, row, facts, faults)))
    return tuple(candidates)


def _name(row: Row) -> str:
    if row.cells.get("name"):
        return " ".join(row.cells["name"].split())
    return " ".join(f"{row.cells.get('first_name', '')} {row.cells.get('last_name', '')}".split())


def _facts(path: Path, row: Row, columns: list[_FactColumn], faults: list[Fault]) -> dict[str, float | str]:
    facts: dict[str, float | str] = {}
    for column in columns:
        text = row.cells[column.column]
        try:
            value = _value(text, column)
        except ValueError as error:
            faults.append(Fault(str(error), path, row=row.number, field=column.heading))
            continue
        if value is not None:
            facts[column.fact] = value
    return facts


def _value(text: str, column: _FactColumn) -> float | str | None:
    if column.numeric:
        timed = column.fact.endswith("_months")
        return months.read(text, column.unit) if timed else months.number(text)
    unknown = spelled(text) in months.UNKNOWN and spelled(text) not in column.spellings
    return None if unknown else text


def _meanings(
    table: Table, facts: list[_FactColumn]
) -> tuple[tuple[ColumnMeaning, ...], tuple[ColumnMeaning, ...]]:
    taken: list[ColumnMeaning] = []
    ignored: list[ColumnMeaning] = []
    by_column = {known.column: known for known in facts}
    for column in table.columns:
        known = by_column.get(column.name)
        if column.name == "candidate":
            taken.append(ColumnMeaning(column.heading, "the candidate's id"))
        elif column.name in NAMES:
            taken.append(ColumnMeaning(column.heading, "the candidate's name"))
        elif known:
            units = {1: ", in months", 12: ", in years", None: " (each cell says months or years)"}
            unit = units.get(known.unit, "") if known.fact.endswith("_months") else ""
            taken.append(ColumnMeaning(column.heading, f"{fact_label(known.fact)}{unit}", known.fact))
        elif _is_personal(column.name):
            ignored.append(ColumnMeaning(column.heading, "left out, since it must not sway a score"))
        else:
            ignored.append(ColumnMeaning(column.heading, "left out, since the rubric doesn't read it"))
    ignored += [
        ColumnMeaning(heading, "left out, since another column says the same") for heading in table.ignored
    ]
    return tuple(taken), tuple(ignored)


def _is_personal(heading: str) -> bool:
    name = tables.plain_name(heading)
    return name in _PERSONAL_HEADINGS or any(_PERSONAL_WORDS.fullmatch(word) for word in name.split("_"))


def _missing(rubric: Rubric, facts: list[_FactColumn], ignored: tuple[ColumnMeaning, ...]) -> list[str]:
    present = {known.fact for known in facts}
    headings = [column.heading for column in ignored if not _is_personal(column.heading)]
    told = []
    for fact in facts_of(rubric):
        if fact not in present:
            close = nearest(fact, headings, limit=1)
            hint = f' Is it the column "{close[0]}"? Then name it {fact}.' if close else ""
            told.append(
                f"No column gives {_named(fact)}, which the rubric reads; "
                f"it counts as not known for everybody.{hint}"
            )
    return told


def _named(fact: str) -> str:
    """Return a fact as people call it, and the heading by which a column is known as it."""
    return f"{fact_label(fact)} ({fact})"
