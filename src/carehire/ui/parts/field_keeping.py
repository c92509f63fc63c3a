"""What all fields of a form share: each keeps what is typed at once, and overwrites nobody's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from carehire.datafile import field_name
from carehire.postings.names import name_of
from carehire.ui.parts.desk import Desk
from carehire.ui.parts.field_values import as_words
from carehire.ui.parts.typing import mark_of
from carehire.workflows.keep_requisition import Place, value_at
from carehire.workflows.review_requisition import Open

Show = Callable[[Any], Any]


def key_of(requisition_id: str, place: Place) -> str:
    """Return the key of a field's widget."""
    return f"{requisition_id}: {field_name(place)}"


@dataclass(frozen=True, slots=True)
class _Text:
    """A field that takes a text: what is kept of it, and how a text is read."""

    place: Place
    key: str
    default: Any
    read: Show
    kept: str
    group: str | None


class KeptFields:
    """Binds fields to the data of one requisition; ``locked`` ones are read only."""

    def __init__(
        self, desk: Desk, data: Mapping[str, Any], still_open: Sequence[Open], *, locked: bool = False
    ) -> None:
        self.desk = desk
        self.locked = locked
        self._data = data
        self.group: str | None = None
        self._texts: dict[str, _Text] = {}
        self._kept: dict[str, str] = {}
        self._unadded: dict[str, tuple[str, str | None]] = {}
        self._open = {entry.field: entry for entry in still_open}
        self._asked: list[str] = []

    def _bind(
        self,
        place: Place,
        default: Any,  # noqa: ANN401 - plain data
        show: Show,
        read: Show,
        asked: bool,
        more: dict[str, Any],
    ) -> tuple[str, str, dict[str, Any]]:
        """Set the widget to what is kept unless it holds something newer; return its key and label."""
        key, stored = key_of(self.desk.id, place), value_at(self._data, place)
        shown = stored if stored is not None else default
        if place not in self.desk.clashes and (
            key not in st.session_state or self.desk.seen.get(key) != (stored, shown)
        ):
            st.session_state[key] = show(shown)
            self.desk.seen[key] = (stored, shown)
        elif key not in st.session_state:  # a clash whose field was out of view meanwhile
            st.session_state[key] = show(self.desk.clashes[place].mine)
        # While somebody types, the widget holds what was last sent by it, and not what is kept.
        self._kept[key] = str((st.session_state[key] if place in self.desk.clashes else show(shown)) or "")
        label = more.pop("label", None) or name_of(field_name(place))
        if asked and self._is_open(place):
            self._asked.append(mark_of(key))
        bound = {"on_change": self._typed, "args": (place, key, default, read), "disabled": self.locked}
        return key, label, bound

    def mark_open(self) -> None:
        """Mark the fields that still have to be filled in.

        By style, since a label is also read aloud, and would be with all its Markdown.
        """
        labels = ", ".join(f'.{mark} [data-testid="stWidgetLabel"] p::after' for mark in self._asked)
        st.html(f'<style>{labels or ".none"} {{ content: "to fill in"; }}</style>')

    @property
    def texts(self) -> dict[str, dict[str, str | None]]:
        """What ``parts.typing`` must know of each field that takes a text, by its mark."""
        heard = self.desk.heard
        kept: dict[str, tuple[str, str | None, str | None]]
        kept = {mark: (text.kept, text.group, None) for mark, text in self._texts.items()}
        for mark, (key, group) in self._unadded.items():
            kept[mark] = (str(st.session_state.get(key) or ""), group, "until added")
        return {
            mark: {"kept": text, "heard": heard.get(mark), "group": group, "lasts": lasts}
            for mark, (text, group, lasts) in kept.items()
        }

    def unadded(self, key: str) -> None:
        """Let the browser hold what is typed into a field of that key until it is ``added``."""
        self._unadded[mark_of(key)] = (key, self.group)

    def added(self, key: str) -> None:
        """Empty a field whose text was added, and let the browser forget it."""
        self.desk.heard[mark_of(key)] = st.session_state[key]
        st.session_state[key] = ""

    def typing(self, mark: str, text: str, base: str | None, sent: Sequence[str] = ()) -> None:
        """Keep a text while it is typed; one that is empty meanwhile is left alone.

        ``base`` is what stood there when somebody typed what was never heard, ``sent`` what the
        same author sent on the way; if one of these stands there now, nobody else wrote there.
        """
        if mark in self._unadded:
            st.session_state[self._unadded[mark][0]] = text
            return
        field = self._texts.get(mark)
        if field is None or field.read(text) in (None, field.default):
            return
        self.desk.heard[mark] = text
        if base is not None:
            held = value_at(self._data, field.place)
            seen = next((own for own in map(field.read, sent) if own == held), field.read(base))
            self.desk.seen[field.key] = (None if seen == field.default else seen, None)
            st.session_state[field.key] = text
        self._keep(field.place, field.key, field.default, field.read(text))

    def _hear(self, key: str, bound: Mapping[str, Any]) -> None:
        if not self.locked:
            place, _, default, read = bound["args"]
            self._texts[mark_of(key)] = _Text(place, key, default, read, self._kept[key], self.group)

    def _typed(self, place: Place, key: str, default: Any, read: Show) -> None:  # noqa: ANN401 - plain data
        typed = st.session_state[key]
        if isinstance(typed, str):
            self.desk.heard[mark_of(key)] = typed
        self._keep(place, key, default, read(typed))

    def _keep(self, place: Place, key: str, default: Any, value: Any) -> None:  # noqa: ANN401 - plain data
        value = None if value == default else value
        stored, _ = self.desk.seen.get(key, (None, None))
        if place in self.desk.clashes:
            self.desk.clashes[place].mine = value
        elif self.desk.put(place, stored, value):
            self.desk.seen[key] = (value, value if value is not None else default)
            if isinstance(value, int | float) or (value is None and default is not None):
                del self.desk.seen[key]  # a sum shows how it was read, an emptied field its default again

    def _is_open(self, place: Place) -> bool:
        """Tell whether a field, or all that it belongs to, has no value yet."""
        names = {field_name(place[:length]) for length in range(1, len(place) + 1)}
        return any(entry.missing for name, entry in self._open.items() if name in names)

    def _below(self, place: Place) -> None:
        """Tell below a field what is wrong with it."""
        entry = self._open.get(field_name(place) or "")
        if entry and not entry.missing:
            words = entry.message[:1].upper() + entry.message[1:]
            st.html(f'<p class="wrong" role="alert">{escape(words)}</p>')
        if place in self.desk.clashes:
            self._clash(place)

    def _clash(self, place: Place) -> None:
        clash = self.desk.clashes[place]
        theirs, mine = as_words(clash.theirs), as_words(clash.mine)
        st.html(
            '<div class="faults" role="alert"><p><strong>Changed in another window</strong></p>'
            f"<p>There it now says: {escape(theirs)}</p><p>You typed: {escape(mine)}</p></div>"
        )
        key = key_of(self.desk.id, place)
        with st.container(horizontal=True):
            st.button("Keep what I typed", key=f"{key} mine", on_click=self.desk.settle, args=(place, True))
            st.button("Take the other", key=f"{key} theirs", on_click=self.desk.settle, args=(place, False))
