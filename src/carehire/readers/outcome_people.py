"""Outcomes as a row a person and stage."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from carehire.errors import Fault
from carehire.fairness.outcomes import UNKNOWN, Outcome
from carehire.readers import outcome_words as words
from carehire.readers.outcome_rows import OutcomeRows
from carehire.readers.outcome_words import Verdict
from carehire.readers.tables import Row

_OUTCOME_NEEDED = (
    "there is no column that says what became of people. Give a row a person with a column selected "
    "(yes or no) or score, or a row a group with the columns applicants and selected"
)
_COUNTS_ALONE = (
    "the column {} holds numbers of people, and no column says of how many; "
    "add a column applicants, or write yes or no for each person"
)
_APART = {
    Verdict.OPEN: ("has no outcome yet", "have no outcome yet"),
    Verdict.WITHDRAWN: ("withdrew", "withdrew"),
}


class PeopleRows(OutcomeRows):
    """A row a person and stage; without a column of persons nobody can be followed through the stages."""

    def check_shape(self) -> None:
        """Note every column that is missing."""
        self.firsts: dict[tuple[str, str], int] = {}
        self.numbers: dict[int, int] = {}
        if not (self.table.has("selected") or self.table.has("score")):
            self.fault(_OUTCOME_NEEDED)
        self.by_person = self.table.has("person")
        marks = {row.cells.get("selected", "").casefold() for row in self.table.rows}
        if words.are_counts(marks - {""}):
            self.fault(_COUNTS_ALONE.format(self.heading("selected")))
        self.empty = words.empty_means(marks)
        self.apart: dict[tuple[str, Verdict], int] = {}

    def row(self, row: Row) -> Outcome | None:
        """Return what a row says, noting its faults."""
        person = " ".join(row.cells.get("person", f"row {row.number}").split())
        if not person:
            self.fault("the person is missing; give an id", row, self.heading("person"))
        stage = self.stage(row)
        score = None
        if row.cells.get("score"):
            score = self.number(row, "score", words.number)
        person = self.one_spelling("person", person)
        selected = self._selected(row, stage, person, scored=score is not None)
        key = (person.casefold(), stage.casefold())
        if key in self.firsts and person and stage:
            self.fault(f"{person} stands at {stage} in row {self.firsts[key]} already; keep one row", row)
        self.firsts.setdefault(key, row.number)
        if selected is None and score is None:
            return None
        groups = {column.heading: self.group(column.name, row.cells[column.name]) for column in self.columns}
        return Outcome(stage, groups, 1, selected, person, score)

    def _selected(self, row: Row, stage: str, person: str, *, scored: bool) -> int | None:
        if not self.table.has("selected"):
            if not scored and not row.cells.get("score"):
                self.fault("the score is missing; give a number, or leave the row out", row)
            return None
        text = row.cells["selected"]
        try:
            verdict = words.verdict(text, self.empty or (Verdict.OPEN if scored else None))
        except ValueError as error:
            self.fault(str(error), row, self.heading("selected"))
            return None
        if verdict is Verdict.WITHDRAWN:
            self.withdrawn.add(person)
        if verdict in _APART:
            if text or not scored:
                self.apart[stage, verdict] = self.apart.get((stage, verdict), 0) + 1
            return None
        return int(verdict is Verdict.SELECTED)

    def together(self, rows: list[Outcome], stages: Sequence[str]) -> list[Outcome]:
        """Give each person one answer, and warn of odd ways through the stages."""
        rows = self._same_groups(rows)
        if self.by_person:
            self._check_way(rows, stages)
        for (stage, verdict), number in self.apart.items():
            one, more = _APART[verdict]
            told = f"1 person {one}" if number == 1 else f"{number} people {more}"
            self.warnings.append(f"At {stage} {told}, so not in its numbers.")
        return rows

    def _same_groups(self, rows: list[Outcome]) -> list[Outcome]:
        """Give each person one answer for all stages; two that differ are a fault."""
        known: dict[str, dict[str, str]] = {}
        for row in rows:
            answers = known.setdefault(row.person, {})
            for column, group in row.groups.items():
                if group == UNKNOWN:
                    continue
                before = answers.setdefault(column, group)
                if before != group:
                    number = self.firsts[(row.person.casefold(), row.stage.casefold())]
                    words_ = f'{row.person} has "{before}" above and "{group}" here; give one answer'
                    self.faults.append(Fault(words_, row=number, field=column))
        return [replace(row, groups=dict(row.groups) | known[row.person]) for row in rows]

    def _check_way(self, rows: list[Outcome], stages: Sequence[str]) -> None:
        """Warn of people who stand at a stage without having passed the one before.

        No fault: somebody referred may well begin later, and is counted where they stand.
        """
        passed = {(row.person, row.stage): row.selected for row in rows}
        decided = {row.stage for row in rows if row.selected is not None}
        deciding = [stage for stage in stages if stage in decided]
        for before, here in itertools.pairwise(deciding):
            people = [row.person for row in rows if row.stage == here and row.selected is not None]
            odd = [person for person in people if not passed.get((person, before))]
            if odd:
                named = ", ".join(odd[:5]) + (f" and {len(odd) - 5} more" if len(odd) > 5 else "")
                self.warnings.append(
                    f"At {here} without having passed {before}: {named}. They are counted where they stand."
                )
