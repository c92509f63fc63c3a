"""``carehire agreement`` and ``carehire leniency``: how alike a panel rates, and who rates how."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from carehire.cli import faces
from carehire.errors import UserError
from carehire.scoring.agreement import Agreement
from carehire.scoring.icc import Estimate
from carehire.scoring.leniency import Leniency
from carehire.scoring.readings import MEAN, SINGLE, agreed, by_note, leaned
from carehire.scoring.words import rounded
from carehire.values import listed
from carehire.workflows.measure_agreement import agreement_as_data, leniency_as_data, measure_file

Ratings = Annotated[
    Path, typer.Option(help="The ratings: a .csv or .xlsx file; no rubric is needed, any whole numbers do.")
]
_AGREEMENT_NOTES = (
    "Agreement runs to 1, where all give the same rating; 0 is what chance would give. "
    "In brackets the 95 % interval: where the value may well lie for other candidates of the kind.",
    "One rating is ICC(2,1): how far one panelist's rating stands for any other's. The panel's mean is "
    "ICC(2,k). Alpha is Krippendorff's, ordinal: it uses every rating, ICC only candidates whom all rated.",
    "The words read the interval, as Koo & Li (2016) do: under .5 poor, under .75 moderate, "
    "under .9 good, above excellent. --json gives all six forms of ICC and three of alpha.",
)
_LENIENCY_NOTES = (
    "An effect says how many levels above (+) or below (-) the panel somebody rates the same candidates; "
    "effects add up to zero. An adjusted mean is what the whole panel would have given on average.",
    "Adjusted means are for looking at: no score and no rank uses them.",
)


def register(app: typer.Typer) -> None:
    """Add the commands to the top level."""
    app.command()(agreement)
    app.command()(leniency)


def agreement(ratings: Ratings, as_json: faces.AsJson = False) -> None:
    """Measure how far panelists agree: ICC with intervals and Krippendorff's alpha, by criterion and overall.

    Overall, each candidate on each criterion counts as a unit of its own.
    """
    found = measure_file(ratings)
    _warn(found.warnings)
    if as_json:
        faces.print_json(agreement_as_data(found.agreement))
        return
    lines = [*found.agreement.criteria, found.agreement.overall]
    table = _table(("Criterion",), ("One rating", "The panel's mean", "Alpha"), ("In words",))
    for line in lines:
        table.add_row(
            Text(_name(line)),
            _interval(line.icc[SINGLE]),
            _interval(line.icc[MEAN]),
            _number(line.alpha.ordinal),
            agreed(line),
        )
    overall = found.agreement.overall
    counts = f"{_counted(overall.n_candidates, 'candidate')}, {_counted(overall.n_panelists, 'panelist')}"
    console = _console()
    console.print(Text(f"{counts}; ratings missing: {overall.missing}"))
    console.print(table)
    _notes(console, lines, _AGREEMENT_NOTES)


def leniency(ratings: Ratings, as_json: faces.AsJson = False) -> None:
    """Compare panelists on the same candidates: each one's leniency, and means adjusted for who rated."""
    found = measure_file(ratings)
    if found.leniency is None:
        raise UserError(found.refusal)
    _warn(found.warnings)
    if as_json:
        faces.print_json(leniency_as_data(found.leniency))
        return
    lines = [*found.leniency.criteria, found.leniency.overall]
    console = _console()
    for line in lines:
        table = _table((_name(line),), ("Ratings", "Effect", "95 % interval"), ("In words",))
        for each in line.panelists:
            span = "–" if each.low is None else f"{_signed(each.low)} to {_signed(each.high)}"
            table.add_row(Text(each.panelist), str(each.n), _signed(each.effect), span, leaned(each))
        console.print(table)
        console.print()
    table = _table(("Candidate",), ("Ratings", "Mean", "Adjusted"), ())
    for person in found.leniency.overall.candidates:
        table.add_row(
            Text(person.candidate), str(person.n), _number(person.raw_mean), _number(person.adjusted_mean)
        )
    console.print(table)
    _notes(console, lines, _LENIENCY_NOTES)


def _name(line: Agreement | Leniency) -> str:
    return "Overall" if line.criterion is None else line.criterion


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{_tidy(value):.2f}"


def _tidy(value: float) -> float:
    """Return a number rounded as people do it, and no -0."""
    return float(rounded(value, 2)) + 0.0


def _signed(value: float | None) -> str:
    return "–" if value is None else f"{_tidy(value):+.2f}"


def _interval(found: Estimate) -> str:
    if found.value is None:
        return "–"
    return f"{_number(found.value)} ({_number(found.low)} to {_number(found.high)})"


def _table(left: Iterable[str], right: Iterable[str], words: Iterable[str]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in left:
        table.add_column(Text(heading), overflow="fold")
    for heading in right:
        table.add_column(heading, justify="right")
    for heading in words:
        table.add_column(heading, overflow="fold")
    return table


def _console() -> Console:
    return Console(file=sys.stdout, soft_wrap=False, highlight=False)


def _notes(console: Console, lines: Iterable[Agreement | Leniency], method: Iterable[str]) -> None:
    for note, where in by_note((_name(line), line.note) for line in lines):
        console.print(Text(f"{listed(where)}: {note}"))
    console.print()
    for sentence in method:
        console.print(Text(sentence))


def _warn(warnings: Iterable[str]) -> None:
    for warning in warnings:
        typer.echo(f"Please note: {warning}", err=True)
