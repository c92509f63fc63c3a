"""All open postings as one zip: which formats, how far it is, and what was left out and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from carehire.errors import UserError
from carehire.postings.names import name_of
from carehire.ui import session
from carehire.ui.parts.page import faults
from carehire.ui.parts.words import note, say
from carehire.workflows import export_all
from carehire.workflows.open_house import now

_MADE, _FORMS = "home: zip", "home: zip formats"


@dataclass(frozen=True, slots=True)
class _Made:
    name: str
    content: bytes
    entries: tuple[export_all.Entry, ...]


def bulk_export(count: int) -> None:
    """Show the export of ``count`` open requisitions, and what became of the last one."""
    with st.expander(
        f"Export all open postings ({count})",
        icon=":material/folder_zip:",
        key="home: bulk",
        on_change="rerun",
    ) as group:
        if not group.open:
            return
        note(
            "One zip with a folder for each open requisition. Of one that is published, applicants' version "
            "is taken; of others, the draft."
        )
        names = export_all.form_names()
        chosen = st.pills(
            "Formats",
            list(names),
            selection_mode="multi",
            default=list(names),
            format_func=lambda form: names[form],
            key=_FORMS,
        )
        if st.button("Make the zip", icon=":material/folder_zip:", disabled=not chosen):
            st.session_state.pop(_MADE, None)
            _make(chosen)
        _told(st.session_state.get(_MADE))


def _make(forms: Sequence[str]) -> None:
    bar = st.progress(0.0, "Exporting …")
    entries: list[export_all.Entry] = []
    moment = now()
    try:
        pieces = export_all.export_all(
            session.house(),
            session.actor(),
            moment,
            forms,
            progress=lambda done, of: bar.progress(done / of if of else 1.0, f"{done} of {of} exported"),
            report=entries.append,
        )
        content = b"".join(pieces)
    except UserError as error:
        faults(error, "Nothing was exported")
        return
    bar.empty()
    st.session_state[_MADE] = _Made(f"postings-{moment:%Y-%m-%d}.zip", content, tuple(entries))


def _told(made: _Made | None) -> None:
    if made is None:
        return
    out = [entry for entry in made.entries if entry.faults]
    done = len(made.entries) - len(out)
    verb = "is" if done == 1 else "are"
    say(f"{done} of {len(made.entries)} postings {verb} in it.", strong="The zip is ready.")
    st.download_button(
        "Download the zip",
        made.content,
        file_name=made.name,
        mime="application/zip",
        icon=":material/download:",
        on_click="ignore",
    )
    if out:
        _named("Left out until what is open in them is filled in", {each: _open(each) for each in out})
    refused = {each: " ".join(each.refused) for each in made.entries if each.refused}
    if refused:
        _named("In the zip, but not for every job board", refused)


def _open(entry: export_all.Entry) -> str:
    """Return what stands against a posting, each field by the name that it has in the form."""
    return "; ".join(
        f"{name_of(fault.field)}: {fault.message}" if fault.field else fault.message for fault in entry.faults
    )


def _named(what: str, why: Mapping[export_all.Entry, str]) -> None:
    items = "".join(
        f'<li><a href="posting?requisition={escape(entry.requisition)}" target="_self">'
        f"{escape(entry.title)}</a>: {escape(words)}</li>"
        for entry, words in why.items()
    )
    st.html(
        f'<div class="todo"><p><strong>{escape(what)}: {len(why)}.</strong> The zip\'s list, '
        f"{export_all.MANIFEST}, says so too.</p><ul>{items}</ul></div>"
    )
