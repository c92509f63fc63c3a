"""Keeps evidence while it is being typed: Streamlit alone knows a text only once its field is left."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from carehire.ui.parts.page import STATIC

_KEY = "keeper"


@cache
def _component() -> Callable[..., Any]:
    script = (STATIC / "keeper.js").read_text(encoding="utf-8")
    return st.components.v2.component("carehire_keeper", html="<i hidden></i>", js=script)


def keeper(step: str, keep: Callable[[str], None] | None = None) -> None:
    """Hand what is typed to ``keep`` at each pause, and scroll up whenever ``step`` changes."""

    def typed() -> None:
        told = st.session_state[_KEY].typed
        # What was typed for a step that was left meanwhile has been kept by its own field.
        if keep and told and told["step"] == step:
            keep(str(told["text"]))

    _component()(key=_KEY, data={"step": step}, on_typed_change=typed, height="content")
