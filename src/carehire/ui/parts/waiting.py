"""Who has no score yet, whom that waits for, and the way to where that can be mended."""

from __future__ import annotations

import streamlit as st

from carehire.scoring.basis import Basis
from carehire.ui.pages import page
from carehire.ui.parts.tables import table
from carehire.ui.parts.words import note


def waiting(requisition: str, basis: Basis | None) -> None:
    """Show those who wait, each with the reason."""
    for title, people in basis.apart() if basis else ():
        st.header(title, anchor=False)
        rows = [(each.name, each.words) for each in people]
        table(f"Candidates without a score: {title}", ("Candidate", "Why"), rows, widths=(30, 70))
        if people[0].under:
            note("Rank their version instead, or let the panel amend these scorecards.")
            continue
        missing_link(requisition, people[0].candidate)


def missing_link(requisition: str, candidate: str) -> None:
    """Lead to where a candidate's panel is watched, and can be closed."""
    st.page_link(
        page("scorecard"),
        label="See who is missing, or close a panel",
        icon=":material/arrow_forward:",
        query_params={"requisition": requisition, "close": candidate},
    )
