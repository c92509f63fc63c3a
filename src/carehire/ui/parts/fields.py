"""The kinds of fields in a form: a line of text, a sum, a day, a choice and others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from carehire.ui.parts.field_keeping import KeptFields
from carehire.ui.parts.field_values import (
    as_amount,
    as_choice,
    as_day,
    as_is,
    as_lines,
    as_number,
    as_text,
    from_amount,
    from_day,
    from_lines,
    from_number,
    from_several,
    from_text,
)


class Fields(KeptFields):
    """The fields of one requisition by their kinds, each named by its place in the data."""

    def line(self, *place: str | int, default: str = "", asked: bool = False, **more: Any) -> None:  # noqa: ANN401 - the widget's own
        """Show a line of text, kept while it is typed; ``default`` stands in pale where there is none."""
        key, label, bound = self._bind(place, None, as_text, from_text, asked, more)
        more.setdefault("placeholder", default or None)
        self._hear(key, bound)
        st.text_input(label, key=key, live="600ms", **bound, **more)
        self._below(place)

    def area(self, *place: str | int, default: str = "", **more: Any) -> None:  # noqa: ANN401 - the widget's own
        """Show a text of several lines."""
        key, label, bound = self._bind(place, default or None, as_text, from_text, False, more)
        self._hear(key, bound)
        st.text_area(label, key=key, **bound, **more)
        self._below(place)

    def paragraphs(self, *place: str | int, default: Sequence[str] = (), **more: Any) -> None:  # noqa: ANN401 - the widget's own
        """Show a list of texts, one a line."""
        key, label, bound = self._bind(place, list(default) or None, as_lines, from_lines, False, more)
        self._hear(key, bound)
        st.text_area(label, key=key, **bound, **more)
        self._below(place)

    def number(self, *place: str | int, default: int | None = None, **more: Any) -> None:  # noqa: ANN401 - the widget's own
        """Show a number; what it may be is told below it, since with a limit a wrong one is never sent."""
        key, label, bound = self._bind(place, default, as_number, from_number, False, more)
        st.number_input(label, key=key, format="%g", **bound, **more)
        self._below(place)

    def amount(self, *place: str | int, currency: str | None, **more: Any) -> None:  # noqa: ANN401 - the widget's own
        """Show a sum of money, typed as people write it; once left, it shows how it was read."""
        read = partial(from_amount, currency=currency)
        key, label, bound = self._bind(place, None, as_amount, read, True, more)
        self._hear(key, bound)
        st.text_input(label, key=key, **bound, **more)
        self._below(place)

    def day(self, *place: str | int, **more: Any) -> None:  # noqa: ANN401 - the widget's own
        """Show a day."""
        key, label, bound = self._bind(place, None, as_day, from_day, False, more)
        st.date_input(label, key=key, format="YYYY-MM-DD", **bound, **more)
        self._below(place)

    def choice(
        self,
        *place: str | int,
        options: Mapping[str, str],
        implied: str | None = None,
        asked: bool = False,
        **more: Any,  # noqa: ANN401 - the widget's own
    ) -> None:
        """Show one choice of several; a value of another hand that is none of them is kept and shown.

        One that is ``asked`` for is empty until somebody chooses, and cannot be emptied again. What is
        ``implied`` stands there until then, and is kept once somebody chooses it.
        """
        key, label, bound = self._bind(place, implied, as_choice, as_is, asked, more)
        bound["args"] = (place, key, None, as_is)
        held = st.session_state.get(key)
        if asked and held is None:
            more |= {"index": None, "placeholder": "Choose one"}
        known = [*options, *([held] if held and held not in options else [])]
        st.selectbox(label, known, key=key, format_func=lambda name: options.get(name, name), **bound, **more)
        self._below(place)

    def switch(self, *place: str | int, options: Mapping[str, str], **more: Any) -> None:  # noqa: ANN401 - the widget's own
        """Show one choice of few, all in view."""
        key, label, bound = self._bind(place, None, as_is, as_is, False, more)
        st.segmented_control(
            label,
            list(options),
            key=key,
            format_func=lambda name: options[name],
            required=True,
            **bound,
            **more,
        )
        self._below(place)

    def several(
        self,
        *place: str | int,
        options: Mapping[str, str],
        asked: bool = False,
        **more: Any,  # noqa: ANN401 - the widget's own
    ) -> None:
        """Show several choices of many; others may be typed."""
        key, label, bound = self._bind(place, None, lambda kept: list(kept or []), from_several, asked, more)
        held = st.session_state.get(key) or []
        st.multiselect(
            label,
            [*options, *(name for name in held if name not in options)],
            key=key,
            format_func=lambda name: options.get(name, name),
            accept_new_options=True,
            **bound,
            **more,
        )
        self._below(place)
