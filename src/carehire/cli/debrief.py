"""``carehire debrief``, ``decisions`` and ``letters``: from what a panel saw to what candidates are told."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carehire.cli import faces
from carehire.people import Actor
from carehire.workflows import decide_candidates, hold_debrief, write_letters
from carehire.workflows.export_debrief import ending_of, export
from carehire.workflows.hold_debrief import Meeting
from carehire.workflows.open_house import House, now
from carehire.workflows.save_file import save

app = typer.Typer(help="The debrief of a panel.", no_args_is_help=True)
decisions = typer.Typer(help="What was decided about candidates, by whom and why.", no_args_is_help=True)
letters = typer.Typer(help="Letters to candidates who were declined.", no_args_is_help=True)

Requisition = Annotated[str, typer.Argument(metavar="REQUISITION", help="See `carehire requisitions list`.")]


@app.callback()
def _debriefs() -> None:
    """Keep ``export`` a sub-command while it is the only one."""


@letters.callback()
def _letters() -> None:
    """Keep ``export`` a sub-command while it is the only one."""


@app.command("export")
def export_debrief(
    context: typer.Context,
    requisition: Requisition,
    out: Annotated[Path, typer.Option(help="A .docx file for the packet, or .xlsx for all ratings.")],
    candidate: Annotated[
        list[str] | None,
        typer.Option(help="Only this candidate in the packet, by id; may be given several times."),
    ] = None,
    base: faces.BaseDocx = None,
) -> None:
    """Write the packet for the debrief, or ranking, ratings and decisions as a workbook."""
    ending = ending_of(out)
    house = faces.house(context, base_docx=base)
    meeting = _meeting(house, requisition)
    save(out, export(meeting, ending, house.look(), now(), candidate or ()))
    typer.echo(f"Wrote {out}")


@decisions.command("list")
def list_decisions(context: typer.Context, requisition: Requisition, as_json: faces.AsJson = False) -> None:
    """List the candidates with what was decided about each, and what before that."""
    meeting = _meeting(faces.house(context), requisition)
    if as_json:
        faces.print_json({"requisition": requisition, "candidates": decide_candidates.as_data(meeting)})
        return
    for debrief in meeting.debriefs:
        history = meeting.history(debrief.candidate.id)
        if not history:
            typer.echo(f"{debrief.candidate.id}: open")
        for place, made in enumerate(history):
            lead = f"{debrief.candidate.id}: " if place == 0 else "    before: "
            typer.echo(f"{lead}{made.choice.value}, by {made.by}, {made.at:%Y-%m-%d %H:%M}: {made.reason}")


@decisions.command("set")
def set_decision(
    context: typer.Context,
    requisition: Requisition,
    candidate: Annotated[str, typer.Argument(metavar="CANDIDATE", help="The candidate's id.")],
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="advance, hold or decline")],
    reason: Annotated[str, typer.Option(help="Why; kept with the decision.")] = "",
    by: Annotated[str, typer.Option(help="The name of the person who decides.")] = "",
) -> None:
    """Decide about a candidate; an older decision stays in the history."""
    house = faces.house(context)
    meeting = _meeting(house, requisition)
    made = decide_candidates.decide(house.store, Actor.owner(), meeting, candidate, decision, reason, by)
    typer.echo(f"{candidate}: {made.choice.value}, by {made.by}.")


@letters.command("export")
def export_letters(
    context: typer.Context,
    requisition: Requisition,
    out: Annotated[Path, typer.Option(help="The folder for the letters; older ones there are replaced.")],
    levels: Annotated[bool, typer.Option("--levels", help="Let drafts name the level reached.")] = False,
    base: faces.BaseDocx = None,
) -> None:
    """Write a letter to each declined candidate as Word; none while a placeholder stands in any."""
    house = faces.house(context, base_docx=base)
    meeting = _meeting(house, requisition)
    made = write_letters.letters(house.store, Actor.owner(), house.catalog, meeting, with_levels=levels)
    names = write_letters.export_letters(made, out, house.look(), now())
    edited = sum(letter.saved_at is not None for letter in made)
    count = f"{len(names)} letter{'s' * (len(names) != 1)}"
    typer.echo(f"Wrote {count} into {out}: {edited} edited, {len(names) - edited} as drafted.")


def _meeting(house: House, requisition: str) -> Meeting:
    return hold_debrief.hold_debrief(house.store, Actor.owner(), house.catalog, requisition, now())
