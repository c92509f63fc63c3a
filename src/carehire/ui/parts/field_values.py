"""What is kept as a field shows it, and what was typed into a field as it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from carehire.postings.pay_sums import one_sum


def as_is(kept: Any) -> Any:  # noqa: ANN401 - plain data
    """Return what is kept, as a choice shows it."""
    return kept


def as_choice(kept: Any) -> Any:  # noqa: ANN401 - plain data
    """Return what was chosen; None where a choice is asked for and nobody has made it."""
    return kept or None


def as_text(kept: Any) -> str:  # noqa: ANN401 - plain data
    """Return a text as its field shows it."""
    return "" if kept is None else str(kept)


def from_text(typed: str) -> str | None:
    """Return what was typed; None where nothing was."""
    return (typed or "").strip() or None


def as_lines(kept: Any) -> str:  # noqa: ANN401 - plain data
    """Return a list of texts with an empty line between them."""
    return kept if isinstance(kept, str) else "\n\n".join(str(text) for text in kept or ())


def from_lines(typed: str) -> list[str] | None:
    """Return the lines that were typed; None where there are none."""
    return [line.strip() for line in (typed or "").splitlines() if line.strip()] or None


def as_number(kept: Any) -> float | None:  # noqa: ANN401 - plain data
    """Return a number as its field shows it; None where what is kept is none."""
    try:
        return float(kept)
    except (TypeError, ValueError):
        return None


def from_number(typed: float | None) -> int | float | None:
    """Return a number, whole where it is."""
    return int(typed) if typed is not None and typed == int(typed) else typed


def as_amount(kept: Any) -> str:  # noqa: ANN401 - plain data
    """Return a sum such as ``60,000`` or ``18.50``, and what is no sum as it was typed."""
    if isinstance(kept, float) and kept.is_integer():
        kept = int(kept)
    if isinstance(kept, int | float):
        return f"{kept:,}" if isinstance(kept, int) else f"{kept:,.2f}"
    return as_text(kept)


def from_amount(typed: str, currency: str | None) -> int | float | str | None:
    """Return the sum that was typed, as people write it; what is no sum stays what it is."""
    found = one_sum(typed or "", currency)
    return from_text(typed) if found is None else from_number(float(found))


def as_day(kept: Any) -> date | None:  # noqa: ANN401 - plain data
    """Return a day; None where what is kept is none."""
    try:
        return date.fromisoformat(str(kept))
    except ValueError:
        return None


def from_day(typed: date | None) -> str | None:
    """Return a day as it is kept."""
    return typed.isoformat() if typed else None


def from_several(typed: Sequence[str]) -> list[str] | None:
    """Return the choices; None where there are none."""
    return list(typed) or None


def as_words(kept: Any) -> str:  # noqa: ANN401 - plain data
    """Return what is kept as a message says it."""
    return f"“{as_lines(kept) if isinstance(kept, list) else kept}”" if kept else "nothing"
