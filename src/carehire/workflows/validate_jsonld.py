"""Validate the JSON-LD of any page: ours or somebody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from carehire.checks import jsonld
from carehire.findings import Finding
from carehire.readers import jsonld_pages


def validate(path: Path, today: date) -> list[Finding]:
    """Return what search engines would refuse or miss. Raises DataFileError where the file can't be read.

    Where a page has several scripts with JSON-LD, those without a posting are passed over
    as long as one has it, and each path begins with the line of its script.
    """
    blocks = jsonld_pages.read_file(path)
    if len(blocks) == 1:
        return jsonld.validate(blocks[0].data, today)
    with_posting = [block for block in blocks if jsonld.has_posting(block.data)] or blocks[:1]
    return [
        replace(found, where=f"line {block.line}: {found.where}")
        for block in with_posting
        for found in jsonld.validate(block.data, today)
    ]
