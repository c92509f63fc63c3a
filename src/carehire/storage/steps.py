"""Steps and publications as rows: where each requisition stands, and how it takes a step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, object_session

from carehire.people import Actor, Person
from carehire.postings.lifecycle import State, Step
from carehire.storage.anonymity_rows import without_names
from carehire.storage.records import StepRecord
from carehire.storage.tables import PostingRow, PublicationRow, RequisitionRow, StepRow


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a requisition stands: its last step, and the publication in force, if one is out."""

    last: StepRow | None = None
    published: int | None = None
    closes: date | None = None

    @property
    def state(self) -> State:
        """The state to which the last step led."""
        return State(self.last.state) if self.last else State.DRAFT

    @property
    def last_step(self) -> Step:
        """The step that was taken last."""
        return Step(self.last.step) if self.last else Step.START


def standings(session: Session, requisition_id: str | None = None) -> dict[str, Standing]:
    """Return where one requisition stands or all do, in two questions."""
    newest = select(StepRow.requisition_id, func.max(StepRow.number).label("number")).group_by(
        StepRow.requisition_id
    )
    closes = PostingRow.content["closes"].as_string()
    out = (
        select(PublicationRow.requisition_id, PublicationRow.number, closes)
        .join(PublicationRow.posting)
        .where(PublicationRow.ended_key.is_(None))
    )
    if requisition_id is not None:
        newest = newest.where(StepRow.requisition_id == requisition_id)
        out = out.where(PublicationRow.requisition_id == requisition_id)
    marked = newest.subquery()
    last = select(StepRow).join(
        marked,
        (StepRow.requisition_id == marked.c.requisition_id) & (StepRow.number == marked.c.number),
    )
    in_force = {name: (number, day) for name, number, day in session.execute(out)}
    found = {}
    for row in session.scalars(last):
        number, day = in_force.get(row.requisition_id, (None, None))
        found[row.requisition_id] = Standing(row, number, date.fromisoformat(day) if day else None)
    return found


def standing(session: Session, requisition_id: str) -> Standing:
    """Return where one requisition stands."""
    return standings(session, requisition_id).get(requisition_id, Standing())


def take(
    session: Session,
    row: RequisitionRow,
    step: Step,
    state: State,
    actor: Actor,
    at: datetime,
    reason: str = "",
) -> StepRow:
    """Add a step to the history of a requisition that the caller has locked."""
    last = session.scalar(select(func.max(StepRow.number)).where(StepRow.requisition_id == row.id))
    taken = StepRow(
        requisition_id=row.id,
        number=(last or 0) + 1,
        step=step,
        state=state,
        at=at,
        person=actor.person.id,
        person_name=actor.person.name,
        reason=reason,
        version=row.version,
    )
    session.add(taken)
    session.flush()
    return taken


def in_force(session: Session, requisition_id: str) -> PublicationRow | None:
    """Return the publication that applicants read."""
    of_it = select(PublicationRow).where(PublicationRow.requisition_id == requisition_id)
    return session.scalars(of_it.where(PublicationRow.ended_key.is_(None))).first()


def step_record(row: StepRow) -> StepRecord:
    """Return a step as the store hands it out."""
    by, session = Person(row.person, row.person_name), object_session(row)
    why = without_names(session, row.requisition_id, row.reason) if session else row.reason
    return StepRecord(row.number, Step(row.step), State(row.state), row.at, by, why, row.version)
