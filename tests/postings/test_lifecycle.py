from __future__ import annotations

from datetime import date

import pytest

from carehire.postings.lifecycle import (
    CHOICES,
    RULES,
    State,
    Step,
    after_edit,
    allowed,
    following,
    is_expired,
)


def test_the_straight_way_leads_from_draft_to_closed() -> None:
    state, last, way = State.DRAFT, Step.START, [State.DRAFT]
    for step in (Step.SUBMIT, Step.APPROVE, Step.PUBLISH, Step.CLOSE):
        assert step in allowed(state, last, in_force=state is State.PUBLISHED)
        state, last = following(step, state), step
        way.append(state)

    assert way == list(State)


@pytest.mark.parametrize(
    ("state", "in_force", "steps"),
    [
        (State.DRAFT, False, {Step.SUBMIT, Step.CLOSE}),
        (State.DRAFT, True, {Step.SUBMIT, Step.WITHDRAW, Step.CLOSE}),
        (State.IN_REVIEW, False, {Step.APPROVE, Step.RETURN, Step.CLOSE}),
        (State.IN_REVIEW, True, {Step.APPROVE, Step.RETURN, Step.WITHDRAW, Step.CLOSE}),
        (State.APPROVED, False, {Step.PUBLISH, Step.RETURN, Step.CLOSE}),
        (State.APPROVED, True, {Step.PUBLISH, Step.RETURN, Step.WITHDRAW, Step.CLOSE}),
        (State.PUBLISHED, True, {Step.WITHDRAW, Step.CLOSE}),
        (State.CLOSED, False, {Step.REOPEN}),
    ],
)
def test_each_state_allows_its_steps_and_no_others(state: State, in_force: bool, steps: set[Step]) -> None:
    assert set(allowed(state, Step.START, in_force=in_force)) == steps


@pytest.mark.parametrize("last", list(Step))
def test_undo_follows_only_where_nobody_outside_saw_the_step(last: Step) -> None:
    harmless = {Step.SUBMIT, Step.APPROVE, Step.RETURN, Step.CLOSE, Step.REOPEN}

    assert (Step.UNDO in allowed(State.DRAFT, last, in_force=False)) == (last in harmless)


def test_whatever_cannot_be_undone_warns_before_it_is_done() -> None:
    chosen = set(CHOICES) - {Step.UNDO}

    assert {step for step in chosen if RULES[step].warning} == {
        step for step in chosen if not RULES[step].undoable
    }


def test_every_step_has_words_for_its_button_and_the_history() -> None:
    assert RULES.keys() == set(Step)
    assert all(rule.words and rule.done for rule in RULES.values())
    assert [state.label for state in State] == ["Draft", "In review", "Approved", "Published", "Closed"]


def test_withdrawing_makes_a_draft_of_what_was_published_and_leaves_a_newer_draft_alone() -> None:
    assert following(Step.WITHDRAW, State.PUBLISHED) is State.DRAFT
    assert following(Step.WITHDRAW, State.APPROVED) is State.APPROVED


def test_an_edit_takes_approval_and_publication_from_the_text() -> None:
    assert [after_edit(state) for state in State] == [
        State.DRAFT,
        State.IN_REVIEW,
        State.DRAFT,
        State.DRAFT,
        State.CLOSED,
    ]


def test_one_can_apply_on_the_closing_day_itself() -> None:
    closes = date(2027, 2, 1)

    assert [is_expired(closes, date(2027, 2, day)) for day in (1, 2)] == [False, True]
    assert not is_expired(None, date(2999, 1, 1))
