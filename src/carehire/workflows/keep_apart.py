"""Keep panelists apart who share a computer: a password before somebody's own scorecards."""

from __future__ import annotations

from carehire.errors import UserError
from carehire.people import Actor
from carehire.storage import Store


def asks_password(store: Store, actor: Actor) -> bool:
    """Say whether a panelist's pages ask for their password first."""
    return store.has_password(actor)


def require_password(store: Store, actor: Actor, password: str) -> None:
    """Let a panelist on who knows their password. Raises UserError for another."""
    if not store.is_password(actor, password):
        raise UserError("That isn't the password. Whoever runs the hiring can take it off.")


def set_password(store: Store, actor: Actor, password: str, again: str, old: str = "") -> None:
    """Set or change the actor's password, typed twice. Raises UserError."""
    if password != again:
        raise UserError("The two passwords differ; type the same one twice.")
    store.set_password(actor, password, old)


def take_password_off(store: Store, actor: Actor, panelist: str) -> None:
    """Take a forgotten password off, which the journal keeps. Raises NotAllowedError for a panelist."""
    store.take_password_off(actor, panelist)


def with_password(store: Store, panelists: tuple[str, ...]) -> tuple[str, ...]:
    """Return which of these panelists have a password."""
    return tuple(name for name in panelists if store.has_password(Actor.panelist(name)))
