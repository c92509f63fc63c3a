"""Hand out an impact review: as plain data, as a report, or in the form that Local Law 144 asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from carehire import writers
from carehire.documents import impact as report
from carehire.documents import impact_sheets, local_law_144
from carehire.documents.blocks import Document
from carehire.documents.look import Look
from carehire.errors import UserError, unknown
from carehire.fairness.impact import Breakdown, GroupImpact, Impact, Rates, StageImpact
from carehire.fairness.significance import Tally
from carehire.workflows import file_names
from carehire.writers import csv, xlsx

ENDINGS = (*writers.FORMATS, "xlsx", "csv")
_NOBODY = Rates(Tally(), (), ())
FORMS = ("report", "ll144")
"""The report for the hiring team, and the tables of New York City's Local Law 144."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What an export should say beside the numbers: whose it is, how it is written, where the data is from.

    ``stage`` names the stage of a Local Law 144 table; by default there are tables of all.
    """

    employer: str = ""
    language: str = "en-US"
    source: str = ""
    stage: str | None = None


def ending_of(path: Path) -> str:
    """Return the form that a file's ending asks for. Raises UserError for one that is not offered."""
    return file_names.ending_of(path, ENDINGS, ".docx, .html, .xlsx or .csv")


def export(impact: Impact, form: str, ending: str, look: Look, created: datetime, wish: Wish) -> bytes:
    """Return the review as a file's bytes. Raises UserError where a table can't be made of it."""
    if form not in FORMS:
        raise UserError(unknown("form", form, FORMS))
    if ending not in ENDINGS:
        raise UserError(unknown("format", ending, ENDINGS))
    if form == "ll144":
        return _local_law(impact, ending, look, created, wish)
    if ending == "xlsx":
        return xlsx.write(impact_sheets.build(impact))
    if ending == "csv":
        return csv.write(impact_sheets.impact_sheet(impact))
    return writers.FORMATS[ending].write(document(impact, created, wish), look)


def document(impact: Impact, created: datetime, wish: Wish) -> Document:
    """Return the report for the hiring team."""
    return report.build(
        impact,
        title="Impact review",
        employer=wish.employer,
        language=wish.language,
        created=created,
        source=wish.source,
    )


def _local_law(impact: Impact, ending: str, look: Look, created: datetime, wish: Wish) -> bytes:
    tables = local_law_144.tables_of(impact, wish.stage)
    if ending == "xlsx":
        return xlsx.write(local_law_144.sheets(tables, wish.source))
    if ending == "csv":
        return csv.write(local_law_144.sheet(tables))
    made = local_law_144.build(
        tables, employer=wish.employer, language=wish.language, created=created, data=wish.source
    )
    return writers.FORMATS[ending].write(made, look)


def as_data(impact: Impact) -> dict[str, Any]:
    """Return the review as plain data, as ``carehire impact --json`` prints it; never a NaN."""
    return {
        "columns": list(impact.columns),
        "stages": [_stage(stage) for stage in impact.stages],
        "bottom_line": _stage(impact.bottom_line) if impact.bottom_line else None,
        "warnings": list(impact.warnings),
    }


def _stage(stage: StageImpact) -> dict[str, Any]:
    selection = _rates(stage.selection or _NOBODY)
    notes = [*stage.notes, *selection.pop("notes")]
    scores = None
    if stage.scores:
        told = _rates(stage.scores.rates)
        scores = {
            "median": stage.scores.median,
            "with_score": told.pop("applicants"),
            "above_median": told.pop("selected"),
            "without_score": stage.scores.without_score,
        } | told
        del scores["rate"]
    return {"stage": stage.stage} | selection | {"scores": scores, "notes": notes}


def _rates(rates: Rates) -> dict[str, Any]:
    return {
        "applicants": rates.total.applicants,
        "selected": rates.total.selected,
        "rate": rates.total.rate,
        "groups": list(_groups(rates.singles)),
        "unknown": [_unknown(each) for each in rates.singles],
        "intersectional": list(_groups(rates.crossed)),
        "intersectional_unknown": [_unknown(each) for each in rates.crossed],
        "notes": [
            *rates.notes,
            *(f"By {each.title}: {note}" for each in rates.breakdowns() for note in each.notes),
        ],
    }


def _groups(breakdowns: Iterable[Breakdown]) -> Iterable[dict[str, Any]]:
    for breakdown in breakdowns:
        by: str | list[str] = breakdown.by[0] if len(breakdown.by) == 1 else list(breakdown.by)
        for line in breakdown.groups:
            yield {"by": by} | _line(line)


def _line(line: GroupImpact) -> dict[str, Any]:
    return {
        "group": line.group[0] if len(line.group) == 1 else list(line.group),
        "applicants": line.tally.applicants,
        "selected": line.tally.selected,
        "rate": line.tally.rate,
        "impact_ratio": line.impact_ratio,
        "flagged": line.flagged,
        "reference": line.reference,
        "compared": line.compared,
        "fisher_p": line.fisher_p,
        "z": line.z,
        "z_p": line.z_p,
        "small_cells": line.small_cells,
        "notes": list(line.notes),
    }


def _unknown(breakdown: Breakdown) -> dict[str, Any]:
    by: str | list[str] = breakdown.by[0] if len(breakdown.by) == 1 else list(breakdown.by)
    return {"by": by, "applicants": breakdown.unknown.applicants, "selected": breakdown.unknown.selected}
