"""How candidates are called while a requisition is anonymous: a letter each, the same everywhere."""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session, object_session

from carehire.candidates.candidate import Candidate
from carehire.rubrics.rubric import CredentialCriterion, Rubric
from carehire.scoring.credentials import by_spelling, folded
from carehire.storage.tables import AnonymityRow, CandidateRow

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = "letters of the candidates"
_ALIAS = re.compile(r"candidate-([a-z]+)")
_HIDDEN = "(hidden)"
# Shorter parts of a name are words of their own too often.
_SHORTEST_PART = 3


def letter(number: int) -> str:
    """Return what the candidate in that place is called, counting from 0: A, B … Z, AA and on."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        name = ascii_uppercase[rest] + name
    return name


def hide(session: Session, requisition_id: str) -> None:
    """Let this transaction call the candidates of a requisition by letters, where that was chosen.

    The letters follow the order in which candidates came, those who were removed included,
    so that nobody's letter ever changes.
    """
    session.info[_LETTERS] = (
        _letters(session, requisition_id) if is_anonymous(session, requisition_id) else {}
    )


def is_anonymous(session: Session, requisition_id: str) -> bool:
    """Say whether names are hidden now."""
    query = select(AnonymityRow.hidden).where(AnonymityRow.requisition_id == requisition_id)
    return bool(session.scalar(query.order_by(AnonymityRow.key.desc()).limit(1)))


def _letters(session: Session, requisition_id: str) -> dict[int, str]:
    keys = select(CandidateRow.key).where(CandidateRow.requisition_id == requisition_id)
    return {key: letter(place) for place, key in enumerate(session.scalars(keys.order_by(CandidateRow.key)))}


def _letter_of(row: CandidateRow) -> str | None:
    session = object_session(row)
    return session.info.get(_LETTERS, {}).get(row.key) if session else None


def shown_id(row: CandidateRow) -> str:
    """Return the id by which a candidate is told, which may be made of their name."""
    found = _letter_of(row)
    return f"candidate-{found.lower()}" if found else row.id


def shown_name(row: CandidateRow) -> str:
    """Return the name by which a candidate is told."""
    found = _letter_of(row)
    return f"Candidate {found}" if found else row.name


def shown_candidate(row: CandidateRow, rubric: Rubric | None, *, facts: bool) -> Candidate:
    """Return a candidate as they are told, with or without ``facts``.

    While names are hidden, a text fact holds only what the rubric knows: a school's name
    may stand beside a degree.
    """
    told = dict(row.facts) if facts else {}
    if _letter_of(row):
        told = {name: _known_part(name, value, rubric) for name, value in told.items()}
    return Candidate(shown_id(row), shown_name(row), told)


def _known_part(fact: str, value: float | str, rubric: Rubric | None) -> float | str:
    if not isinstance(value, str):
        return value
    known = set(_accepted(fact, rubric)) if rubric else set()
    parts = Candidate("", "", {fact: value}).names(fact)
    return ", ".join(part if folded(part) in known else _HIDDEN for part in parts)


def _accepted(fact: str, rubric: Rubric) -> Iterable[str]:
    for criterion in rubric.criteria:
        if isinstance(criterion, CredentialCriterion) and criterion.fact == fact:
            yield from by_spelling(criterion)
    for rule in rubric.must_haves:
        if rule.fact == fact:
            yield from (folded(value) for value in rule.any_of)


def without_name(row: CandidateRow, text: str) -> str:
    """Return what somebody wrote of a candidate, their name in it replaced while names are hidden."""
    if not _letter_of(row):
        return text
    parts = [part for part in re.split(r"[\s,.]+", row.name) if len(part) >= _SHORTEST_PART]
    names = sorted({row.name.strip(), *parts} - {""}, key=len, reverse=True)
    pattern = "|".join(re.escape(name) for name in names)
    return (
        re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", shown_name(row), text, flags=re.IGNORECASE) if names else text
    )


def with_name(row: CandidateRow, text: str) -> str:
    """Return what is kept of a text in which a hidden name was replaced: the name itself."""
    return text.replace(shown_name(row), row.name) if _letter_of(row) else text


def row_called(session: Session, requisition_id: str, name: str, *, owner: bool) -> CandidateRow | None:
    """Return the candidate of that id, or of that letter, removed or not.

    While names are hidden only an owner is answered by the id, which may be made of a name.
    A letter finds its candidate later too, so that an old link still leads there.
    """
    hidden = bool(session.info.get(_LETTERS))
    mine = select(CandidateRow).where(CandidateRow.requisition_id == requisition_id)
    row = session.scalars(mine.where(CandidateRow.id == name)).first()
    if row is not None and (owner or not hidden):
        return row
    alias = _ALIAS.fullmatch(name)
    letters = _letters(session, requisition_id) if alias else {}
    key = next((key for key, found in letters.items() if alias and found.lower() == alias[1]), None)
    return session.get(CandidateRow, key) if key is not None else None
