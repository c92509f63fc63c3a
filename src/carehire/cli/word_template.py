"""``carehire posting check-template``: would this Word template be filled in, and with nothing lost?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carehire.cli import faces
from carehire.errors import Fault
from carehire.workflows import fill_template

TemplateFile = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="CUSTOMER.docx",
        help="Your own Word template with {{ fields }}.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the postings' own."""

    @app.command("check-template")
    def check_template(
        template: Annotated[Path, typer.Argument(metavar="CUSTOMER.docx", help="A Word template.")],
        as_json: faces.AsJson = False,
    ) -> None:
        """Check your own Word template: unknown fields, loops without an end, and where they stand."""
        checked = fill_template.check_file(template)
        if as_json:
            faces.print_json(
                {"faults": [_data(fault) for fault in checked.faults],
                 "warnings": [_data(fault) for fault in checked.warnings]}
            )  # fmt: skip
        else:
            for severity, faults in (("error", checked.faults), ("warning", checked.warnings)):
                for fault in faults:
                    typer.echo(f"{severity}: {fault}")
            typer.echo(f"{template.name} {'cannot be used yet' if checked.faults else 'can be used'}.")
        if checked.faults:
            raise typer.Exit(1)


def _data(fault: Fault) -> dict[str, str | None]:
    return {"where": fault.field, "message": fault.message}
