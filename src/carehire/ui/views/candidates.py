"""The candidates of a requisition: take them in, see how they stand to the must-haves, go on to rate them."""

from __future__ import annotations

from html import escape

import streamlit as st

from carehire.errors import UserError
from carehire.scoring.must_haves import Gate
from carehire.ui import session
from carehire.ui.pages import go, page
from carehire.ui.parts.anonymous_view import anonymous
from carehire.ui.parts.by_hand import by_hand
from carehire.ui.parts.page import empty, faults, heading, requisition_or_stop
from carehire.ui.parts.table_import import table_import
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import marked, say
from carehire.workflows.choose_rubric import current_rubric
from carehire.workflows.list_candidates import (
    Application,
    erase_candidate,
    list_candidates,
    remove_candidate,
    removed_candidates,
    restore_candidate,
)

_ON_A_PAGE = 20
_GATES = {
    Gate.PASSED: ("Must-haves met", ":material/check:", "green"),
    Gate.UNKNOWN: ("Needs evidence", ":material/help:", "orange"),
    Gate.FAILED: ("Must-have not met", ":material/block:", "red"),
}


def show() -> None:
    """Show the page."""
    record = requisition_or_stop()
    heading("Candidates", "Who applied, by name and by the facts that the rubric reads, and nothing else.")
    house = session.house()
    people = list_candidates(house.store, session.actor(), house.catalog, record.id)
    rubric = current_rubric(house.store, session.actor(), house.catalog, record.id)
    _told(record.id)
    if not people:
        empty("No candidates yet.", "Import a table, or add somebody by hand. Nothing is taken in unseen.")
    with st.expander("Import from a table", expanded=not people, icon=":material/upload_file:", key="import"):
        shown = table_import(record.id, rubric, first=not people)
    with st.expander("Add one by hand", icon=":material/person_add:", key="by_hand"):
        by_hand(record.id, rubric)
    if people:
        anonymous(record.id)
        _list(record.id, people, primary=shown is None)
    _bin(record.id)


def _told(requisition: str) -> None:
    """Say what was just done, with a way back where there is one, and what could not be done."""
    problem = st.session_state.pop("candidates_faults", None)
    if problem:
        faults(problem)
    done, undo = st.session_state.pop("candidates_done", (None, None))
    if done:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.success(plain(done), icon=":material/check_circle:")
            if undo:
                st.button("Undo", icon=":material/undo:", on_click=_restore, args=(requisition, *undo))


def _list(requisition: str, people: tuple[Application, ...], primary: bool) -> None:
    kind = "candidate" if len(people) == 1 else "candidates"
    st.header(f"{len(people)} {kind}", anchor=False)
    if st.button(
        "Go on to the scorecards",
        type="primary" if primary else "secondary",
        icon=":material/arrow_forward:",
    ):
        go("scorecard", requisition)
    pages = -(-len(people) // _ON_A_PAGE)
    number = st.pagination(pages, key="page") if pages > 1 else 1
    for application in people[(number - 1) * _ON_A_PAGE : number * _ON_A_PAGE]:
        with st.container(border=True, gap="small"):
            _card(requisition, application)


def _card(requisition: str, application: Application) -> None:
    candidate = application.candidate
    st.subheader(plain(candidate.name), anchor=False)
    label, icon, colour = _GATES[application.gate]
    with st.container(horizontal=True, gap="small"):
        if application.must_haves:
            st.badge(label, icon=icon, color=colour)  # type: ignore[arg-type]
        st.badge(_scorecards(application), icon=":material/rate_review:", color="gray")
    items = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{marked(value)}</dd></div>" for name, value in application.facts
    )
    st.html(f'<dl class="ch-facts">{items}</dl>')
    for gate, sentence in application.must_haves:
        if gate is not Gate.PASSED:
            say(sentence)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            page("scorecard"),
            label="Rate this candidate",
            icon=":material/rate_review:",
            query_params={"requisition": requisition, "candidate": candidate.id},
        )
        with st.popover("Remove", icon=":material/delete:", type="tertiary", key=f"remove-{candidate.id}"):
            say(f"Remove {candidate.name} from this requisition? Scorecards go along, and you can undo it.")
            st.button(
                "Remove this candidate",
                key=f"really-{candidate.id}",
                on_click=_remove,
                args=(requisition, candidate.id, candidate.name),
            )


def _scorecards(application: Application) -> str:
    parts = [(application.submitted, "submitted"), (application.drafts, "begun")]
    told = ", ".join(f"{number} {word}" for number, word in parts if number)
    return f"Scorecards: {told}" if told else "No scorecard yet"


def _bin(requisition: str) -> None:
    gone = removed_candidates(session.house().store, session.actor(), requisition)
    if not gone:
        return
    with st.expander(f"Removed ({len(gone)})", icon=":material/delete:", key="removed"):
        for candidate in gone:
            with st.container(horizontal=True, vertical_alignment="center"):
                say(candidate.name)
                st.button(
                    "Bring back",
                    key=f"restore-{candidate.id}",
                    on_click=_restore,
                    args=(requisition, candidate.id, candidate.name),
                )
                with st.popover("Erase", icon=":material/delete_forever:", type="tertiary"):
                    say(
                        f"Erase {candidate.name} for good? Name, facts, scorecards, decisions, letter and "
                        "answers about groups go, and nothing brings them back."
                    )
                    st.button(
                        "Erase for good",
                        key=f"erase-{candidate.id}",
                        on_click=_erase,
                        args=(requisition, candidate.id),
                    )


def _erase(requisition: str, candidate: str) -> None:
    try:
        told = erase_candidate(session.house().store, session.actor(), requisition, candidate)
    except UserError as error:
        st.session_state["candidates_faults"] = error
        return
    st.session_state["candidates_done"] = (told, None)


def _remove(requisition: str, candidate: str, name: str) -> None:
    try:
        remove_candidate(session.house().store, session.actor(), requisition, candidate)
    except UserError as error:
        st.session_state["candidates_faults"] = error
        return
    st.session_state["candidates_done"] = (f"{name} was removed.", (candidate, name))


def _restore(requisition: str, candidate: str, name: str) -> None:
    try:
        restore_candidate(session.house().store, session.actor(), requisition, candidate)
    except UserError as error:
        st.session_state["candidates_faults"] = error
        return
    st.session_state["candidates_done"] = (f"{name} is back.", None)
