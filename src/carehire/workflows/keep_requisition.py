"""Keep requisitions: start one from a role, save each edit as it is typed, delete and restore.

An edit names its place and what its author saw there. So two windows may work on one
requisition: edits of different fields both stand, and of one field neither is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from carehire.catalog import Catalog
from carehire.errors import ConflictError
from carehire.people import Actor
from carehire.storage import Store
from carehire.storage.records import RequisitionRecord
from carehire.workflows.start_requisition import open_pay, starting_data

Place = tuple[str | int, ...]
Data = dict[str, Any]

_TRIES = 5


@dataclass(frozen=True, slots=True)
class Edit:
    """What stood at a place before and after; the other way round, it undoes itself."""

    place: Place
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Kept:
    """The requisition after an edit, and the edit."""

    record: RequisitionRecord
    edit: Edit


class ClashError(ConflictError):
    """Another window changed the same place first; ``theirs`` stands there now."""

    def __init__(self, place: Place, theirs: Any) -> None:  # noqa: ANN401 - plain data
        super().__init__("This was changed in another window meanwhile. Nothing was overwritten.")
        self.place = place
        self.theirs = theirs


def start(store: Store, actor: Actor, catalog: Catalog, role_id: str, employer: str) -> RequisitionRecord:
    """Start a requisition from a role, with all that the employer's last one said about the employer."""
    role = catalog.role(role_id)
    data = starting_data(role, role.id)
    data["pay"] = open_pay(role)
    name = " ".join(employer.split())
    if name:
        data["employer"] = _employer_block(store, actor, name)
    return store.add_requisition(actor, data)


def last_employer(store: Store, actor: Actor) -> str:
    """Return the name of the employer of the requisition that was changed last; may be empty."""
    names = (value_at(record.data, ("employer", "name")) for record in store.requisitions(actor))
    return next((str(name) for name in names if name), "")


def _employer_block(store: Store, actor: Actor, name: str) -> Data:
    for record in store.requisitions(actor):
        known = record.data.get("employer")
        if isinstance(known, dict) and str(known.get("name", "")).casefold() == name.casefold():
            return known | {"name": name}
    return {"name": name}


def change(
    store: Store,
    actor: Actor,
    requisition_id: str,
    place: Place,
    seen: Any,  # noqa: ANN401 - plain data
    value: Any,  # noqa: ANN401 - plain data
) -> Kept:
    """Put ``value`` at a place (None empties it). Raises ClashError where ``seen`` stands there no more."""

    def alter(data: Data) -> Data:
        theirs = value_at(data, place)
        if theirs not in (seen, value):
            raise ClashError(place, theirs)
        return with_value(data, place, value)

    return _save(store, actor, requisition_id, place, alter)


def rearrange(
    store: Store,
    actor: Actor,
    requisition_id: str,
    place: Place,
    rework: Callable[[Data], Any],
) -> Kept:
    """Put what ``rework`` makes of the newest data at a place, such as edits with one line moved."""
    return _save(store, actor, requisition_id, place, lambda data: with_value(data, place, rework(data)))


def undo(store: Store, actor: Actor, requisition_id: str, edit: Edit) -> RequisitionRecord:
    """Take an edit back. Raises ClashError where something else was written there since."""
    return change(store, actor, requisition_id, edit.place, edit.after, edit.before).record


def _save(
    store: Store, actor: Actor, requisition_id: str, place: Place, alter: Callable[[Data], Data]
) -> Kept:
    for left in reversed(range(_TRIES)):
        record = store.requisition(actor, requisition_id)
        data = alter(record.data)
        try:
            saved = store.save_requisition(actor, requisition_id, data, record.version)
        except ConflictError:  # somebody was quicker between reading and saving: look again
            if not left:
                raise
            continue
        return Kept(saved, Edit(place, value_at(record.data, place), value_at(saved.data, place)))
    raise AssertionError("the last try returns or raises")


def value_at(data: Any, place: Place) -> Any:  # noqa: ANN401 - plain data
    """Return what stands at a place, or None; in a list a text names the entry with that id."""
    for part in place:
        if isinstance(data, Mapping):
            data = data.get(part)
        elif isinstance(data, list):
            index = _index(data, part)
            data = data[index] if index is not None else None
        else:
            return None
    return data


def with_value(data: Data, place: Place, value: Any) -> Data:  # noqa: ANN401 - plain data
    """Return a copy with ``value`` at a place; what is emptied goes, and what held only it as well."""
    copy = deepcopy(data)
    _put(copy, place, value)
    return copy


def _put(holder: Any, place: Place, value: Any) -> None:  # noqa: ANN401 - plain data
    part, rest = place[0], place[1:]
    at: Any = _index(holder, part) if isinstance(holder, list) else part
    if at is None and value is None:
        return
    if at is None:
        holder.append({"id": part} if isinstance(part, str) else {})
        at = len(holder) - 1
    if rest:
        inner = value_at(holder, (at,))
        if not isinstance(inner, dict | list):
            inner = [] if isinstance(rest[0], int) else {}
        _put(inner, rest, value)
        value = inner or None
    if value is not None:
        holder[at] = value
    elif isinstance(holder, list) or at in holder:
        del holder[at]


def _index(entries: list[Any], part: str | int) -> int | None:
    if isinstance(part, int):
        return part if part < len(entries) else None
    # An added line without an id goes by its number, as readers of the edits name it.
    named = (
        i
        for i, entry in enumerate(entries)
        if isinstance(entry, dict) and entry.get("id", f"added-{i + 1}") == part
    )
    return next(named, None)


def delete(store: Store, actor: Actor, requisition_id: str) -> None:
    """Put a requisition into the bin, from where it can be restored."""
    store.delete_requisition(actor, requisition_id)


def restore(store: Store, actor: Actor, requisition_id: str) -> RequisitionRecord:
    """Take a requisition back out of the bin."""
    return store.restore_requisition(actor, requisition_id)
