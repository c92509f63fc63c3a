"""The command line: one sub-command a room, faults as text, exit status 1 for faulty input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

import carehire
from carehire.cli.rooms import Rooms
from carehire.errors import UserError

app = typer.Typer(
    cls=Rooms,
    help="Draft job postings, score candidates against a rubric, and hand over Word documents.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"carehire {carehire.__version__}")
        raise typer.Exit


@app.callback()
def _everywhere(
    context: typer.Context,
    home: Annotated[
        Path | None,
        typer.Option(
            help="Folder of the database and of your own templates (default: your user's data folder)."
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - handled by its callback
        bool, typer.Option("--version", help="Show the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    context.obj = {"home": home}


def main() -> None:
    """Run the command line; a person's mistake ends in sentences and exit status 1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except UserError as error:
        typer.echo(str(error), err=True)
        count = len(error.faults)
        if count > 1:
            typer.echo(f"{count} faults to mend.", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
