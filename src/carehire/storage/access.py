"""Who may do what. Hiding a page is not access control; these lines are."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import aliased

from carehire.errors import NotAllowedError
from carehire.people import Actor, Person, Role
from carehire.storage.scorecard_tables import ScorecardRow


def is_owner(actor: Actor) -> bool:
    """Say whether the actor runs the hiring, rather than sits on a panel."""
    return actor.role is Role.OWNER


def is_role(person: Person) -> bool:
    """Say whether somebody calls themselves by the id that the owner acts under."""
    return person.id == Actor.owner().person.id


def require_owner(actor: Actor, deed: str) -> None:
    """Let only owners go on; ``deed`` completes "only the owner may …"."""
    if not is_owner(actor):
        raise NotAllowedError(
            f"Only the owner may {deed}; {actor.person.name or 'nobody'} is here as a panelist."
        )


def require_staff(actor: Actor) -> None:
    """Let no candidate into what the hiring team reads and writes, whatever the call."""
    if actor.role is Role.CANDIDATE:
        raise NotAllowedError(
            "A candidate may answer the questions of their own invitation, and nothing else."
        )


def require_name(actor: Actor) -> None:
    """Let nobody rate without a name of their own."""
    if not is_owner(actor) and is_role(actor.person):
        raise NotAllowedError(f'"{actor.person.name}" is a role and nobody\'s name; say who you are.')
    if not actor.person.id.strip():
        raise NotAllowedError("Say who you are before you rate: a scorecard carries its panelist's name.")


def may_see(actor: Actor, only: Collection[int] | None = None) -> ColumnElement[bool]:
    """Return which scorecards an actor may see, as a condition of the query itself.

    An owner sees all. Others see their own and, of candidates for whom they have
    submitted one, the submitted ones: what others think must not colour a rating.
    ``only`` narrows these candidates down, by their keys.
    """
    if is_owner(actor):
        return true()
    own = aliased(ScorecardRow)
    done = select(own.candidate_key).where(own.panelist_id == actor.person.id, own.submitted_at.is_not(None))
    if only is not None:
        done = done.where(own.candidate_key.in_(only))
    others = and_(ScorecardRow.submitted_at.is_not(None), ScorecardRow.candidate_key.in_(done))
    return or_(ScorecardRow.panelist_id == actor.person.id, others)
