"""What all values that come from files have in common: how they are compared, and a list of them said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Frozen(BaseModel):
    """A value that came from a file: unknown fields are faults, and nothing changes it later."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def listed(names: Sequence[str], limit: int = 8, last: str = "and") -> str:
    """Return ``a, b and c``; beyond ``limit`` names the rest is counted."""
    shown = list(names[:limit])
    if len(names) > limit:
        shown.append(f"{len(names) - limit} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {last} {shown[-1]}" if shown else ""


def folded(text: str) -> str:
    """Return a text in the form in which two that differ in capitals and spaces alone are equal."""
    return " ".join(text.split()).casefold()
