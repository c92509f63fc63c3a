"""Scorecards: who rates, whom, and one criterion after the other with its anchors in view."""

from __future__ import annotations

import streamlit as st

from carehire.errors import UserError
from carehire.ui import session
from carehire.ui.pages import go, page
from carehire.ui.parts.page import empty, faults, heading, requisition_or_stop
from carehire.ui.parts.rating import FAULTS, answer_name, chosen, rating_form
from carehire.ui.parts.tables import table, table_look
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import clock, day_and_clock, note, say
from carehire.workflows.rate_candidates import Sheet, own_sheets, panelists, submit

_REVIEW = "review"


def show() -> None:
    """Show the page: who rates, then whom, then the scorecard."""
    record = requisition_or_stop()
    table_look()
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
        _who(record.id)
        return
    sheets = own_sheets(house.store, actor, record.id)
    wanted = st.query_params.get("candidate")
    sheet = next((each for each in sheets if each.candidate.id == wanted), None)
    if sheet is None:
        _whom(record.id, sheets, missing=bool(wanted))
    else:
        _scorecard(record.id, sheet, sheets)


def _who(requisition: str) -> None:
    heading(
        "Who is rating?", "A scorecard carries the name of whoever fills it in. Each panelist has their own."
    )
    with st.form("who", border=False):
        name = st.text_input("Your name", key="panelist_typed", autocomplete="name", max_chars=80)
        begun = st.form_submit_button("Begin", type="primary", icon=":material/arrow_forward:")
    if begun and name and name.strip():
        st.query_params["panelist"] = " ".join(name.split())
        st.rerun()
    if begun:
        faults([], "Say who you are before you rate.")
    known = panelists(session.house().store, session.actor(), requisition)
    if known:
        note("Or go on as")
        with st.container(horizontal=True):
            for each in known:
                st.page_link(
                    page("scorecard"),
                    label=plain(each),
                    icon=":material/person:",
                    query_params=_query(
                        requisition, panelist=each, candidate=st.query_params.get("candidate")
                    ),
                )


def _whom(requisition: str, sheets: tuple[Sheet, ...], missing: bool) -> None:
    heading("Scorecards", f"Yours, {session.panelist_name()}. Nobody sees a rating before it is submitted.")
    _not_you(requisition)
    if missing:
        note("The candidate in this address isn't here any more. Choose another.")
    waiting = [sheet for sheet in sheets if sheet.submitted_at is None]
    if waiting:
        first = waiting[0].candidate
        st.button(
            f"Rate {plain(first.name)}",
            type="primary",
            icon=":material/rate_review:",
            on_click=_turn_to,
            args=(first.id,),
        )
    else:
        say("You have submitted a scorecard for every candidate. Thank you.", strong="All done.")
    for sheet in sheets:
        with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
            st.page_link(
                page("scorecard"),
                label=f"**{plain(sheet.candidate.name)}**",
                query_params=_query(
                    requisition, panelist=session.panelist_name(), candidate=sheet.candidate.id
                ),
            )
            label, icon, colour = _state(sheet)
            st.badge(label, icon=icon, color=colour)  # type: ignore[arg-type]


def _state(sheet: Sheet) -> tuple[str, str, str]:
    if sheet.submitted_at:
        return f"Submitted {day_and_clock(sheet.submitted_at)}", ":material/lock:", "green"
    if sheet.ratings:
        return f"{sheet.answered} of {len(sheet.criteria)} answered", ":material/edit:", "blue"
    return "Not begun", ":material/schedule:", "gray"


def _scorecard(requisition: str, sheet: Sheet, sheets: tuple[Sheet, ...]) -> None:
    heading(sheet.candidate.name, f"The scorecard of {session.panelist_name()}.")
    st.page_link(
        page("scorecard"),
        label="All my scorecards",
        icon=":material/arrow_back:",
        query_params=_query(requisition, panelist=session.panelist_name()),
    )
    problem = st.session_state.pop(FAULTS, None)
    if problem:
        faults(problem, "This was not saved")
    if sheet.submitted_at:
        _locked(sheet, sheets)
        return
    steps = [criterion.id for criterion in sheet.criteria]
    here = _here(sheet, steps)
    _chooser(sheet, [*steps, _REVIEW], here)
    if here == _REVIEW:
        _review(requisition, sheet)
        return
    place = steps.index(here)
    criterion = sheet.criteria[place]
    st.header(plain(criterion.name), anchor=False)
    rating_form(requisition, sheet, criterion)
    _saved(sheet)
    with st.container(horizontal=True):
        if place:
            st.button("Back", icon=":material/arrow_back:", on_click=_step_to, args=(steps[place - 1],))
        last = place == len(steps) - 1
        st.button(
            "Review and submit" if last else "Next criterion",
            type="primary",
            icon=":material/arrow_forward:",
            icon_position="right",
            on_click=_step_to,
            args=(_REVIEW if last else steps[place + 1],),
        )


