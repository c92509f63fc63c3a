"""How candidates are called while a requisition is anonymous: a letter each, the same everywhere."""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session, object_session

from carehire.candidates.anonymous import Known, Veil
from carehire.candidates.candidate import Candidate
from carehire.interviews.plan import Plan
from carehire.rubrics.rubric import RatedCriterion, Rubric
from carehire.scoring.credentials import NONE_HELD, placed, spelled, spellings
from carehire.storage.scorecard_tables import ScorecardRow
from carehire.storage.tables import AnonymityRow, CandidateRow, PlanRow, RequisitionRubricRow

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = "letters of the candidates"
_VEIL = "veil over the candidates"
_ALIAS = re.compile(r"candidate-([a-z]+)")
_HIDDEN = "(hidden)"
_SCHOOLING = re.compile("school|educat|universit|college|degree")


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
    session.info.pop(_VEIL, None)


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

    While names are hidden, only facts that the rubric reads are told, and of a text what
    the rubric knows: a school's name may stand beside a degree. What is told scores as
    the whole does.
    """
    told = dict(row.facts) if facts else {}
    if _letter_of(row):
        read = _facts_of(rubric) if rubric else frozenset()
        told = {name: _known_part(name, value, rubric) for name, value in told.items() if name in read}
    return Candidate(shown_id(row), shown_name(row), told)


def _facts_of(rubric: Rubric) -> frozenset[str]:
    read = {each.fact for each in rubric.criteria if not isinstance(each, RatedCriterion)}
    return frozenset(read | {rule.fact for rule in rubric.must_haves})


def _known_part(fact: str, value: float | str, rubric: Rubric | None) -> float | str:
    if not isinstance(value, str):
        return value
    accepted = _accepted(fact, rubric) if rubric else frozenset[str]()
    if whole := _known(value, accepted):  # a name may itself have a comma in it
        return whole
    parts = Candidate("", "", {fact: value}).names(fact)
    return ", ".join(_known(part, accepted) or _HIDDEN for part in parts)


def _known(name: str, accepted: frozenset[str]) -> str:
    """Return of a credential what the rubric knows: ``BSc`` of ``BSc in marketing``; empty for nothing."""
    tidy = " ".join(name.split())
    spelling = placed(tidy, accepted)
    if spelling is None:
        return tidy if spelled(tidy) in NONE_HELD else ""
    return tidy if spelled(tidy) == spelling else tidy[: len(spelling)]


def _accepted(fact: str, rubric: Rubric) -> frozenset[str]:
    asked = {spelled(value) for rule in rubric.must_haves if rule.fact == fact for value in rule.any_of}
    return frozenset(asked | spellings(rubric, fact).keys())


def is_erased(row: CandidateRow) -> bool:
    """Say whether a row only keeps the place of somebody who was erased."""
    return row.id == f"erased {row.key}"


def without_name(row: CandidateRow, text: str) -> str:
    """Return what somebody wrote of a candidate as it is told while names are hidden; see ``Veil``."""
    session, found = object_session(row), _letter_of(row)
    return _veil(session, row.requisition_id).over(text, f"Candidate {found}") if session and found else text


def without_names(session: Session, requisition_id: str, text: str) -> str:
    """Return what somebody wrote about a requisition, such as a reason, as it is told without names."""
    return _veil(session, requisition_id).over(text) if session.info.get(_LETTERS) else text


def letter_without_name(row: CandidateRow, text: str) -> str:
    """Return a letter to a candidate with the names alone replaced: an employer's address stays."""
    session, found = object_session(row), _letter_of(row)
    return _veil(session, row.requisition_id).names(text, f"Candidate {found}") if session and found else text


def with_name(row: CandidateRow, text: str) -> str:
    """Return what is kept of a text in which a hidden name was replaced: the name itself."""
    found = _letter_of(row)
    return re.sub(rf"\bCandidate {found}\b", lambda _: row.name, text) if found else text


def _veil(session: Session, requisition_id: str) -> Veil:
    """Return the veil over all who ever applied, made once a transaction."""
    if _VEIL not in session.info:
        link = session.get(RequisitionRubricRow, requisition_id)
        rubric = link.rubric.value if link else None
        rows = session.scalars(select(CandidateRow).where(CandidateRow.requisition_id == requisition_id))
        session.info[_VEIL] = Veil(
            (Known(shown_name(row), row.name, row.id, tuple(_schools(row, rubric))) for row in rows),
            _panel(session, requisition_id),
        )
    veil: Veil = session.info[_VEIL]
    return veil


def _panel(session: Session, requisition_id: str) -> set[str]:
    """Return the names of all who rate here or stand in the interview plan."""
    rated = select(ScorecardRow.panelist_name).join(ScorecardRow.candidate)
    names = set(session.scalars(rated.where(CandidateRow.requisition_id == requisition_id).distinct()))
    plan = session.get(PlanRow, requisition_id)
    return names | set(Plan.model_validate(plan.content).panelists if plan else ())


def _schools(row: CandidateRow, rubric: Rubric | None) -> Iterator[str]:
    """Yield what a candidate's facts say about schooling and the rubric doesn't know."""
    for fact, value in row.facts.items():
        if isinstance(value, str) and _SCHOOLING.search(fact.casefold()):
            accepted = _accepted(fact, rubric) if rubric else frozenset[str]()
            parts = () if _known(value, accepted) else Candidate("", "", {fact: value}).names(fact)
            yield from (part for part in parts if not _known(part, accepted))


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
