"""``carehire requisitions``: where each opening stands, and what may be done with it next."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from carehire.cli import faces
from carehire.errors import UserError, unknown
from carehire.people import Actor, Person
from carehire.postings.comparison import LineDifference, Mark
from carehire.postings.days import day
from carehire.postings.lifecycle import CHOICES, RULES, Step
from carehire.storage.records import RequisitionRecord, StepRecord
from carehire.values import listed
from carehire.workflows import export_all as bulk
from carehire.workflows import publish_requisition
from carehire.workflows.open_house import now
from carehire.workflows.save_file import save_pieces

app = typer.Typer(help="Review, publish, compare and copy the requisitions kept here.", no_args_is_help=True)

Requisition = Annotated[str, typer.Argument(metavar="ID", help="See `carehire requisitions list`.")]
_SIGNS = {Mark.ADDED: "+", Mark.REMOVED: "-", Mark.CHANGED: "~", Mark.KEPT: " "}


@app.command("list")
def list_all(context: typer.Context, as_json: faces.AsJson = False) -> None:
    """List the requisitions, newest change first, each with where it stands."""
    records = faces.house(context).store.requisitions(Actor.owner())
    if as_json:
        faces.print_json([_data(record) for record in records])
        return
    width = max((len(record.id) for record in records), default=0)
    for record in records:
        words = publish_requisition.standing_words(record, now().date())
        typer.echo(f"{record.id:<{width}}  {words}{_since(record)}")


@app.command()
def show(context: typer.Context, requisition: Requisition, as_json: faces.AsJson = False) -> None:
    """Show where a requisition stands, how it came there, its published versions and what may follow."""
    found = publish_requisition.show_standing(
        faces.house(context).store, Actor.owner(), requisition, now().date()
    )
    if as_json:
        versions = [
            {"number": each.number, "begun": _step(each.begun), "ended": each.ended and _step(each.ended)}
            for each in found.publications
        ]
        steps = [_step(step) for step in found.steps]
        faces.print_json(_data(found.record) | {"steps": steps, "published_versions": versions})
        return
    typer.echo(f"{requisition}: {found.words}{_since(found.record)}")
    for version in found.publications:
        until = f" until {_at(version.ended.at)}" if version.ended else ", in force"
        typer.echo(f"  version {version.number}: {_told(version.begun)}{until}")
    typer.echo("History:")
    for step in found.steps:
        typer.echo(f"  {_told(step)}" + (f": {step.reason}" if step.reason else ""))
    follow = ", ".join(f"{step.value} ({rule.words})" for step, rule in found.choices)
    typer.echo(f"What may follow: {follow}")


@app.command()
def advance(
    context: typer.Context,
    requisition: Requisition,
    step: Annotated[str, typer.Argument(metavar="STEP", help=", ".join(step.value for step in CHOICES))],
    reason: Annotated[str, typer.Option(help="Why; kept in the history. Withdrawing needs one.")] = "",
    by: Annotated[str, typer.Option(help="Who takes the step; kept in the history.")] = "",
) -> None:
    """Take the next step: submit, approve, publish, return, withdraw, close, reopen or undo."""
    known = {each.value: each for each in CHOICES}
    if step not in known:
        raise UserError(unknown("step", step, known))
    house, owner = faces.house(context), Actor.owner()
    seen = house.store.requisition(owner, requisition)
    record = publish_requisition.advance(
        house.store, owner, house.catalog, requisition, known[step], seen.version, now(), reason, by
    )
    words = publish_requisition.standing_words(record, now().date())
    typer.echo(f"{requisition}: {RULES[Step(step)].done}. Now: {words}.")


@app.command()
def compare(
    context: typer.Context,
    requisition: Requisition,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The number of a published version, or draft.")],
    new: Annotated[str, typer.Argument(metavar="[NEW]", help="The same; by default the draft.")] = "draft",
    as_json: faces.AsJson = False,
) -> None:
    """Compare two versions: removed words stand in [- -], added ones in {+ +}."""
    house = faces.house(context)
    found = publish_requisition.compare(
        house.store, Actor.owner(), house.catalog, requisition, old, new, now()
    )
    if as_json:
        faces.print_json(
            {
                "old": found.old,
                "new": found.new,
                "sections": [
                    {"section": each.section, "lines": [_line_data(line) for line in each.lines]}
                    for each in found.sections
                ],
            }
        )
        return
    if not found.sections:
        typer.echo(f"{found.old} and {found.new} say the same.")
    for section in found.sections:
        typer.echo(section.section)
        for line in section.lines:
            typer.echo(_line(line))


@app.command()
def copy(context: typer.Context, requisition: Requisition) -> None:
    """Copy a requisition, closed or not, into a new draft; its days are left open."""
    made = publish_requisition.copy(faces.house(context).store, Actor.owner(), requisition)
    typer.echo(f"Copied {requisition} into the draft {made.id}.")


@app.command("export-all")
def export_all(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="Where to write the zip.")],
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", help=f"{listed(bulk.endings(), last='or')}; by default all."),
    ] = None,
) -> None:
    """Export the postings of all open requisitions as one zip; what has faults is named and left out."""
    entries: list[bulk.Entry] = []
    pieces = bulk.export_all(
        faces.house(context),
        Actor.owner(),
        now(),
        formats or (),
        lambda done, of: typer.echo(f"{done} of {of}", err=True),
        entries.append,
    )
    save_pieces(out, pieces)
    faulty = [entry for entry in entries if entry.faults]
    for entry in faulty:
        for fault in entry.faults:
            typer.echo(f"{entry.requisition}: {fault}", err=True)
    for entry in entries:
        for words in entry.refused:
            typer.echo(f"{entry.requisition}: {words}", err=True)
    typer.echo(f"Wrote {out}: {len(entries) - len(faulty)} exported, {len(faulty)} with faults left out.")
    if faulty:
        raise typer.Exit(1)


def _since(record: RequisitionRecord) -> str:
    since = f", since {_at(record.state_since)}" if record.state_since else ""
    return since + _signed(record.state_by)


def _told(step: StepRecord) -> str:
    return f"{_at(step.at)} {RULES[step.step].done}{_signed(step.by)}"


def _at(moment: datetime) -> str:
    here = moment.astimezone()
    return f"{day(here)}, {here:%H:%M}"


def _signed(by: Person | None) -> str:
    return f" by {by.signature}" if by and by.signature else ""


def _step(step: StepRecord) -> dict[str, Any]:
    return {
        "step": step.step.value,
        "state": step.state.value,
        "at": step.at.isoformat(),
        "by": step.by.signature or None,
        "reason": step.reason,
    }


def _data(record: RequisitionRecord) -> dict[str, Any]:
    return {
        "id": record.id,
        "title": record.data.get("title"),
        "state": record.state.value,
        "since": record.state_since.isoformat() if record.state_since else None,
        "by": (record.state_by and record.state_by.signature) or None,
        "published": record.published,
        "expired": record.is_expired(now().date()),
        "next": [step.value for step in record.next_steps],
    }


def _line_data(line: LineDifference) -> dict[str, Any]:
    words = [{"mark": part.mark.value, "text": part.text} for part in line.words]
    return {"mark": line.mark.value, "label": line.label, "moved": line.moved, "words": words}


def _line(line: LineDifference) -> str:
    marked = {Mark.ADDED: "{{+{}+}}", Mark.REMOVED: "[-{}-]"}
    whole = line.mark in (Mark.ADDED, Mark.REMOVED)
    words = "".join(
        part.text if whole else marked.get(part.mark, "{}").format(part.text) for part in line.words
    )
    label = f"{line.label}: " if line.label else ""
    return f"  {_SIGNS[line.mark]} {label}{words}{' (moved)' if line.moved else ''}"
