"""``carehire feeds``: postings for job boards that read a feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from carehire.cli import faces
from carehire.findings import Finding
from carehire.people import Actor
from carehire.workflows import build_feed
from carehire.workflows.open_house import now
from carehire.writers.feed import Publisher

_MOST_NAMED = 5

app = typer.Typer(help="Feeds of postings for job boards.", no_args_is_help=True)


@app.callback()
def _feeds() -> None:
    """Feeds of postings for job boards."""


@app.command()
def build(
    context: typer.Context,
    board: Annotated[str, typer.Option("--format", help="indeed, linkedin or ziprecruiter.")],
    out: Annotated[Path, typer.Option(help="Where to write.")],
    requisitions: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[REQUISITION.yaml]...", help="By default, all that are published here."),
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Who publishes the feed.")] = None,
    publisher_url: Annotated[str | None, typer.Option(help="The publisher's website.")] = None,
    base_url: Annotated[
        str | None, typer.Option(help="Where each posting has a page named by its id; else its apply.url.")
    ] = None,
    category: Annotated[str | None, typer.Option(help="The board's own name for this kind of work.")] = None,
    company: Annotated[
        str | None, typer.Option("--linkedin-company", help="The number of your LinkedIn page.")
    ] = None,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Build as of this day.")] = None,
) -> None:
    """Build the feed of a job board; closed and expired postings leave it."""
    moment = on.replace(tzinfo=UTC) if on else now()
    if requisitions:
        source = build_feed.from_files(faces.catalog(context), requisitions, moment, base_url, category)
    else:
        source = build_feed.from_store(faces.house(context).store, Actor.owner(), base_url, category)
    names = Publisher(publisher or build_feed.employer_of(source), publisher_url, company)
    built = build_feed.build(source, board, names, moment, out)
    for line in _told(built.findings):
        typer.echo(line, err=True)
    left = f"; {built.left} closed, expired or not yet open left out" if built.left else ""
    typer.echo(f"Wrote {out}: {built.listed} posting{'' if built.listed == 1 else 's'}{left}.")


def _told(findings: Iterable[tuple[str, Finding]]) -> Iterator[str]:
    """Yield each remark once, with the postings that it is about."""
    postings: dict[Finding, list[str]] = {}
    for name, found in findings:
        postings.setdefault(found, []).append(name)
    for found, names in postings.items():
        about = ", ".join(names[:_MOST_NAMED])
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        yield f"{found.severity.value}: {found.where} ({about}{more}): {found.why} {found.suggestion}"
