"""Values with their intervals, one below the other: how high, and how sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd
import streamlit as st

_LINE = 46
# The theme's own greys are too pale to be read; these are the colours of its text.
_INK = ("#111418", "#eef3f4")
_ACCENT = ("#0b5d66", "#8fd3da")


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its limits, which may be missing, and what it says in words."""

    name: str
    value: float
    low: float | None
    high: float | None
    words: str


def interval_chart(
    lines: Sequence[Interval], *, title: str, alt_text: str, least: float, most: float, middle: float
) -> None:
    """Show intervals on an axis from ``least`` to ``most``, or further where they reach further.

    A line stands at ``middle``. The table beside the picture says the same in words.
    """
    dark = st.context.theme.type == "dark"
    ink, accent = _INK[dark], _ACCENT[dark]
    rows = pd.DataFrame(
        {
            "name": [line.name for line in lines],
            "value": [line.value for line in lines],
            "low": [line.low if line.low is not None else line.value for line in lines],
            "high": [line.high if line.high is not None else line.value for line in lines],
            "words": [line.words for line in lines],
        }
    )
    domain = [min(least, float(rows["low"].min())), max(most, float(rows["high"].max()))]
    base = alt.Chart(rows).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=None),
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("words:N", title="In words"),
            alt.Tooltip("value:Q", title="Value", format=".2f"),
            alt.Tooltip("low:Q", title="From", format=".2f"),
            alt.Tooltip("high:Q", title="To", format=".2f"),
        ],
    )
    axis = alt.Axis(tickCount=5, labelColor=ink, titleColor=ink)
    place = alt.X("low:Q", title=title, scale=alt.Scale(domain=domain, nice=True), axis=axis)
    # Names stand above their lines, not beside them: a phone has no room for both.
    names = base.mark_text(align="left", baseline="bottom", dy=-9, color=ink, fontSize=13).encode(
        x=alt.value(0), text="name:N"
    )
    spans = base.mark_rule(strokeWidth=4, strokeCap="round", opacity=0.45, color=accent).encode(
        x=place, x2="high:Q"
    )
    points = base.mark_point(filled=True, size=110, opacity=1, color=accent).encode(x="value:Q")
    zero = (
        alt.Chart(pd.DataFrame({"at": [middle]}))
        .mark_rule(strokeDash=[4, 4], color=ink, opacity=0.45)
        .encode(x="at:Q")
    )
    st.altair_chart(
        (zero + spans + points + names).properties(
            height=len(lines) * _LINE + 50, padding={"left": 0, "right": 14, "top": 4, "bottom": 4}
        ),
        alt=alt_text,
        width="stretch",
    )
