"""Keeps what is typed while it is typed, so that a closed tab or a stopped server loses nothing of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
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


def typing(
    of: str,
    fields: Mapping[str, Mapping[str, str | None]],
    keep: Callable[[str, str, str | None, Sequence[str]], None],
) -> None:
    """Hand the mark and the text of a field to ``keep`` at each pause of its author.

    ``of`` says what the fields belong to. Each of ``fields`` by its mark says what is ``kept``
    of it, what was last ``heard`` from it, and in which ``group`` it stands, if any. What
    carehire never heard comes once more, with the text on which it was typed, and with what its
    author had sent on the way: where one of these is kept, nobody else wrote it.
    """

    def typed() -> None:
        for told in st.session_state[_KEY].typed or ():
            keep(str(told["field"]), str(told["text"]), told.get("base"), told.get("was") or ())

    def opened() -> None:
        group = st.session_state[_KEY].opened
        if group:
            st.session_state[str(group)] = True

    _component()(
        key=_KEY,
        data={"of": of, "fields": fields},
        on_typed_change=typed,
        on_opened_change=opened,
        height="content",
    )
