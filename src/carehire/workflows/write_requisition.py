"""Write an imported requisition as a file to finish, with the old posting's words beside what was read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from carehire import datafile
from carehire.workflows.import_posting import Imported
from carehire.writers.characters import clean

_HELP = {
    "id": "your name for this opening: small letters, digits, hyphens",
    "employer": "as candidates know you",
    "workplace": "onsite, hybrid or remote",
    "locations": "city, region such as CO, and the country's two letters, such as US, GB or DE",
    "remote_from": "from where it may be done: US, US-CO, GB …",
    "pay": "numbers without sign or commas, paid per hour, day, week, month or year; or delete the block",
    "employment_type": "full_time, part_time, contract, temporary, internship, volunteer or per_diem",
    "closes": "the last day to apply, such as {example}; or delete the line",
    "apply": "a url, an email or both",
    "edits": "changes to the role's own lines; the role itself stays as it is",
}
_WIDTH = 116


def commented(imported: Imported, name: str, today: date) -> str:
    """Return the requisition as YAML; comments say what it was read from, and what was not placed.

    Together with its comments the file holds every sentence of the old posting, which was
    called ``name``.
    """
    lines = [
        f"# A requisition, read from {_line(name)} on {today}.",
        "# Fill in everything that says TBD, then check it:   carehire posting check THIS-FILE",
        "# Lines that begin with # are notes for you; nothing of them is ever printed.",
    ]
    lines += [line for note in imported.notes for line in _comment(note, "# - ")]
    for key, value in imported.data.items():
        said = [taken.text for taken in imported.taken if taken.field.partition(".")[0] == key]
        lines.append("")
        if key in _HELP:
            lines += _comment(f"{_HELP[key].format(example=today + timedelta(days=30))}", "# ")
        lines += [line for text in said for line in _comment(f"The old posting says: {text}", "# ")]
        lines.append(datafile.dump({key: _cleaned(value)}).rstrip("\n"))
    lines += _rest(imported)
    return "\n".join(lines) + "\n"


def _rest(imported: Imported) -> Iterator[str]:
    """Yield what stands at the end: headings that were read, and what found no place."""
    read = [taken for taken in imported.taken if taken.field.partition(".")[0] not in imported.data]
    if read:
        yield "\n# Read as well:"
        for taken in read:
            yield from _comment(f"{taken.field}: {taken.text}", "# - ")
    if imported.unplaced:
        yield "\n# Not placed; look whether it belongs somewhere:"
        for left in imported.unplaced:
            yield from _comment(f"{left.text} ({left.where})", "# - ")


def _comment(text: str, lead: str) -> Iterable[str]:
    return textwrap.wrap(
        _line(text),
        _WIDTH,
        initial_indent=lead,
        subsequent_indent="#" + " " * (len(lead) - 1),
        break_on_hyphens=False,
        break_long_words=False,
    )


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - plain data in, plain data out
    if isinstance(value, dict):
        return {name: _cleaned(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_cleaned(part) for part in value]
    return clean(value) if isinstance(value, str) else value
