"""The anonymous view of a requisition: whether it is on, who turned it, and the way to turn it."""

from __future__ import annotations

import streamlit as st

from carehire.errors import UserError
from carehire.storage.anonymity import AnonymityRecord
from carehire.ui import session
from carehire.ui.parts.page import faults
from carehire.ui.parts.words import bullets, day_and_clock, note, say
from carehire.workflows.hide_names import anonymous_view, hide_names, show_names

_REASON, _NAME, _FAULTS = "why names are shown", "who shows names", "names faults"


def anonymous(requisition: str) -> None:
    """Show how the names stand, and let the owner hide them or lift that with a reason."""
    view = anonymous_view(session.house().store, session.actor(), requisition)
    title = "Names are hidden" if view.hidden else "Anonymous view"
    icon = ":material/visibility_off:" if view.hidden else ":material/visibility:"
    with st.expander(title, expanded=view.hidden or _FAULTS in st.session_state, icon=icon, key="anonymous"):
        if problem := st.session_state.pop(_FAULTS, None):
            faults(problem, "The names stay hidden")
        if view.hidden:
            _lifting(requisition)
        else:
            say(
                "Candidates are then called Candidate A, Candidate B and so on, the same letter on every "
                "page and in every export, for the panel and for you. In what the panel wrote, a name "
                "becomes its letter, or [name hidden] where it could be two people's; contact details, "
                "schools and pronouns are hidden behind brackets. Each panelist still reads their own "
                "words. You can show the names again at any time, with a reason."
            )
            st.button("Hide names", icon=":material/visibility_off:", on_click=_hide, args=(requisition,))
        if view.history:
            note("Who hid and showed the names")
            bullets(_told(record) for record in view.history)


def _lifting(requisition: str) -> None:
    say(
        "Everybody meets candidates by their letter, on every page and in every export. Pronouns, schools, "
        "photographs and contact details are hidden too: carehire takes none of them in from a table, shows "
        "of a credential only what the rubric knows, and puts brackets in their place where somebody wrote "
        "them. It can't see a hint that nobody named, such as a town or a hobby."
    )
    with st.form("show names", border=False):
        st.text_input("Why show the names now?", key=_REASON, placeholder="Such as: the decisions are made")
        st.text_input("Your name", key=_NAME, autocomplete="name", max_chars=80)
        st.form_submit_button("Show names", icon=":material/visibility:", on_click=_show, args=(requisition,))


def _told(record: AnonymityRecord) -> str:
    when, who = day_and_clock(record.at), record.by.signature
    if record.hidden:
        return f"{when}: {who} hid the names" if who else f"{when}: the names were hidden"
    return f"{when}: {who or 'somebody'} showed the names: {record.reason}"


def _hide(requisition: str) -> None:
    hide_names(session.house().store, session.actor(), requisition)


def _show(requisition: str) -> None:
    try:
        show_names(
            session.house().store,
            session.actor(),
            requisition,
            st.session_state[_REASON] or "",
            st.session_state[_NAME] or "",
        )
    except UserError as error:
        st.session_state[_FAULTS] = error
