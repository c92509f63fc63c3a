"""``carehire impact``: rates by group at each stage, and what stands out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from carehire.cli import faces
from carehire.documents import figures, impact_words
from carehire.documents.blocks import plain
from carehire.fairness.impact import Breakdown, Impact, Rates, StageImpact
from carehire.workflows import export_impact
from carehire.workflows.export_impact import Wish
from carehire.workflows.review_outcomes import review_file
from carehire.workflows.save_file import save


def register(app: typer.Typer) -> None:
    """Add the command to the top level."""
    app.command()(impact)


def impact(
    context: typer.Context,
    outcomes: Annotated[
        Path,
        typer.Option(
            help="The outcomes (.csv, .xlsx): a row a person and stage, or a row a group with counts."
        ),
    ],
    as_json: faces.AsJson = False,
    group: Annotated[
        list[str] | None,
        typer.Option(help="A column of groups; by default every column that means nothing else."),
    ] = None,
    stages: Annotated[
        str, typer.Option(help="The stages in their order, with commas; by default as they first appear.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option(help="Write it here: .docx, .html, .xlsx or .csv, by its ending.")
    ] = None,
    form: Annotated[
        str, typer.Option(help="What --out writes: report, or ll144 (the tables of NYC Local Law 144).")
    ] = "report",
    stage: Annotated[
        str | None, typer.Option(help="The stage of the ll144 tables; by default all stages.")
    ] = None,
    data: Annotated[str, typer.Option(help="Which data this is and from when to when, for documents.")] = "",
    employer: Annotated[str, typer.Option(help="The employer's name, for documents.")] = "",
    language: Annotated[str, typer.Option(help="How documents write dates and numbers.")] = "en-US",
    base: faces.BaseDocx = None,
) -> None:
    """Compare selection rates by group at each stage and at the bottom line."""
    ending = export_impact.ending_of(out) if out else ""
    order = [part.strip() for part in stages.split(",") if part.strip()]
    found = review_file(outcomes, groups=group or (), stages=order)
    if out:
        from carehire.workflows.open_house import now  # with its database, which nothing else here needs

        look = faces.catalog(context).look(faces.settings(context, base_docx=base).base_docx)
        wish = Wish(employer, language, data or ("" if form == "ll144" else outcomes.name), stage)
        save(out, export_impact.export(found, form, ending, look, now(), wish))
    if as_json:
        faces.print_json(export_impact.as_data(found))
    else:
        _print(found, language)
    if out:
        typer.echo(f"Wrote {out}", err=as_json)


def _print(found: Impact, language: str) -> None:
    console = Console(file=sys.stdout, soft_wrap=False, highlight=False)
    for stage in found.told():
        console.print(Text(stage.stage, style="bold"))
        for line in stage.notes:
            console.print(Text(line))
        for rates, scores in _measures(stage):
            console.print(Text(impact_words.total(rates, language, scores=scores)))
            for note in rates.notes:
                console.print(Text(note))
            for breakdown in rates.breakdowns():
                console.print()
                console.print(_table(breakdown, language, scores=scores))
                for remark in impact_words.remarks(breakdown):
                    console.print(Text(f"  {plain(remark)}"))
        console.print()
    flagged = [plain(line) for line in impact_words.flags(found, language)]
    for line in flagged:
        console.print(Text(f"Below four fifths: {line}"))
    console.print(Text("Look into each flag; alone it proves nothing." if flagged else "No rate is flagged."))
    for warning in found.warnings:
        console.print(Text(f"Please note: {warning}"))


def _measures(stage: StageImpact) -> Iterator[tuple[Rates, bool]]:
    if stage.selection:
        yield stage.selection, False
    if stage.scores:
        yield stage.scores.rates, True


def _table(breakdown: Breakdown, language: str, *, scores: bool) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", title_justify="left")
    table.add_column(breakdown.title)
    # Without the z test, so that it stands in eighty columns; --json and every file have it.
    for heading in (*_heads(scores=scores), "Ratio", "Fisher p"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Reading")
    for line in breakdown.groups:
        table.add_row(
            Text(line.label),
            str(line.tally.applicants),
            str(line.tally.selected),
            impact_words.rate(line, language, lined_up=True),
            impact_words.ratio(line, language),
            impact_words.tests(line, language)[0],
            impact_words.standing(line),
        )
    unknown = breakdown.unknown
    if unknown.applicants:
        rate = figures.share(unknown.rate or 0.0, language, lined_up=True)
        counts = (str(unknown.applicants), str(unknown.selected), rate)
        table.add_row("Unknown", *counts, "–", "–", "Not compared")
    return table


def _heads(*, scores: bool) -> tuple[str, str, str]:
    return ("Scored", "Above median", "Rate") if scores else impact_words.heads(scores=False)
