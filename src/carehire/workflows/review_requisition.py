"""Review a requisition as the studio shows it: how far it is, what is open, and the page so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from carehire import postings
from carehire.catalog import Catalog
from carehire.documents import facts
from carehire.errors import Fault
from carehire.findings import Finding
from carehire.postings.names import name_of
from carehire.postings.posting import Posting
from carehire.postings.requisition import Edits, Pay
from carehire.postings.role import PayReference, RoleTemplate
from carehire.postings.terms import SectionId
from carehire.rubrics.rubric import Rubric
from carehire.workflows.check_posting import check_draft
from carehire.workflows.draw_measures import Gauge, gauges
from carehire.workflows.edit_lines import EditableLine, lines_of
from carehire.workflows.keep_requisition import Place, value_at
from carehire.workflows.list_remarks import Remark, in_order, list_remarks, urgency
from carehire.workflows.post_role import blocking, prepare
from carehire.workflows.preview_posting import MARKS, article, provisional, with_marks

SECTIONS_OF_LINES = (SectionId.RESPONSIBILITIES, SectionId.QUALIFICATIONS, SectionId.BENEFITS)
_OWN = dict.fromkeys(("summary", "work_environment", "equal_opportunity", "accommodation"))


@dataclass(frozen=True, slots=True)
class Open:
    """Something that still has to be filled in (``missing``) or mended, by the field's name."""

    field: str
    name: str
    message: str
    missing: bool


@dataclass(frozen=True, slots=True)
class Review:
    """What the studio shows of a requisition.

    ``posting`` is the posting as far as it goes, ``own`` the same in the words of the role and
    of the house alone. ``blocking`` are the findings that keep it from being exported. ``html`` is
    the page so far, every text escaped, the words of each remark marked by its number.
    """

    role: RoleTemplate
    rubric: Rubric
    posting: Posting
    own: Posting
    open: tuple[Open, ...]
    blocking: tuple[Finding, ...]
    remarks: tuple[Remark, ...]
    gauges: tuple[Gauge, ...]
    publishable: bool
    html: str
    lines: Mapping[SectionId, tuple[EditableLine, ...]]
    pay_reference: tuple[str, ...]


def review(catalog: Catalog, data: Mapping[str, Any], now: datetime) -> Review:
    """Return the review of stored requisition data, whole or not."""
    role, statements = catalog.role(str(data.get("role"))), catalog.statements()
    prepared = prepare(catalog, data, now)
    whole, filled = provisional(role, data)
    own = postings.draft(role, whole.model_copy(update={"edits": Edits(), **_OWN}), statements)
    posting = prepared.posting or postings.draft(role, whole, statements)
    document = prepared.document or with_marks(posting, filled, data, now)
    checked = prepared.checked or check_draft(catalog, posting, document, MARKS, now.date())
    checked = replace(checked, findings=in_order(checked.findings))
    lines = {section: lines_of(own, whole.edits, section) for section in SECTIONS_OF_LINES}
    return Review(
        role=role,
        rubric=catalog.rubric(role.rubric),
        posting=posting,
        own=own,
        open=still_open(data, prepared.faults),
        blocking=tuple(blocking(prepared.findings)),
        remarks=list_remarks(checked.findings, checked.reading, posting, lines, data),
        gauges=gauges(checked.measures, catalog.checks),
        publishable=prepared.publishable,
        html=article(document, checked),
        lines=lines,
        pay_reference=tuple(_reference(entry) for entry in role.pay_reference),
    )


def _reference(entry: PayReference) -> str:
    """Return what one source says, such as ``$60,000 – $90,000 a year: published average``."""
    pay = Pay(min=entry.low, max=entry.high, currency=entry.currency, period=entry.period)
    # The kind of pay, which money() adds in brackets, is not told by the sources.
    return f"{facts.money(pay, 'en-US').rpartition(' (')[0]}: {entry.source}"


def still_open(data: Mapping[str, Any], found: Iterable[Fault]) -> tuple[Open, ...]:
    """Return what is missing or wrong under the names that people know, each once, pay and place first."""
    seen: dict[str, Open] = {}
    for fault in found:
        field = fault.field or ""
        missing = value_at(data, _place(field)) in (None, "", [], {})
        seen.setdefault(field, Open(field, name_of(field), fault.message, missing))
    return tuple(sorted(seen.values(), key=lambda entry: urgency(entry.field)))


def _place(field: str) -> Place:
    """Return the place of a field such as ``locations[1].city``; faults count from 1."""
    parts = re.findall(r"[^.\[\]]+|\[\d+\]", field)
    return tuple(int(part[1:-1]) - 1 if part.startswith("[") else part for part in parts)
