"""A scorecard at its end: what is missing before it is submitted, and what stands in it afterwards."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from carehire.errors import UserError
from carehire.rubrics.rubric import RatedCriterion
from carehire.ui import session
from carehire.ui.parts.amending import offer
from carehire.ui.parts.rating import FAULTS, answer_name, chosen
from carehire.ui.parts.steps import leave, step_to, turn_to
from carehire.ui.parts.tables import table
from carehire.ui.parts.text import plain
from carehire.ui.parts.versions import versions
from carehire.ui.parts.words import day_and_clock, note, say
from carehire.workflows.rate_candidates import Sheet, submit


def review(requisition: str, sheet: Sheet) -> None:
    """Show all answers, what they lack, and the way to submit them."""
    st.header("Review and submit", anchor=False)
    _to_mend(
        sheet.missing_here,
        "without an answer.",
        "They would count as not observed: that lowers nobody's score, only how much of it is covered.",
    )
    _to_mend(
        sheet.missing_of_others,
        "at which others look, without an answer.",
        "Answer what came up with you, and leave the rest.",
    )
    _to_mend(
        sheet.without_evidence, "without evidence.", "A rating is easier to trust and to explain with it."
    )
    _answers(sheet)
    say(
        "After that it is locked and counts in the ranking. You can amend it later, with a reason; "
        "what you submit now is kept beside it.",
        strong="Submit it when it is complete.",
    )
    st.button(
        "Submit scorecard",
        type="primary",
        icon=":material/lock:",
        on_click=_submit,
        args=(requisition, sheet.candidate.id),
        disabled=not sheet.answered,
    )
    if not sheet.answered:
        note("Rate at least one criterion, then it can be submitted.")


def _to_mend(criteria: Sequence[RatedCriterion], lack: str, why: str) -> None:
    """Say what criteria lack, each with the way to it."""
    if not criteria:
        return
    say(why, strong=f"{len(criteria)} {'criterion' if len(criteria) == 1 else 'criteria'} {lack}")
    with st.container(horizontal=True, gap="small"):
        for each in criteria:
            st.button(
                plain(each.name),
                key=f"mend {lack} {each.id}",
                icon=":material/edit:",
                wrap=True,
                on_click=step_to,
                args=(each.id,),
            )


def locked(requisition: str, sheet: Sheet, sheets: tuple[Sheet, ...]) -> None:
    """Show a submitted scorecard with all its versions, the way to the next, and how to amend it."""
    if sheet.submitted_at:
        say(
            "Every version is kept; which of them counts where is said below."
            if sheet.amendments
            else "It stays as it is, and counts.",
            strong=f"Submitted {day_and_clock(sheet.submitted_at)}.",
        )
    waiting = [each.candidate for each in sheets if each.submitted_at is None]
    if waiting:
        st.button(
            f"Go on with {plain(waiting[0].name)}",
            type="primary",
            icon=":material/arrow_forward:",
            on_click=turn_to,
            args=(waiting[0].id,),
        )
    else:
        all_done()
        st.button(
            "Back to my scorecards",
            type="primary",
            icon=":material/arrow_back:",
            on_click=leave,
            args=("candidate", "criterion"),
        )
    if sheet.amendments:
        versions(sheet)
    else:
        _answers(sheet)
    offer(requisition, sheet)


def all_done() -> None:
    """Thank a panelist who has rated everybody: here their way ends, until there is a debrief."""
    say(
        "You have submitted a scorecard for every candidate. Thank you. There is nothing more to do before "
        "the debrief; you can close this page.",
        strong="All done.",
    )


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


def _submit(requisition: str, candidate: str) -> None:
    try:
        submit(session.house().store, session.actor(), requisition, candidate)
    except UserError as error:
        st.session_state[FAULTS] = error
