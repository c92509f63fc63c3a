"""Publish a requisition: take it from step to step, compare its versions, copy it into a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from carehire.catalog import Catalog
from carehire.documents.passages import passages
from carehire.errors import Fault, UserError
from carehire.people import Actor
from carehire.postings import comparison
from carehire.postings.comparison import SectionDifference
from carehire.postings.lifecycle import RULES, Rule, State, Step
from carehire.postings.posting import Posting
from carehire.storage import Store
from carehire.storage.records import PublicationRecord, RequisitionRecord, StepRecord
from carehire.workflows.open_house import House
from carehire.workflows.post_role import Prepared, blocking, prepare
from carehire.writers import jsonld

DRAFT = "draft"
_OF_THEN = ("opens", "closes")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a requisition stands, what may be done next, and how it came there, newest first."""

    record: RequisitionRecord
    words: str
    expired: bool
    choices: tuple[tuple[Step, Rule], ...]
    steps: tuple[StepRecord, ...]
    publications: tuple[PublicationRecord, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two versions, each named as a reader calls it."""

    old: str
    new: str
    sections: tuple[SectionDifference, ...]


def show_standing(store: Store, actor: Actor, requisition_id: str, today: date) -> Standing:
    """Return where a requisition stands."""
    record = store.requisition(actor, requisition_id)
    return Standing(
        record,
        standing_words(record, today),
        record.is_expired(today),
        tuple((step, RULES[step]) for step in record.next_steps),
        tuple(store.steps(actor, requisition_id)),
        tuple(store.publications(actor, requisition_id)),
    )


def standing_words(record: RequisitionRecord, today: date) -> str:
    """Say in a few words where a requisition stands, such as ``In review (version 2 is published)``."""
    if record.state is State.PUBLISHED:
        words = f"Published, version {record.published}"
        return f"{words}, expired" if record.is_expired(today) else words
    if record.published is None:
        return record.state.label
    out = "expired" if record.is_expired(today) else "published"
    return f"{record.state.label} (version {record.published} is {out})"


def advance(
    store: Store,
    actor: Actor,
    catalog: Catalog,
    requisition_id: str,
    step: Step,
    version: int,
    now: datetime,
    reason: str = "",
    by: str = "",
) -> RequisitionRecord:
    """Take a step of the life cycle, provided that the requisition still is at ``version``.

    ``by`` is the name of whoever takes it, for the history. Approving and publishing vouch for
    a whole posting, and raise UserError with all that is still open while it isn't.
    """
    signed = actor.signing(by)
    if step not in (Step.APPROVE, Step.PUBLISH):
        return store.take_step(signed, requisition_id, step, version, reason)
    record = store.requisition(actor, requisition_id)
    posting = publishable(prepare(catalog, record.data, now))
    if step is Step.APPROVE:
        return store.take_step(signed, requisition_id, step, version, reason)
    # Should the requisition change in between, its version does, and the store refuses.
    return store.publish(signed, requisition_id, posting, version, reason)


def compare(
    store: Store, actor: Actor, catalog: Catalog, requisition_id: str, old: str, new: str, now: datetime
) -> Comparison:
    """Compare two versions: each the number of a published one, or ``draft`` for what stands now."""
    before, after = (_version(store, actor, catalog, requisition_id, each, now) for each in (old, new))
    return Comparison(_called(old), _called(new), comparison.compare(passages(before), passages(after)))


def copy(store: Store, actor: Actor, requisition_id: str) -> RequisitionRecord:
    """Copy a requisition, closed or not, into a new draft: all but its days, with the rubric it used."""
    record = store.requisition(actor, requisition_id)
    data = {name: value for name, value in record.data.items() if name not in _OF_THEN}
    made = store.add_requisition(actor, data | {"id": requisition_id})
    rubric = store.rubric(actor, requisition_id)
    if rubric is not None:
        store.set_rubric(actor, made.id, rubric)
    return made


def _version(
    store: Store, actor: Actor, catalog: Catalog, requisition_id: str, version: str, now: datetime
) -> Posting:
    if version == DRAFT:
        return _whole(prepare(catalog, store.requisition(actor, requisition_id).data, now))
    if not version.isdecimal():
        raise UserError(f'"{version}" is no version; give the number of a published one, or "{DRAFT}".')
    return store.publication(actor, requisition_id, int(version)).posting


def _called(version: str) -> str:
    return "the present draft" if version == DRAFT else f"version {version}"


def _whole(prepared: Prepared) -> Posting:
    if prepared.posting is None:
        raise UserError(prepared.faults)
    return prepared.posting


def first_public(kept: Sequence[PublicationRecord]) -> date:
    """Return the day on which the newest of these versions (newest first) came out as news.

    A version that ended as the next began was the same posting; after a closing it was news again.
    """
    first = kept[0]
    for older in kept[1:]:
        if older.ended != first.begun:
            break
        first = older
    return first.begun.at.date()


def publishable(prepared: Prepared) -> Posting:
    """Return the posting. Raises UserError with all that is still open while it can't be published."""
    posting = _whole(prepared)
    left = blocking(prepared.findings)
    if left:
        raise UserError(
            Fault(f"{finding.why} {finding.suggestion}".strip(), field=finding.where) for finding in left
        )
    return posting


def jsonld_of(house: House, actor: Actor, requisition_id: str, now: datetime) -> bytes:
    """Return the posting as JSON-LD for a web page, once it is kept with what applicants will read."""
    record = house.store.requisition(actor, requisition_id)
    posting = publishable(prepare(house.catalog, record.data, now))
    house.store.add_posting(actor, requisition_id, posting)
    posted = first_public(house.store.publications(actor, record.id)) if record.published else None
    return jsonld.write(posting, posted or now.date())
