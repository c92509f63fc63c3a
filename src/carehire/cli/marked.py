"""What was found in a posting, for the screen with the words underlined, or as data."""

from __future__ import annotations

import dataclasses
import shutil
import textwrap
from collections import Counter
from collections.abc import Iterator
from typing import Any
from unicodedata import category, combining, east_asian_width

from carehire.checks.together import groups, told
from carehire.cli import faces
from carehire.findings import Finding, Severity
from carehire.workflows.check_posting import Checked

_INDENT = "    "
_NARROWEST, _WIDEST = 60, 110
_BEFORE = 30


def title(checked: Checked) -> str:
    """Return the posting's title as it is read."""
    part = checked.reading.title
    return checked.reading.text[part.body : part.end] if part else "no title"


def counted(checked: Checked) -> str:
    """Return how many findings there are of each kind, such as ``1 error, 3 warnings, 2 notes``."""
    numbers = Counter(group[0].severity for group in groups(checked.findings))
    told = [f"{numbers[kind]} {kind.value}{'s' * (numbers[kind] != 1)}" for kind in Severity if numbers[kind]]
    return ", ".join(told) or "nothing found"


def as_data(checked: Checked) -> dict[str, Any]:
    """Return title, plain text, findings and counts as plain data; places index the text."""
    return {
        "title": title(checked),
        "text": checked.reading.text,
        "findings": faces.findings_as_data(checked.findings),
        "measures": dataclasses.asdict(checked.measures),
    }


def lines(checked: Checked) -> Iterator[str]:
    """Yield the findings as lines of a screen, errors first."""
    width = min(max(shutil.get_terminal_size((100, 24)).columns, _NARROWEST), _WIDEST)
    for group in groups(checked.findings):
        finding, said_together = group[0], told(group)
        yield f"{finding.severity.value}: {finding.check} ({finding.where})"
        yield from _quoted(checked.reading.text, finding, width - len(_INDENT))
        said = " ".join(part for part in (said_together.why, finding.suggestion) if part)
        if finding.kept:
            said += f" Kept, since: {finding.kept}"
        yield from textwrap.wrap(said, width, initial_indent=_INDENT, subsequent_indent=_INDENT)
        for own in said_together.each:
            yield from textwrap.wrap(
                own, width, initial_indent=f"{_INDENT}- ", subsequent_indent=f"{_INDENT}  "
            )
        if finding.replacement and finding.replacement not in finding.suggestion:
            instead = f"Instead: {finding.replacement}"
            yield from textwrap.wrap(instead, width, initial_indent=_INDENT, subsequent_indent=_INDENT)
        yield ""


def _quoted(text: str, finding: Finding, width: int) -> Iterator[str]:
    """Yield the line of the text and carets below the words; of a long line the stretch around them."""
    start, end = finding.start or 0, finding.end or 0
    if start >= end:
        return
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    last = len(text) if last < 0 else last
    begin = first if end - first <= width else max(first, start - _BEFORE)
    stop = min(last, begin + width - 2)
    lead = "…" if begin > first else ""
    tail = "…" if stop < last else ""
    line = text[begin:stop].replace("\t", " ")
    marked = text[start : min(end, stop)].replace("\t", " ")
    yield f"{_INDENT}{lead}{line}{tail}"
    yield f"{_INDENT}{' ' * (len(lead) + _columns(text[begin:start]))}{'^' * max(_columns(marked), 1)}"


def _columns(text: str) -> int:
    """Return how many columns of a screen a text takes; signs that are joined to one picture are one."""
    columns, joined = 0, False
    for sign in text:
        tone = "\U0001f3fb" <= sign <= "\U0001f3ff"
        if not (joined or tone or combining(sign) or category(sign) in ("Mn", "Me", "Cf")):
            columns += 2 if east_asian_width(sign) in "WF" else 1
        joined = sign == "\u200d"
    return columns
