"""Passwords of panelists, who may share a computer: a page asks for one before it shows their scorecards.

Only a page can ask, since the store takes its actor's word for who they are.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from sqlalchemy.orm import Session

from carehire.errors import NotAllowedError, UserError
from carehire.people import Actor, Person
from carehire.storage.access import require_name, require_owner, require_staff
from carehire.storage.tables import Meta
from carehire.storage.transactions import Transactions

SHORTEST = 6
"""So many characters a password has at the least."""


class Passwords(Transactions):
    """The store's part for panelists' passwords; none is kept as it is."""

    def has_password(self, actor: Actor) -> bool:
        """Say whether the actor has set a password."""
        with self._read(actor) as session:
            return _kept(session, actor.person) is not None

    def is_password(self, actor: Actor, password: str) -> bool:
        """Say whether this is the actor's password."""
        with self._read(actor) as session:
            return _matches(_kept(session, actor.person), password)

    def set_password(self, actor: Actor, password: str, old: str = "") -> None:
        """Set the actor's password; ``old`` is the one so far, where there is one."""
        require_staff(actor)
        require_name(actor)
        if len(password.strip()) < SHORTEST:
            raise UserError(f"A password has at least {SHORTEST} characters; choose a longer one.")
        with self._write(actor) as session:
            kept = _kept(session, actor.person)
            if kept is not None and not _matches(kept, old):
                raise NotAllowedError("That isn't the password so far; nothing was changed.")
            row = kept or Meta(name=_name(actor.person))
            row.value = _digest(password, secrets.token_hex(16))
            session.add(row)
            self._note(session, "set password", None)

    def take_password_off(self, actor: Actor, panelist: str) -> bool:
        """Take the password of a panelist off who forgot it; say whether there was any."""
        require_owner(actor, "take a password off")
        person = Actor.panelist(panelist).person
        with self._write(actor) as session:
            kept = _kept(session, person)
            if kept is None:
                return False
            session.delete(kept)
            self._note(session, "take password off", None, f"of {person.id}")
            return True


def _kept(session: Session, person: Person) -> Meta | None:
    return session.get(Meta, _name(person))


def _name(person: Person) -> str:
    return f"password {hashlib.sha256(person.id.encode('utf-8', 'replace')).hexdigest()}"


def _matches(kept: Meta | None, password: str) -> bool:
    if kept is None:
        return False
    salt, _, _ = kept.value.partition(":")
    return hmac.compare_digest(_digest(password, salt), kept.value)


def _digest(password: str, salt: str) -> str:
    # The costs that OWASP gives for scrypt where memory is dear: N 2^14, r 8, p 5.
    made = hashlib.scrypt(
        password.strip().encode("utf-8", "replace"), salt=bytes.fromhex(salt), n=2**14, r=8, p=5
    )
    return f"{salt}:{made.hex()}"
