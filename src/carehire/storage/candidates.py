"""Candidates in the store: names and facts, by their id within a requisition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from carehire.candidates.candidate import Candidate
from carehire.errors import Fault, NotFoundError, UserError, unknown
from carehire.people import Actor
from carehire.storage.access import is_owner, require_owner
from carehire.storage.anonymity_rows import is_erased, row_called, shown_candidate, shown_id
from carehire.storage.cleaning import clean_data, clean_text
from carehire.storage.records import ImportResult
from carehire.storage.rubrics import rubric_row
from carehire.storage.tables import CandidateRow
from carehire.storage.transactions import Transactions, acting, live


class Candidates(Transactions):
    """The store's part for candidates."""

    def candidates(self, actor: Actor, requisition_id: str, *, removed: bool = False) -> list[Candidate]:
        """Return who applied, in the order of import; panelists get ids and names without facts.

        ``removed`` asks for those whom an owner removed.
        """
        if removed:
            require_owner(actor, "see removed candidates")
        gone = CandidateRow.removed_at.is_not(None) if removed else CandidateRow.removed_at.is_(None)
        query = select(CandidateRow).where(CandidateRow.requisition_id == requisition_id, gone)
        with self._read(actor) as session:
            live(session, requisition_id)
            rows = session.scalars(query.order_by(CandidateRow.key))
            chosen = rubric_row(session, requisition_id)
            rubric = chosen.value if chosen else None
            return [shown_candidate(row, rubric, facts=is_owner(actor)) for row in rows if not is_erased(row)]

    def add_candidates(
        self, actor: Actor, requisition_id: str, candidates: Sequence[Candidate]
    ) -> ImportResult:
        """Take candidates in, all or none; who is there already by id gets the new name and facts.

        Somebody who was removed and comes again counts as added.
        """
        require_owner(actor, "import candidates")
        tidy = _tidied(candidates)
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            known = _by_id(session, requisition_id)
            marks = [self._place(session, requisition_id, each, known.get(each.id)) for each in tidy]
            result = ImportResult(*(marks.count(mark) for mark in ("added", "changed", "unchanged")))
            if result.added or result.changed:
                thing = f"{result.added} added, {result.changed} changed"
                self._note(session, "import candidates", requisition_id, thing)
            return result

    def remove_candidate(self, actor: Actor, requisition_id: str, candidate_id: str) -> None:
        """Take a candidate out of sight, with their scorecards; nothing is lost."""
        require_owner(actor, "remove a candidate")
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            row = candidate_row(session, requisition_id, candidate_id)
            row.removed_at = row.updated_at = self._now()
            self._note(session, "remove candidate", requisition_id, f"candidate {row.key}")

    def restore_candidate(self, actor: Actor, requisition_id: str, candidate_id: str) -> None:
        """Bring a removed candidate back, with their scorecards."""
        require_owner(actor, "restore a candidate")
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            row = row_called(session, requisition_id, candidate_id, owner=True)
            if row is None or is_erased(row):
                row = candidate_row(session, requisition_id, candidate_id)
            if row.removed_at is not None:
                row.removed_at, row.updated_at = None, self._now()
                self._note(session, "restore candidate", requisition_id, f"candidate {row.key}")

    def _place(self, session: Session, requisition_id: str, new: Candidate, row: CandidateRow | None) -> str:
        now = self._now()
        if row is None:
            session.add(
                CandidateRow(
                    requisition_id=requisition_id,
                    id=new.id,
                    name=new.name,
                    facts=new.facts,
                    created_at=now,
                    updated_at=now,
                )
            )
            return "added"
        returning = row.removed_at is not None
        if not returning and (row.name, row.facts) == (new.name, new.facts):
            return "unchanged"
        row.name, row.facts, row.removed_at, row.updated_at = new.name, new.facts, None, now
        return "added" if returning else "changed"


def candidate_row(session: Session, requisition_id: str, candidate_id: str) -> CandidateRow:
    """Return the row of a candidate who was not removed."""
    row = row_called(session, requisition_id, candidate_id, owner=is_owner(acting(session)))
    if row is None or row.removed_at is not None:
        present = select(CandidateRow).where(
            CandidateRow.requisition_id == requisition_id, CandidateRow.removed_at.is_(None)
        )
        known = [shown_id(each) for each in session.scalars(present)]
        raise NotFoundError(unknown("candidate", candidate_id, known))
    return row


def _by_id(session: Session, requisition_id: str) -> dict[str, CandidateRow]:
    of_it = select(CandidateRow).where(CandidateRow.requisition_id == requisition_id)
    return {row.id: row for row in session.scalars(of_it)}


def _tidied(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Clean each candidate; report every fact that can't be kept and every id that is missing or doubled."""
    tidy: dict[str, Candidate] = {}
    faults: list[Fault] = []
    for number, candidate in enumerate(candidates, 1):
        name = clean_text(candidate.id)
        if not name.strip():
            faults.append(
                Fault(f'Candidate number {number}, "{candidate.name}", has no id; each needs their own.')
            )
        elif name in tidy:
            faults.append(Fault(f'Two candidates have the id "{name}"; each needs their own.'))
        try:
            tidy[name] = Candidate(name, clean_text(candidate.name), clean_data(candidate.facts))
        except UserError as error:
            faults += [replace(fault, field=f"{name}, {fault.field}") for fault in error.faults]
    if faults:
        raise UserError(faults)
    return list(tidy.values())
