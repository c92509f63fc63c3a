"""One criterion being rated: its anchors beside the choices, the questions, the evidence."""

from __future__ import annotations

import streamlit as st

from carehire.errors import UserError
from carehire.rubrics.rubric import RatedCriterion, Rubric
from carehire.scoring.scorecard import Rating
from carehire.ui import session
from carehire.ui.parts.keeper import Choice, confirm, keeper
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import bullets, clock, note, say
from carehire.workflows.rate_candidates import Sheet, choose_level, write_evidence

FAULTS = "scorecard_faults"
_NOT_OBSERVED = "not-observed"
_SHOWN, _HEARD = "shown ", "evidence heard"
_EVIDENCE = "evidence|"
_AT_ONCE = "What you choose or write is saved at once."


def rating_form(requisition: str, sheet: Sheet, criterion: RatedCriterion) -> None:
    """Show a criterion with the actor's own answer; every change is kept at once."""
    rating = sheet.rating(criterion.id)
    place = (requisition, sheet.candidate.id, criterion.id)
    key = "|".join((*place, session.panelist_name() or ""))
    say(criterion.definition)
    _questions(criterion)
    level, evidence = f"level|{key}", f"{_EVIDENCE}{key}"
    _catch_up(level, chosen(rating))
    _catch_up(evidence, rating.evidence)
    options = [*(str(each) for each in sheet.rubric.scale.levels), _NOT_OBSERVED]
    _levels(sheet.rubric, criterion, options, level, place)
    _evidence(evidence, place)
    saved = f"Saved {clock(sheet.saved_at)}" if sheet.saved_at else _AT_ONCE

    def choose(option: str) -> None:
        stands = st.session_state.get(level)
        if stands not in (option, st.session_state.get(_SHOWN + level)):
            return  # somebody has chosen anew since the browser spoke
        if stands != option:
            st.session_state[level] = option
        _keep_level(level, *place)

    keeper(
        key,
        evidence,
        rating.evidence,
        saved,
        lambda text: _write(evidence, text, *place),
        choice=Choice(options, chosen(rating), choose),
    )


def _catch_up(key: str, stands: str | None) -> None:
    """Show what the store holds, unless somebody changed it here and the store doesn't know yet.

    Another window may have written since, and a browser that comes back to a server which
    began anew brings along what it showed before.
    """
    shown = _SHOWN + key
    untouched = key not in st.session_state or shown not in st.session_state
    if untouched or st.session_state[key] == st.session_state[shown]:
        if untouched or st.session_state[key] != stands:
            st.session_state[key] = stands
        st.session_state[shown] = stands


def _levels(
    rubric: Rubric, criterion: RatedCriterion, options: list[str], key: str, place: tuple[str, str, str]
) -> None:
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


def _evidence(key: str, place: tuple[str, str, str]) -> None:
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
        st.session_state[_SHOWN + key] = option
    except UserError as error:
        st.session_state[FAULTS] = error


def _keep_evidence(key: str, requisition: str, candidate: str, criterion: str) -> None:
    text = st.session_state[key] or ""
    if _write(key, text, requisition, candidate, criterion):
        confirm(key.removeprefix(_EVIDENCE), text)


def _write(key: str, text: str, requisition: str, candidate: str, criterion: str) -> bool:
    """Keep the evidence; a fault is told when the page is shown again."""
    seen = st.session_state.get(_SHOWN + key)
    if st.session_state.get(_HEARD) == (key, text, seen):
        return True  # the pause and the leaving of the field both tell of it
    place = (requisition, candidate, criterion)
    begun = _begun(key, text, seen)
    try:
        kept = write_evidence(session.house().store, session.actor(), *place, text, begun)
    except UserError as error:
        st.session_state[FAULTS] = error
        return False
    st.session_state[_HEARD], st.session_state[_SHOWN + key] = (key, text, kept), kept
    if kept != text:
        st.session_state[key] = kept
    return True


def _begun(key: str, text: str, seen: str | None) -> str | None:
    """Return the text from which a writer went on: what another window added is not shown to who types on."""
    of, heard, kept = st.session_state.get(_HEARD, ("", "", ""))
    unseen = of == key and kept == seen and heard and not text.startswith(kept)
    return heard if unseen and text.startswith(heard) else seen
