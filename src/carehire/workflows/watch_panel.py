"""Watch the panel: who has submitted for whom, and which panel is closed although somebody is missing."""

from __future__ import annotations

from dataclasses import dataclass

from carehire.errors import Fault, UserError
from carehire.people import Actor, Person, names_somebody
from carehire.storage import Store
from carehire.storage.panel_records import PanelistProgress, PanelStatus


@dataclass(frozen=True, slots=True)
class Watch:
    """Every candidate's panel, and everybody who sits on any, in the order of the interview plan.

    ``named`` says that a plan names whom a panel waits for.
    """

    statuses: tuple[PanelStatus, ...]
    panelists: tuple[Person, ...]
    named: bool = True

    @property
    def ready(self) -> int:
        """How many candidates can be scored, since their panel is complete or closed."""
        return sum(status.ready for status in self.statuses)

    @property
    def open(self) -> tuple[PanelStatus, ...]:
        """The panels that still wait for somebody."""
        return tuple(status for status in self.statuses if not status.ready)

    def progress(self, status: PanelStatus, panelist: Person) -> PanelistProgress | None:
        """Return how far a panelist is with a candidate; None where they don't sit on that panel."""
        return next((each for each in status.panelists if each.panelist.id == panelist.id), None)


def watch_panel(store: Store, actor: Actor, requisition_id: str) -> Watch:
    """Return how far all panels of a requisition are. Raises NotAllowedError for a panelist."""
    statuses = tuple(store.panel_status(actor, requisition_id))
    people = {each.panelist.id: each.panelist for status in statuses for each in status.panelists}
    return Watch(statuses, tuple(people.values()), named=all(status.named for status in statuses))


def close_panel(
    store: Store, actor: Actor, requisition_id: str, candidate_id: str, reason: str, by: str
) -> None:
    """Let a candidate be scored although somebody hasn't submitted; ``by`` is who answers for it.

    Raises UserError without a reason or a name, and where there is nothing to close.
    """
    faults = []
    if not reason.strip():
        faults.append(Fault("say why it is closed before everybody has submitted", field="Reason"))
    if not names_somebody(by):
        faults.append(
            Fault("say who closes it; the name is kept beside the reason", field="Name of whoever closes it")
        )
    if faults:
        raise UserError(faults)
    store.close_panel(actor.named(by), requisition_id, candidate_id, reason)


def open_panel_again(store: Store, actor: Actor, requisition_id: str, candidate_id: str, by: str) -> None:
    """Undo the closing of a panel; that it was closed stays on record, and ``by`` beside it.

    Raises UserError without a name, and where the panel isn't closed.
    """
    if not names_somebody(by):
        raise UserError([Fault("say who opens it; the name is kept", field="Name of whoever opens it")])
    store.open_panel_again(actor.named(by), requisition_id, candidate_id)
