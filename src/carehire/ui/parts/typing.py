"""Keeps texts of several lines while they are typed, so that a closed tab loses nothing of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from carehire.ui.parts.page import STATIC

_KEY = "typing"


@cache
def _component() -> Callable[..., Any]:
    script = (STATIC / "typing.js").read_text(encoding="utf-8")
    return st.components.v2.component("carehire_typing", html="<i hidden></i>", js=script)


def mark_of(key: str) -> str:
    """Return the class by which the page knows the widget of that key."""
    return "st-key-" + re.sub(r"[^\w-]", "-", key.strip(), flags=re.ASCII)


def typing(keep: Callable[[str, str], None]) -> None:
    """Hand the mark and the text of a field to ``keep`` at each pause of its author."""

    def typed() -> None:
        told = st.session_state[_KEY].typed
        if told:
            keep(str(told["field"]), str(told["text"]))

    _component()(key=_KEY, on_typed_change=typed, height="content")
