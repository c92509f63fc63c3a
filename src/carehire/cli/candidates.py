"""``carehire candidates``: who applied."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carehire.cli import faces
from carehire.errors import UserError
from carehire.people import Actor
from carehire.workflows import choose_rubric, take_applications

app = typer.Typer(help="Who applied.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keep ``import`` a sub-command while it is the only one."""


@app.command("import")
def import_candidates(
    context: typer.Context,
    table: Annotated[Path, typer.Argument(metavar="CANDIDATES", help="A .csv or .xlsx file.")],
    requisition: Annotated[str, typer.Option(help="The id of the requisition that they applied for.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show how the file is understood.")] = False,
) -> None:
    """Take the candidates of a table into a requisition; those who are there already are updated."""
    house = faces.house(context)
    try:
        owner = Actor.owner()
        rubric = choose_rubric.current_rubric(house.store, owner, house.catalog, requisition)
        shown = take_applications.preview_file(table, rubric)
        for column in (*shown.columns, *shown.ignored):
            typer.echo(f"{column.heading}: {column.meaning}")
        for warning in shown.warnings:
            typer.echo(f"Please note: {warning}")
        if shown.faults:
            raise UserError(shown.faults)
        if dry_run:
            people = f"{len(shown.candidates)} candidate{'s' * (len(shown.candidates) != 1)}"
            typer.echo(f"{people} understood; nothing was taken in.")
            return
        result = take_applications.take(house.store, owner, requisition, shown)
        typer.echo(f"{result.added} added, {result.changed} changed, {result.unchanged} as they were.")
    finally:
        house.store.close()
