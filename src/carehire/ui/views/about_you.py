"""The form on which a candidate may answer questions about themselves; it shows nothing else."""

from __future__ import annotations

import streamlit as st

from carehire.errors import NotFoundError, UserError
from carehire.fairness.questions import Question, Questions
from carehire.ui import session
from carehire.ui.parts.page import empty, faults, heading
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import note, say
from carehire.workflows import ask_about_you

_DONE, _PROBLEM = "about you: done", "about you: problem"


def show() -> None:
    """Show the page: the form where the link holds, words that help where it doesn't."""
    requisition = session.requisition_id() or ""
    invitation = st.query_params.get("invitation") or ""
    house = session.house()
    try:
        before = ask_about_you.has_answered(house.store, requisition, invitation)
        form = house.catalog.about_you(st.query_params.get("form") or "")
    except (UserError, NotFoundError):
        # One and the same answer for all that can be wrong, so that nobody learns who applied.
        heading("This link doesn't lead anywhere")
        empty("It may be incomplete, or not hold any more.", "Ask whoever sent it to you for a new one.")
        return
    heading("Questions about you")
    problem, done = st.session_state.pop(_PROBLEM, None), st.session_state.pop(_DONE, None)
    if problem:
        faults(problem, "This was not saved")
    if done:
        st.success(done, icon=":material/check_circle:")
    say(form.introduction)
    if before and not done:
        note("You have answered already. What you chose isn't shown again; answering anew replaces it.")
    _form(requisition, invitation, form)
    if before:
        st.button(
            "Erase my answers", icon=":material/delete:", on_click=_erase, args=(requisition, invitation)
        )
    if form.sources:
        with st.expander("Where the categories come from"):
            for source in form.sources:
                note(f"{source.name}: {source.url}")


def _form(requisition: str, invitation: str, form: Questions) -> None:
    with st.form("about-you", border=False):
        for question in form.questions:
            _question(question, form.decline)
        st.form_submit_button(
            "Send my answers",
            type="primary",
            icon=":material/send:",
            on_click=_answer,
            args=(requisition, invitation, form),
        )


def _question(question: Question, decline: str) -> None:
    names = {option.id: plain(option.name) for option in question.options} | {"": plain(decline)}
    texts = [plain(option.text) for option in question.options] + [""]
    st.radio(
        plain(question.text),
        list(names),
        key=f"about you: {question.id}",
        index=len(names) - 1,
        format_func=lambda name: names[name],
        captions=texts if any(texts) else None,
        help=plain(question.help) if question.help else None,
    )


def _answer(requisition: str, invitation: str, form: Questions) -> None:
    house = session.house()
    given = {
        question.id: st.session_state.get(f"about you: {question.id}") or "" for question in form.questions
    }
    try:
        ask_about_you.answer(house.store, house.catalog, requisition, invitation, form.id, given)
    except UserError as error:
        st.session_state[_PROBLEM] = error
        return
    st.session_state[_DONE] = "Thank you. Your answers are kept; you can close this page."


def _erase(requisition: str, invitation: str) -> None:
    try:
        ask_about_you.withdraw(session.house().store, requisition, invitation)
    except UserError as error:
        st.session_state[_PROBLEM] = error
        return
    st.session_state[_DONE] = "Your answers are erased."
