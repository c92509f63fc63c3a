"""Review outcomes from a file: of people or of counts, without anything that is kept here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from carehire.fairness.adverse_impact import review
from carehire.fairness.impact import Impact
from carehire.readers import outcomes

if TYPE_CHECKING:
    from carehire.catalog import Catalog

EXAMPLE = "samples/impact/outcomes.csv"


def review_file(path: Path, *, groups: Sequence[str] = (), stages: Sequence[str] = ()) -> Impact:
    """Review the outcomes in a table. Raises UserError with every fault of it."""
    return review(outcomes.read_file(path, groups=groups, stages=stages))


def review_upload(data: bytes, name: str) -> Impact:
    """Review the outcomes in a table that was handed over as bytes. Raises UserError."""
    return review(outcomes.read(data, name))


def review_example(catalog: Catalog) -> Impact:
    """Review the invented outcomes that carehire brings along."""
    return review_file(catalog.find(EXAMPLE))
