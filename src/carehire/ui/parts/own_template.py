"""The organisation's own Word template: chosen and checked here, and filled in with the posting."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from carehire.errors import Fault, UserError
from carehire.people import Actor
from carehire.storage.records import RequisitionRecord
from carehire.ui import session
from carehire.ui.parts.page import faults
from carehire.ui.parts.words import bullets, note, say
from carehire.workflows import keep_template
from carehire.workflows.fill_template import Checked
from carehire.workflows.open_house import House, now

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ROUND, _TROUBLE, _DONE, _WARNINGS = (
    f"word template: {what}" for what in ("round", "trouble", "done", "warnings")
)


def own_template(record: RequisitionRecord, *, ready: bool) -> None:
    """Show the posting in the organisation's own template, and the ways to change that."""
    home = session.house().settings.home
    st.markdown("**Your own Word template**")
    in_use, former = keep_template.kept(home), keep_template.former(home)
    if in_use:
        _fill(record, ready=ready)
    else:
        note(
            "A Word file in your own look, with fields such as {{ title }} and {{ pay }} where the words "
            "belong. Begin with the example, which has every field, and dress it as you like."
        )
        st.download_button(
            "Example template",
            keep_template.sample,
            file_name="template-example.docx",
            mime=_WORD,
            key="word template: sample",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
        )
    _choose(replacing=in_use is not None)
    with st.container(horizontal=True):
        if in_use:
            st.button(
                "Remove", key="word template: remove", on_click=_do, args=("removed", keep_template.remove)
            )
        if former:
            st.button(
                "Bring back the former one",
                key="word template: back",
                on_click=_do,
                args=("brought back", keep_template.bring_back),
            )
    _told()


def _fill(record: RequisitionRecord, *, ready: bool) -> None:
    key = f"{record.id}: own template"
    if st.button("Fill in our template", key=key, icon=":material/description:", disabled=not ready):
        try:
            made = keep_template.fill(session.house(), session.actor(), record.id, now())
        except UserError as error:
            faults(error, "The template can't be filled in with this posting")
            return
        st.download_button(
            "Download it filled in",
            made,
            file_name=f"{record.id}-our-template.docx",
            mime=_WORD,
            key=f"{key} made",
            icon=":material/download:",
            on_click="ignore",
        )


def _choose(*, replacing: bool) -> None:
    above = st.container()
    given = st.file_uploader(
        "Replace the template" if replacing else "Choose a Word template",
        # What carehire can't take is told in its own words, which the picker's own would forestall.
        type=["docx", "dotx", "docm", "dotm", "doc"],
        key=f"{_ROUND} {st.session_state.get(_ROUND, 0)}",
    )
    if given is None:
        return
    seen = f"word template: {given.file_id}"
    if seen not in st.session_state:  # to check it takes a second: once for each file
        try:
            checked = keep_template.keep(session.house(), session.actor(), given.getvalue(), given.name)
        except UserError as error:
            checked = Checked(error.faults, ())
        st.session_state[seen] = checked
    checked = st.session_state[seen]
    if checked.faults:
        with above:
            faults(checked.faults, "The template was not kept. Mend it in Word and choose it again.")
        return
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state[_DONE] = "kept"
    st.session_state[_WARNINGS] = checked.warnings
    st.rerun()


def _do(done: str, deed: Callable[[House, Actor], None]) -> None:
    try:
        deed(session.house(), session.actor())
    except UserError as error:
        st.session_state[_TROUBLE] = error
    else:
        st.session_state[_DONE] = done


def _told() -> None:
    trouble = st.session_state.pop(_TROUBLE, None)
    if trouble:
        faults(trouble, "That can't be done")
    done = st.session_state.pop(_DONE, None)
    if done:
        say(f"The template was {done}.")
    warnings: tuple[Fault, ...] = st.session_state.pop(_WARNINGS, ())
    if warnings:
        note("It can be used. Something in it may not look as you mean it:")
        bullets(str(fault) for fault in warnings)
