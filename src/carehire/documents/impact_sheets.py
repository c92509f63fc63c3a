"""An impact review as sheets of data: one row a stage, breakdown and group."""

from __future__ import annotations

from collections.abc import Iterator

from carehire.documents.blocks import Cell, Sheet
from carehire.fairness.impact import Breakdown, Impact, Rates, StageImpact

_COLUMNS = (
    *("stage", "measure", "by", "group", "applicants", "selected", "rate", "impact_ratio", "flagged"),
    *("reference", "compared", "fisher_p", "z", "z_p", "note"),
)


def build(impact: Impact) -> tuple[Sheet, Sheet]:
    """Return the sheets impact and notes."""
    return impact_sheet(impact), _notes(impact)


def impact_sheet(impact: Impact) -> Sheet:
    """Return one row a stage, breakdown and group; who is unknown has a row without a ratio."""
    rows: list[tuple[Cell, ...]] = []
    for stage in impact.all_stages():
        for rates, measure in _measures(stage):
            for breakdown in rates.breakdowns():
                rows += _rows(stage.stage, measure, breakdown)
    return Sheet("impact", _COLUMNS, tuple(rows))


def _measures(stage: StageImpact) -> Iterator[tuple[Rates, str]]:
    if stage.selection:
        yield stage.selection, "selected"
    if stage.scores:
        yield stage.scores.rates, "above the median score"


def _rows(stage: str, measure: str, breakdown: Breakdown) -> Iterator[tuple[Cell, ...]]:
    head = (stage, measure, breakdown.title)
    for line in breakdown.groups:
        notes = " ".join(note for note in (line.small_cells, *line.notes) if note)
        counts = (line.tally.applicants, line.tally.selected, line.tally.rate, line.impact_ratio)
        flags = (_word(line.flagged), _word(line.reference), _word(line.compared))
        yield (*head, line.label, *counts, *flags, line.fisher_p, line.z, line.z_p, notes)
    unknown = breakdown.unknown
    counted = (unknown.applicants, unknown.selected, unknown.rate, None)
    yield (*head, "unknown", *counted, None, None, "no", None, None, None, "")


def _word(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"


def _notes(impact: Impact) -> Sheet:
    rows: list[tuple[Cell, ...]] = [("", "", warning) for warning in impact.warnings]
    for stage in impact.all_stages():
        rows += [(stage.stage, "", note) for note in stage.notes]
        for rates, _ in _measures(stage):
            rows += [(stage.stage, "", note) for note in rates.notes]
            rows += [(stage.stage, each.title, note) for each in rates.breakdowns() for note in each.notes]
    return Sheet("notes", ("stage", "by", "note"), tuple(rows))
