"""``carehire posting import``: the old posting becomes a requisition to finish."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated, Any

import typer

from carehire.cli import faces
from carehire.cli.imported import lines
from carehire.errors import UserError
from carehire.workflows import import_posting, write_requisition
from carehire.workflows.open_house import now
from carehire.workflows.save_file import save


def _as_data(imported: import_posting.Imported) -> dict[str, Any]:
    """Return the requisition, the words that became a fact, those that found no place, and the notes."""
    told = dataclasses.asdict(imported)
    return {"requisition": told.pop("data"), **told}


def register(app: typer.Typer) -> None:
    """Add the command to the postings' own."""

    @app.command("import")
    def import_file(
        context: typer.Context,
        file: Annotated[Path, typer.Argument(metavar="FILE", help="A posting: .docx, .html, .md or .txt.")],
        out: Annotated[
            Path | None,
            typer.Option(
                metavar="REQUISITION.yaml",
                help="Where to write; without it, beside the posting under its name with .yaml.",
            ),
        ] = None,
        role: Annotated[
            str | None, typer.Option(help="The role's id; without it, the one nearest to the title.")
        ] = None,
        force: Annotated[bool, typer.Option("--force", help="Replace a file that is already there.")] = False,
        as_json: faces.AsJson = False,
    ) -> None:
        """Read an old posting into a requisition; what finds no place is listed with its words."""
        today = now().date()
        imported = import_posting.import_file(faces.catalog(context), file, role, today)
        if out is None and not as_json:
            out = file.with_suffix(".yaml")
        if out is not None:
            if out.exists() and not force:
                raise UserError(
                    f"{out} is already there and may hold your work; choose another name with --out, "
                    "or say --force"
                )
            save(out, write_requisition.commented(imported, file.name, today).encode())
        if as_json or out is None:
            faces.print_json(_as_data(imported))
            return
        for line in lines(imported, file.name, out.name):
            typer.echo(line)
        typer.echo(f"Wrote {out}. Fill in what says TBD, then: carehire posting check {out}")
