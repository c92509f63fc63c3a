"""A requisition's role, with its changes, saved as a role of the organisation's own."""

from __future__ import annotations

import streamlit as st

from carehire.errors import UserError
from carehire.storage.records import RequisitionRecord
from carehire.ui import session
from carehire.ui.parts.page import faults
from carehire.ui.parts.words import note, say
from carehire.workflows.review_requisition import Review
from carehire.workflows.save_role import save_role, suggest_id


def role_saving(record: RequisitionRecord, review: Review) -> None:
    """Show the way from this requisition to a role that others can start from."""
    done, trouble = f"{record.id}: saved role", f"{record.id}: role not saved"
    saving = st.expander(
        "Save as a role of ours",
        icon=":material/bookmark_add:",
        key=f"{record.id}: saving the role",
        on_change="rerun",
    )
    if not saving.open:  # its fields take the posting's title as it is when it opens
        return
    with saving:
        note(
            "Keeps the lines, benefits and summary as you changed them, for the next requisition. "
            "Employer, place and pay stay here."
        )
        _form(record.id, review.posting.title)
        if trouble in st.session_state:
            faults(st.session_state.pop(trouble), "The role was not saved")
        if done in st.session_state:
            say(
                "It stands among the roles that a new requisition can start from, marked as ours.",
                strong=f"{st.session_state.pop(done)} was saved.",
            )


def _form(requisition_id: str, suggested: str) -> None:
    title, name = f"{requisition_id}: role title", f"{requisition_id}: role id"
    st.session_state.setdefault(title, suggested)
    if name not in st.session_state:
        _put_id(name, suggested)
    st.text_input("Name of the role", key=title, max_chars=200, on_change=_suggest, args=(title, name))
    st.text_input("Its id", key=name, max_chars=80, help="Small letters, digits and hyphens.")
    key = f"{requisition_id}: save role"
    st.button("Save the role", key=key, on_click=_save, args=(requisition_id, title, name))


def _put_id(name: str, title: str) -> None:
    suggestion = suggest_id(session.house().catalog, title)
    st.session_state[name] = st.session_state[f"{name}, suggested"] = suggestion


def _suggest(title: str, name: str) -> None:
    """Let the id follow the name, unless somebody typed one."""
    if st.session_state[name] == st.session_state.get(f"{name}, suggested"):
        _put_id(name, str(st.session_state[title]))


def _save(requisition_id: str, title: str, name: str) -> None:
    state = st.session_state
    _suggest(title, name)  # a click can arrive together with the name that was typed before it
    words, wanted = str(state[title]).strip(), str(state[name]).strip()
    try:
        save_role(session.house(), session.actor(), requisition_id, wanted, words)
    except UserError as error:
        state[f"{requisition_id}: role not saved"] = error
    else:
        state[f"{requisition_id}: saved role"] = words
