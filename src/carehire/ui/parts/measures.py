"""Length, reading grade and balance as small pictures, each with the words that say the same."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from carehire.workflows.draw_measures import Gauge


def measures(gauges: Iterable[Gauge]) -> None:
    """Show each measure as a mark on a scale, with the stretch that is fine."""
    st.html(f'<ul class="gauges">{"".join(map(_gauge, gauges))}</ul>')


def _gauge(gauge: Gauge) -> str:
    low, high = gauge.fine
    band = f"inset-inline-start: {low:.1%}; inline-size: {high - low:.1%}"
    mark = f"inset-inline-start: {gauge.at:.1%}"
    return (
        f'<li class="{"good" if gauge.good else "off"}"><p><strong>{escape(gauge.name)}</strong> '
        f"{escape(gauge.value)}</p>"
        f'<div class="scale" aria-hidden="true"><i class="fine" style="{band}"></i>'
        f'<i class="at" style="{mark}"></i></div>'
        f"<p>{escape(gauge.verdict[:1].upper() + gauge.verdict[1:])}</p></li>"
    )
