"""The page studio."""

from __future__ import annotations

from carehire.ui.parts.page import heading


def show() -> None:
    """Show the page."""
    heading("studio")
