"""``carehire robustness``: how firm a ranking is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from carehire.cli import faces
from carehire.documents import robustness as words
from carehire.documents.blocks import plain
from carehire.scoring import acceptability
from carehire.scoring.robustness import DRAWS, SEED, TOP, Robustness
from carehire.workflows.try_order import Trial, as_data, try_files

_LANGUAGE = "en-US"


def register(app: typer.Typer) -> None:
    """Add the command to the top level."""
    app.command()(robustness)


def robustness(
    context: typer.Context,
    rubric: Annotated[
        str, typer.Option(help="A rubric's id (see `carehire rubrics list`) or its YAML file.")
    ],
    candidates: Annotated[Path, typer.Option(help="The candidates: a .csv or .xlsx file.")],
    ratings: Annotated[Path, typer.Option(help="The ratings: a .csv or .xlsx file.")],
    draws: Annotated[int, typer.Option(help="How many weightings are drawn.")] = DRAWS,
    seed: Annotated[int, typer.Option(help="The same seed gives the same answer.")] = SEED,
    top: Annotated[int, typer.Option(help="How many count as among the first.")] = TOP,
    as_json: faces.AsJson = False,
) -> None:
    """Try how firm a ranking is: other weights, other panels, one panelist or criterion less."""
    with _progress() as told:
        found = try_files(faces.catalog(context), rubric, candidates, ratings, Trial(draws, seed, top), told)
    if as_json:
        faces.print_json(as_data(found))
    else:
        _print(found)


@contextmanager
def _progress() -> Iterator[acceptability.Progress]:
    """Show a bar while it takes time, where somebody looks on."""
    console = Console(file=sys.stderr)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Drawing …", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _print(found: Robustness) -> None:
    shown = words.table(found, _LANGUAGE)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column, heading in enumerate(shown.header):
        table.add_column(heading, justify="right" if column in shown.numeric else "left", overflow="fold")
    for row in shown.rows:
        table.add_row(*(Text(plain(cell)) for cell in row))  # as Text: brackets in a name are no style
    console = Console(file=sys.stdout, soft_wrap=False, highlight=False)
    console.print(Text(words.headline(found, _LANGUAGE), style="bold"))
    for sentence in words.sentences(found, _LANGUAGE):
        console.print(Text(f"- {sentence}"))
    console.print()
    console.print(table)
    console.print(Text(words.basis(found, _LANGUAGE)))
    for warning in found.ranking.warnings:
        console.print(Text(f"Please note: {warning}"))
