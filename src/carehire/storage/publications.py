"""The life cycle in the store: every step checked where it is taken, every published version kept."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from carehire.errors import NotFoundError, UserError, unknown
from carehire.people import Actor
from carehire.postings.lifecycle import CHOICES, RULES, State, Step, allowed, following
from carehire.postings.posting import Posting
from carehire.storage.access import require_owner
from carehire.storage.cleaning import clean_text
from carehire.storage.postings import Postings, posting_record
from carehire.storage.records import PublicationRecord, RequisitionRecord, StepRecord
from carehire.storage.requisitions import require_version, told
from carehire.storage.steps import Standing, in_force, standing, step_record, take
from carehire.storage.tables import PublicationRow, StepRow
from carehire.storage.transactions import live


class Publications(Postings):
    """The store's part for the states of requisitions and for what was published of them."""

    def take_step(
        self, actor: Actor, requisition_id: str, step: Step, version: int, reason: str = ""
    ) -> RequisitionRecord:
        """Take a step, provided that the requisition still is at ``version``.

        Raises UserError for a step that isn't next or lacks its reason, ConflictError where
        somebody was quicker. Publishing needs the posting, and so a call of its own.
        """
        if step not in CHOICES or step is Step.PUBLISH:
            raise ValueError(f"nobody takes the step {step} by this call")
        return self._step(actor, requisition_id, step, version, reason)

    def publish(
        self, actor: Actor, requisition_id: str, posting: Posting, version: int, reason: str = ""
    ) -> RequisitionRecord:
        """Publish what was approved: ``posting``, as it was drafted from ``version``.

        It gets the next number, and takes the place of the publication in force.
        """
        return self._step(actor, requisition_id, Step.PUBLISH, version, reason, posting)

    def steps(self, actor: Actor, requisition_id: str) -> list[StepRecord]:
        """Return the history of a requisition's states, newest first."""
        require_owner(actor, "see the history of a requisition")
        with self._read(actor) as session:
            live(session, requisition_id)
            of_it = select(StepRow).where(StepRow.requisition_id == requisition_id)
            return [step_record(row) for row in session.scalars(of_it.order_by(StepRow.number.desc()))]

    def publications(self, actor: Actor, requisition_id: str) -> list[PublicationRecord]:
        """Return every published version of a requisition, newest first."""
        require_owner(actor, "see the published versions")
        with self._read(actor) as session:
            live(session, requisition_id)
            of_it = select(PublicationRow).where(PublicationRow.requisition_id == requisition_id)
            return [_record(row) for row in session.scalars(of_it.order_by(PublicationRow.number.desc()))]

    def publication(self, actor: Actor, requisition_id: str, number: int) -> PublicationRecord:
        """Return one published version of a requisition."""
        require_owner(actor, "see the published versions")
        with self._read(actor) as session:
            live(session, requisition_id)
            of_it = select(PublicationRow).where(PublicationRow.requisition_id == requisition_id)
            row = session.scalars(of_it.where(PublicationRow.number == number)).first()
            if row is None:
                known = [str(each.number) for each in session.scalars(of_it)]
                raise NotFoundError(unknown("published version", str(number), known))
            return _record(row)

    def _step(
        self,
        actor: Actor,
        requisition_id: str,
        step: Step,
        version: int,
        reason: str,
        posting: Posting | None = None,
    ) -> RequisitionRecord:
        require_owner(actor, RULES[step].words.lower())
        why = clean_text(reason).strip()
        with self._write(actor) as session:
            row = live(session, requisition_id, lock=True)
            require_version(row, version)
            before = standing(session, requisition_id)
            _require(step, before, why)
            row.updated_at = self._now()
            flag_modified(row, "updated_at")  # the version goes up even where the clock stood still
            session.flush()
            state = _undone(session, before) if step is Step.UNDO else following(step, before.state)
            taken = take(session, row, step, state, actor, row.updated_at, why)
            number = self._publicly(session, before, taken, posting)
            thing = f"publication {number}" if number else f"version {row.version}"
            self._note(session, f"{step.value} requisition", requisition_id, thing)
            return told(session, actor, row)

    def _publicly(
        self, session: Session, before: Standing, taken: StepRow, posting: Posting | None
    ) -> int | None:
        """Change what applicants read, where the step does; return the number of that publication."""
        name, step = taken.requisition_id, Step(taken.step)
        if step in (Step.PUBLISH, Step.WITHDRAW, Step.CLOSE):
            out = in_force(session, name)
            if out is not None:
                out.ended = taken
            if posting is None:
                return out.number if out else None
            return self._begin(session, taken, posting)
        if step is Step.UNDO and before.last is not None and before.last_step is Step.CLOSE:
            ended = select(PublicationRow).where(PublicationRow.ended_key == before.last.key)
            back = session.scalars(ended).first()
            if back is not None:
                back.ended = None
                return back.number
        return None

    def _begin(self, session: Session, taken: StepRow, posting: Posting) -> int:
        name = taken.requisition_id
        kept, _ = self._keep(session, name, posting)
        of_it = PublicationRow.requisition_id == name
        number = (session.scalar(select(func.max(PublicationRow.number)).where(of_it)) or 0) + 1
        session.add(PublicationRow(requisition_id=name, number=number, posting=kept, begun=taken))
        session.flush()
        return number


def _require(step: Step, before: Standing, reason: str) -> None:
    """Refuse a step that isn't next, and one without the reason that it needs."""
    state, rule = before.state, RULES[step]
    choices = allowed(state, before.last_step, in_force=before.published is not None)
    if step not in choices:
        words = ", ".join(f'"{RULES[choice].words}" ({choice})' for choice in choices)
        raise UserError(
            f'"{rule.words}" can\'t follow here: the requisition is {state.label.lower()}'
            f"{_by(before.last)}. What can follow: {words}."
        )
    if rule.needs_reason and not reason:
        raise UserError(f'Say why: "{rule.words}" needs a reason, which is kept in the history.')


def _by(last: StepRow | None) -> str:
    return f" (last: {RULES[Step(last.step)].done} by {last.person_name or last.person})" if last else ""


def _undone(session: Session, before: Standing) -> State:
    """Return the state before the last step."""
    last = before.last
    if last is None:
        raise RuntimeError("a requisition without a step has nothing to undo")
    of_it = select(StepRow).where(StepRow.requisition_id == last.requisition_id)
    earlier = session.scalars(of_it.where(StepRow.number == last.number - 1)).one()
    return State(earlier.state)


def _record(row: PublicationRow) -> PublicationRecord:
    return PublicationRecord(
        row.requisition_id,
        row.number,
        posting_record(row.posting).posting,
        step_record(row.begun),
        step_record(row.ended) if row.ended else None,
    )
