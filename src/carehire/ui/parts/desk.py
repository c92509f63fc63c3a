"""The desk at which one requisition is edited: what was seen, what was changed, what clashed.

It lives as long as the browser's tab; the requisition itself is in the store after each change. What
was changed is remembered by the process, so that a reloaded page can still take it back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import streamlit as st

from carehire.errors import UserError
from carehire.ui import session
from carehire.workflows import keep_requisition
from carehire.workflows.accept_suggestion import Change
from carehire.workflows.keep_requisition import Edit, Place
from carehire.workflows.open_house import now

_LONGEST_MEMORY = 200
_ONE_GO = 4.0
"""Seconds within which changes of one field count as one typing, undone together."""


@dataclass
class Clash:
    """Two windows wrote the same field: what was typed here, and what stands there now."""

    mine: Any
    theirs: Any


@dataclass
class Memory:
    """The changes of a requisition that can be taken back, and those that were and can be made again."""

    done: list[Edit] = field(default_factory=list)
    undone: list[Edit] = field(default_factory=list)
    saved: datetime | None = None


@dataclass
class Desk:
    """What this tab knows of a requisition beyond what is kept."""

    id: str
    memory: Memory
    seen: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    heard: dict[str, str] = field(default_factory=dict)
    clashes: dict[Place, Clash] = field(default_factory=dict)
    trouble: UserError | None = None

    def put(self, place: Place, seen: Any, value: Any, *, typed: bool = True) -> bool:  # noqa: ANN401 - plain data
        """Keep what was typed; where another window was first, set both versions side by side."""
        act = (session.house().store, session.actor(), self.id)
        try:
            kept = keep_requisition.change(*act, place, seen, value)
        except keep_requisition.ClashError as clash:
            self.clashes[place] = Clash(value, clash.theirs)
            return False
        except UserError as error:
            self.trouble = error
            return False
        self._remember(kept.edit, typed=typed)
        return True

    def accept(self, change: Change) -> None:
        """Take a suggestion, as a change of its own to be undone."""
        self.put(change.place, change.before, change.after, typed=False)

    def rework(self, place: Place, rework: Callable[[dict[str, Any]], Any]) -> None:
        """Keep a change that is made to whatever stands there by now, such as a moved line."""
        try:
            kept = keep_requisition.rearrange(session.house().store, session.actor(), self.id, place, rework)
        except UserError as error:
            self.trouble = error
        else:
            self._remember(kept.edit, typed=False)

    def undo(self) -> None:
        """Take the last change back."""
        self._turn(self.memory.done, self.memory.undone)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._turn(self.memory.undone, self.memory.done)

    def _turn(self, source: list[Edit], to: list[Edit]) -> None:
        if not source:  # another tab was quicker
            return
        edit = source.pop()
        try:
            keep_requisition.undo(session.house().store, session.actor(), self.id, edit)
        except UserError as error:
            self.trouble = error
        else:
            to.append(Edit(edit.place, edit.after, edit.before))
            self.trouble, self.memory.saved = None, now()

    def settle(self, place: Place, mine: bool) -> None:
        """Settle a clash: keep what was typed here, or what stands there."""
        clash = self.clashes.pop(place)
        if mine:
            self.put(place, clash.theirs, clash.mine)

    def _remember(self, edit: Edit, typed: bool) -> None:
        memory = self.memory
        moment, last = now(), memory.done[-1] if memory.done else None
        in_one_go = typed and memory.saved is not None and (moment - memory.saved).total_seconds() < _ONE_GO
        self.trouble, memory.saved = None, moment
        if edit.before == edit.after:
            return
        memory.undone.clear()
        if last and in_one_go and last.place == edit.place and last.after == edit.before:
            memory.done[-1] = Edit(edit.place, last.before, edit.after)
        else:
            memory.done = [*memory.done, edit][-_LONGEST_MEMORY:]


def desk(requisition_id: str) -> Desk:
    """Return the desk of this tab for a requisition."""
    found: Desk = st.session_state.setdefault(
        f"desk of {requisition_id}", Desk(requisition_id, _memory(requisition_id))
    )
    return found


def _memory(requisition_id: str) -> Memory:
    return _memories().setdefault((session.house().settings.database_url, requisition_id), Memory())


@st.cache_resource(show_spinner=False)
def _memories() -> dict[tuple[str, str], Memory]:
    """Return what this process remembers of each requisition, by its database and its id."""
    return {}
