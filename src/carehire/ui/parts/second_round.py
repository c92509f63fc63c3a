"""The second round: after hearing the others, a panelist may change their own rating, with a reason."""

from __future__ import annotations

import streamlit as st

from carehire.documents import debrief_parts
from carehire.errors import UserError
from carehire.rubrics.rubric import RatedCriterion
from carehire.scoring.debrief import Debrief, rated_criteria
from carehire.scoring.scorecard import Rating
from carehire.ui import session
from carehire.ui.parts import blocks
from carehire.ui.parts.heat_map import heat_map
from carehire.ui.parts.page import faults
from carehire.ui.parts.rating import answer_name
from carehire.ui.parts.steps import rate_as
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import say
from carehire.workflows.hold_debrief import Meeting, change_rating

_PROBLEM, _OPEN = "second_round_faults", "second_round_open"
_UNSEEN = "not-observed"


def second_round(meeting: Meeting, debrief: Debrief) -> None:
    """Show what was changed; let a panelist change their own rating, and lead an owner to whose it is."""
    st.header("Second round", anchor=False)
    problem = st.session_state.pop(_PROBLEM, None)
    if problem:
        faults(problem, "This was not changed")
    say(
        "Whoever does changes their own rating and says why. The one made alone stays beside it.",
        strong="Having heard the others: would anybody rate differently now?",
    )
    _changed(meeting, debrief)
    if session.panelist_name():
        # Open until it is done: what closed as the fault went would hide the field that is being mended.
        is_open = st.session_state.get(_OPEN) == debrief.candidate.id
        with st.expander("Change one of my ratings", icon=":material/edit:", expanded=is_open):
            _form(meeting, debrief)
        return
    with st.container(horizontal=True):
        for name in debrief.panelists:
            label = f"Change a rating as {plain(name)}"
            st.button(label, icon=":material/person:", type="tertiary", on_click=rate_as, args=(name,))


def _changed(meeting: Meeting, debrief: Debrief) -> None:
    """Show each change with its reason, and then all levels that hold now."""
    if not debrief.changes:
        say("Nobody has changed a rating.")
        return
    blocks.show([debrief_parts.changes(debrief, meeting.named.language)])
    if debrief.after:
        heat_map(debrief_parts.heat_map(debrief.after, meeting.panel.rubric.scale, debrief))


def _form(meeting: Meeting, debrief: Debrief) -> None:
    place = f"{meeting.requisition}|{debrief.candidate.id}|{session.panelist_name()}"
    rubric = meeting.panel.rubric
    names = {criterion.id: criterion for criterion in rated_criteria(meeting.panel)}
    chosen = st.selectbox(
        "Criterion",
        list(names),
        key=f"again|{place}",
        format_func=lambda name: names[name].name,
        filter_mode=None,
    )
    levels = [*(str(level) for level in rubric.scale.levels), _UNSEEN]
    keys = [f"{part}|{place}|{chosen}" for part in ("level again", "evidence again", "why again")]
    st.radio(
        "Your rating now",
        levels,
        index=None,
        key=keys[0],
        format_func=lambda option: _choice(meeting, names[chosen], option),
    )
    own = _own(meeting, debrief, chosen)
    if keys[1] not in st.session_state:
        st.session_state[keys[1]] = own.evidence if own else ""
    st.text_area("Evidence", key=keys[1], height=100)
    st.text_area("Why do you change it?", key=keys[2], height=80)
    st.button(
        "Change my rating",
        icon=":material/check:",
        on_click=_change,
        args=(meeting.requisition, debrief.candidate.id, chosen, *keys),
    )


def _choice(meeting: Meeting, criterion: RatedCriterion, option: str) -> str:
    anchor = "" if option == _UNSEEN else criterion.anchors.get(int(option), "")
    return f"**{plain(answer_name(meeting.panel.rubric, option))}**  \n{plain(anchor)}"


def _own(meeting: Meeting, debrief: Debrief, criterion: str) -> Rating | None:
    name = (session.panelist_name() or "").casefold()
    ratings = meeting.after.ratings_of(debrief.candidate.id, criterion)
    return next((rating for who, rating in ratings if who.casefold() == name), None)


def _change(requisition: str, candidate: str, criterion: str, level: str, evidence: str, reason: str) -> None:
    store, option = session.house().store, st.session_state.get(level)
    try:
        if option is None:
            raise UserError("Choose the rating that you give now.")
        new = Rating(None if option == _UNSEEN else int(option), st.session_state.get(evidence) or "")
        why = st.session_state.get(reason) or ""
        change_rating(store, session.actor(), requisition, candidate, criterion, new, why)
    except UserError as error:
        st.session_state[_PROBLEM], st.session_state[_OPEN] = error, candidate
        return
    for key in (level, evidence, reason, _OPEN):
        st.session_state.pop(key, None)
