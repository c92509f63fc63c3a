"""What was decided about everybody, and the letters to those who were declined, all at once."""

from __future__ import annotations

import streamlit as st

from carehire.errors import UserError
from carehire.ui import session
from carehire.ui.parts.letter import names_first
from carehire.ui.parts.page import faults
from carehire.ui.parts.tables import Sign, Signed, table
from carehire.ui.parts.words import clock, day_and_clock, note
from carehire.workflows.hold_debrief import Meeting
from carehire.workflows.open_house import now
from carehire.workflows.write_letters import Letter, letters, letters_zip

_ZIP = "letters zip"


def decisions(meeting: Meeting) -> None:
    """Show each decision with its reason, who made it and when."""
    if not meeting.decided:
        return
    st.header("Decisions", anchor=False)
    table(
        "Decisions by candidate",
        ("Candidate", "Decision", "Reason", "By, when"),
        [
            (name, made.choice.label, made.reason, f"{made.by}, {day_and_clock(made.at)}")
            for candidate, name in meeting.names.items()
            if (made := meeting.decided.get(candidate))
        ],
        widths=(22, 12, 42, 24),
    )


def all_letters(meeting: Meeting) -> None:
    """Show how far each letter is, and make all of them into one zip."""
    house = session.house()
    written = letters(house.store, session.actor(), house.catalog, meeting)
    if not written:
        return
    st.header("Letters to declined candidates", anchor=False)
    table(
        "Letters",
        ("To", "How far"),
        [(meeting.names[each.candidate], _state(each)) for each in written],
        widths=(30, 70),
    )
    if any(each.nameless for each in written):
        names_first(meeting.requisition)
        return
    if not all(each.ready for each in written):
        note("The letters can be had together once each of them is ready. Edit one on its candidate's page.")
        return
    count = f"{len(written)} letter{'s' * (len(written) != 1)}"
    if st.button(f"Prepare {count} (Word)", icon=":material/mail:"):
        _prepare(meeting, written)
    made = st.session_state.get(_ZIP)
    if made and made[0] == (meeting.requisition, written):
        st.download_button(
            f"Download {count} as a zip",
            data=made[1],
            file_name=f"letters-{meeting.requisition}.zip",
            mime="application/zip",
            icon=":material/download:",
            on_click="ignore",
            key="download-zip",
        )


def _state(letter: Letter) -> Signed:
    if letter.nameless:
        return Signed(Sign.OPEN, "Held back while names are hidden")
    if letter.unfinished:
        return Signed(Sign.OPEN, f"Still to fill in: {', '.join(letter.unfinished)}")
    if letter.saved_at:
        return Signed(Sign.DONE, f"Edited, saved {clock(letter.saved_at)}")
    return Signed(Sign.BEGUN, "Ready as drafted; nobody has edited it")


def _prepare(meeting: Meeting, written: tuple[Letter, ...]) -> None:
    bar = st.progress(0.0, text="Writing the letters")
    try:
        data = letters_zip(
            written,
            session.house().look(),
            now(),
            lambda done, of: bar.progress(done / of, text=f"{done} of {of} letters written"),
        )
        st.session_state[_ZIP] = (meeting.requisition, written), data
    except UserError as error:
        faults(error, "No letter was written")
    bar.empty()
