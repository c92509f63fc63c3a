"""The tables that New York City's rule on automated employment decision tools asks to publish.

6 RCNY § 5-301(b) for tools that select and (c) for tools that score: rates and impact
ratios by sex, by race or ethnicity and by both, how many people are of unknown category,
and by (d) which categories under 2 % have no ratio. § 5-303 says what goes with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from carehire.documents import figures
from carehire.documents.blocks import (
    Block,
    Bullets,
    Cell,
    Document,
    Fields,
    Heading,
    Paragraph,
    Sheet,
    Span,
    Table,
    inline,
)
from carehire.errors import UserError
from carehire.fairness.impact import Breakdown, GroupImpact, Impact, Rates, StageImpact
from carehire.postings.days import in_words

RULE = "https://codelibrary.amlegal.com/codes/newyorkcity/latest/NYCrules/0-0-0-138530"
TO_SAY = "To be filled in"
_SEX = frozenset({"sex", "gender", "sexcategory"})
_RACE = frozenset(
    {"race", "ethnicity", "raceethnicity", "raceorethnicity", "raceandethnicity", "ethnicityrace"}
)
_LEFT_OUT = "Left out"


@dataclass(frozen=True, slots=True)
class Tables:
    """The three tables of one stage; ``scores`` says that the tool scores rather than selects."""

    stage: str
    scores: bool
    sex: Breakdown
    race: Breakdown
    both: Breakdown
    median: float | None = None

    def each(self) -> tuple[tuple[str, Breakdown], ...]:
        """Return the tables with the titles that the rule's own example has."""
        return (
            ("Sex categories", self.sex),
            ("Race/ethnicity categories", self.race),
            ("Intersectional categories", self.both),
        )


def tables_of(impact: Impact, stage: str | None = None) -> tuple[Tables, ...]:
    """Return the tables of one stage, or of all that have rates.

    Raises UserError where the columns of sex and of race or ethnicity can't be told, where
    there is no such stage, and where people of one group were not counted by the other.
    """
    sex, race = _column(impact, _SEX, "sex"), _column(impact, _RACE, "race or ethnicity")
    named = [each for each in impact.stages if stage is None or each.stage.casefold() == stage.casefold()]
    if not named:
        stages = ", ".join(each.stage for each in impact.stages)
        raise UserError(f'there is no stage "{stage}"; there is: {stages}')
    made = tuple(tables for each in named for tables in _tables(each, sex, race))
    if not made:
        if any(rates.notes for each in named for rates in each.all_rates()):
            raise UserError(
                "too few people are in these numbers: by group they could tell what somebody answered; "
                "the tables can be made once there are more"
            )
        raise UserError(
            "the table needs people counted by sex and race at once: "
            "a row a person, or counts with both columns"
        )
    return made


def build(
    tables: Sequence[Tables], *, employer: str, language: str, created: datetime, data: str = ""
) -> Document:
    """Return the tables as a document; ``data`` says which data was used, and from when to when."""
    return Document(
        title="Selection and scoring rates by category",
        subtitle=" · ".join(part for part in (employer, in_words(created.date(), language)) if part),
        author=employer,
        language=language,
        created=created,
        subject="Impact ratios in the form of New York City Local Law 144 of 2021 (6 RCNY § 5-301)",
        keywords=("Local Law 144", "impact ratio", "bias audit"),
        blocks=tuple(_blocks(tables, language, created, data)),
    )


def sheets(tables: Sequence[Tables], data: str = "") -> tuple[Sheet, ...]:
    """Return one sheet a table, and one that says what the numbers are."""
    made = [
        Sheet(
            f"{title.split()[0]}{f' {number}' if len(tables) > 1 else ''}",
            _heads(each, breakdown),
            tuple(_cells(each, line) for line in breakdown.groups),
        )
        for number, each in enumerate(tables, 1)
        for title, breakdown in each.each()
    ]
    about: list[tuple[Cell, ...]] = [("data", data or TO_SAY)]
    about += [
        (f"{each.stage}: {title}", note) for each in tables for title, b in each.each() for note in _notes(b)
    ]
    return (*made, Sheet("about", ("what", "words"), tuple(about)))


def sheet(tables: Sequence[Tables]) -> Sheet:
    """Return all tables as one sheet, for CSV."""
    rows: list[tuple[Cell, ...]] = []
    for each in tables:
        for title, breakdown in each.each():
            head = (each.stage, title)
            for line in breakdown.groups:
                counts = (line.tally.applicants, None if each.scores else line.tally.selected)
                rows.append((*head, line.label, *counts, line.tally.rate, line.impact_ratio, _remark(line)))
            unknown = breakdown.unknown.applicants
            rows.append((*head, "Unknown", unknown, None, None, None, "Not in the calculations"))
    columns = ("stage", "table", "category", "applicants", "selected", "rate", "impact_ratio", "remark")
    return Sheet("local law 144", columns, tuple(rows))


