"""One criterion being rated: its anchors beside the choices, the questions, the evidence."""

from __future__ import annotations

import streamlit as st

from carehire.errors import UserError
from carehire.rubrics.rubric import RatedCriterion, Rubric
from carehire.scoring.scorecard import Rating
from carehire.ui import session
from carehire.ui.parts.keeper import keeper
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import bullets, clock, note, say
from carehire.workflows.rate_candidates import Sheet, choose_level, write_evidence

FAULTS = "scorecard_faults"
_NOT_OBSERVED = "not-observed"
_AT_ONCE = "What you choose or write is saved at once."


def rating_form(requisition: str, sheet: Sheet, criterion: RatedCriterion) -> None:
    """Show a criterion with the actor's own answer; every change is kept at once."""
    rating = sheet.rating(criterion.id)
    place = (requisition, sheet.candidate.id, criterion.id)
    key = "|".join((*place, session.panelist_name() or ""))
    say(criterion.definition)
    _questions(criterion)
    _levels(sheet.rubric, criterion, rating, f"level|{key}", place)
    _evidence(rating, f"evidence|{key}", place)
    saved = f"Saved {clock(sheet.saved_at)}" if sheet.saved_at else _AT_ONCE
    keeper(key, f"evidence|{key}", rating.evidence, saved, lambda text: _write(text, *place))


def _levels(
    rubric: Rubric, criterion: RatedCriterion, rating: Rating, key: str, place: tuple[str, str, str]
) -> None:
    options = [*(str(level) for level in rubric.scale.levels), _NOT_OBSERVED]
    if key not in st.session_state:
        st.session_state[key] = chosen(rating)
    st.radio(
        "Which level fits what you saw and heard?",
        options,
        index=None,
        key=key,
        format_func=lambda option: _choice(rubric, criterion, option),
        on_change=_keep_level,
        args=(key, *place),
        width="stretch",
    )


def _choice(rubric: Rubric, criterion: RatedCriterion, option: str) -> str:
    """Return a choice with its anchor, so that a thumb may fall on either."""
    if option == _NOT_OBSERVED:
        anchor = "It did not come up. This never lowers a score."
    else:
        anchor = criterion.anchors.get(int(option), "")
    return f"**{plain(answer_name(rubric, option))}**  \n{plain(anchor)}"


def chosen(rating: Rating) -> str | None:
    """Return a rating as the choice that stands for it; None where there is no answer yet."""
    if not rating.answered:
        return None
    return _NOT_OBSERVED if rating.level is None else str(rating.level)


def answer_name(rubric: Rubric, option: str | None) -> str:
    """Return a choice as people read it, such as ``4 · Gets results``."""
    if option is None:
        return "No answer yet"
    if option == _NOT_OBSERVED:
        return "Not observed"
    return rubric.scale.name_of(int(option))


def _evidence(rating: Rating, key: str, place: tuple[str, str, str]) -> None:
    if key not in st.session_state:
        st.session_state[key] = rating.evidence
    st.text_area(
        "Evidence: what was said or done",
        key=key,
        placeholder="Their words, figures and steps, as far as you heard them",
        on_change=_keep_evidence,
        args=(key, *place),
    )


def _questions(criterion: RatedCriterion) -> None:
    if not criterion.questions:
        return
    with st.expander("Questions to ask", icon=":material/forum:"):
        for question in criterion.questions:
            say(question.text)
            _list("Follow up with", question.follow_ups)
            _list("Listen for", question.listen_for)


def _list(label: str, texts: tuple[str, ...]) -> None:
    if texts:
        note(label)
        bullets(texts)


def _keep_level(key: str, requisition: str, candidate: str, criterion: str) -> None:
    option = st.session_state[key]
    level = None if option in (None, _NOT_OBSERVED) else int(option)
    try:
        choose_level(session.house().store, session.actor(), requisition, candidate, criterion, level)
    except UserError as error:
        st.session_state[FAULTS] = error


def _keep_evidence(key: str, requisition: str, candidate: str, criterion: str) -> None:
    _write(st.session_state[key] or "", requisition, candidate, criterion)


def _write(text: str, requisition: str, candidate: str, criterion: str) -> bool:
    """Keep the evidence; a fault is told when the page is shown again."""
    try:
        write_evidence(session.house().store, session.actor(), requisition, candidate, criterion, text)
    except UserError as error:
        st.session_state[FAULTS] = error
        return False
    return True
