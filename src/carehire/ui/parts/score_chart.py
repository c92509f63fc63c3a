"""The scores as bars: how far apart people stand, and how much of each was observed."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd
import streamlit as st

from carehire.scoring.result import Result

_BAR = 34
_MOST = 30
# The theme's own greys are too pale to be read; these are the colours of its text.
_INK = ("#111418", "#eef3f4")


def ink() -> str:
    """Return the colour of what is written in a chart."""
    return _INK[st.context.theme.type == "dark"]


def score_chart(results: Sequence[Result]) -> None:
    """Show the scores of those who are ranked; the table beside it says the same in words."""
    shown = results[:_MOST]
    rows = pd.DataFrame(
        {
            "name": [f"{result.rank}. {result.name}" for result in shown],
            "score": [result.score for result in shown],
            "coverage": [result.coverage for result in shown],
        }
    )
    colour = ink()
    names = alt.Axis(labelLimit=180, labelColor=colour, ticks=False, domain=False)
    steps = alt.Axis(tickCount=5, labelColor=colour, titleColor=colour)
    base = alt.Chart(rows).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=names),
        x=alt.X("score:Q", title="Score, from 0 to 100", scale=alt.Scale(domain=[0, 100]), axis=steps),
        tooltip=[
            alt.Tooltip("name:N", title="Candidate"),
            alt.Tooltip("score:Q", title="Score", format=".1f"),
            alt.Tooltip("coverage:Q", title="Coverage", format=".0%"),
        ],
    )
    bars = base.mark_bar(cornerRadiusEnd=3, height={"band": 0.6})
    figures = base.mark_text(align="left", dx=6, color=colour).encode(text=alt.Text("score:Q", format=".1f"))
    best = shown[0]
    st.altair_chart(
        (bars + figures).properties(height=len(shown) * _BAR + 50),
        alt=f"Scores of the {len(shown)} ranked candidates, highest {best.name} with {best.score:.1f}",
    )
