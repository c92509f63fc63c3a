"""Scorecards: who rates, whom, and one criterion after the other with its anchors in view."""

from __future__ import annotations

import streamlit as st

from carehire.ui import session
from carehire.ui.pages import go
from carehire.ui.parts import amending
from carehire.ui.parts.handing_in import locked, review
from carehire.ui.parts.page import empty, faults, heading, requisition_or_stop
from carehire.ui.parts.panelists import who, whom
from carehire.ui.parts.rating import FAULTS, rating_form
from carehire.ui.parts.score_sheets import score_sheets
from carehire.ui.parts.steps import REVIEW, leave, step_to
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import note
from carehire.workflows.rate_candidates import Sheet, own_sheets


def show() -> None:
    """Show the page: who rates, then whom, then the scorecard."""
    record = requisition_or_stop()
    house, actor = session.house(), session.actor()
    panelist = session.panelist_name()
    if not house.store.rubric(actor, record.id):
        heading("Scorecards")
        empty("Nothing can be rated yet.", "First choose the rubric that says what is rated, and how.")
        if st.button("Go to the rubric", type="primary", icon=":material/checklist:"):
            go("rubric", record.id)
        return
    if not record.counts.candidates:
        heading("Scorecards")
        empty("Nobody can be rated yet.", "First take in the candidates.")
        if st.button("Go to the candidates", type="primary", icon=":material/group:"):
            go("candidates", record.id)
        return
    if not panelist:
        who(record.id)
        score_sheets(record.id)
        return
    sheets = own_sheets(house.store, actor, record.id)
    wanted = st.query_params.get("candidate")
    sheet = next((each for each in sheets if each.candidate.id == wanted), None)
    if sheet is None:
        whom(record.id, sheets, missing=bool(wanted))
    else:
        _scorecard(record.id, sheet, sheets)


def _scorecard(requisition: str, sheet: Sheet, sheets: tuple[Sheet, ...]) -> None:
    heading(sheet.candidate.name, f"The scorecard of {session.panelist_name()}.")
    st.button(
        "All my scorecards",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=leave,
        args=("candidate", "criterion"),
    )
    problem = st.session_state.pop(FAULTS, None)
    if problem:
        faults(problem, "This was not saved")
    if not sheet.open:
        locked(requisition, sheet, sheets)
        return
    amending.standing(requisition, sheet)
    steps = [criterion.id for criterion in sheet.criteria]
    here = _here(sheet, steps)
    # Named in the URL at once: answering it must not turn the page to the next one without an answer.
    step_to(here)
    _chooser(sheet, here)
    if here == REVIEW:
        (amending.review if sheet.amendment else review)(requisition, sheet)
        return
    place = steps.index(here)
    criterion = sheet.criteria[place]
    st.header(plain(criterion.name), anchor=False)
    if sheet.focus and criterion.id not in sheet.focus:
        note("Others look at this one. Answer it if it came up with you; else go on.")
    rating_form(requisition, sheet, criterion)
    with st.container(horizontal=True):
        if place:
            st.button("Back", icon=":material/arrow_back:", on_click=step_to, args=(steps[place - 1],))
        last = place == len(steps) - 1
        st.button(
            _end(sheet) if last else "Next criterion",
            type="primary",
            icon=":material/arrow_forward:",
            icon_position="right",
            on_click=step_to,
            args=(REVIEW if last else steps[place + 1],),
        )


def _here(sheet: Sheet, steps: list[str]) -> str:
    """Return the step that the URL names, or the first criterion without an answer, one's own first."""
    wanted = st.query_params.get("criterion")
    if wanted in (*steps, REVIEW):
        return wanted
    missing = sheet.missing_here or sheet.missing
    return missing[0].id if missing else REVIEW


def _chooser(sheet: Sheet, here: str) -> None:
    st.progress(
        sheet.answered / len(sheet.criteria),
        text=f"{sheet.answered} of {len(sheet.criteria)} criteria answered",
    )
    # The browser sends back what an option is called, so no name may change with an answer.
    names: dict[str, str] = {
        criterion.id: f"{n}. {criterion.name}{' (yours)' if criterion.id in sheet.focus else ''}"
        for n, criterion in enumerate(sheet.criteria, 1)
    }
    names[REVIEW] = _end(sheet)
    st.session_state["step"] = here
    st.selectbox(
        "Criterion",
        list(names),
        key="step",
        format_func=lambda step: names[step],
        filter_mode=None,
        on_change=_step_chosen,
    )


def _end(sheet: Sheet) -> str:
    return "Review and hand in" if sheet.amendment else "Review and submit"


def _step_chosen() -> None:
    step_to(st.session_state["step"])
