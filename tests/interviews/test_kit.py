"""Kits: what is asked, by whom, in how many minutes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carehire.errors import UserError
from carehire.interviews.guide import Guide, Timing, filled
from carehire.interviews.kit import Kit, hurried, kits
from carehire.interviews.plan import Plan
from carehire.interviews.spread import suggest
from carehire.interviews.timing import capacity, share_out
from carehire.rubrics.rubric import Rubric
from tests.interviews.making import make_guide, make_plan, make_round, make_rubric

GUIDE = make_guide()


def made(plan: Plan, rubric: Rubric) -> tuple[Kit, ...]:
    return kits(plan, rubric, GUIDE, "Care Manager")


def test_minutes_by_hand():
    # 45 minutes: 5 + 5 + 2 around 33; four questions get 9, 8, 8, 8.
    shares = share_out(45, 4, Timing())
    assert shares is not None
    assert (shares.opening, shares.questions, shares.in_hand) == (5, (9, 8, 8, 8), 0)
    assert (shares.own_questions, shares.closing) == (5, 2)
    # 30 minutes are two thirds of the usual: 3 + 3 + 1 around 23, so three questions of 7 and more.
    short = share_out(30, 3, Timing())
    assert short is not None
    assert (short.opening, short.questions, short.own_questions, short.closing) == (3, (8, 8, 7), 3, 1)
    assert (capacity(30, Timing()), capacity(45, Timing()), capacity(60, Timing())) == (3, 4, 6)


def test_time_that_no_answer_should_fill_stays_in_hand():
    shares = share_out(90, 2, Timing())
    assert shares is not None
    assert (shares.questions, shares.in_hand) == ((15, 15), 90 - 12 - 30)


def test_a_round_without_criteria_belongs_to_the_candidate():
    shares = share_out(30, 0, Timing())
    assert shares is not None
    assert (shares.opening, shares.own_questions, shares.closing) == (3, 26, 1)


@given(st.integers(10, 480), st.integers(0, 40))
def test_the_parts_add_up_to_the_minutes_of_the_round(minutes: int, questions: int):
    shares = share_out(minutes, questions, Timing())
    if shares is None:
        assert minutes < questions + 12
    else:
        assert shares.total == minutes
        assert len(shares.questions) == questions
        assert all(part >= 1 for part in (shares.opening, shares.own_questions, shares.closing))
        assert all(1 <= part <= Timing().longest for part in shares.questions)


def test_what_fits_gets_the_least_that_an_answer_needs():
    for minutes in range(10, 200):
        shares = share_out(minutes, capacity(minutes, Timing()), Timing())
        assert shares is not None
        assert all(part >= Timing().question for part in shares.questions)


def test_a_kit_names_its_round_and_fills_in_the_words():
    plan = make_plan(make_round("talk", 30, ("Ana", "a")), make_round("case", 45, ("Ben", "a"), ("Cy", "b")))
    kit = made(plan, make_rubric("a", "b"))[1]
    assert (kit.panelist, kit.round.name, kit.number, kit.of) == ("Ben", "Case", 2, 2)
    assert kit.opening == ("Welcome to 45 minutes about Care Manager. I am Ben; here sit Ben and Cy.",)
    assert [criterion.id for criterion in kit.focus] == ["a"]


def test_all_who_sit_in_a_round_hold_the_same_running_order():
    plan = make_plan(make_round("case", 60, ("Ben", "a", "b"), ("Cy", "b", "c")))
    first, second = made(plan, make_rubric("a", "b", "c", questions=2))
    assert first.asks == second.asks
    assert first.shares == second.shares
    # Six questions fit into 60 minutes, two for each; b is asked by who has asked less: Cy.
    assert [(ask.criterion.id, ask.asked_by) for ask in first.asks] == [
        ("a", "Ben"),
        ("a", "Ben"),
        ("b", "Cy"),
        ("b", "Cy"),
        ("c", "Cy"),
        ("c", "Cy"),
    ]


def test_a_later_round_asks_another_question_and_says_when_there_is_none_left():
    plan = make_plan(*(make_round(name, 20, (name, "a")) for name in ("one", "two", "three")))
    asks = [kit.asks for kit in made(plan, make_rubric("a", questions=2))]
    questions = [(ask[0].question.text if ask[0].question else "", ask[0].repeats) for ask in asks]
    assert questions == [
        ("Tell us of a, 1.", False),
        ("Tell us of a, 2.", False),
        ("Tell us of a, 1.", True),
    ]


def test_a_criterion_without_a_question_still_has_its_time():
    kit = made(make_plan(make_round("one", 30, ("Ana", "a"))), make_rubric("a", questions=0))[0]
    assert [(ask.question, ask.repeats) for ask in kit.asks] == [(None, False)]


def test_every_focus_that_the_rubric_does_not_rate_is_named():
    plan = make_plan(make_round("one", 60, ("Ana", "zeal", "experience")))
    with pytest.raises(UserError) as caught:
        made(plan, make_rubric("a"))
    assert [str(fault) for fault in caught.value.faults] == [
        'One, Ana: there is no rated criterion "zeal". There is: "a".',
        "One, Ana: Experience is read from a fact, so nobody looks at it in an interview; take it out",
    ]


def test_more_criteria_than_minutes_are_refused_and_more_than_it_holds_are_told():
    names = tuple("abcdefghi")
    crowded = make_plan(make_round("one", 10, ("Ana", *names)))
    with pytest.raises(UserError, match="One: 10 minutes leave not even one for each of 9 criteria"):
        made(crowded, make_rubric(*names))
    plan = make_plan(make_round("one", 30, ("Ana", *names[:5])))
    assert [each.name for each in hurried(plan, GUIDE)] == ["One"]
    assert sum(ask.minutes for ask in made(plan, make_rubric(*names))[0].asks) == 23


PEOPLE = st.lists(st.sampled_from(["Ana", "Ben", "Cy"]), max_size=3, unique=True)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.integers(10, 120), PEOPLE), max_size=4), st.integers(1, 8), st.integers(0, 3))
def test_every_seat_has_a_kit_whose_minutes_add_up_and_whose_focus_is_asked(
    rounds: list[tuple[int, list[str]]], number: int, questions: int
):
    rubric = make_rubric(*"abcdefgh"[:number], questions=questions)
    plan = make_plan(*(make_round(f"r{n}", minutes, *people) for n, (minutes, people) in enumerate(rounds)))
    plan = suggest(plan, rubric, GUIDE.timing)
    found = made(plan, rubric)
    assert [(kit.round.id, kit.panelist) for kit in found] == [
        (each.id, seat.panelist) for each in plan.rounds for seat in each.seats
    ]
    fresh: list[tuple[str, str]] = []
    for kit in found:
        assert kit.shares.total == kit.round.minutes
        assert tuple(ask.minutes for ask in kit.asks) == kit.shares.questions
        assert {criterion.id for criterion in kit.focus} <= {ask.criterion.id for ask in kit.asks}
        assert all(ask.asked_by in {seat.panelist for seat in kit.round.seats} for ask in kit.asks)
        if kit.panelist == kit.round.seats[0].panelist:
            fresh += [(a.criterion.id, a.question.text) for a in kit.asks if a.question and not a.repeats]
    assert len(fresh) == len(set(fresh))


def test_words_in_braces_that_nothing_fills_are_a_fault():
    with pytest.raises(ValueError, match=r"nothing fills in \{company\}"):
        Guide.model_validate(GUIDE.model_dump() | {"opening": ["Welcome to {company}."]})
    assert filled("{title} for {title}", {"title": "{minutes}"}) == "{minutes} for {minutes}"


def test_advice_without_a_source_is_a_fault():
    bare = GUIDE.model_dump() | {"sources": []}
    with pytest.raises(ValueError, match='Age: there is no source "A law"'):
        Guide.model_validate(bare)
