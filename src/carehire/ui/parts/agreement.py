"""How far the panel agreed and how leniently each panelist rated: pictures, tables, plain words."""

from __future__ import annotations

# Loaded with the pages, before anybody asks: the first shortlist would wait for them otherwise.
import scipy.sparse.csgraph
import scipy.special  # noqa: F401
import streamlit as st

from carehire.documents import agreement as blocks_of
from carehire.scoring.panel_measures import PanelMeasures
from carehire.scoring.readings import SINGLE, agreed, leaned
from carehire.ui.parts import blocks
from carehire.ui.parts.interval_chart import Interval, interval_chart


def show(measures: PanelMeasures, language: str) -> None:
    """Show the section: agreement by criterion with its intervals, then leniency by panelist."""
    st.subheader("How far the panel agreed", anchor=False)
    _agreement(measures)
    blocks.show(blocks_of.agreement(measures, language))
    st.subheader("How leniently each panelist rated", anchor=False)
    _leniency(measures)
    blocks.show(blocks_of.leniency(measures, language))


def _agreement(measures: PanelMeasures) -> None:
    lines = []
    for line in (*measures.agreement.criteria, measures.agreement.overall):
        found = line.icc[SINGLE]
        if found.value is not None:
            name = blocks_of.OVERALL if line.criterion is None else measures.name(line.criterion)
            lines.append(Interval(name, found.value, found.low, found.high, agreed(line)))
    if lines:
        interval_chart(
            lines,
            title="0: no more than chance · 1: the same rating",
            alt_text=f"Agreement on {len(lines)} lines, each with its interval; the table says the same.",
            least=0.0,
            most=1.0,
            middle=0.0,
        )


def _leniency(measures: PanelMeasures) -> None:
    found = measures.leniency.overall.panelists if measures.leniency else ()
    lines = [
        Interval(each.panelist, each.effect, each.low, each.high, leaned(each))
        for each in found
        if each.effect is not None
    ]
    if len(lines) > 1:
        interval_chart(
            lines,
            title="Levels below or above the panel",
            alt_text=f"Leniency of {len(lines)} panelists, each with its interval; the table says the same.",
            least=-1.0,
            most=1.0,
            middle=0.0,
        )
