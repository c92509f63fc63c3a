"""``carehire roles``: the role templates at hand, and copies of them for the organisation's own."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from carehire.catalog import Catalog
from carehire.cli import faces
from carehire.postings.role import Line, PayReference, Requirement, RoleTemplate
from carehire.postings.terms import Necessity
from carehire.workflows import copy_role

app = typer.Typer(help="The role templates at hand.", no_args_is_help=True)

_WIDTH = 96
_VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


@app.command("list")
def list_roles(context: typer.Context, as_json: faces.AsJson = False) -> None:
    """List all roles: packaged ones and your own."""
    roles = list(faces.catalog(context).roles())
    if as_json:
        faces.print_json([{"id": role.id, "title": role.title, "family": role.family} for role in roles])
        return
    width = max(len(role.id) for role in roles)
    for role in roles:
        typer.echo(f"{role.id:<{width}}  {role.title} ({role.level})")


@app.command()
def show(
    context: typer.Context,
    role: Annotated[str, typer.Argument(help="The role's id.")],
    as_json: faces.AsJson = False,
) -> None:
    """Show one role: its lines with the ids by which a requisition edits them."""
    catalog = faces.catalog(context)
    found = catalog.role(role)
    if as_json:
        faces.print_json(found.model_dump(mode="json"))
    else:
        typer.echo("\n".join(_readable(catalog, found)))


@app.command()
def new(
    context: typer.Context,
    new_id: Annotated[str, typer.Argument(metavar="NEW-ID", help="The id of the role to be.")],
    source: Annotated[str, typer.Option("--from", metavar="ROLE", help="The role to copy.")],
    title: Annotated[str | None, typer.Option(help="Its title; by default that of the role copied.")] = None,
    with_rubric: Annotated[
        bool, typer.Option("--with-rubric", help="Copy the rubric too, so that you can change it.")
    ] = False,
) -> None:
    """Copy a role into your own folder, to change as you like; there it wins over a packaged one."""
    home = faces.settings(context).home
    copied = copy_role.copy_role(faces.catalog(context), home, source, new_id, title, with_rubric)
    for path in (copied.role, copied.rubric):
        if path is not None:
            typer.echo(f"Wrote {path}")
    typer.echo(f"Change it as you like, then: carehire posting draft --role {new_id}")


def _readable(catalog: Catalog, role: RoleTemplate) -> Iterator[str]:
    yield f"{role.title} [{role.id}]"
    for text in role.summary:
        yield ""
        yield from _wrapped(_filled(text, role))
    yield ""
    yield from _facts(catalog, role)
    musts, nices = (
        [line for line in role.requirements if line.necessity is necessity] for necessity in Necessity
    )
    everywhere = [line for line in role.responsibilities if not line.industries]
    yield from _section("Responsibilities", role, everywhere)
    yield from _section("Must have", role, musts)
    yield from _section("Nice to have", role, nices)
    yield from _section("Benefits", role, role.benefits)
    for industry in role.industries:
        lines = [line for line in role.responsibilities if industry.id in line.industries]
        yield from _section(f"Only in {industry.name} [{industry.id}]", role, lines)
        if industry.work_environment:
            yield from _wrapped(f"Surroundings: {industry.work_environment}", "  ")
    if role.pay_reference:
        yield ""
        yield "What sources say it pays (never printed in a posting)"
        for pay in role.pay_reference:
            yield f"  {_span(pay)}: {pay.source}"


def _facts(catalog: Catalog, role: RoleTemplate) -> Iterator[str]:
    facts = [("Also called", ", ".join(role.also_known_as)), ("Level", role.level)]
    if role.ladder:
        facts += [
            ("Leads to", _titles(catalog, role.ladder.next)),
            ("Sideways to", _titles(catalog, role.ladder.sideways)),
            ("Also leads to", ", ".join(role.ladder.also_leads_to)),
        ]
    facts += [
        ("Reports to", " or ".join(role.reports_to)),
        ("Workplace", role.workplace.value),
        ("Surroundings", role.work_environment),
        ("Travel", role.travel or ""),
        ("Scored by", role.rubric),
    ]
    width = max(len(name) for name, _ in facts) + 2
    for name, text in facts:
        if text:
            yield from _wrapped(f"{name + ':':<{width}}{text}", "", " " * width)


def _section(heading: str, role: RoleTemplate, lines: Iterable[Line]) -> Iterator[str]:
    shown = list(lines)
    if shown:
        yield ""
        yield heading
    for line in shown:
        only = (
            f" (only {', '.join(line.industries)})" if line.industries and line in role.requirements else ""
        )
        scored = f" → {line.criterion}" if isinstance(line, Requirement) and line.criterion else ""
        yield from _wrapped(f"[{line.id}] {_filled(line.text, role)}{only}{scored}", "  ", "      ")


def _titles(catalog: Catalog, names: Iterable[str]) -> str:
    return ", ".join(f"{catalog.role(name).title} [{name}]" for name in names)


def _filled(text: str, role: RoleTemplate) -> str:
    """Return a text of a role as people read it: its title stands in it, the employer is nobody yet."""
    values = {"title": role.title, "employer": "the employer"}
    return _VARIABLE.sub(lambda found: values.get(found[1], f"<{found[1]}>"), text)


def _wrapped(text: str, first: str = "", further: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=first if further is None else further,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _span(pay: PayReference) -> str:
    span = f"{pay.low:,}" if pay.low == pay.high else f"{pay.low:,} – {pay.high:,}"
    return f"{span} {pay.currency} a {pay.period.value}"
