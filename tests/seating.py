"""Name a panel, since one that nobody named waits for a second panelist."""

from __future__ import annotations

from carehire.interviews.plan import Plan, Round, Seat
from carehire.people import Actor
from carehire.storage import Store


def name_panel(store: Store, requisition: str, *names: str) -> None:
    """Let these people alone sit on every panel of a requisition, in one round."""
    seats = tuple(Seat(panelist=name) for name in names)
    store.save_plan(Actor.owner(), requisition, Plan(rounds=(Round(id="talk", name="Talk", seats=seats),)))
