"""List the requisitions, each with what it waits for and where that is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from carehire.catalog import Catalog
from carehire.errors import UserError
from carehire.people import Actor
from carehire.postings.lifecycle import State
from carehire.storage import Store
from carehire.storage.records import RequisitionRecord
from carehire.workflows.keep_requisition import value_at
from carehire.workflows.post_role import waits_for
from carehire.workflows.publish_requisition import standing_words
from carehire.workflows.review_requisition import still_open


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a requisition waits for, on which page that is done, and what its link says."""

    words: str
    page: str
    action: str


@dataclass(frozen=True, slots=True)
class Opening:
    """A requisition as a list shows it; ``standing`` says where it stands in its life."""

    id: str
    title: str
    employer: str
    place: str
    changed: datetime
    waiting: Waiting
    state: State
    published: int | None
    standing: str
    closes: date | None = None

    @property
    def closed(self) -> bool:
        """Whether it is over and done with."""
        return self.state is State.CLOSED


_COMPLETE = Waiting("Posting complete; waits to be exported", "posting", "Export the posting")
_NEXT = {
    State.IN_REVIEW: Waiting("Posting in review; waits for approval", "posting", "Review the posting"),
    State.APPROVED: Waiting("Posting approved; waits to be published", "posting", "Publish the posting"),
    State.PUBLISHED: Waiting("Posting published; waits for candidates", "candidates", "Take in candidates"),
}


def list_requisitions(store: Store, actor: Actor, catalog: Catalog, now: datetime) -> list[Opening]:
    """Return all requisitions, newest change first, those that are closed after all others."""
    listed = [_opening(catalog, record, now) for record in store.requisitions(actor)]
    return sorted(listed, key=lambda opening: opening.closed)


def list_deleted(store: Store, actor: Actor, catalog: Catalog, now: datetime) -> list[Opening]:
    """Return what lies in the bin, last deleted first."""
    return [_opening(catalog, record, now) for record in store.requisitions(actor, deleted=True)]


def _opening(catalog: Catalog, record: RequisitionRecord, now: datetime) -> Opening:
    data = record.data
    return Opening(
        record.id,
        title_of(catalog, record),
        str(value_at(data, ("employer", "name")) or ""),
        str(value_at(data, ("locations", 0, "city")) or ""),
        record.updated_at,
        _waiting(catalog, record, now),
        record.state,
        record.published,
        standing_words(record, now.date()),
        _closing_day(record),
    )


def _closing_day(record: RequisitionRecord) -> date | None:
    """Return the last day to apply: as it is published, or else as the draft says."""
    if record.closes:
        return record.closes
    try:
        return date.fromisoformat(str(record.data.get("closes")))
    except ValueError:
        return None


def title_of(catalog: Catalog, record: RequisitionRecord) -> str:
    """Return what a requisition is called: its own title, its role's, or else its id."""
    if record.data.get("title"):
        return str(record.data["title"])
    try:
        return catalog.role(str(record.data.get("role"))).title
    except UserError:
        return record.id


def _waiting(catalog: Catalog, record: RequisitionRecord, now: datetime) -> Waiting:
    counts = record.counts
    if record.state is State.CLOSED:
        return Waiting("Closed; waits for nothing", "posting", "See the posting")
    if record.state is State.PUBLISHED and record.is_expired(now.date()) and not counts.candidates:
        return Waiting(
            "The last day to apply has passed; close it or give a new day", "posting", "See the posting"
        )
    on_its_way = record.state in (State.IN_REVIEW, State.APPROVED)
    if not counts.candidates and (on_its_way or not counts.postings):
        return _of_the_posting(catalog, record, now)
    if not counts.candidates:
        return Waiting("Posting exported; waits for candidates", "candidates", "Take in candidates")
    done, started = counts.scorecards_submitted, counts.scorecards_started
    people = f"{counts.candidates} candidate{'s' if counts.candidates != 1 else ''}"
    ready = counts.panels_ready
    if not started and not ready:
        return Waiting(f"{people}; waits for the first scorecard", "scorecard", "Rate candidates")
    handed_in = f"{done} of {started} scorecards submitted"
    if done == started:
        handed_in += ", and not everybody on the panel has begun"
    if not ready:
        return Waiting(f"{people}; waits for the panel: {handed_in}", "scorecard", "See who is missing")
    missing = f", {handed_in}" if ready < counts.candidates and done < started else ""
    if counts.undecided:
        words = f"{people}; {counts.undecided} ready for the debrief{missing}"
        return Waiting(words, "debrief", "Hold the debrief")
    if missing:
        return Waiting(f"{people}; {ready} decided{missing}", "scorecard", "See who is missing")
    decided = "all decided" if ready == counts.candidates else f"{ready} decided"
    return Waiting(f"{people}; {decided}", "shortlist", "See the shortlist")


def _of_the_posting(catalog: Catalog, record: RequisitionRecord, now: datetime) -> Waiting:
    try:
        faults, marks = waits_for(catalog, record.data, now)
    except UserError as error:
        return Waiting(f"Waits for help: {error}", "posting", "See the posting")
    left = [entry.name for entry in still_open(record.data, faults)]
    left += [finding.why.rstrip(".") for finding in marks]
    if not left:
        return _NEXT.get(record.state, _COMPLETE)
    more = f" and {len(left) - 1} more" if len(left) > 1 else ""
    return Waiting(f"Waits for: {left[0]}{more}", "posting", "Fill in the posting")
