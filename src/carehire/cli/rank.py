"""``carehire rank``: from a ratings table to a ranking with its reasons."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from carehire.cli import faces
from carehire.scoring.ranking import Ranking
from carehire.scoring.result import Status
from carehire.scoring.words import rounded, share
from carehire.workflows import score_candidates
from carehire.workflows.open_house import now
from carehire.workflows.save_file import save


def register(app: typer.Typer) -> None:
    """Add the command to the top level."""
    app.command()(rank)


def rank(
    context: typer.Context,
    rubric: Annotated[
        str, typer.Option(help="A rubric's id (see `carehire rubrics list`) or its YAML file.")
    ],
    candidates: Annotated[Path, typer.Option(help="The candidates: a .csv or .xlsx file.")],
    ratings: Annotated[Path, typer.Option(help="The ratings: a .csv or .xlsx file.")],
    as_json: faces.AsJson = False,
    out: Annotated[
        Path | None, typer.Option(help="Write the shortlist here: .docx, .xlsx or .csv, by its ending.")
    ] = None,
    employer: Annotated[str, typer.Option(help="The employer's name, for documents.")] = "",
    language: Annotated[str, typer.Option(help="How documents write dates and numbers.")] = "en-US",
    base: faces.BaseDocx = None,
) -> None:
    """Rank candidates by the ratings of a panel, with the reasons."""
    ending = score_candidates.ending_of(out) if out else ""
    settings = faces.settings(context, base_docx=base)
    catalog = faces.catalog(context)
    look = catalog.look(settings.base_docx) if out else None
    ranking = score_candidates.rank_files(catalog, rubric, candidates, ratings)
    if out and look:
        made = score_candidates.export(
            ranking,
            ending,
            look,
            title=score_candidates.title_of(catalog, ranking.rubric),
            employer=employer,
            language=language,
            created=now(),
        )
        save(out, made)
    if as_json:
        faces.print_json(score_candidates.as_data(ranking))
    else:
        _print(ranking)
    if out:
        typer.echo(f"Wrote {out}", err=as_json)


def _print(ranking: Ranking) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Rank", "Score", "Coverage"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Candidate")
    table.add_column("Why", ratio=1, overflow="fold")
    for result in ranking.results():
        apart = "" if result.status is Status.RANKED else f"{result.status.label}. "
        table.add_row(
            str(result.rank or "–"),
            "–" if result.score is None else str(rounded(result.score, 1)),
            share(result.coverage),
            Text(result.name),  # as Text, or square brackets in a name would be taken for a style
            Text(apart + " ".join(result.reasons)),
        )
    console = Console(file=sys.stdout, soft_wrap=False, highlight=False)
    rubric = ranking.rubric
    console.print(Text(f"Rubric {rubric.label}: {len(rubric.criteria)} criteria, {len(ranking)} candidates"))
    console.print(table)
    console.print(Text(f"A rank needs at least {share(rubric.minimum_coverage)} of the weight observed."))
    for warning in ranking.warnings:
        console.print(Text(f"Please note: {warning}"))
