"""What several commands share: options, the opened house, findings as text."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

# The house is loaded by the commands that open it: with its database it takes a second.
if TYPE_CHECKING:
    from carehire.catalog import Catalog
    from carehire.findings import Finding
    from carehire.settings import Settings
    from carehire.workflows.open_house import House

_AT_A_TIME = 100_000
AsJson = Annotated[bool, typer.Option("--json", help="Print data instead of text.")]
BaseDocx = Annotated[
    Path | None,
    typer.Option(
        "--base", help="Your own .docx whose letterhead, fonts and colours Word documents take over."
    ),
]


def settings(context: typer.Context, **flags: object) -> Settings:
    """Return the settings that hold for this call."""
    from carehire.workflows.open_house import find_settings

    return find_settings({**(context.obj or {}), **flags})


def catalog(context: typer.Context) -> Catalog:
    """Return the catalog without opening a database."""
    from carehire.workflows.open_house import catalog_for

    return catalog_for(settings(context))


def house(context: typer.Context, **flags: object) -> House:
    """Return the opened house; ``flags`` are settings that this command was given."""
    from carehire.workflows.open_house import open_house

    return open_house(settings(context, **flags))


def print_json(data: Any) -> None:  # noqa: ANN401 - whatever JSON takes
    """Print data as JSON on stdout, all of it or nothing.

    Put together by and by: json.dumps holds each number of millions as a text of its own.
    """
    encoder = json.JSONEncoder(ensure_ascii=False, indent=2, allow_nan=False, default=str)
    small = encoder.iterencode(data)
    typer.echo("".join(iter(lambda: "".join(islice(small, _AT_A_TIME)), "")))


def findings_as_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as plain data."""
    return [dataclasses.asdict(finding) for finding in findings]


def print_findings(findings: Iterable[Finding]) -> None:
    """Print findings as text, the words that they are about quoted."""
    for finding in findings:
        words = f' "{finding.text}"' if finding.text else ""
        typer.echo(f"{finding.severity.value}: {finding.where}:{words}")
        typer.echo(f"    {finding.why} {finding.suggestion}".rstrip())
