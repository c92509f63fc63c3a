"""Navigation: the page that the URL names, and beside it the way through a requisition."""

from __future__ import annotations

import streamlit as st

from carehire.errors import UserError
from carehire.ui.callbacks import finish_callbacks
from carehire.ui.pages import PAGES, import_the_rest, page
from carehire.ui.parts.page import STATIC, faults, look
from carehire.ui.parts.password import stopped
from carehire.ui.parts.stepper import stepper


def main(start: str = "home") -> None:
    """Show the page that the URL names, or ``start`` where it names none."""
    finish_callbacks()
    here = st.navigation([page(name, start) for name in PAGES], position="hidden")
    st.set_page_config(
        page_title=f"{here.title} · carehire",
        page_icon=STATIC / "icon.svg",
        layout="wide",
        initial_sidebar_state=240,
    )
    st.logo(STATIC / "wordmark.svg", size="large")
    look()
    try:
        alone = PAGES[here.url_path or start].alone
        if not alone:
            stepper()
        if alone or not stopped():
            here.run()
        import_the_rest()
    except UserError as error:
        # What a page did not foresee is still told in words, never as a traceback.
        faults(error)


if __name__ == "__main__":
    main()
