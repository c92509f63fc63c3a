"""The way to the comparison, and what was seen of several candidates side by side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from carehire.documents.blocks import Inline
from carehire.documents.comparison import FEWEST
from carehire.documents.comparison_evidence import Seen
from carehire.scoring.result import Result
from carehire.ui.pages import PAGES, page
from carehire.ui.parts.counted import chosen_ratings
from carehire.ui.parts.words import marked


def compare_link(requisition: str, results: Sequence[Result]) -> None:
    """Lead to the comparison, where there are candidates to compare."""
    if len(results) >= FEWEST:
        st.page_link(
            page("compare"),
            label="Compare candidates side by side",
            icon=PAGES["compare"].icon,
            query_params={"requisition": requisition} | chosen_ratings(),
        )


def side_by_side(seen: Sequence[Seen]) -> None:
    """Show the evidence of each candidate in a column of their own; on a phone one below the other."""
    columns = "".join(_column(each) for each in seen)
    st.html(f'<div class="ch-beside" style="--columns:{len(seen)}">{columns}</div>')


def _column(seen: Seen) -> str:
    quotes = "".join(f"<li>{_faces(quote)}</li>" for quote in seen.quotes)
    told = f"<ul>{quotes}</ul>" if quotes else "<p>Nobody has rated this.</p>"
    return (
        f"<section><h4>{marked(seen.candidate)}</h4>"
        f'<p class="ch-points">{escape(seen.points)}</p>{told}</section>'
    )


def _faces(quote: Inline) -> str:
    return "".join(f"<em>{marked(span.text)}</em>" if span.emphasis else marked(span.text) for span in quote)
