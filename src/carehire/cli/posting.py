"""``carehire posting``: from a requisition file to a posting that can be sent."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from carehire.cli import faces, jsonld, marked, posting_import, word_template
from carehire.errors import UserError
from carehire.workflows import check_posting, fill_template, post_role, start_requisition
from carehire.workflows.open_house import now
from carehire.workflows.save_file import save

app = typer.Typer(help="Draft, check and export postings.", no_args_is_help=True)
jsonld.register(app)
posting_import.register(app)
word_template.register(app)

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
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A requisition (.yaml), or a posting as .docx, .html, .md or .txt."
        ),
    ],
    as_json: faces.AsJson = False,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Check as of this day.")] = None,
) -> None:
    """Check a requisition or any posting text: what is missing, and what readers would stumble over."""
    catalog = faces.catalog(context)
    check_posting.refuse_unknown(catalog)
    today: date = on.date() if on else now().date()
    if file.suffix.lower() in (".yaml", ".yml"):
        checked = check_posting.check_posting(catalog, post_role.read_requisition(catalog, file), today)
        verdict = _verdict(checked)
    else:
        checked = check_posting.check_file(catalog, file, today)
        verdict = "has no errors" if not checked.errors else "has errors"
    if as_json:
        faces.print_json(marked.as_data(checked))
    else:
        for line in marked.lines(checked):
            typer.echo(line)
        typer.echo(f"{file.name}: {marked.title(checked)}, {verdict}; {marked.counted(checked)}.")
    if checked.errors:
        raise typer.Exit(1)


def _verdict(checked: check_posting.Checked) -> str:
    if post_role.blocking(checked.findings):
        return "can't be exported yet"
    return "should not go out yet" if checked.errors else "can be exported"


@app.command()
def export(
    context: typer.Context,
    requisition: RequisitionFile,
    out: Annotated[Path, typer.Option(help="Where to write.")],
    file_format: Annotated[
        str | None,
        typer.Option("--format", help="docx, html, md, txt or jsonld; by default the ending of --out."),
    ] = None,
    base: faces.BaseDocx = None,
    template: word_template.TemplateFile = None,
    url: Annotated[str | None, typer.Option(help="The posting's own page, for JSON-LD.")] = None,
) -> None:
    """Export a requisition's posting as a document, or as JSON-LD for a web page."""
    settings = faces.settings(context, base_docx=base)
    catalog = faces.catalog(context)
    ending = file_format or out.suffix.lstrip(".").lower()
    posting = post_role.read_requisition(catalog, requisition)
    if template:
        if ending != "docx" or base:
            raise UserError("--template makes a .docx of its own; leave out --base and other formats")
        save(out, fill_template.fill_file(catalog, posting, template, now()))
        typer.echo(f"Wrote {out}")
        return
    if ending in ("jsonld", "json"):
        save(out, post_role.export_markup(catalog, posting, now(), url=url))
        typer.echo(f"Wrote {out}")
        return
    look = catalog.look(settings.base_docx)
    save(out, post_role.export(catalog, posting, ending, look, now()))
    missing = post_role.missing_styles(look, ending)
    if missing:
        names = ", ".join(f'"{name}"' for name in missing)
        typer.echo(f"{look.base_name} lacks the styles {names}; carehire's own were used for them.", err=True)
    typer.echo(f"Wrote {out}")
