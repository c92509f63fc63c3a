"""Hide the candidates' names in a requisition, so that all who rate and read meet letters; and lift that."""

from __future__ import annotations

from dataclasses import dataclass

from carehire.errors import Fault, UserError
from carehire.people import Actor, names_somebody
from carehire.storage import Store
from carehire.storage.access import require_owner
from carehire.storage.anonymity import AnonymityRecord


@dataclass(frozen=True, slots=True)
class AnonymousView:
    """Whether names are hidden now, and who hid or showed them so far, oldest first."""

    hidden: bool
    history: tuple[AnonymityRecord, ...]


def anonymous_view(store: Store, actor: Actor, requisition_id: str) -> AnonymousView:
    """Return how the names of a requisition stand. Raises NotAllowedError for a panelist."""
    require_owner(actor, "see who hid and showed the names")
    history = store.anonymity(actor, requisition_id)
    return AnonymousView(bool(history) and history[-1].hidden, tuple(history))


def hide_names(store: Store, actor: Actor, requisition_id: str) -> None:
    """Call candidates by letters on every page and in every export from now on."""
    store.hide_names(actor, requisition_id)


def show_names(store: Store, actor: Actor, requisition_id: str, reason: str, by: str) -> None:
    """Show the names again; ``by`` is who answers for it, which is kept beside the reason.

    Raises UserError without a reason or a name.
    """
    faults = []
    if not reason.strip():
        faults.append(Fault("say why the names are shown again", field="Reason"))
    if not names_somebody(by):
        faults.append(Fault("say who shows them; the name is kept beside the reason", field="Your name"))
    if faults:
        raise UserError(faults)
    store.show_names(actor.named(by), requisition_id, reason)
