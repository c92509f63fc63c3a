"""An impact review as a document: what stands out, what it can and can't tell, and every number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from carehire.documents import figures
from carehire.documents import impact_words as words
from carehire.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Inline,
    Paragraph,
    Span,
    Table,
    inline,
)
from carehire.fairness.impact import Breakdown, GroupImpact, Impact, Rates, StageImpact
from carehire.postings.days import in_words


def build(
    impact: Impact, *, title: str, employer: str, language: str, created: datetime, source: str = ""
) -> Document:
    """Return the report; ``source`` says where the outcomes come from, such as a file's name."""
    day = in_words(created.date(), language)
    return Document(
        title=title,
        subtitle=" · ".join(part for part in (employer, source, day) if part),
        author=employer,
        language=language,
        created=created,
        subject=f"{title}: selection rates by group at each stage",
        keywords=("adverse impact", "impact ratio", "four-fifths rule"),
        blocks=tuple(_blocks(impact, language)),
    )


def _blocks(impact: Impact, language: str) -> Iterator[Block]:
    yield from summary(impact, language)
    yield from reading()
    for stage in impact.told():
        yield Heading(stage.stage)
        yield from stage_blocks(stage, language)
    yield from _odd(impact)
    yield from method()


def summary(impact: Impact, language: str) -> Iterator[Block]:
    """Yield what stands out, stages first."""
    yield Heading("What stands out")
    flagged = tuple(words.flags(impact, language))
    if flagged:
        count = len(impact.flagged)
        few = "One rate is" if count == 1 else f"{count} rates are"
        care = "Look into it; alone it proves" if count == 1 else "Look into them; alone they prove"
        told = f"{few} below four fifths of the highest one. {care} nothing."
        yield Paragraph(inline(told))
        yield Bullets(flagged)
    else:
        yield Paragraph(
            inline("No rate that could be compared is below four fifths. That proves nothing either.")
        )


def reading() -> Iterator[Block]:
    """Yield what such numbers can and can't tell, and what to do about a flag."""
    yield Heading("What these numbers can and can't tell")
    for title, items in (
        ("They can tell", words.CAN_TELL),
        ("They can't tell", words.CANNOT_TELL),
        ("What to do about a flag", words.NEXT_STEPS),
    ):
        yield Heading(title, level=2)
        yield Bullets(tuple(inline(item) for item in items))


def stage_blocks(stage: StageImpact, language: str) -> Iterator[Block]:
    """Yield a stage's totals, tables and notes, without its heading."""
    if stage.notes:
        yield Bullets(tuple(inline(note) for note in stage.notes))
    if stage.selection:
        told = words.total(stage.selection, language, scores=False)
        yield from _rates(stage.selection, told, language, scores=False)
    if stage.scores:
        median = figures.decimal(stage.scores.median, language)
        without = stage.scores.without_score
        apart = f" {without} without a score are not in these numbers." if without else ""
        told = words.total(stage.scores.rates, language, scores=True)
        told = f"{told} The median score is {median}.{apart}"
        yield from _rates(stage.scores.rates, told, language, scores=True)


def _rates(rates: Rates, told: str, language: str, *, scores: bool) -> Iterator[Block]:
    if rates.notes:
        yield Bullets(tuple(inline(note) for note in rates.notes))
    # With a colon, so that it stays on the page of the table.
    yield Paragraph(inline(f"{told} By group:" if any(rates.breakdowns()) else told))
    for breakdown in rates.breakdowns():
        yield table(breakdown, language, scores=scores)
        remarks = tuple(words.remarks(breakdown))
        if remarks:
            yield Bullets(remarks)


def table(breakdown: Breakdown, language: str, *, scores: bool) -> Table:
    """Return a breakdown as a table, the people of unknown groups in its last row."""
    rows = [_row(line, language) for line in breakdown.groups]
    unknown = breakdown.unknown
    if unknown.applicants or not rows:
        counts = (str(unknown.applicants), str(unknown.selected))
        rest = ("–", "–", "Not compared", *("–" for _ in words.TESTS))
        rows.append(tuple(inline(cell) for cell in (words.UNKNOWN, *counts, *rest)))
    return Table(
        caption=f"{'Scores' if scores else 'Selected'} by {breakdown.title}",
        header=("Group", *words.heads(scores=scores), "Impact ratio", "Reading", *words.TESTS),
        rows=tuple(rows),
        numeric=frozenset({1, 2, 3, 4, 6, 7, 8}),
        widths=(2.25, 1.35, 1.15, 1.05, 1.0, 1.6, 0.95, 0.7, 0.9),
    )


def _row(line: GroupImpact, language: str) -> tuple[Inline, ...]:
    return (
        (Span(line.label, strong=True),),
        inline(str(line.tally.applicants)),
        inline(str(line.tally.selected)),
        inline(words.rate(line, language, lined_up=True)),
        (Span(words.ratio(line, language), strong=bool(line.flagged)),),
        (Span(words.standing(line), strong=bool(line.flagged)),),
        *(inline(cell) for cell in words.tests(line, language)),
    )


def _odd(impact: Impact) -> Iterator[Block]:
    if impact.warnings:
        yield Heading("Please note")
        yield Bullets(tuple(inline(warning) for warning in impact.warnings))


def method() -> Iterator[Block]:
    """Yield how the numbers are made, and the sources."""
    yield Heading("How it was computed")
    yield Bullets(tuple(inline(item) for item in words.METHOD))
    yield Heading("Sources", level=2)
    yield Bullets(tuple((Span(name, href=address),) for name, address in words.SOURCES))
