"""``carehire roles``: the role templates at hand."""

from __future__ import annotations

from typing import Annotated

import typer

from carehire.cli import faces
from carehire.postings.role import RoleTemplate
from carehire.postings.terms import Necessity

app = typer.Typer(help="The role templates at hand.", no_args_is_help=True)


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
    found = faces.catalog(context).role(role)
    if as_json:
        faces.print_json(found.model_dump(mode="json"))
    else:
        typer.echo(_readable(found))


def _readable(role: RoleTemplate) -> str:
    lines = [
        f"{role.title} ({role.id})",
        "",
        *role.summary,
        "",
        f"Also called: {', '.join(role.also_known_as) or '-'}",
    ]
    lines += [f"Reports to: {' or '.join(role.reports_to)}", f"Scored by: {role.rubric}"]
    lines += [f"Industries: {', '.join(industry.id for industry in role.industries) or '-'}"]
    for heading, members in (
        ("Responsibilities", role.responsibilities),
        ("Must have", [line for line in role.requirements if line.necessity is Necessity.MUST]),
        ("Nice to have", [line for line in role.requirements if line.necessity is Necessity.NICE]),
        ("Benefits", role.benefits),
    ):
        lines += ["", heading]
        for line in members:
            only = f" (only {', '.join(line.industries)})" if line.industries else ""
            lines.append(f"  [{line.id}] {line.text}{only}")
    if role.pay_reference:
        lines += ["", "What sources say it pays (never printed in a posting)"]
        for pay in role.pay_reference:
            span = f"{pay.low:,}" if pay.low == pay.high else f"{pay.low:,} – {pay.high:,}"
            lines.append(f"  {span} {pay.currency} a {pay.period.value}: {pay.source}")
    return "\n".join(lines)
