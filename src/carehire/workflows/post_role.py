"""Post a role: from a requisition to a posting, its findings, and its documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from carehire import datafile, postings, writers
from carehire.catalog import Catalog, read_text
from carehire.checks import placeholders
from carehire.documents import posting as posting_document
from carehire.documents.blocks import Document
from carehire.documents.look import Look
from carehire.errors import DataFileError, Fault, UserError, unknown
from carehire.findings import Finding
from carehire.postings.posting import Posting
from carehire.postings.requisition import Requisition
from carehire.workflows import check_posting
from carehire.workflows.check_posting import Checked
from carehire.writers import jsonld
from carehire.writers.docx import missing_styles as styles_missing_in

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A requisition on its way: the posting where it is whole, and what it still waits for."""

    posting: Posting | None = None
    document: Document | None = None
    faults: tuple[Fault, ...] = ()
    checked: Checked | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What readers would stumble over; nothing is held against a posting that isn't whole."""
        return self.checked.findings if self.checked else ()

    @property
    def publishable(self) -> bool:
        """Whether it can be exported: whole, and nothing in it is left for the author."""
        return self.posting is not None and not blocking(self.findings)


def blocking(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return the findings that stop an export: only marks that were left for the author do.

    Everything else is a person's decision; checks are a window on the side.
    """
    return [finding for finding in findings if finding.check == placeholders.ID]


def _problems(catalog: Catalog, data: Any) -> list[tuple[Place, str]]:  # noqa: ANN401 - plain data
    """Return all that is wrong with plain requisition data, the role's names included."""
    found = datafile.problems(data, Requisition)
    told = {place for place, _ in found}
    name = data.get("role") if isinstance(data, dict) else None
    if isinstance(name, str) and ("role",) not in told:
        known = catalog.role_ids()
        if name in known:
            found += postings.unknown_names(data, catalog.role(name))
        else:
            found.append((("role",), unknown("role", name, known)))
    return found


def read_requisition(catalog: Catalog, path: Path) -> Posting:
    """Return the posting of a requisition file. Raises DataFileError with every fault and its line."""
    raw = datafile.parse(read_text(path), path)
    found = _problems(catalog, raw.data)
    if found:
        faults = [raw.fault(place, message) for place, message in found]
        raise DataFileError(path, sorted(faults, key=lambda fault: (fault.line or 0, fault.column or 0)))
    requisition = Requisition.model_validate(raw.data)
    try:
        return postings.draft(catalog.role(requisition.role), requisition, catalog.statements())
    except UserError as error:
        raise DataFileError(path, error.faults) from None


def check(catalog: Catalog, posting: Posting, today: date) -> tuple[Finding, ...]:
    """Return what a reader of the posting would stumble over."""
    return check_posting.check_posting(catalog, posting, today).findings


def prepare(catalog: Catalog, data: Mapping[str, Any], now: datetime) -> Prepared:
    """Return how far a stored requisition has come; a fault in it is told, never raised."""
    posting = _drafted(catalog, data)
    if not isinstance(posting, Posting):
        return Prepared(faults=posting)
    document = posting_document.build(posting, now)
    checked = check_posting.check_document(catalog, posting, document, now.date())
    return Prepared(posting, document, (), checked)


def waits_for(
    catalog: Catalog, data: Mapping[str, Any], now: datetime
) -> tuple[tuple[Fault, ...], tuple[Finding, ...]]:
    """Return what keeps a stored requisition from being exported: its faults, or else the marks left in it.

    A list asks this of every requisition, so no other check runs.
    """
    posting = _drafted(catalog, data)
    if not isinstance(posting, Posting):
        return posting, ()
    return (), _left(catalog, posting, posting_document.build(posting, now), now.date())


def _drafted(catalog: Catalog, data: Mapping[str, Any]) -> Posting | tuple[Fault, ...]:
    """Return the posting of stored requisition data, or all that is wrong with them."""
    found = _problems(catalog, dict(data))
    if found:
        return tuple(Fault(message, field=datafile.field_name(place)) for place, message in found)
    requisition = Requisition.model_validate(data)
    try:
        return postings.draft(catalog.role(requisition.role), requisition, catalog.statements())
    except UserError as error:
        return error.faults


def _left(catalog: Catalog, posting: Posting, document: Document, today: date) -> tuple[Finding, ...]:
    return check_posting.check_alone(catalog, posting, document, today, placeholders.ID)


def export(catalog: Catalog, posting: Posting, ending: str, look: Look, now: datetime) -> bytes:
    """Return the posting as a document. Raises UserError while something is left for the author."""
    if ending not in writers.FORMATS:
        raise UserError(unknown("format", ending, (*writers.FORMATS, "jsonld")))
    document = posting_document.build(posting, now)
    refuse_unfinished(catalog, posting, document, now.date())
    return writers.FORMATS[ending].write(document, look)


def export_markup(
    catalog: Catalog, posting: Posting, now: datetime, posted: date | None = None, url: str | None = None
) -> bytes:
    """Return the posting as JSON-LD for a web page. Raises UserError while something is left for the author.

    ``posted`` is the first day on which it was public, where the posting doesn't say; today without it.
    """
    refuse_unfinished(catalog, posting, posting_document.build(posting, now), now.date())
    return jsonld.write(posting, posted or now.date(), url)


def refuse_unfinished(catalog: Catalog, posting: Posting, document: Document, today: date) -> None:
    """Raise UserError with each finding that stops an export."""
    left = _left(catalog, posting, document, today)
    if left:
        raise UserError(
            Fault(f'{finding.why} Found: "{finding.text}". {finding.suggestion}', field=finding.where)
            for finding in left
        )


def missing_styles(look: Look, ending: str) -> tuple[str, ...]:
    """Return the styles that an organisation's base lacks and carehire's own replaced."""
    return (
        styles_missing_in(look.base, look.base_name)
        if ending == "docx" and look.base is not look.house_base
        else ()
    )
