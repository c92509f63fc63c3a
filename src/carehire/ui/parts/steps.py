"""Where somebody stands among scorecards and debriefs: it stands in the URL, and these turn elsewhere."""

from __future__ import annotations

import streamlit as st

REVIEW = "review"
"""The last step of a scorecard, behind its criteria."""

RATINGS = "ratings"


def rate_as(panelist: str) -> None:
    """Let the scorecards be those of this panelist."""
    st.query_params["panelist"] = panelist


def turn_to(candidate: str) -> None:
    """Turn to the scorecard or the debrief of a candidate, at its beginning."""
    st.query_params["candidate"] = candidate
    leave("criterion", RATINGS)


def show_ratings() -> None:
    """Show the ratings of a debrief, after its evidence."""
    st.query_params[RATINGS] = "shown"


def ratings_shown() -> bool:
    """Say whether the ratings of a debrief are shown."""
    return st.query_params.get(RATINGS) == "shown"


def step_to(step: str) -> None:
    """Turn to a criterion of the scorecard, or to its review."""
    st.query_params["criterion"] = step


def leave(*names: str) -> None:
    """Take these names out of the URL."""
    for name in names:
        st.query_params.pop(name, None)
