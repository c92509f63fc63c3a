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
    with st.popover("Save as a role of ours", icon=":material/bookmark_add:"):
        note(
            "Keeps the lines, benefits and summary as you changed them, for the next requisition. "
            "Employer, place and pay stay here."
        )
        title, name = f"{record.id}: role title", f"{record.id}: role id"
        st.session_state.setdefault(title, review.posting.title)
        st.session_state.setdefault(name, suggest_id(session.house().catalog, review.posting.title))
        st.text_input("Name of the role", key=title, max_chars=200, on_change=_suggest, args=(title, name))
        st.text_input("Its id", key=name, max_chars=80, help="Small letters, digits and hyphens.")
        st.button(
            "Save the role", key=f"{record.id}: save role", on_click=_save, args=(record.id, title, name)
        )
        if trouble in st.session_state:
            faults(st.session_state.pop(trouble), "The role was not saved")
        if done in st.session_state:
            say(
                "It stands among the roles that a new requisition can start from, marked as ours.",
                strong=f"{st.session_state.pop(done)} was saved.",
            )


def _suggest(title: str, name: str) -> None:
    st.session_state[name] = suggest_id(session.house().catalog, str(st.session_state[title]))


def _save(requisition_id: str, title: str, name: str) -> None:
    state = st.session_state
    words, wanted = str(state[title]).strip(), str(state[name]).strip()
    try:
        save_role(session.house(), session.actor(), requisition_id, wanted, words)
    except UserError as error:
        state[f"{requisition_id}: role not saved"] = error
    else:
        state[f"{requisition_id}: saved role"] = words
        del state[name]  # the next one needs another
