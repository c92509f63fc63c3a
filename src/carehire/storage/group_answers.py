"""Answers about groups in the store: whose they are stands in one call, what they say in another.

A respondent is a digest of the candidate's id under a key that this database alone has.
It stands in the link that a candidate is sent, so that nobody can guess another's, and
in the table of answers in the place of the candidate.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping, Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from carehire.errors import Fault, NotAllowedError, UserError, unknown
from carehire.people import Actor, Role
from carehire.storage.access import require_owner
from carehire.storage.anonymity_rows import row_called, shown_id
from carehire.storage.cleaning import clean_data
from carehire.storage.group_tables import GroupAnswerRow
from carehire.storage.records import GroupAnswers
from carehire.storage.tables import CandidateRow, Meta, RequisitionRow
from carehire.storage.transactions import Transactions, live

_KEY = "key of group answers"


class GroupAnswerBook(Transactions):
    """The store's part for answers about groups."""

    def respondents(self, actor: Actor, requisition_id: str) -> dict[str, str]:
        """Return each candidate's respondent by the id that they are called by, and nothing of any answer.

        It stays the same while names are hidden, so that a link that was sent goes on to hold.
        """
        require_owner(actor, "invite candidates to answer")
        with self._write(actor) as session:
            live(session, requisition_id)
            rows = _present(session, requisition_id)
            key = _key(session)
            return {shown_id(row): _digest(key, requisition_id, row.id) for row in rows}

    def group_answers(self, actor: Actor, requisition_id: str) -> list[GroupAnswers]:
        """Return the answers, in no order that means anything. ``review_impact`` alone asks for them."""
        require_owner(actor, "review impact")
        of_it = select(GroupAnswerRow).where(GroupAnswerRow.requisition_id == requisition_id)
        with self._read(actor) as session:
            live(session, requisition_id)
            rows = session.scalars(of_it.order_by(GroupAnswerRow.respondent))
            return [GroupAnswers(row.respondent, row.form, dict(row.answers)) for row in rows]

    def count_group_answers(self, actor: Actor, requisition_id: str) -> int:
        """Return how many people answered, those who would rather not say included."""
        require_owner(actor, "see how many answered")
        counted = select(func.count()).where(GroupAnswerRow.requisition_id == requisition_id)
        with self._read(actor) as session:
            live(session, requisition_id)
            return session.scalar(counted) or 0

    def import_group_answers(
        self, actor: Actor, requisition_id: str, form: str, answers: Mapping[str, Mapping[str, str]]
    ) -> int:
        """Take answers in by candidate id, all or none, over older ones; return of how many people.

        Raises UserError naming each id that no candidate of the requisition has.
        """
        require_owner(actor, "take in answers about groups")
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            key = _key(session)
            rows = _present(session, requisition_id)
            # By the letter too: a file may come back that was made while names were hidden.
            known = {
                name: _digest(key, requisition_id, row.id) for row in rows for name in (row.id, shown_id(row))
            }
            told = [shown_id(row) for row in rows]
            strangers = [Fault(unknown("candidate", name, told)) for name in answers if name not in known]
            if strangers:
                raise UserError(strangers)
            for name, given in answers.items():
                _put(session, requisition_id, known[name], form, given)
            people = "1 person" if len(answers) == 1 else f"{len(answers)} people"
            self._note(session, "take in group answers", requisition_id, people)
            return len(answers)

    def delete_group_answers(self, actor: Actor, requisition_id: str, candidate_id: str) -> bool:
        """Erase one candidate's answers for good; say whether there were any."""
        require_owner(actor, "erase answers about groups")
        with self._write(actor) as session:
            live(session, requisition_id, lock=True)
            row = row_called(session, requisition_id, candidate_id, owner=True)
            erased = erase_answers_of(session, requisition_id, row.id if row else candidate_id)
            if erased:
                self._note(session, "erase group answers", requisition_id, "1 person")
            return erased

    def has_own_group_answers(self, actor: Actor, requisition_id: str) -> bool:
        """Say whether the candidate who asks has answered; what they answered is not shown again.

        Raises NotAllowedError for an invitation that nobody holds.
        """
        with self._transaction(self._engines.writer, actor) as session:
            _require_invited(session, actor, requisition_id)
            return session.get(GroupAnswerRow, (requisition_id, actor.person.id)) is not None

    def save_own_group_answers(
        self, actor: Actor, requisition_id: str, form: str, answers: Mapping[str, str]
    ) -> None:
        """Keep the answers of the candidate who asks, over older ones. Raises NotAllowedError."""
        with self._transaction(self._engines.writer, actor) as session:
            _require_invited(session, actor, requisition_id)
            _put(session, requisition_id, actor.person.id, form, answers)

    def delete_own_group_answers(self, actor: Actor, requisition_id: str) -> bool:
        """Erase the answers of the candidate who asks; say whether there were any."""
        with self._transaction(self._engines.writer, actor) as session:
            _require_invited(session, actor, requisition_id)
            return _erase(session, requisition_id, actor.person.id)


def _require_invited(session: Session, actor: Actor, requisition_id: str) -> None:
    """Let a candidate on whose invitation still holds; the words tell nothing about who applied."""
    if actor.role is not Role.CANDIDATE:
        raise NotAllowedError("Only a candidate may answer for themselves; others take answers in by a file.")
    requisition = session.get(RequisitionRow, requisition_id)
    here = requisition is not None and requisition.deleted_at is None
    key = _key(session)
    rows = _present(session, requisition_id) if here else ()
    known = [_digest(key, requisition_id, row.id) for row in rows]
    if not any(hmac.compare_digest(actor.person.id.encode(), each.encode()) for each in known):
        raise NotAllowedError("This link doesn't hold any more. Ask whoever sent it to you for a new one.")


def _present(session: Session, requisition_id: str) -> Sequence[CandidateRow]:
    present = select(CandidateRow).where(
        CandidateRow.requisition_id == requisition_id, CandidateRow.removed_at.is_(None)
    )
    return session.scalars(present).all()


def _digest(key: str, requisition_id: str, candidate_id: str) -> str:
    text = f"{requisition_id}\n{candidate_id}"
    return hmac.new(key.encode(), text.encode("utf-8", "replace"), "sha256").hexdigest()[:32]


def _key(session: Session) -> str:
    kept = session.get(Meta, _KEY)
    if kept is None:
        kept = Meta(name=_KEY, value=secrets.token_hex(32))
        session.add(kept)
    return kept.value


def _put(
    session: Session, requisition_id: str, respondent: str, form: str, answers: Mapping[str, str]
) -> None:
    row = session.get(GroupAnswerRow, (requisition_id, respondent))
    if row is None:
        row = GroupAnswerRow(requisition_id=requisition_id, respondent=respondent)
        session.add(row)
    row.form, row.answers = form, clean_data(answers)


def erase_answers_of(session: Session, requisition_id: str, candidate_id: str) -> bool:
    """Erase the answers of the candidate who has this id; say whether there were any."""
    return _erase(session, requisition_id, _digest(_key(session), requisition_id, candidate_id))


def _erase(session: Session, requisition_id: str, respondent: str) -> bool:
    row = session.get(GroupAnswerRow, (requisition_id, respondent))
    if row is None:
        return False
    session.execute(
        delete(GroupAnswerRow).where(
            GroupAnswerRow.requisition_id == requisition_id, GroupAnswerRow.respondent == respondent
        )
    )
    return True
