"""Serve the pages with everything imported beforehand, so that the first reader need not wait for it."""

from __future__ import annotations

from streamlit.web import cli

from carehire.ui import pages, session


def main() -> None:
    """Run Streamlit's own command line in this process, its arguments being those of this one."""
    pages.import_all()
    session.house()
    cli.main(prog_name="streamlit")


if __name__ == "__main__":
    main()