def _column(impact: Impact, names: frozenset[str], what: str) -> str:
    found = [column for column in impact.columns if re.sub(r"[\W_]+", "", column.casefold()) in names]
    if len(found) != 1:
        columns = ", ".join(impact.columns) or "none"
        one = "exactly one column" if found else "a column"
        raise UserError(f"the table needs {one} of {what}, with a heading that says so; found: {columns}")
    return found[0]


def _tables(stage: StageImpact, sex: str, race: str) -> Iterator[Tables]:
    if stage.selection:
        yield from _of(stage.stage, stage.selection, sex, race, None)
    if stage.scores:
        yield from _of(stage.stage, stage.scores.rates, sex, race, stage.scores.median)


def _of(stage: str, rates: Rates, sex: str, race: str, median: float | None) -> Iterator[Tables]:
    singles = {each.by[0]: each for each in rates.singles}
    both = next((each for each in rates.crossed if set(each.by) == {sex, race}), None)
    if both and sex in singles and race in singles:
        yield Tables(stage, median is not None, singles[sex], singles[race], both, median)


def _blocks(tables: Sequence[Tables], language: str, created: datetime, data: str) -> Iterator[Block]:
    yield Fields(
        (
            ("Computed on", inline(in_words(created.date(), language))),
            ("Data used", inline(data or f"{TO_SAY}: where the data is from, and from when to when")),
            ("Date of the bias audit", inline(f"{TO_SAY} by the independent auditor")),
            ("Tool, and in use since", inline(TO_SAY)),
        )
    )
    for each in tables:
        yield Heading(f"{each.stage}: scoring rates" if each.scores else each.stage)
        if each.median is not None:
            median = figures.decimal(each.median, language)
            words = f"A scoring rate is the share with a score above the median of all scores, {median}."
            yield Paragraph(inline(words))
        for title, breakdown in each.each():
            yield _table(title, each, breakdown, language)
            yield Bullets(tuple(inline(note) for note in _notes(breakdown)))
    yield Heading("About these tables")
    yield Paragraph(
        (
            Span("The form follows "),
            Span("title 6, § 5-301 of the Rules of the City of New York", href=RULE),
            Span(
                ". These tables are numbers for a bias audit and not the audit itself: the law asks for an "
                "independent auditor, who also justifies each category left out."
            ),
        )
    )


def _table(title: str, tables: Tables, breakdown: Breakdown, language: str) -> Table:
    heads = _heads(tables, breakdown)
    names = len(breakdown.by)
    rows = tuple(
        tuple(inline(_shown(cell, language)) for cell in _cells(tables, line)) for line in breakdown.groups
    )
    widths = (*((2.6,) * names), *((1.5,) * (len(heads) - names - 1)), 1.5)
    return Table(
        f"{title} at {tables.stage}{', scores' if tables.scores else ''}",
        heads,
        rows,
        frozenset(range(names, len(heads))),
        widths,
    )


def _heads(tables: Tables, breakdown: Breakdown) -> tuple[str, ...]:
    counts = ("# of Applicants",) if tables.scores else ("# of Applicants", "# Selected")
    return (
        *(name[:1].upper() + name[1:] for name in breakdown.by),
        *counts,
        "Scoring Rate" if tables.scores else "Selection Rate",
        "Impact Ratio",
    )


def _cells(tables: Tables, line: GroupImpact) -> tuple[Cell, ...]:
    counts = (line.tally.applicants,) if tables.scores else (line.tally.applicants, line.tally.selected)
    ratio = line.impact_ratio if line.compared else _remark(line)
    return (*line.group, *counts, _Rate(line.tally.rate) if line.tally.rate is not None else None, ratio)


class _Rate(float):
    """A share, so that it is shown in percent."""


def _shown(cell: Cell, language: str) -> str:
    if isinstance(cell, _Rate):
        return figures.share(cell, language, lined_up=True)
    if isinstance(cell, float):
        return figures.ratio(cell, language)
    return "–" if cell is None else str(cell)


def _remark(line: GroupImpact) -> str:
    return "" if line.compared else _LEFT_OUT if line.tally.applicants else "No applicants"


def _notes(breakdown: Breakdown) -> Iterator[str]:
    unknown = breakdown.unknown.applicants
    what = " or ".join(part.lower() for part in breakdown.by)
    if unknown == 1:
        yield f"1 person of unknown {what} was assessed too and is not in this table."
    else:
        yield f"{unknown} people of unknown {what} were assessed too and are not in this table."
    left = [f"{line.label} ({line.tally.applicants})" for line in breakdown.left_out if line.tally.applicants]
    if left:
        yield f"Under 2% of the data, so without an impact ratio (§ 5-301(d)): {', '.join(left)}."
    yield from breakdown.notes
