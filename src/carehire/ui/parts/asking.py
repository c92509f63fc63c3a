"""Asking candidates about their groups: a link for each, answers from a file, and erasing them."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from carehire.errors import UserError
from carehire.ui import session
from carehire.ui.parts.page import faults
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import note, say
from carehire.workflows import ask_about_you
from carehire.workflows.ask_about_you import Invitation

_DONE, _FAULTS, _ROUND = "asking: done", "asking: faults", "asking: round"


def asking(requisition: str, *, first: bool) -> None:
    """Show how candidates can be asked; ``first`` says that nobody has answered yet."""
    problem, done = st.session_state.pop(_FAULTS, None), st.session_state.pop(_DONE, None)
    if problem:
        faults(problem)
    if done:
        st.success(plain(done), icon=":material/check_circle:")
    house, actor = session.house(), session.actor()
    forms = ask_about_you.forms(house.catalog)
    st.header("Candidates' answers", anchor=False)
    say(
        "Each candidate gets a link to a form of their own. Answering is voluntary, and who sits on the "
        "panel never sees an answer. Here you see numbers of people only."
    )
    form = st.selectbox("Form", list(forms), key="asking: form", format_func=lambda name: forms[name].title)
    invited = ask_about_you.invitations(house.store, actor, requisition, form)
    with st.expander("Send links", expanded=first, icon=":material/mail:", key="asking: links"):
        _links(invited, first=first)
    with st.expander("Take answers in from a file", icon=":material/upload_file:", key="asking: file"):
        _file(requisition, form)
    with st.expander("Erase answers on request", icon=":material/delete:", key="asking: erasing"):
        _erasing(requisition, invited)


def _address() -> str:
    """Return the address of the form's page, beside this one."""
    here = urlsplit(st.context.url or "")
    folder = here.path.rsplit("/", 1)[0]
    return urlunsplit((here.scheme, here.netloc, f"{folder}/about_you", "", ""))


def _links(invited: tuple[Invitation, ...], *, first: bool) -> None:
    address = _address()
    st.download_button(
        "Download all links",
        data=ask_about_you.links_file(invited, address),
        file_name="links.csv",
        mime="text/csv",
        type="primary" if first else "secondary",
        icon=":material/download:",
        on_click="ignore",
    )
    names = {each.candidate: f"{each.name} ({each.candidate})" for each in invited}
    chosen = st.selectbox(
        "Or one candidate's link",
        list(names),
        key="asking: whose",
        index=None,
        format_func=lambda c: names[c],
    )
    for each in invited:
        if each.candidate == chosen:
            st.code(
                f"{address}?{'&'.join(f'{k}={v}' for k, v in each.query.items())}",
                language=None,
                wrap_lines=True,
            )
            note("Send it to this candidate alone: whoever has the link answers in their name.")


def _file(requisition: str, form: str) -> None:
    questions = session.house().catalog.about_you(form)
    st.download_button(
        "Download an empty table",
        data=ask_about_you.template(questions),
        file_name="answers.csv",
        mime="text/csv",
        icon=":material/table_view:",
        on_click="ignore",
    )
    given = st.file_uploader(
        "Table of answers (CSV or XLSX)",
        type=["csv", "tsv", "xlsx"],
        key=f"answers-{st.session_state.get(_ROUND, 0)}",
    )
    if given is not None:
        args = (requisition, form, given.getvalue(), given.name)
        st.button("Take these answers in", icon=":material/upload:", on_click=_take, args=args)


def _erasing(requisition: str, invited: tuple[Invitation, ...]) -> None:
    names = {each.candidate: f"{each.name} ({each.candidate})" for each in invited}
    whose = st.selectbox(
        "Candidate who asks for it",
        list(names),
        key="asking: erase",
        index=None,
        format_func=lambda candidate: names[candidate],
    )
    if whose:
        st.button("Erase these answers", icon=":material/delete:", on_click=_erase, args=(requisition, whose))


def _take(requisition: str, form: str, data: bytes, name: str) -> None:
    house = session.house()
    try:
        taken = ask_about_you.take_answers(
            house.store, session.actor(), house.catalog, requisition, form, data, name
        )
    except UserError as error:
        st.session_state[_FAULTS] = error
        return
    people = "1 candidate" if taken.people == 1 else f"{taken.people} candidates"
    left_out = f" Not asked for and left out: {', '.join(taken.left_out)}." if taken.left_out else ""
    st.session_state[_DONE] = f"Answers of {people} taken in.{left_out}"
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _erase(requisition: str, candidate: str) -> None:
    try:
        ask_about_you.erase(session.house().store, session.actor(), requisition, candidate)
    except UserError as error:
        st.session_state[_FAULTS] = error
        return
    # Not even whether there was an answer is told.
    st.session_state[_DONE] = "If there were answers of this candidate, they are erased for good."
