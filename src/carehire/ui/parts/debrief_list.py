"""All debriefs of a requisition: how far each is, what to talk about first, and what can be taken along."""

from __future__ import annotations

from functools import partial

import streamlit as st

from carehire.candidates.decision import Choice
from carehire.documents import debrief_parts
from carehire.scoring.debrief import Debrief
from carehire.ui import session
from carehire.ui.pages import go
from carehire.ui.parts import agreement
from carehire.ui.parts.all_decisions import all_letters, decisions
from carehire.ui.parts.heat_map import heat_map
from carehire.ui.parts.page import heading
from carehire.ui.parts.steps import turn_to
from carehire.ui.parts.tables import table
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import note
from carehire.values import listed
from carehire.workflows.export_debrief import packet_file, workbook
from carehire.workflows.hold_debrief import Meeting
from carehire.workflows.open_house import now
from carehire.writers import FORMATS

_MOST_TOPICS = 10
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHOICES = {
    Choice.ADVANCE: (":material/check:", "green"),
    Choice.HOLD: (":material/pause:", "orange"),
    Choice.DECLINE: (":material/close:", "red"),
}


def debrief_list(meeting: Meeting, *, missing: bool) -> None:
    """Show all candidates; ``missing`` says that one was asked for in vain."""
    heading("Debrief", "Talk about what the panel saw, candidate by candidate, and then decide.")
    if missing:
        note("The candidate in this address isn't here, or you can't join their debrief. Choose another.")
    if any(debrief.left_out for debrief in meeting.debriefs):
        note(debrief_parts.OTHER_VERSIONS)
    _next(meeting)
    for debrief in meeting.debriefs:
        with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
            st.button(
                plain(meeting.names[debrief.candidate.id]),
                key=f"open-{debrief.candidate.id}",
                wrap=True,
                on_click=turn_to,
                args=(debrief.candidate.id,),
            )
            _badges(meeting, debrief)
    _topics(meeting)
    if meeting.overview.panelists:
        with st.expander("The panel over all candidates", icon=":material/grid_on:"):
            heat_map(
                debrief_parts.overall_heat_map(
                    meeting.overview, meeting.panel.rubric.scale, meeting.named.language
                )
            )
    if meeting.ranking is not None:
        with st.expander(
            "How far the panel agreed, and how leniently each panelist rated", icon=":material/groups:"
        ):
            agreement.show(meeting.measures, meeting.named.language)
        decisions(meeting)
        all_letters(meeting)
        _downloads(meeting)


def next_open(meeting: Meeting, after: str | None = None) -> Debrief | None:
    """Return the next candidate with ratings about whom nothing is decided, going round behind ``after``."""
    ids = [debrief.candidate.id for debrief in meeting.debriefs]
    start = ids.index(after) + 1 if after in ids else 0
    order = [*meeting.debriefs[start:], *meeting.debriefs[:start]]
    waiting = (each for each in order if each.panelists and each.candidate.id not in meeting.decided)
    return next((each for each in waiting if each.candidate.id != after), None)


def _next(meeting: Meeting) -> None:
    first = next_open(meeting)
    if first is not None:
        st.button(
            f"Begin with {plain(meeting.names[first.candidate.id])}",
            type="primary",
            icon=":material/arrow_forward:",
            on_click=turn_to,
            args=(first.candidate.id,),
        )
    elif st.button("Go to the shortlist", type="primary", icon=":material/leaderboard:"):
        go("shortlist", meeting.requisition)


def _badges(meeting: Meeting, debrief: Debrief) -> None:
    made = meeting.decided.get(debrief.candidate.id)
    if made:
        icon, colour = _CHOICES[made.choice]
        st.badge(made.choice.label, icon=icon, color=colour)  # type: ignore[arg-type]
    count = len(debrief.panelists)
    words = f"{count} scorecard{'s' * (count != 1)}" if count else "No scorecard submitted"
    if debrief.waiting and not count:
        words = "Panel closed early" if debrief.closed else "Panel still open"
    if count or not debrief.left_out:
        st.badge(words, icon=":material/lock:" if count else ":material/schedule:", color="gray")
    if debrief.topics:
        count = len(debrief.topics)
        words = f"{count} difference{'s' * (count != 1)} to talk about"
        st.badge(words, icon=":material/forum:", color="blue")
    if debrief.panelists and debrief.unobserved:
        words = f"{len(debrief.unobserved)} observed by nobody"
        st.badge(words, icon=":material/visibility_off:", color="orange")
    if debrief.left_out:
        count = len(debrief.left_out)
        words = f"{count} scorecard{'s' * (count != 1)} not counted"
        st.badge(words, icon=":material/difference:", color="orange")
    if debrief.waiting:
        who = "Without" if debrief.panelists or debrief.closed else "Waits for"
        st.badge(f"{who} {plain(listed(debrief.waiting))}", icon=":material/edit:", color="gray")


def _topics(meeting: Meeting) -> None:
    waiting = (each for each in meeting.debriefs if each.candidate.id not in meeting.decided)
    topics = [topic for debrief in waiting for topic in debrief.topics]
    if not topics:
        return
    topics.sort(key=lambda topic: -topic.urgency)
    st.header("What to talk about first", anchor=False)
    note("The largest differences: levels apart, times the weight of the criterion.")
    table(
        "What to talk about first",
        ("Candidate", "Criterion", "Levels apart"),
        [
            (meeting.names[topic.candidate.id], topic.criterion.name, str(topic.spread))
            for topic in topics[:_MOST_TOPICS]
        ],
        numeric={2},
        widths=(36, 46, 18),
    )


def _downloads(meeting: Meeting) -> None:
    look = session.house().look()  # the callables run outside the page, where no session is at hand
    word = FORMATS["docx"].media_type
    st.header("Take along", anchor=False)
    with st.container(horizontal=True):
        for label, ending, kind, data in (
            ("Debrief packet (Word)", "docx", word, partial(packet_file, meeting, "docx", look, now())),
            ("Ranking and all ratings (Excel)", "xlsx", _XLSX, partial(workbook, meeting)),
        ):
            st.download_button(
                label,
                data=data,
                file_name=f"debrief-{meeting.requisition}.{ending}",
                mime=kind,
                icon=":material/download:",
                on_click="ignore",
                key=f"download-{ending}",
            )
    note("The packet of one candidate alone is on the page of their debrief.")
