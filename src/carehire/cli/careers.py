"""``carehire careers``: the organisation's own site of open positions."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from carehire.cli import faces
from carehire.people import Actor
from carehire.workflows import build_careers, gather_postings
from carehire.workflows.build_careers import BuiltSite, Wishes
from carehire.workflows.open_house import now

app = typer.Typer(help="A careers site of your own, as plain files.", no_args_is_help=True)


@app.callback()
def _careers() -> None:
    """A careers site of your own, as plain files."""


@app.command()
def build(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="The site's folder; an older site of carehire's is replaced.")],
    requisitions: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[REQUISITION.yaml]...", help="By default, all that are published here."),
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option(help="Where the site will stand (default: the employer's website with /careers/)."),
    ] = None,
    name: Annotated[str | None, typer.Option(help="Whose site it is (default: the employer).")] = None,
    logo: Annotated[Path | None, typer.Option(help="Your logo as PNG, JPEG or SVG.")] = None,
    colour: Annotated[
        str | None, typer.Option("--colour", "--color", help="Your colour, such as '#0a7'.")
    ] = None,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Build as of this day.")] = None,
) -> None:
    """Build the site: a list, a page a posting, sitemap and feeds. Closed postings leave it."""
    moment = on.replace(tzinfo=UTC) if on else now()
    if requisitions:
        catalog = faces.catalog(context)
        sources = gather_postings.from_files(catalog, requisitions, moment)
    else:
        house = faces.house(context)
        catalog, sources = house.catalog, gather_postings.from_store(house.store, Actor.owner())
    built = build_careers.build(catalog, sources, Wishes(base_url, name, colour, logo), out, moment)
    _tell(built, out)


def _tell(built: BuiltSite, out: Path) -> None:
    for sentence in built.left:
        typer.echo(f"Left out: {sentence}.", err=True)
    for note in built.notes:
        typer.echo(note, err=True)
    openings = f"{built.listed} opening{'' if built.listed == 1 else 's'}"
    total = sum(built.sizes.values())
    typer.echo(
        f"Wrote {out}: {openings}, {len(built.sizes)} files, {_kilobytes(total)} in all; "
        f"the list loads {_kilobytes(built.weight)}."
    )


def _kilobytes(size: int) -> str:
    return f"{max(size / 1000, 0.1):,.1f} kB"
