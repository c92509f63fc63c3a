"""What was read from an old posting, for the screen: the facts, what to look at, and what is left to do."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from typing import Any

from carehire.postings.names import name_of
from carehire.postings.old_posting import OPEN
from carehire.postings.terms import EmploymentType
from carehire.values import listed
from carehire.workflows.import_posting import Imported

_NARROWEST, _WIDEST = 60, 100
_NAMES = 20  # columns of the names of the facts
_FACTS = (
    *("title", "employer.name", "locations", "remote_from", "workplace", "employment_type", "schedule"),
    *("pay", "opens", "closes", "apply.url", "apply.email"),
)
_TERMS = tuple(EmploymentType)
_NOT_READ = "not found; to be filled in"


def lines(imported: Imported, source: str, out: str) -> Iterator[str]:
    """Yield what was read from the file ``source`` and written to ``out``, as lines of a screen."""
    width = min(max(shutil.get_terminal_size((_WIDEST, 24)).columns, _NARROWEST), _WIDEST)
    yield f"Read from {source}:"
    for name in _FACTS:
        value = _at(imported.data, name)
        if value is not None:
            label = name_of(name.partition(".")[0]) if name.startswith("apply") else name_of(name)
            lead = f"  {label}".ljust(_NAMES)
            yield from textwrap.wrap(
                f"{lead}{_told(value)}", width, subsequent_indent=" " * _NAMES, drop_whitespace=False
            )
    yield f"{'  Lines'.ljust(_NAMES)}{_counted(imported.data)}"
    if imported.notes:
        yield "\nPlease look at:"
        for note in imported.notes:
            yield from _point(note, width)
    if imported.unplaced:
        yield f"\nNot placed, and kept as notes at the end of {out}:"
        for left in imported.unplaced:
            yield from _point(left.text, width)
            yield from textwrap.wrap(
                f"({left.where})", width, initial_indent="    ", subsequent_indent="    "
            )
    yield ""


def _point(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent="  - ", subsequent_indent="    ")


def _at(data: dict[str, Any], name: str) -> Any:  # noqa: ANN401 - plain data
    place: Any = data
    for part in name.split("."):
        place = place.get(part) if isinstance(place, dict) else None
    return place


def _told(value: Any) -> str:  # noqa: ANN401 - plain data
    """Return a value in words; what is open says so."""
    if isinstance(value, list):
        return "; ".join(_told(each) for each in value)
    if not isinstance(value, dict):
        told = str(value).replace("_", " ") if str(value) in _TERMS else str(value)
        return told if value != OPEN else _NOT_READ
    if "currency" in value:
        return _pay(value)
    place = [str(value[part]) for part in ("city", "region", "country") if part in value]
    return _NOT_READ if value.get("city") == OPEN else ", ".join(place)


def _pay(pay: dict[str, Any]) -> str:
    """Return pay as it was read, end by end; nothing of it is guessed."""
    if pay["min"] == pay["max"] == OPEN:
        return f"{_NOT_READ}, or leave it out"
    ends = [f"{end:,}" if end != OPEN else OPEN for end in (pay["min"], pay["max"])]
    sums = ends[0] if ends[0] == ends[1] else " to ".join(ends)
    currency = pay["currency"] if pay["currency"] != OPEN else "in a currency to be filled in"
    period = f"per {pay['period']}" if pay["period"] != OPEN else "(for what time is to be filled in)"
    return f"{sums} {currency} {period}"


def _counted(data: dict[str, Any]) -> str:
    sections = [line["section"] for line in data.get("edits", {}).get("add", ())]
    numbers = {
        "responsibilities": sections.count("responsibilities"),
        "qualifications": sections.count("qualifications"),
        "benefits": len(data.get("benefits", ())),
    }
    told = [f"{number} {name}" for name, number in numbers.items() if number]
    return listed(told) if told else "none; the role's own are printed"
