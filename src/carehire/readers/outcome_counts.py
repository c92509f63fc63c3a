"""Outcomes as a row a group and stage: how many applied, how many were selected."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from carehire.fairness.outcomes import UNKNOWN, Outcome
from carehire.readers import outcome_words as words
from carehire.readers.outcome_rows import OutcomeRows
from carehire.readers.tables import Row


class CountRows(OutcomeRows):
    """A row a group and stage: how many applied, how many were selected."""

    by_person = False

    def check_shape(self) -> None:
        """Note every column that is missing."""
        self.cells: dict[tuple[str, tuple[tuple[str, str], ...]], int] = {}
        if not self.table.has("selected"):
            self.fault("a table of counts needs the column selected beside applicants")
        if self.table.has("attribute") and not self.table.has("group"):
            self.fault("beside the column attribute there must be a column group")
        for row in self.table.rows:
            if row.cells.get("person") and not row.cells["applicants"]:
                self.fault("this row tells of a person and others give counts; keep two files", row)

    def row(self, row: Row) -> Outcome | None:
        """Return what a row says, noting its faults."""
        stage = self.stage(row)
        groups = self._groups_of(row)
        if not groups and not self.faulty(row):
            self.warnings.append(f"Row {row.number} is a total and was left out.")
            return None
        applicants = self.number(row, "applicants", words.count)
        selected = self.number(row, "selected", words.count) if self.table.has("selected") else None
        if applicants is None or selected is None:
            return None
        if selected > applicants:
            self.fault(f"{selected} selected of {applicants} applicants can't be", row)
            return None
        key = (stage, tuple(sorted(groups.items())))
        if key in self.cells and UNKNOWN not in groups.values():
            self.fault(f"this group stands in row {self.cells[key]} already; add the two up", row)
        self.cells.setdefault(key, row.number)
        return Outcome(stage, groups, int(applicants), int(selected))

    def _groups_of(self, row: Row) -> dict[str, str]:
        if self.table.has("attribute"):
            attribute = row.cells["attribute"]
            if not attribute:
                self.fault("the attribute is missing, such as sex or race", row, "attribute")
            name = self.one_spelling("attribute", attribute)
            return {name: self._named_group(row, name, row.cells.get("group", ""))}
        return {
            column.heading: self._named_group(row, column.heading, row.cells[column.name])
            for column in self.columns
            if not words.is_total(row.cells[column.name])
        }

    def _named_group(self, row: Row, column: str, text: str) -> str:
        if not text:
            # An empty cell may mean "all of them", and would then be counted twice.
            told = 'the group is missing; write "unknown" where it is not known, "all" where all are counted'
            self.fault(told, row, column)
        return self.group(column, text)

    def together(self, rows: list[Outcome], stages: Sequence[str]) -> list[Outcome]:
        """Count everybody once; warn where more of a group stand somewhere than passed the stage before."""
        rows = self._without_totals(_added(rows))
        passed = {(row.stage, tuple(sorted(row.groups.items()))): row.selected or 0 for row in rows}
        for before, here in itertools.pairwise(stages):
            for row in rows:
                had = passed.get((before, tuple(sorted(row.groups.items()))), 0)
                if row.stage == here and row.applicants > had:
                    who = " · ".join(group or "unknown" for group in row.groups.values())
                    self.warnings.append(
                        f"{who}: {row.applicants} stood at {here}, and {had} passed {before}. "
                        "They are counted where they stand."
                    )
        return rows

    def _without_totals(self, rows: list[Outcome]) -> list[Outcome]:
        """Leave out the rows about all groups of a column, where others tell of each group of it."""
        whole = {row.stage for row in rows if len(row.groups) == len(self.columns)}
        kept = [
            row for row in rows
            if self.table.has("attribute") or row.stage not in whole or len(row.groups) == len(self.columns)
        ]  # fmt: skip
        if len(kept) < len(rows):
            left = len(rows) - len(kept)
            self.warnings.append(
                f"{left} {'row is a total and was' if left == 1 else 'rows are totals and were'} left out."
            )
        return kept


def _added(rows: list[Outcome]) -> list[Outcome]:
    """Return one row a cell: people may be unknown in several words, and are added up."""
    cells: dict[tuple[str, tuple[tuple[str, str], ...]], Outcome] = {}
    for row in rows:
        key = (row.stage, tuple(row.groups.items()))
        before = cells.get(key)
        if before:
            applicants, selected = (
                before.applicants + row.applicants,
                (before.selected or 0) + (row.selected or 0),
            )
            row = replace(row, applicants=applicants, selected=selected)
        cells[key] = row
    return list(cells.values())
