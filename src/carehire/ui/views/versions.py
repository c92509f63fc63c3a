"""Versions and history of a requisition: who did what and when, and two versions beside each other."""

from __future__ import annotations

from html import escape

import streamlit as st

from carehire.errors import UserError
from carehire.postings.lifecycle import RULES, State
from carehire.storage.records import PublicationRecord, StepRecord
from carehire.ui import session
from carehire.ui.pages import page
from carehire.ui.parts.life_cycle import copying, signed
from carehire.ui.parts.page import faults, heading, requisition_or_stop
from carehire.ui.parts.tables import table
from carehire.ui.parts.version_differences import differences
from carehire.ui.parts.words import day_and_clock, note
from carehire.workflows import publish_requisition
from carehire.workflows.list_requisitions import title_of
from carehire.workflows.open_house import now
from carehire.workflows.publish_requisition import DRAFT, Standing

_SIDES = ("old", "new")


def show() -> None:
    """Show the page."""
    record = requisition_or_stop()
    house, actor = session.house(), session.actor()
    found = publish_requisition.show_standing(house.store, actor, record.id, now().date())
    heading("Versions and history", f"{title_of(house.catalog, record)}: {found.words}.")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            page("posting"),
            label="Back to the posting",
            icon=":material/arrow_back:",
            query_params={"requisition": record.id},
        )
        if record.state is not State.CLOSED:
            copying(record.id, "copy")
    _compare(found)
    st.header("Published versions", anchor=False)
    _published(found.publications)
    st.header("History", anchor=False)
    _history(found.steps)


def _compare(found: Standing) -> None:
    st.header("Compare two versions", anchor=False)
    known = [DRAFT, *(str(each.number) for each in found.publications)]
    if len(known) == 1:
        note("Nothing was published yet, so there is only the present draft. Each publication is kept here.")
        return
    usual = {"old": known[1], "new": DRAFT}
    if found.record.state is State.PUBLISHED and len(known) > 2:  # the draft says what is published
        usual = {"old": known[2], "new": known[1]}
    for side in _SIDES:
        asked = st.query_params.get(side)
        st.session_state[_key(side)] = asked if asked in known else usual[side]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for side, label in zip(_SIDES, ("Before", "After"), strict=True):
            st.selectbox(
                label, known, key=_key(side), format_func=_called, width=220, on_change=_chosen, args=(side,)
            )
    _differ(found.record.id, *(str(st.session_state[_key(side)]) for side in _SIDES))


def _key(side: str) -> str:
    return f"versions: {side}"


def _called(version: str) -> str:
    return "Present draft" if version == DRAFT else f"Version {version}"


def _chosen(side: str) -> None:
    st.query_params[side] = st.session_state[_key(side)]


def _differ(requisition_id: str, old: str, new: str) -> None:
    house = session.house()
    try:
        found = publish_requisition.compare(
            house.store, session.actor(), house.catalog, requisition_id, old, new, now()
        )
    except UserError as error:
        faults(error, "The draft can't be compared until it is whole")
        return
    differences(found, (_called(old), _called(new)))


def _published(versions: tuple[PublicationRecord, ...]) -> None:
    if not versions:
        note("None yet.")
        return
    rows = [
        (
            f"Version {each.number}",
            f"{day_and_clock(each.begun.at)}{signed(each.begun.by)}",
            f"{_done(each.ended)}, {day_and_clock(each.ended.at)}{signed(each.ended.by)}"
            if each.ended
            else "What applicants read now",
        )
        for each in versions
    ]
    table("Published versions", ("Version", "Published", "Until"), rows, widths=(20, 40, 40))


def _history(steps: tuple[StepRecord, ...]) -> None:
    items = "".join(
        f'<li><span class="life {step.state.value}">{escape(step.state.label)}</span>'
        f"<strong>{escape(_done(step))}</strong>{escape(signed(step.by))}"
        f'<span class="when">{escape(day_and_clock(step.at))}</span>'
        f"{f'<q>{escape(step.reason)}</q>' if step.reason else ''}</li>"
        for step in steps
    )
    st.html(f'<ol class="history">{items}</ol>')


def _done(step: StepRecord) -> str:
    words = RULES[step.step].done
    return words[:1].upper() + words[1:]
