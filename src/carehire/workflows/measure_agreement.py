"""Measure how far a panel agreed and how leniently each panelist rated: of a file."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from carehire.readers import ratings
from carehire.scoring.agreement import Agreement, PanelAgreement
from carehire.scoring.leniency import Leniency, PanelLeniency
from carehire.scoring.panel_measures import PanelMeasures, measure

_DIGITS = 12


def measure_file(path: Path) -> PanelMeasures:
    """Measure the panel of a ratings table (CSV or XLSX). Raises DataFileError with every fault."""
    table = ratings.read_file_alone(path)
    return measure(table.scorecards, warnings=table.warnings)


def agreement_as_data(found: PanelAgreement) -> dict[str, Any]:
    """Return the agreement as plain data, as ``carehire agreement --json`` prints it; never a NaN."""
    return {"criteria": [_agreement(line) for line in found.criteria], "overall": _agreement(found.overall)}


def leniency_as_data(found: PanelLeniency) -> dict[str, Any]:
    """Return the leniency as plain data, as ``carehire leniency --json`` prints it; never a NaN."""
    return {"criteria": [_leniency(line) for line in found.criteria], "overall": _leniency(found.overall)}


def _agreement(line: Agreement) -> dict[str, Any]:
    return {
        "criterion": line.criterion,
        "n_candidates": line.n_candidates,
        "n_panelists": line.n_panelists,
        "missing": line.missing,
        "icc": {form: asdict(each) for form, each in line.icc.items()},
        "alpha": asdict(line.alpha),
        "note": line.note,
    }


def _leniency(line: Leniency) -> dict[str, Any]:
    return {
        "criterion": line.criterion,
        "candidates": [_rounded(asdict(each)) for each in line.candidates],
        "panelists": [_rounded(asdict(each)) for each in line.panelists],
        "degrees_of_freedom": line.degrees_of_freedom,
        "note": line.note,
    }


def _rounded(entry: dict[str, Any]) -> dict[str, Any]:
    """Return an entry without the noise of the last digits, so that a 0 reads as 0."""
    return {
        name: round(value, _DIGITS) + 0.0 if isinstance(value, float) else value
        for name, value in entry.items()
    }