def _here(sheet: Sheet, steps: list[str]) -> str:
    """Return the step that the URL names, or the first criterion that has no answer."""
    wanted = st.query_params.get("criterion")
    if wanted in (*steps, _REVIEW):
        return wanted
    return sheet.missing[0].id if sheet.missing else _REVIEW


def _chooser(sheet: Sheet, steps: list[str], here: str) -> None:
    st.progress(
        sheet.answered / len(sheet.criteria),
        text=f"{sheet.answered} of {len(sheet.criteria)} criteria answered",
    )
    names = {criterion.id: criterion.name for criterion in sheet.criteria}

    def name(step: str) -> str:
        if step == _REVIEW:
            return "Review and submit"
        answer = answer_name(sheet.rubric, chosen(sheet.rating(step)))
        return f"{steps.index(step) + 1}. {names[step]}: {answer}"

    st.session_state["step"] = here
    st.selectbox("Criterion", steps, key="step", format_func=name, filter_mode=None, on_change=_step_chosen)


def _saved(sheet: Sheet) -> None:
    words = (
        f"Saved {clock(sheet.saved_at)}"
        if sheet.saved_at
        else "Everything you choose or write is saved at once."
    )
    st.html(f'<p class="ch-text ch-note" role="status">{words}</p>')


def _review(requisition: str, sheet: Sheet) -> None:
    st.header("Review and submit", anchor=False)
    if sheet.missing:
        say(
            "They would count as not observed: that lowers nobody's score, only how much of it is covered.",
            strong=f"Without an answer: {', '.join(criterion.name for criterion in sheet.missing)}.",
        )
    if sheet.without_evidence:
        names = ", ".join(criterion.name for criterion in sheet.without_evidence)
        say(
            "A rating is easier to trust, and to explain, with what was said or done.",
            strong=f"No evidence: {names}.",
        )
    _answers(sheet)
    say(
        "After that it is locked and counts in the ranking. Only the owner of the requisition can open it again, "
        "with a reason that is kept.",
        strong="Submit it when it is complete.",
    )
    with st.container(horizontal=True):
        if sheet.missing:
            first = sheet.missing[0]
            st.button(
                f"Answer {plain(first.name)}",
                icon=":material/edit:",
                on_click=_step_to,
                args=(first.id,),
            )
        st.button(
            "Submit scorecard",
            type="primary",
            icon=":material/lock:",
            on_click=_submit,
            args=(requisition, sheet.candidate.id),
            disabled=not sheet.answered,
        )


def _locked(sheet: Sheet, sheets: tuple[Sheet, ...]) -> None:
    if sheet.submitted_at:
        say(
            "It stays as it is; only the owner of the requisition can open it again.",
            strong=f"Submitted {day_and_clock(sheet.submitted_at)}.",
        )
    waiting = [each.candidate for each in sheets if each.submitted_at is None]
    if waiting:
        st.button(
            f"Go on with {plain(waiting[0].name)}",
            type="primary",
            icon=":material/arrow_forward:",
            on_click=_turn_to,
            args=(waiting[0].id,),
        )
    _answers(sheet)


def _answers(sheet: Sheet) -> None:
    table(
        "Your answers",
        ("Criterion", "Your rating", "Evidence"),
        [
            (
                criterion.name,
                answer_name(sheet.rubric, chosen(sheet.rating(criterion.id))),
                sheet.rating(criterion.id).evidence,
            )
            for criterion in sheet.criteria
        ],
        widths=(26, 20, 54),
    )


def _not_you(requisition: str) -> None:
    st.page_link(
        page("scorecard"),
        label="Somebody else is rating",
        icon=":material/switch_account:",
        query_params=_query(requisition),
    )


def _query(requisition: str, **more: str | None) -> dict[str, str]:
    return {"requisition": requisition} | {name: value for name, value in more.items() if value}


def _turn_to(candidate: str) -> None:
    st.query_params["candidate"] = candidate
    st.query_params.pop("criterion", None)


def _step_to(step: str) -> None:
    st.query_params["criterion"] = step


def _step_chosen() -> None:
    _step_to(st.session_state["step"])


def _submit(requisition: str, candidate: str) -> None:
    try:
        submit(session.house().store, session.actor(), requisition, candidate)
    except UserError as error:
        st.session_state[FAULTS] = error
