"""``carehire kits``: what each panelist holds in the interviews, as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carehire.cli import faces
from carehire.errors import UserError
from carehire.people import Actor
from carehire.workflows import export_kits, prepare_interviews
from carehire.workflows.choose_rubric import USUAL_LANGUAGE
from carehire.workflows.open_house import now
from carehire.workflows.prepare_interviews import Interviews
from carehire.workflows.replace_folder import refuse_strangers, replace_folder

app = typer.Typer(help="Interview kits: questions, levels, timing and room for notes.", no_args_is_help=True)


@app.callback()
def _kits() -> None:
    """Interview kits: questions, levels, timing and room for notes."""


@app.command()
def export(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="The folder; an older set of carehire's there is replaced.")],
    requisition: Annotated[
        str | None, typer.Argument(metavar="[REQUISITION]", help="The id of one that is kept here.")
    ] = None,
    rubric: Annotated[
        str | None, typer.Option(help="Without a requisition: a rubric's id or its YAML file.")
    ] = None,
    plan: Annotated[Path | None, typer.Option(help="Without a requisition: the plan, a YAML file.")] = None,
    panelist: Annotated[str | None, typer.Option(help="Only this panelist's kits.")] = None,
    form: Annotated[str, typer.Option("--format", help="docx, html, md or txt.")] = "docx",
    employer: Annotated[str, typer.Option(help="With --plan: the employer's name.")] = "",
    language: Annotated[
        str, typer.Option(help="With --plan: the language, which decides the paper too.")
    ] = USUAL_LANGUAGE,
    base: faces.BaseDocx = None,
) -> None:
    """Write a kit for each round and panelist, all of them or none."""
    settings = faces.settings(context, base_docx=base)
    if requisition and not (rubric or plan):
        house = faces.house(context)
        catalog = house.catalog
        found = prepare_interviews.show_interviews(house.store, Actor.owner(), catalog, requisition, now())
    elif rubric and plan and not requisition:
        catalog = faces.catalog(context)
        found = export_kits.read_interviews(
            catalog, rubric, plan, now(), employer=employer, language=language
        )
    else:
        raise UserError("Name a requisition, or else give both --rubric and --plan.")
    chosen = export_kits.chosen_kits(found, panelist)
    refuse_strangers(out)  # before the work, and not after
    files = export_kits.kit_files(found, chosen, form, catalog.look(settings.base_docx), now(), _progress)
    sizes = replace_folder(out, files)
    _tell(found)
    typer.echo(f"Wrote {out}: {len(sizes)} kit{'' if len(sizes) == 1 else 's'}.")


def _progress(done: int, of: int) -> None:
    typer.echo(f"{done} of {of}", err=True)


def _tell(found: Interviews) -> None:
    for sentence in (*found.remarks, *prepare_interviews.gap_words(found.coverage)):
        typer.echo(f"Please note: {sentence}", err=True)
