"""``carehire scoresheets``: sheets to fill in on paper, in Word or in Excel, and their way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from carehire.cli import faces
from carehire.errors import UserError
from carehire.people import Actor
from carehire.values import listed
from carehire.workflows import export_score_sheets as exporting
from carehire.workflows import import_score_sheets as importing
from carehire.workflows.find_sheets import find_sheets
from carehire.workflows.open_house import now
from carehire.workflows.save_file import save
from carehire.workflows.sheet_results import Fate, Result, as_data, remarks

app = typer.Typer(help="Score sheets to fill in, and their way back.", no_args_is_help=True)

Requisition = Annotated[
    str | None, typer.Argument(metavar="[REQUISITION]", help="See `carehire requisitions list`.")
]
RubricName = Annotated[
    str | None, typer.Option("--rubric", help="Without a requisition: a rubric's id or file.")
]
Candidates = Annotated[
    Path | None, typer.Option(help="Without a requisition: the candidates, .csv or .xlsx.")
]
_TOLD_TIMES = 20


@app.command("export")
def export(
    context: typer.Context,
    out: Annotated[
        Path, typer.Option(help="The folder for the sheets; those that lie there already stay as they are.")
    ],
    requisition: Requisition = None,
    rubric: RubricName = None,
    candidates: Candidates = None,
    panelist: Annotated[
        list[str] | None, typer.Option(help="Who rates; once for each. By default those known here.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="docx or xlsx.")] = "docx",
    employer: Annotated[str, typer.Option(help="The employer's name, where there is no requisition.")] = "",
    language: Annotated[
        str, typer.Option(help="Decides the paper, where there is no requisition.")
    ] = "en-US",
    base: faces.BaseDocx = None,
) -> None:
    """Write one sheet for each panelist and candidate into a folder."""
    names = panelist or []
    look = faces.catalog(context).look(faces.settings(context, base_docx=base).base_docx)
    if requisition:
        _refuse_files(rubric, candidates)
        house = faces.house(context)
        batch = exporting.requisition_batch(
            house.store, Actor.owner(), house.catalog, requisition, names, now()
        )
    else:
        rubric, candidates = _both(rubric, candidates)
        batch = exporting.file_batch(faces.catalog(context), rubric, candidates, names, employer, language)
    written = exporting.export_into(out, batch, form, look, now(), _progress("written"))
    there = len(batch.sheets) - len(written)
    left = f"; {there} {'was' if there == 1 else 'were'} there already and stay{'s' * (there == 1)} as before"
    typer.echo(
        f"Wrote {len(written)} score sheet{'s' * (len(written) != 1)} into {out}{left if there else ''}"
    )


@app.command("import")
def import_sheets(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of filled sheets, or one of them.")],
    requisition: Requisition = None,
    rubric: RubricName = None,
    candidates: Candidates = None,
    out: Annotated[
        Path | None, typer.Option(help="Without a requisition: write the ratings here, as a .csv.")
    ] = None,
    as_json: faces.AsJson = False,
) -> None:
    """Read filled sheets back, each whole or not at all; the good ones go in, the others are named."""
    if requisition:
        _refuse_files(rubric, candidates, out)
    else:
        rubric, candidates = _both(rubric, candidates)
        if out is None:
            raise UserError("say where the ratings go: give --out ratings.csv, or name a requisition")
    files, others = find_sheets(folder)
    if not files:
        raise UserError(f"there is no score sheet (.docx or .xlsx) in {folder}")
    if requisition:
        results = importing.import_into_requisition(
            faces.house(context).store, Actor.owner(), requisition, files, _progress("read")
        )
    else:
        results, table = importing.import_into_table(
            faces.catalog(context), str(rubric), Path(str(candidates)), files, _progress("read")
        )
        if out and any(each.fate is Fate.TAKEN for each in results):
            save(out, table)
            typer.echo(f"Wrote {out}", err=as_json)
    if as_json:
        faces.print_json(as_data(results, others))
    else:
        _print(results, others)
    if any(each.fate is Fate.REFUSED for each in results):
        raise typer.Exit(1)


def _both(rubric: str | None, candidates: Path | None) -> tuple[str, Path]:
    if rubric is None or candidates is None:
        raise UserError("name a requisition, or give both --rubric and --candidates")
    return rubric, candidates


def _refuse_files(*given: object) -> None:
    if any(each is not None for each in given):
        raise UserError(
            "a requisition has its own rubric, candidates and ratings; give either it or --rubric and "
            "--candidates (and --out for what is imported)"
        )


def _progress(deed: str) -> Callable[[int, int], None]:
    def tell(done: int, of: int) -> None:
        if done == of or done % max(1, of // _TOLD_TIMES) == 0:
            typer.echo(f"{done} of {of} {deed}", err=True)

    return tell


def _print(results: tuple[Result, ...], others: tuple[str, ...]) -> None:
    """Tell of each file, what asks for mending last, and of several that have the same remark once."""
    files = remarks(results)
    for each in sorted(results, key=lambda each: each.fate is Fate.REFUSED):
        who = f"{each.name}, rated by {each.panelist}, {each.answered} of {each.of} criteria"
        told = [who] if each.fate is Fate.TAKEN else list(each.reasons)
        told += [f"please note: {warning}" for warning in each.warnings if len(files[warning]) == 1]
        line = f" {told[0]}" if len(told) == 1 else "".join(f"\n  {one}" for one in told)
        typer.echo(f"{each.fate.value}: {each.file}:{line}", err=each.fate is Fate.REFUSED)
    for warning, of in files.items():
        if len(of) > 1:
            typer.echo(f"please note, in {len(of)} sheets: {warning}")
    counts = ", ".join(
        f"{number} {fate.value}" for fate in Fate if (number := sum(each.fate is fate for each in results))
    )
    rest = f" No score sheets, and left alone: {listed(others)}." if others else ""
    typer.echo(f"{len(results)} sheet{'s' * (len(results) != 1)}: {counts}.{rest}")
