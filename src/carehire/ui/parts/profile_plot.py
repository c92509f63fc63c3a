"""Profiles as a plot: criteria down, points across, and for each candidate a shape, a colour and a dash."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from textwrap import fill

import altair as alt
import pandas as pd
import streamlit as st

from carehire.rubrics.rubric import Scale
from carehire.scoring.result import Result, told_apart
from carehire.ui.parts.ink import ink

_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")
_DASHES = ([1, 0], [6, 3], [2, 2], [8, 2, 2, 2], [10, 4])
_SIGNS = "●■▲◆✚"
# The theme's categorical colours; given here as well, since the key beside the plot needs them.
_COLOURS = (
    ("#0b5d66", "#b5541c", "#4a4e9e", "#7a5c00", "#8c2d62"),
    ("#5fc1ca", "#f0a06b", "#a9adf2", "#e0c060", "#e59ac2"),
)
_ROW, _LABEL = 22, 22


def profile_plot(results: Sequence[Result], scale: Scale) -> None:
    """Show what each candidate has on every criterion; the table beside it says the same in words."""
    names = list(told_apart(results).values())
    criteria = [fill(line.name, _LABEL) for line in results[0].criteria]
    rows = pd.DataFrame(
        [
            {"candidate": name, "criterion": fill(line.name, _LABEL), "points": line.points, "place": place}
            for name, result in zip(names, results, strict=True)
            for place, line in enumerate(result.criteria)
        ]
    )
    colour, paints = ink(), _COLOURS[st.context.theme.type == "dark"][: len(names)]
    _key(names, paints)
    levels = alt.Axis(values=list(scale.levels), format="d", labelColor=colour, titleColor=colour)
    labels = alt.Axis(
        labelExpr="split(datum.label, '\\n')",
        labelLimit=200,
        labelColor=colour,
        labelPadding=8,
        ticks=False,
        domain=False,
    )
    base = alt.Chart(rows).encode(
        y=alt.Y("criterion:N", sort=criteria, title=None, axis=labels),
        yOffset=alt.YOffset("candidate:N", sort=names, scale=alt.Scale(paddingOuter=0.6)),
        x=alt.X(
            "points:Q",
            title=f"Points, from {scale.min} to {scale.max}",
            scale=alt.Scale(domain=[scale.min, scale.max], nice=False, padding=10),
            axis=levels,
        ),
        tooltip=[
            alt.Tooltip("candidate:N", title="Candidate"),
            alt.Tooltip("criterion:N", title="Criterion"),
            alt.Tooltip("points:Q", title="Points", format=".2f"),
        ],
    )
    dashes = alt.Scale(domain=names, range=_DASHES[: len(names)])
    shapes = alt.Scale(domain=names, range=_SHAPES[: len(names)])
    colours = alt.Scale(domain=names, range=paints)
    lines = base.mark_line(opacity=0.55, strokeWidth=1.5).encode(
        order="place:Q",
        color=alt.Color("candidate:N", sort=names, scale=colours, legend=None),
        strokeDash=alt.StrokeDash("candidate:N", scale=dashes, legend=None),
    )
    marks = base.mark_point(filled=True, size=110, opacity=1).encode(
        color=alt.Color("candidate:N", sort=names, scale=colours, legend=None),
        shape=alt.Shape("candidate:N", scale=shapes, sort=names, legend=None),
    )
    st.altair_chart(
        (lines + marks).properties(height=len(criteria) * (_ROW + 9 * len(names)) + 60),
        alt=f"Points of {len(names)} candidates on {len(criteria)} criteria; the table below has them all",
    )


def _key(names: Sequence[str], paints: Sequence[str]) -> None:
    """Show which sign is whose, as words that wrap and are read aloud."""
    items = "".join(
        f'<li><b aria-hidden="true" style="color:{paint}">{sign}</b>{escape(name)}</li>'
        for name, paint, sign in zip(names, paints, _SIGNS, strict=False)
    )
    st.html(f'<ul class="ch-key">{items}</ul>')
