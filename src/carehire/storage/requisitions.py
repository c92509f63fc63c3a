"""Requisitions in the store: drafts and finished ones, never overwritten unseen, never quite gone."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session

from carehire.errors import ConflictError, Fault, UserError
from carehire.people import Actor, Person
from carehire.postings.lifecycle import State, Step, after_edit
from carehire.storage.access import is_owner, require_owner
from carehire.storage.cleaning import clean_data
from carehire.storage.decision_tables import DecisionRow
from carehire.storage.panel_rows import ready
from carehire.storage.records import Counts, RequisitionRecord
from carehire.storage.scorecard_tables import ScorecardRow
from carehire.storage.steps import Standing, standing, standings, take
from carehire.storage.tables import CandidateRow, PostingRow, RequisitionRow
from carehire.storage.transactions import Transactions, any_requisition, live
from carehire.values import SLUG

_LONGEST_ID = 80
_PANELIST_SEES = ("id", "role", "title")


class Requisitions(Transactions):
    """The store's part for requisitions."""

    def requisitions(self, actor: Actor, *, deleted: bool = False) -> list[RequisitionRecord]:
        """Return the requisitions, newest change first; ``deleted`` asks an owner's bin instead."""
        if deleted:
            require_owner(actor, "see deleted requisitions")
        gone = RequisitionRow.deleted_at.is_not(None) if deleted else RequisitionRow.deleted_at.is_(None)
        query = (
            select(RequisitionRow).where(gone).order_by(RequisitionRow.updated_at.desc(), RequisitionRow.id)
        )
        with self._read(actor) as session:
            counts, stand = _counts(session, actor), standings(session)
            return [
                _record(row, actor, counts.get(row.id, Counts()), stand.get(row.id, Standing()))
                for row in session.scalars(query)
            ]

    def requisition(self, actor: Actor, requisition_id: str) -> RequisitionRecord:
        """Return one requisition; an owner gets a deleted one as well, marked as such."""
        with self._read(actor) as session:
            find = any_requisition if is_owner(actor) else live
            return told(session, actor, find(session, requisition_id))

    def add_requisition(self, actor: Actor, data: Mapping[str, Any]) -> RequisitionRecord:
        """Keep a new requisition under the id in its data, or that id with -2, -3 … if it is taken."""
        require_owner(actor, "add a requisition")
        tidy = clean_data(data)
        wanted = _wanted_id(tidy)
        with self._write(actor) as session:
            tidy["id"] = _free_id(session, wanted)
            now = self._now()
            row = RequisitionRow(id=tidy["id"], data=tidy, created_at=now, updated_at=now)
            session.add(row)
            session.flush()
            self._note(session, "add requisition", row.id)
            take(session, row, Step.START, State.DRAFT, actor, now)
            return told(session, actor, row)

    def save_requisition(
        self, actor: Actor, requisition_id: str, data: Mapping[str, Any], version: int
    ) -> RequisitionRecord:
        """Replace a requisition's data, provided that it still is at ``version``.

        The id stays as it is, whatever the data say. Saving what stands already changes nothing.
        What was approved or published becomes a draft again, and what applicants read stays.
        Raises UserError for a closed requisition.
        """
        require_owner(actor, "change a requisition")
        tidy = clean_data(data) | {"id": requisition_id}
        with self._write(actor) as session:
            row = live(session, requisition_id, lock=True)
            require_version(row, version)
            if row.data != tidy:
                state = _editable(session, row)
                row.data, row.updated_at = tidy, self._now()
                session.flush()
                self._note(session, "change requisition", row.id, f"version {row.version}")
                if after_edit(state) is not state:
                    take(session, row, Step.EDIT, after_edit(state), actor, row.updated_at)
                    self._note(session, "edit requisition", row.id, f"version {row.version}")
            return told(session, actor, row)

    def delete_requisition(self, actor: Actor, requisition_id: str) -> None:
        """Put a requisition, with all that hangs on it, into the bin."""
        require_owner(actor, "delete a requisition")
        with self._write(actor) as session:
            row = live(session, requisition_id, lock=True)
            row.deleted_at = row.updated_at = self._now()
            self._note(session, "delete requisition", row.id)

    def restore_requisition(self, actor: Actor, requisition_id: str) -> RequisitionRecord:
        """Take a requisition back out of the bin, as it was."""
        require_owner(actor, "restore a requisition")
        with self._write(actor) as session:
            row = any_requisition(session, requisition_id, lock=True)
            if row.deleted_at is not None:
                row.deleted_at, row.updated_at = None, self._now()
                session.flush()
                self._note(session, "restore requisition", row.id)
            return told(session, actor, row)


