"""Validate the JSON-LD of any page: ours or somebody else's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from carehire.checks import jsonld
from carehire.findings import Finding, Severity
from carehire.readers import jsonld_pages
from carehire.readers.json_text import Slip
from carehire.readers.jsonld_pages import Block

_JSON = "RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format"


def validate(path: Path, today: date, content: bytes | None = None) -> list[Finding]:
    """Return what search engines would refuse or miss. Raises DataFileError where the file has no JSON-LD.

    ``content`` stands for what the file would hold, where there is none; ``path`` names it. A
    script that is no JSON is an error beside which the others are still validated. Where a
    page has several scripts, each path begins with the line of its own.
    """
    blocks = jsonld_pages.read_file(path) if content is None else jsonld_pages.read_bytes(content, path)
    several = len(blocks) > 1
    parts = [
        (f"line {block.line}: $" if several else "$", block.data) for block in blocks if block.fault is None
    ]
    found = [finding for block in blocks for finding in _slips(block)]
    broken_posting = any(block.fault and (block.means_posting or not parts) for block in blocks)
    validated = jsonld.validate_parts(parts, today, blocks[0].page)
    if broken_posting and not jsonld.has_posting(parts):
        return found  # the posting is in what can't be read
    return found + validated


def _slips(block: Block) -> Iterator[Finding]:
    if block.fault:
        yield _finding(block.fault, Severity.ERROR)
    for slip in block.doubts:
        yield _finding(slip, Severity.WARNING)


def _finding(slip: Slip, severity: Severity) -> Finding:
    where = f"line {slip.line}, column {slip.column}"
    return Finding(jsonld.CHECK, severity, where, slip.why, slip.suggestion, slip.found, source=_JSON)
