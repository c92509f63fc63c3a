"""Check a posting: what readers of it would stumble over, wherever it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from carehire import checks
from carehire.catalog import Catalog
from carehire.checks import waivers
from carehire.checks.measures import Measures, measure
from carehire.checks.reading import Reading
from carehire.checks.subject import Subject
from carehire.documents import posting as posting_document
from carehire.documents.blocks import Document
from carehire.documents.reading import read
from carehire.errors import Fault, UserError, unknown
from carehire.findings import Finding, Severity
from carehire.postings.posting import Posting
from carehire.postings.role import RoleTemplate
from carehire.readers import posting_text
from carehire.settings import FILE
from carehire.values import folded

_ORDER = list(Severity)
_OF_FACTS = frozenset(("pay", "pay_ranges", "dates", "jurisdictions"))


@dataclass(frozen=True, slots=True)
class Checked:
    """A posting as it is read, and what was found in it: errors first, then in reading order."""

    reading: Reading
    findings: tuple[Finding, ...]
    measures: Measures

    @property
    def errors(self) -> int:
        """How many of the findings are errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def check_posting(catalog: Catalog, posting: Posting, today: date) -> Checked:
    """Check a posting that came from a requisition."""
    created = datetime.combine(today, time(), UTC)
    return check_document(catalog, posting, posting_document.build(posting, created), today)


def check_document(catalog: Catalog, posting: Posting, document: Document, today: date) -> Checked:
    """Check a posting whose document is there already."""
    return _checked(_subject(catalog, posting, document, today))


def check_alone(
    catalog: Catalog, posting: Posting, document: Document, today: date, name: str
) -> tuple[Finding, ...]:
    """Return what one check finds in a posting whose document is there already."""
    return tuple(checks.run_one(_subject(catalog, posting, document, today), name))


def _subject(catalog: Catalog, posting: Posting, document: Document, today: date) -> Subject:
    return Subject(
        reading=read(document),
        vocabulary=catalog.words(),
        today=today,
        posting=posting,
        rubric=catalog.rubric(posting.rubric),
        role=catalog.role(posting.role) if posting.role in catalog.role_ids() else None,
        options=catalog.checks,
        places=catalog.jurisdictions(),
    )


def check_draft(
    catalog: Catalog, posting: Posting, document: Document, stand_ins: Sequence[str], today: date
) -> Checked:
    """Check the words alone of a posting that isn't whole yet: its facts, and what it lacks, are still open.

    ``stand_ins`` are the marks that stand in the document for what is still to come.
    """
    role = catalog.role(posting.role)
    subject = Subject(
        reading=read(document),
        vocabulary=catalog.words(),
        today=today,
        rubric=catalog.rubric(posting.rubric),
        role=role,
        options=catalog.checks,
    )
    checked = _checked(subject)
    told = (
        finding
        for finding in checked.findings
        if finding.text and finding.check not in _OF_FACTS and not any(m in finding.text for m in stand_ins)
    )
    return replace(checked, findings=tuple(waivers.apply(told, posting.waivers)))


def check_file(catalog: Catalog, path: Path, today: date) -> Checked:
    """Check any posting text: a Word file, a web page, Markdown or plain text. Raises DataFileError."""
    return _check_reading(catalog, posting_text.read_file(path, catalog.words().headings), today)


def check_text(catalog: Catalog, data: bytes, name: str, today: date) -> Checked:
    """Check the bytes of a file called ``name``, such as an upload. Raises DataFileError."""
    return _check_reading(catalog, posting_text.read(data, name, catalog.words().headings), today)


def _check_reading(catalog: Catalog, reading: Reading, today: date) -> Checked:
    title = reading.title
    role = _role_titled(catalog, reading.text[title.body : title.end]) if title else None
    subject = Subject(
        reading=reading,
        vocabulary=catalog.words(),
        today=today,
        role=role,
        rubric=catalog.rubric(role.rubric) if role else None,
        options=catalog.checks,
        places=catalog.jurisdictions(),
    )
    return _checked(subject)


def _role_titled(catalog: Catalog, title: str) -> RoleTemplate | None:
    """Return the role of that title, or else the only one that is also known by it."""
    plain = folded(title)
    roles = list(catalog.roles())
    exact = next((role for role in roles if role.title.casefold() == plain), None)
    also = [role for role in roles if plain in (name.casefold() for name in role.also_known_as)]
    return exact or (also[0] if len(also) == 1 else None)


def refuse_unknown(catalog: Catalog) -> None:
    """Raise UserError where the settings turn off a check that isn't there."""
    known = checks.names(catalog.words())
    strange = [name for name in catalog.checks.off if name not in known]
    if strange:
        raise UserError(Fault(unknown("check", name, known), FILE, field="checks.off") for name in strange)


def _checked(subject: Subject) -> Checked:
    found = sorted(
        checks.run(subject), key=lambda finding: (_ORDER.index(finding.severity), finding.start or 0)
    )
    return Checked(subject.reading, tuple(found), measure(subject))
