"""Interviews: who sits in which round, who looks at what, and the kit that each holds."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Literal

import streamlit as st

from carehire.errors import UserError
from carehire.interviews import edits
from carehire.ui import session
from carehire.ui.parts.kit_view import kit_list, own_kits
from carehire.ui.parts.page import empty, faults, heading, requisition_or_stop
from carehire.ui.parts.plan_rounds import attempt, change, rounds, told
from carehire.ui.parts.tables import table
from carehire.ui.parts.words import bullets, note
from carehire.workflows.export_kits import kit_files
from carehire.workflows.open_house import now
from carehire.workflows.pack_files import pack
from carehire.workflows.prepare_interviews import (
    Interviews,
    begin_plan,
    gap_words,
    show_interviews,
    suggest_focus,
)


def show() -> None:
    """Show the page: the plan to its owner, their own kits to a panelist."""
    record = requisition_or_stop()
    house = session.house()
    interviews = show_interviews(house.store, session.actor(), house.catalog, record.id, now())
    panelist = session.panelist_name()
    if panelist:
        own_kits(record.id, interviews, panelist)
        return
    heading("Interviews", "Who sits in which round and looks at what, and the kit that each of them holds.")
    told(record.id)
    if not interviews.plan.rounds:
        _nothing_yet(record.id, interviews)
        return
    _actions(record.id, interviews)
    st.header("Rounds", anchor=False)
    rounds(record.id, interviews)
    st.header("Who looks at what", anchor=False)
    _coverage(interviews)
    st.header("Kits", anchor=False)
    _kits(interviews)


def _nothing_yet(requisition: str, interviews: Interviews) -> None:
    names = ", ".join(f"{each.name} ({each.minutes} minutes)" for each in interviews.guide.rounds)
    empty("Nobody has planned the interviews yet.", f"Begin with what is usual, and change it: {names}.")
    house = session.house()
    deed = partial(
        begin_plan, house.store, session.actor(), house.catalog, requisition, interviews.named.language
    )
    with st.container(horizontal=True):
        st.button(
            "Begin with the usual rounds",
            type="primary",
            icon=":material/event_upcoming:",
            on_click=attempt,
            args=(deed,),
        )
        st.button(
            "Begin with one round",
            icon=":material/add:",
            on_click=change,
            args=(requisition, lambda plan: edits.add_round(plan, "First talk")),
        )


def _actions(requisition: str, interviews: Interviews) -> None:
    house = session.house()
    covered = interviews.seated and not interviews.coverage.gaps
    deed = partial(
        suggest_focus, house.store, session.actor(), house.catalog, requisition, interviews.named.language
    )
    with st.container(horizontal=True):
        st.button(
            "Suggest who looks at what",
            type="secondary" if covered else "primary",
            icon=":material/auto_awesome:",
            disabled=not interviews.seated,
            on_click=attempt,
            args=(deed,),
        )
        _download_all(requisition, interviews, "primary" if covered else "secondary")
        if any(seat.focus for each in interviews.plan.rounds for seat in each.seats):
            st.button(
                "Clear every focus",
                type="tertiary",
                icon=":material/ink_eraser:",
                help="Takes out what was chosen by hand, too.",
                on_click=change,
                args=(requisition, edits.clear_focus),
            )
    if not interviews.seated:
        note("Name who sits in each round first; then the criteria can be spread over them.")


def _download_all(requisition: str, interviews: Interviews, weight: Literal["primary", "secondary"]) -> None:
    look, moment = session.house().look(), now()  # the callable runs where no session is at hand
    st.download_button(
        "Download all kits",
        data=lambda: b"".join(pack(kit_files(interviews, interviews.kits(), "docx", look, moment), moment)),
        file_name=f"kits-{requisition}.zip",
        mime="application/zip",
        type=weight,
        icon=":material/folder_zip:",
        disabled=not interviews.seated,
        on_click="ignore",
        key="download-all",
    )


def _coverage(interviews: Interviews) -> None:
    coverage = interviews.coverage
    if interviews.remarks:
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in interviews.remarks)
        st.html(f'<div class="todo" role="status"><p>Please look at this:</p><ul>{items}</ul></div>')
    if not coverage.panelists:
        note("As soon as somebody sits in a round, this shows who looks at which criterion.")
        return
    gaps = gap_words(coverage)
    if gaps:
        number = len(coverage.gaps)
        few = f"{number} criteri{'on is' if number == 1 else 'a are'} looked at by fewer than two people:"
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in gaps)
        st.html(f'<div class="todo" role="status"><p>{few}</p><ul>{items}</ul></div>')
    else:
        words = "so that no rating rests on one person alone."
        st.html(f'<p class="ready"><strong>Two people look at each criterion,</strong> {words}</p>')
    names = {each.id: each.name for each in interviews.plan.rounds}
    table(
        "Rounds in which each panelist looks at each criterion",
        ("Criterion", *coverage.panelists, "People"),
        [
            (
                criterion.name,
                *(
                    ", ".join(names[each] for each in coverage.looks[criterion.id].get(panelist, ()))
                    for panelist in coverage.panelists
                ),
                str(len(coverage.looks[criterion.id])),
            )
            for criterion in coverage.criteria
        ],
        numeric={len(coverage.panelists) + 1},
    )


def _kits(interviews: Interviews) -> None:
    if not interviews.seated:
        note("Each panelist gets a kit for each round: questions, levels, timing and room for notes.")
        return
    try:
        kit_list(interviews)
    except UserError as error:
        faults(error, "The kits can't be made yet")
        return
    with st.expander("What a kit says about how to interview", icon=":material/info:"):
        bullets(interviews.guide.practice)
