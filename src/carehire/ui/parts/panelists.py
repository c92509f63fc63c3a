"""Who rates, and whom they have still to rate."""

from __future__ import annotations

import streamlit as st

from carehire.people import tidy_name
from carehire.ui import session
from carehire.ui.pages import go
from carehire.ui.parts.handing_in import all_done
from carehire.ui.parts.page import faults, heading
from carehire.ui.parts.panel_closing import CLOSE
from carehire.ui.parts.panel_watch import panel_watch
from carehire.ui.parts.password import forgotten, setting
from carehire.ui.parts.steps import leave, rate_as, turn_to
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import day_and_clock, note, say
from carehire.values import listed
from carehire.workflows.rate_candidates import Sheet, own_rounds, panelists


def who(requisition: str) -> None:
    """Ask who is rating, and show how far the panel is: first where a panel is to be closed."""
    closing = CLOSE in st.query_params
    if closing:
        heading("Scorecards", "A panel that waits in vain can be closed, with a reason.")
        panel_watch(requisition)
        st.header("Who is rating?", anchor=False)
    else:
        heading("Who is rating?", "A scorecard carries its panelist's name, and each panelist has their own.")
    with st.form("who", border=False):
        name = st.text_input("Your name", key="panelist_typed", autocomplete="name", max_chars=80)
        begun = st.form_submit_button("Begin", type="primary", icon=":material/arrow_forward:")
    if begun and name and (tidy := tidy_name(name)):
        rate_as(tidy)
        st.rerun()
    if begun:
        faults([], "Say who you are before you rate.")
    known = panelists(session.house().store, session.actor(), requisition)
    if known:
        note("Or go on as")
        with st.container(horizontal=True):
            for each in known:
                st.button(plain(each), icon=":material/person:", on_click=rate_as, args=(each,))
        forgotten(known)
    if not closing:
        panel_watch(requisition)


def whom(requisition: str, sheets: tuple[Sheet, ...], missing: bool) -> None:
    """Show how far the panelist's own scorecards are; ``missing`` says that one was asked for in vain."""
    heading("Scorecards", f"Yours, {session.panelist_name()}. Nobody sees a rating before it is submitted.")
    st.button(
        "Somebody else is rating",
        type="tertiary",
        icon=":material/switch_account:",
        on_click=leave,
        args=("panelist", "candidate", "criterion"),
    )
    _own_rounds(requisition)
    if missing:
        note("The candidate in this address isn't here any more. Choose another.")
    waiting = [sheet for sheet in sheets if sheet.submitted_at is None]
    if waiting:
        first = waiting[0].candidate
        st.button(
            f"Rate {plain(first.name)}",
            type="primary",
            icon=":material/rate_review:",
            on_click=turn_to,
            args=(first.id,),
        )
    else:
        all_done()
    for sheet in sorted(sheets, key=lambda sheet: sheet.submitted_at is not None):  # what is open first
        with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
            st.button(
                plain(sheet.candidate.name),
                key=f"open-{sheet.candidate.id}",
                wrap=True,
                on_click=turn_to,
                args=(sheet.candidate.id,),
            )
            label, icon, colour = _state(sheet)
            st.badge(label, icon=icon, color=colour)  # type: ignore[arg-type]
    setting()


def _own_rounds(requisition: str) -> None:
    """Say which interviews are the panelist's, with the way to what they hold there."""
    rounds = own_rounds(session.house().store, session.actor(), requisition)
    if not rounds:
        return
    say(f"{listed([f'{each.name} ({each.minutes} minutes)' for each in rounds])}.", strong="Your interviews:")
    if st.button("Open your kit", icon=":material/description:"):
        go("interviews", requisition)


def _state(sheet: Sheet) -> tuple[str, str, str]:
    if sheet.amendment:
        return "Being amended", ":material/edit:", "blue"
    if sheet.amendments:
        return f"Amended {day_and_clock(sheet.amendments[-1].at)}", ":material/lock:", "green"
    if sheet.submitted_at:
        return f"Submitted {day_and_clock(sheet.submitted_at)}", ":material/lock:", "green"
    if sheet.ratings:
        return f"{sheet.answered} of {len(sheet.criteria)} answered", ":material/edit:", "blue"
    return "Not begun", ":material/schedule:", "gray"