def told(session: Session, actor: Actor, row: RequisitionRow) -> RequisitionRecord:
    """Return a requisition as this actor may see it."""
    counts = _counts(session, actor, row.id).get(row.id, Counts())
    return _record(row, actor, counts, standing(session, row.id))


def require_version(row: RequisitionRow, version: int) -> None:
    """Let only those go on who saw the requisition as it is now."""
    if row.version != version:
        raise ConflictError(
            f'The requisition "{row.id}" was changed elsewhere since you opened it. '
            "Nothing was overwritten; open it again and repeat your change."
        )


def _record(row: RequisitionRow, actor: Actor, counts: Counts, stand: Standing) -> RequisitionRecord:
    data = (
        row.data if is_owner(actor) else {name: row.data[name] for name in _PANELIST_SEES if name in row.data}
    )
    last = stand.last
    return RequisitionRecord(
        row.id,
        dict(data),
        row.version,
        row.created_at,
        row.updated_at,
        row.deleted_at,
        counts,
        state=stand.state,
        state_since=last.at if last else row.created_at,
        state_by=Person(last.person, last.person_name) if last else None,
        last_step=stand.last_step,
        published=stand.published,
        closes=stand.closes,
    )


def _editable(session: Session, row: RequisitionRow) -> State:
    state = standing(session, row.id).state
    if state is State.CLOSED:
        raise UserError(
            f'The requisition "{row.id}" is closed, and stays as it was. '
            "Reopen it to go on with it, or copy it into a new one."
        )
    return state


def _counts(session: Session, actor: Actor, requisition_id: str | None = None) -> dict[str, Counts]:
    """Count only what the actor may see, all requisitions in a handful of questions."""
    of_candidate = CandidateRow.requisition_id
    here = of_candidate == requisition_id if requisition_id else true()
    present = (CandidateRow.removed_at.is_(None), here)
    candidates = select(of_candidate, func.count()).where(*present).group_by(of_candidate)
    scorecards = (
        select(of_candidate, func.count(), func.count(ScorecardRow.submitted_at))
        .join(ScorecardRow, ScorecardRow.candidate_key == CandidateRow.key)
        .where(*present, _counted(actor))
        .group_by(of_candidate)
    )
    postings = select(PostingRow.requisition_id, func.count()).group_by(PostingRow.requisition_id)
    people = dict(session.execute(candidates).all())
    cards = {name: (started, done) for name, started, done in session.execute(scorecards)}
    out = dict(session.execute(postings).all()) if is_owner(actor) else {}
    panels = ready(session, requisition_id) if is_owner(actor) else {}
    decided = set(session.scalars(select(DecisionRow.candidate_key).distinct())) if panels else set()
    return {
        name: Counts(
            people.get(name, 0),
            *cards.get(name, (0, 0)),
            postings=out.get(name, 0),
            panels_ready=len(panels.get(name, ())),
            undecided=len(panels.get(name, set()) - decided),
        )
        for name in people.keys() | out.keys()
    }


def _counted(actor: Actor) -> ColumnElement[bool]:
    return true() if is_owner(actor) else ScorecardRow.panelist_id == actor.person.id


def _wanted_id(data: dict[str, Any]) -> str:
    wanted = data.get("id")
    if not isinstance(wanted, str) or len(wanted) > _LONGEST_ID or not re.fullmatch(SLUG, wanted):
        raise UserError(
            Fault(
                f"a requisition needs an id of small letters, digits and hyphens, at most {_LONGEST_ID} "
                f'of them, such as "team-lead-denver"; it has {json.dumps(wanted)}.',
                field="id",
            )
        )
    return wanted


def _free_id(session: Session, wanted: str) -> str:
    """Return the id or its first free variant; deleted requisitions keep theirs, to be restored."""
    name, number = wanted, 1
    while session.get(RequisitionRow, name) is not None:
        number += 1
        ending = f"-{number}"
        name = wanted[: _LONGEST_ID - len(ending)].rstrip("-") + ending
    return name
