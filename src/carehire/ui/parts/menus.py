"""Menus of a button for the keyboard: Streamlit opens them, but leaves the keyboard outside."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from carehire.ui.parts.page import STATIC


@cache
def _component() -> Callable[..., Any]:
    script = (STATIC / "menus.js").read_text(encoding="utf-8")
    return st.components.v2.component("carehire_menus", html="<i hidden></i>", js=script)


def menus_for_the_keyboard() -> None:
    """Let Enter, arrows and Escape work in every menu of a button on this page."""
    _component()(key="menus", height="content")
