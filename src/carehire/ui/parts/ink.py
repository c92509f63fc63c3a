"""The colour of what is written in a chart, which the theme alone would set too pale."""

from __future__ import annotations

import streamlit as st

# The theme's own greys are too pale to be read; these are the colours of its text.
_INK = ("#111418", "#eef3f4")


def ink() -> str:
    """Return the colour of what is written in a chart."""
    return _INK[st.context.theme.type == "dark"]
