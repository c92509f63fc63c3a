"""Where somebody stands among the scorecards: it stands in the URL, and these turn to another place."""

from __future__ import annotations

import streamlit as st

REVIEW = "review"
"""The last step of a scorecard, behind its criteria."""


def rate_as(panelist: str) -> None:
    """Let the scorecards be those of this panelist."""
    st.query_params["panelist"] = panelist


def turn_to(candidate: str) -> None:
    """Turn to the scorecard of a candidate."""
    st.query_params["candidate"] = candidate
    leave("criterion")


def step_to(step: str) -> None:
    """Turn to a criterion of the scorecard, or to its review."""
    st.query_params["criterion"] = step


def leave(*names: str) -> None:
    """Take these names out of the URL."""
    for name in names:
        st.query_params.pop(name, None)
