"""``carehire posting``: from a requisition file to a posting that can be sent."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from carehire.cli import faces
from carehire.errors import UserError
from carehire.workflows import post_role, start_requisition
from carehire.workflows.open_house import now
from carehire.workflows.save_file import save

app = typer.Typer(help="Draft, check and export postings.", no_args_is_help=True)

RequisitionFile = Annotated[Path, typer.Argument(metavar="REQUISITION.yaml", help="A requisition file.")]


@app.command()
def draft(
    context: typer.Context,
    role: Annotated[str, typer.Option(help="The role's id; see `carehire roles list`.")],
    out: Annotated[Path | None, typer.Option(help="Where to write; without it, on the screen.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is already there.")] = False,
) -> None:
    """Write a commented requisition to fill in: whatever says TBD is yours."""
    text = start_requisition.starter(faces.catalog(context), role, now().date())
    if out is None:
        typer.echo(text)
        return
    if out.exists() and not force:
        raise UserError(f"{out} is already there and may hold your work; choose another name, or say --force")
    save(out, text.encode())
    typer.echo(f"Wrote {out}. Fill in what says TBD, then: carehire posting check {out}")


@app.command()
def check(
    context: typer.Context,
    requisition: RequisitionFile,
    as_json: faces.AsJson = False,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Check as of this day.")] = None,
) -> None:
    """Check a requisition: what is missing, and what readers would stumble over."""
    catalog = faces.catalog(context)
    posting = post_role.read_requisition(catalog, requisition)
    today: date = on.date() if on else now().date()
    findings = post_role.check(catalog, posting, today)
    if as_json:
        faces.print_json({"title": posting.title, "findings": faces.findings_as_data(findings)})
    else:
        faces.print_findings(findings)
        errors = len(post_role.blocking(findings))
        verdict = "can be exported" if not errors else f"can't be exported yet: {errors} marked error"
        typer.echo(f"{requisition.name}: {posting.title}, {verdict}.")
    if post_role.blocking(findings):
        raise typer.Exit(1)


@app.command()
def export(
    context: typer.Context,
    requisition: RequisitionFile,
    out: Annotated[Path, typer.Option(help="Where to write.")],
    file_format: Annotated[
        str | None, typer.Option("--format", help="docx, html, md or txt; by default the ending of --out.")
    ] = None,
    base: faces.BaseDocx = None,
) -> None:
    """Export a requisition's posting as a document."""
    settings = faces.settings(context, base_docx=base)
    catalog = faces.catalog(context)
    ending = file_format or out.suffix.lstrip(".").lower()
    posting = post_role.read_requisition(catalog, requisition)
    look = catalog.look(settings.base_docx)
    save(out, post_role.export(catalog, posting, ending, look, now()))
    missing = post_role.missing_styles(look, ending)
    if missing:
        names = ", ".join(f'"{name}"' for name in missing)
        typer.echo(f"{look.base_name} lacks the styles {names}; carehire's own were used for them.", err=True)
    typer.echo(f"Wrote {out}")
