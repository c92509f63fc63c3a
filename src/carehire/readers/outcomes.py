"""The outcomes table → outcomes by stage and group; a row a person, or a row a count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from carehire.fairness.outcomes import Outcomes
from carehire.readers import outcome_words, tables
from carehire.readers.outcome_counts import CountRows
from carehire.readers.outcome_people import PeopleRows
from carehire.readers.tables import Column, Row, Table

SHEET = "outcomes"
_KNOWN = {each: each for column, others in outcome_words.HEADINGS.items() for each in (column, *others)}


def read(data: bytes, name: str, *, groups: Sequence[str] = (), stages: Sequence[str] = ()) -> Outcomes:
    """Read the outcomes from the bytes of a file called ``name``.

    A table with a column ``applicants`` holds counts, any other a row a person. ``groups``
    are the headings of the group columns (by default every column that means nothing
    else), ``stages`` the stages in their order (by default as they first appear). Raises
    DataFileError with every fault and its row.
    """
    table = _named(tables.read(data, name, SHEET, also=_KNOWN))
    rows = CountRows if table.has("applicants") else PeopleRows
    return rows(table, groups, stages).read()


def read_file(path: Path, *, groups: Sequence[str] = (), stages: Sequence[str] = ()) -> Outcomes:
    """Read the outcomes from a file. Raises DataFileError with every fault."""
    return read(tables.read_bytes(path), str(path), groups=groups, stages=stages)


def _named(table: Table) -> Table:
    """Return a table with its columns under the names that this package has for them."""
    names = outcome_words.meanings([column.name for column in table.columns])
    return replace(
        table,
        columns=tuple(Column(each.heading, names.get(each.name, each.name)) for each in table.columns),
        rows=tuple(
            Row(row.number, {names.get(name, name): cell for name, cell in row.cells.items()})
            for row in table.rows
        ),
    )
