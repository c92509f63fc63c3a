"""The table of answers about groups → option ids by candidate and question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from carehire.errors import DataFileError, Fault, UserError
from carehire.fairness.questions import Question, Questions
from carehire.readers import outcome_words, tables
from carehire.readers.tables import Row, Table

SHEET = "answers"
ALSO = {"candidate_id": "candidate", "applicant": "candidate", "applicant_id": "candidate", "id": "candidate"}


@dataclass(frozen=True, slots=True)
class AnswersTable:
    """What a table of answers holds: option ids by candidate and question, and the headings not read."""

    answers: Mapping[str, Mapping[str, str]]
    left_out: tuple[str, ...] = ()


def read(data: bytes, name: str, form: Questions) -> AnswersTable:
    """Read answers from the bytes of a file called ``name``: a row a candidate, a column a question.

    A column may be headed by a question's id or any of its names, an answer be an option's id or name;
    an empty one, or that somebody would rather not say, is no answer. Raises DataFileError
    with every fault and its row.
    """
    table = tables.read(data, name, SHEET, needed=("candidate",), also=ALSO)
    faults = list(table.faults)
    columns = _columns(table, form, faults)
    if not columns:
        names = ", ".join(question.name for question in form.questions)
        faults.append(Fault(f"there is no column for a question of the form; it asks: {names}"))
    answers: dict[str, dict[str, str]] = {}
    first_rows: dict[str, int] = {}
    for row in table.rows:
        candidate = " ".join(row.cells["candidate"].split())
        if not candidate:
            faults.append(Fault("the candidate's id is missing", row=row.number, field="candidate"))
        elif candidate in first_rows:
            words = f"{candidate} stands in row {first_rows[candidate]} already; keep one row"
            faults.append(Fault(words, row=row.number))
        first_rows.setdefault(candidate, row.number)
        answers[candidate] = _answers(row, columns, form, faults)
    if faults:
        placed = [replace(fault, path=table.path) for fault in faults]
        raise DataFileError(table.path, sorted(placed, key=lambda fault: fault.row or 0))
    read_columns = {"candidate", *columns}
    unread = [column.heading for column in table.columns if column.name not in read_columns]
    return AnswersTable(answers, (*unread, *table.ignored))


def _columns(table: Table, form: Questions, faults: list[Fault]) -> dict[str, Question]:
    """Return the questions by the names of their columns; two columns for one question are a fault."""
    meant = {
        tables.plain_name(text): each for each in form.questions for text in (each.id, each.name, *each.also)
    }
    found = {column.name: meant[column.name] for column in table.columns if column.name in meant}
    for question in form.questions:
        headings = [f'"{each.heading}"' for each in table.columns if found.get(each.name) is question]
        if len(headings) > 1:
            told = f"{len(headings)} columns answer {question.name}: {', '.join(headings)}; keep one"
            faults.append(Fault(told, row=1))
    return found


def _answers(row: Row, columns: dict[str, Question], form: Questions, faults: list[Fault]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for column, question in columns.items():
        text = row.cells[column]
        if outcome_words.is_unknown(text):
            continue
        try:
            kept |= form.checked({question.id: text})
        except UserError as error:
            faults += [replace(fault, row=row.number) for fault in error.faults]
    return kept
