"""``carehire posting validate-jsonld``: would search engines take this page's job posting?"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from carehire.cli import faces
from carehire.findings import Severity
from carehire.workflows import validate_jsonld
from carehire.workflows.open_house import now


def register(app: typer.Typer) -> None:
    """Add the command to the postings' own."""

    @app.command("validate-jsonld")
    def validate(
        file: Annotated[
            str,
            typer.Argument(
                metavar="FILE",
                help="A .json, .jsonld or .html file; - for what is piped in; or the HTML itself.",
            ),
        ],
        as_json: faces.AsJson = False,
        on: Annotated[
            datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Validate as of this day.")
        ] = None,
    ) -> None:
        """Validate the JobPosting markup of any page: what search engines refuse or miss, and where."""
        today: date = on.date() if on else now().date()
        path, content = _given(file)
        findings = validate_jsonld.validate(path, today, content)
        errors = sum(found.severity is Severity.ERROR for found in findings)
        if as_json:
            faces.print_json({"file": path.name, "findings": faces.findings_as_data(findings)})
        else:
            faces.print_findings(findings)
            for source in dict.fromkeys(found.source for found in findings):
                typer.echo(f"Source: {source}.")
            warnings = sum(found.severity is Severity.WARNING for found in findings)
            verdict = "would be refused" if errors else "is accepted"
            typer.echo(f"{path.name} {verdict}: {_count(errors, 'error')}, {_count(warnings, 'warning')}.")
        if errors:
            raise typer.Exit(1)


def _given(file: str) -> tuple[Path, bytes | None]:
    """Return the file, or a name for what was given in its place and its content."""
    if file == "-":
        return Path("standard input"), typer.get_binary_stream("stdin").read()
    if file.lstrip().startswith(("<", "{", "[")):
        return Path("the text given"), file.encode(errors="surrogateescape")
    return Path(file), None


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
