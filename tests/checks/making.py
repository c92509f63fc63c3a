"""Postings of a few lines, read and checked as a text file is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from carehire import checks
from carehire.catalog import Catalog
from carehire.checks.reading import Reading, compose
from carehire.checks.subject import Subject
from carehire.findings import Finding
from carehire.readers import posting_plain
from carehire.readers.posting_sections import pieces
from carehire.settings import CheckSettings

CATALOG = Catalog()
WORDS = CATALOG.words()
TODAY = date(2027, 1, 10)


def reading(text: str) -> Reading:
    return compose(pieces(posting_plain.read(text), WORDS.headings))


def subject(text: str, **fields: Any) -> Subject:
    """Return a text as a subject; fields are those of Subject, or settings of the checks."""
    known = {name: value for name, value in fields.items() if name in Subject.__dataclass_fields__}
    options = CheckSettings(**{name: value for name, value in fields.items() if name not in known})
    return replace(Subject(reading(text), WORDS, TODAY), options=options, **known)


def found(check: str, text: str, **fields: Any) -> list[Finding]:
    """Return what one check finds in a text."""
    return [each for each in checks.run(subject(text, **fields)) if each.check == check]


def told(check: str, text: str, **fields: Any) -> list[str]:
    """Return the words that one check points at."""
    return [each.text for each in found(check, text, **fields)]


def accepted(text: str, finding: Finding) -> str:
    """Return the plain text with a finding's replacement put in, as one click does."""
    plain = reading(text).text
    assert finding.replacement
    return plain[: finding.start] + finding.replacement + plain[finding.end :]
