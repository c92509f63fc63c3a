"""Keeps a text while it is being typed: Streamlit alone knows a text only once its field is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import uuid4

import streamlit as st

from carehire.ui.parts.page import STATIC

_KEY, _HEARD, _VISIT = "keeper", "keeper heard", "keeper visit"
_LOOK = "p { margin: 0; font-size: .875rem; color: var(--st-text-color); opacity: .85; }"


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(
        "carehire_keeper",
        html='<p role="status"></p>',
        css=_LOOK,
        js=(STATIC / "keeper.js").read_text(encoding="utf-8"),
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """The choice beside a text: what can be chosen, in the order of the page, and what the store holds."""

    options: Sequence[str]
    kept: str | None
    choose: Callable[[str], None]


def keeper(
    step: str,
    field: str,
    kept: str,
    said: str,
    keep: Callable[[str], bool],
    label: str = "",
    choice: Choice | None = None,
) -> None:
    """Hand what is typed to ``keep`` at each pause, and say beneath the field how it stands.

    ``kept`` is what the store holds and ``said`` how that reads. ``keep`` answers whether it
    could. What the browser brings back after a reload is put into ``field``, the text area's
    key; ``label`` is what it is called, where it is not the page's first. A ``choice`` that the
    store doesn't hold, since the server stopped at that moment, is brought back as well. A
    change of ``step`` brings the top of the page into view, and the keyboard to its heading.
    """

    def typed() -> None:
        told = _told("typed", step)
        if not told:
            return
        text = str(told["text"])
        if told["restored"]:
            st.session_state[field] = text
        if keep(text):
            confirm(step, text)

    def picked() -> None:
        told = _told("picked", step)
        if told and choice and told["choice"] in choice.options:
            choice.choose(str(told["choice"]))

    heard_of, heard = st.session_state.get(_HEARD, ("", ""))
    visit = st.session_state.setdefault(_VISIT, uuid4().hex)
    data = {
        "step": step,
        "kept": kept,
        "heard": heard if heard_of == step else kept,
        "confirmed": [heard_of, heard],
        "said": said,
        "visit": visit,
        "label": label,
        "options": list(choice.options) if choice else [],
        "chosen": choice.kept if choice else None,
    }
    _component()(key=_KEY, data=data, on_typed_change=typed, on_picked_change=picked, height="content")


def confirm(step: str, text: str) -> None:
    """Tell the browser that a text arrived, also where it stands beside others' words by now."""
    st.session_state[_HEARD] = [step, text]


def _told(what: str, step: str) -> dict[str, Any] | None:
    """Return what the browser hands over; None for a step that was left meanwhile, whose field kept it."""
    heard = st.session_state.get(_KEY)  # gone where the whole page was left
    told = heard[what] if heard else None
    return told if told and told["step"] == step else None
