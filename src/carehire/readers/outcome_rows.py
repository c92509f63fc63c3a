"""What both shapes of an outcomes table share: stages and groups, each under one spelling."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from carehire.errors import DataFileError, Fault, unknown
from carehire.fairness.outcomes import UNKNOWN, Outcome, Outcomes
from carehire.readers import outcome_words as words
from carehire.readers import tables
from carehire.readers.tables import Row, Table

ONE_STAGE = "selection"
"""What the stage is called in a table without a column for it."""
KNOWN = frozenset({"stage", "person", "selected", "score", "applicants", "attribute"})
_MOST_GROUPS = 40


@dataclass(frozen=True, slots=True)
class GroupColumn:
    """A group column: by its plain name, and as its heading is written."""

    name: str
    heading: str


class OutcomeRows(ABC):
    """A table on its way to outcomes: its columns, and all faults and warnings found so far."""

    by_person = True

    def __init__(self, table: Table, groups: Sequence[str], stages: Sequence[str]) -> None:
        self.table = table
        self.faults = list(table.faults)
        self.warnings: list[str] = []
        self.spelt: dict[tuple[str, str], str] = {}
        self.withdrawn: set[str] = set()
        self.asked = stages
        self.columns = self._group_columns(groups)

    def read(self) -> Outcomes:
        """Return what the table holds. Raises DataFileError."""
        before = len(self.faults)
        self.check_shape()
        rows: list[Outcome] = []
        if len(self.faults) == before:
            rows = [made for row in self.table.rows if (made := self._attempt(row))]
        stages = self._stages(rows)
        rows = self.together(rows, stages)
        if self.faults:
            path = self.table.path
            found = [replace(fault, path=path) for fault in self.faults]
            raise DataFileError(path, sorted(found, key=lambda fault: fault.row or 0))
        columns = tuple(dict.fromkeys(column for row in rows for column in row.groups))
        return Outcomes(
            stages,
            columns,
            tuple(rows),
            self.by_person,
            tuple(self.warnings),
            frozenset(self.withdrawn) if self.by_person else frozenset(),
        )

    @abstractmethod
    def check_shape(self) -> None:
        """Note every column that is missing."""

    @abstractmethod
    def row(self, row: Row) -> Outcome | None:
        """Return what a row says, noting its faults."""

    @abstractmethod
    def together(self, rows: list[Outcome], stages: Sequence[str]) -> list[Outcome]:
        """Return the rows once they are held against each other, stage by stage."""

    def _attempt(self, row: Row) -> Outcome | None:
        before = len(self.faults)
        made = self.row(row)
        return made if len(self.faults) == before else None

    def fault(self, message: str, row: Row | None = None, field: str | None = None) -> None:
        """Note a fault."""
        self.faults.append(Fault(message, row=row.number if row else None, field=field))

    def faulty(self, row: Row) -> bool:
        """Tell whether a row has a fault so far."""
        return any(fault.row == row.number for fault in self.faults)

    def number(self, row: Row, field: str, read: Callable[[str], float]) -> float | None:
        """Return a cell as a number, or None and a fault."""
        try:
            return read(row.cells[field])
        except ValueError as error:
            self.fault(str(error), row, self.heading(field))
            return None

    def heading(self, name: str) -> str:
        """Return a column's heading as it is written."""
        return next((column.heading for column in self.table.columns if column.name == name), name)

    def stage(self, row: Row) -> str:
        """Return a row's stage."""
        if not self.table.has("stage"):
            return ONE_STAGE
        if not row.cells["stage"]:
            self.fault("the stage is missing; say at which one this was", row, self.heading("stage"))
        return self.one_spelling("stage", row.cells["stage"])

    def group(self, column: str, text: str) -> str:
        """Return a group by its first spelling; UNKNOWN where somebody would rather not say."""
        return UNKNOWN if words.is_unknown(text) else self.one_spelling(column, text)

    def one_spelling(self, column: str, text: str) -> str:
        """Return a text as it was first spelt in a column, whatever its letter case here."""
        tidy = " ".join(text.split())
        return self.spelt.setdefault((column, tidy.casefold()), tidy)

    def _group_columns(self, asked: Sequence[str]) -> list[GroupColumn]:
        free = [
            GroupColumn(column.name, column.heading)
            for column in self.table.columns
            if column.name not in KNOWN
        ]
        if asked:
            return self._asked_columns(asked, free)
        kept = []
        for column in free:
            texts = {row.cells[column.name].casefold() for row in self.table.rows}
            if column.name in words.NO_GROUPS or len(texts) > _MOST_GROUPS:
                self.warnings.append(
                    f"The column {column.heading} was left out, since it doesn't look like groups; "
                    "name it as a group column to have it in."
                )
            else:
                kept.append(column)
        if not kept:
            found = ", ".join(column.heading for column in self.table.columns)
            self.fault(f"there is no column of groups, such as sex or race; found: {found}")
        return kept

    def _asked_columns(self, asked: Sequence[str], free: list[GroupColumn]) -> list[GroupColumn]:
        by_name = {column.name: column for column in free}
        found = []
        for name in asked:
            column = by_name.get(tables.plain_name(name))
            if column is None:
                self.fault(unknown("group column", name, [each.heading for each in free]))
            elif column not in found:
                found.append(column)
        return found

    def _stages(self, rows: Iterable[Outcome]) -> tuple[str, ...]:
        told = list(dict.fromkeys(row.stage for row in rows))
        if not self.asked or not told:
            return tuple(told)
        folded = {stage.casefold(): stage for stage in told}
        wanted = [" ".join(stage.split()) for stage in self.asked]
        for stage in wanted:
            if stage.casefold() not in folded:
                self.fault(unknown("stage", stage, told))
        names = {stage.casefold() for stage in wanted}
        missing = [stage for stage in told if stage.casefold() not in names]
        if missing:
            self.fault(f"the order of the stages leaves out: {', '.join(missing)}; name every stage")
        return tuple(dict.fromkeys(folded.get(stage.casefold(), stage) for stage in wanted))
