"""An old posting brought along: what was read from it, and what found no place, before anything is kept."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from carehire.errors import UserError
from carehire.ui import session
from carehire.ui.pages import go
from carehire.ui.parts.page import faults
from carehire.ui.parts.tables import table
from carehire.ui.parts.words import bullets, note, say
from carehire.workflows import start_from_posting
from carehire.workflows.import_posting import Imported, RoleUnknownError, import_posting
from carehire.workflows.list_roles import OfferedRole
from carehire.workflows.open_house import now

_ENDINGS = ["docx", "html", "htm", "md", "markdown", "txt"]
_ROUND = "home: old posting round"


def old_posting(roles: Mapping[str, OfferedRole], *, first: bool) -> None:
    """Show the upload, what the posting was understood as, and the way to keep it."""
    note("A Word document, a web page that you saved, Markdown or plain text. You see what was found first.")
    given = st.file_uploader(
        "Old posting", type=_ENDINGS, key=f"home: old posting {st.session_state.get(_ROUND, 0)}"
    )
    imported = None
    if given is not None:
        key = f"home: role of {given.file_id}"
        imported = _read(given.getvalue(), given.name, st.session_state.get(key))
        if isinstance(imported, Imported):
            st.session_state.setdefault(key, imported.data["role"])
        if imported is not None:
            _role(roles, key)
        if isinstance(imported, Imported):
            _found(imported, given.name)
    _keep(imported if isinstance(imported, Imported) else None, first=first)


def _read(data: bytes, name: str, role: str | None) -> Imported | UserError | None:
    """Return what was read; an error where only the role is missing, None where nothing can be read."""
    try:
        return import_posting(session.house().catalog, data, name, role, now().date())
    except RoleUnknownError as error:
        return error
    except UserError as error:
        faults(error, "This file can't be read")
        return None


def _role(roles: Mapping[str, OfferedRole], key: str) -> None:
    if key not in st.session_state:
        say("Say which role it is for.", strong="No title was found in it.")
    st.selectbox(
        "Role",
        list(roles),
        key=key,
        index=None,
        format_func=lambda name: roles[name].name,
        placeholder="Choose a role",
        help="The one nearest to the old posting's title is suggested.",
    )


def _found(imported: Imported, name: str) -> None:
    left = imported.unplaced
    st.subheader(f"Not placed: {len(left)}" if left else "Everything found a place", anchor=False)
    if left:
        note("Nothing of this goes into the requisition. Copy what you still need, or keep it as a file.")
        table(
            "What found no place", ("Words", "Where they stand"), [(each.text, each.where) for each in left]
        )
        st.download_button(
            "Keep these words as a file",
            start_from_posting.leftovers(imported, name),
            file_name="not-placed.txt",
            mime="text/plain",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
        )
    rows = start_from_posting.taken(imported)
    st.subheader(f"Taken: {len(rows)}", anchor=False)
    table(
        "What was taken, and for what",
        ("Taken for", "Words"),
        [(row.name, row.text) for row in rows],
        widths=(30, 70),
    )
    if imported.notes:
        st.subheader("Please note", anchor=False)
        bullets(imported.notes)


def _keep(imported: Imported | None, *, first: bool) -> None:
    with st.container(horizontal=True):
        create = st.button(
            "Create and open",
            type="primary",
            icon=":material/add:",
            key="home: keep the old posting",
            disabled=imported is None,
            help=None if imported else "Choose a file first",
        )
        if not first:
            st.button("Cancel", on_click=_cancel)
    if create and imported is not None:
        house = session.house()
        record = start_from_posting.start_from(house.store, session.actor(), house.catalog, imported)
        _cancel()
        go("posting", record.id)


def _cancel() -> None:
    st.session_state["home: creating"] = False
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
