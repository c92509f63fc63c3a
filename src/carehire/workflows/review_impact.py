"""Review impact: outcomes by stage beside the groups that people say they belong to.

The one place where both come together, and only numbers of people leave it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from carehire.fairness.adverse_impact import review
from carehire.fairness.impact import Impact
from carehire.readers import outcomes as outcomes_reader


def review_file(path: Path, *, groups: Sequence[str] = (), stages: Sequence[str] = ()) -> Impact:
    """Review the outcomes in a table. Raises UserError with every fault of it."""
    return review(outcomes_reader.read_file(path, groups=groups, stages=stages))


def review_upload(data: bytes, name: str, *, groups: Sequence[str] = ()) -> Impact:
    """Review the outcomes in a table that was handed over as bytes. Raises UserError."""
    return review(outcomes_reader.read(data, name, groups=groups))
