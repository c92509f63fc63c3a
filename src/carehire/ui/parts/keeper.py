"""Keeps a text while it is being typed: Streamlit alone knows a text only once its field is left."""

from __future__ import annotations

from collections.abc import Callable
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


def keeper(step: str, field: str, kept: str, said: str, keep: Callable[[str], bool], label: str = "") -> None:
    """Hand what is typed to ``keep`` at each pause, and say beneath the field how it stands.

    ``kept`` is what the store holds and ``said`` how that reads. ``keep`` answers whether it
    could. What the browser brings back after a reload is put into ``field``, the text area's
    key; ``label`` is what it is called, where it is not the page's first. A change of ``step``
    brings the top of the page into view.
    """

    def typed() -> None:
        told = st.session_state[_KEY].typed
        # What was typed for a step that was left meanwhile has been kept by its own field.
        if not told or told["step"] != step:
            return
        text = str(told["text"])
        if keep(text):
            st.session_state[_HEARD] = [step, text]
        if told["restored"]:
            st.session_state[field] = text

    heard_of, heard = st.session_state.get(_HEARD, ("", ""))
    visit = st.session_state.setdefault(_VISIT, uuid4().hex)
    data = {
        "step": step,
        "kept": kept,
        "heard": heard if heard_of == step else kept,
        "said": said,
        "visit": visit,
        "label": label,
    }
    _component()(key=_KEY, data=data, on_typed_change=typed, height="content")
