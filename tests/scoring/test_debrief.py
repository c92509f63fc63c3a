from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehire.errors import NotFoundError
from carehire.scoring.debrief import FAR_APART, Average, changes, hold, overview
from carehire.scoring.panel import collect
from carehire.scoring.scorecard import Rating, Scorecard
from tests.scoring.making import EXPERIENCE, card, make_rubric, people, rated

CRITERIA = ("listening", "writing", "planning", "coaching")
RUBRIC = make_rubric("listening", rated("writing", 0.5), "planning", rated("coaching", 3), EXPERIENCE)


def panel(*cards: Scorecard):
    return collect(RUBRIC, people("kim", "lee"), cards)


def test_the_heat_map_has_a_row_for_each_rated_criterion_and_a_cell_for_each_panelist():
    held = hold(panel(card("kim", "Bo", listening=4), card("kim", "ana", listening=2, writing=None)), "kim")
    assert held.panelists == ("ana", "Bo")
    assert [row.criterion.id for row in held.rows] == list(CRITERIA)
    listening, writing, planning, _ = held.rows
    assert listening.ratings == (Rating(2), Rating(4))
    assert writing.ratings == (Rating(None), None)
    assert planning.ratings == (None, None)
    assert [row.spread for row in held.rows] == [2, None, None, None]


def test_what_to_talk_about_first_is_the_largest_difference_times_its_weight():
    # listening 3 levels × 1 = 3, writing 4 × 0.5 = 2, coaching 2 × 3 = 6; planning is 1 apart.
    high = card("kim", "Ana", listening=5, writing=5, planning=3, coaching=4)
    low = card("kim", "Bo", listening=2, writing=1, planning=2, coaching=2)
    topics = hold(panel(high, low), "kim").topics
    assert [(topic.criterion.id, topic.urgency) for topic in topics] == [
        ("coaching", 6.0),
        ("listening", 3.0),
        ("writing", 2.0),
    ]


def test_all_pieces_of_evidence_stand_side_by_side_from_the_highest_level_down():
    cards = [
        Scorecard("kim", "Ana", {"listening": Rating(1, "She broke in twice.")}),
        Scorecard("kim", "Bo", {"listening": Rating(4, "She gave the caller's words back.")}),
        Scorecard("kim", "Cy", {"listening": Rating(None, "No time.")}),
        Scorecard("kim", "Di", {"listening": Rating(2)}),
    ]
    [topic] = hold(panel(*cards), "kim").topics
    assert [(who, rating.level, rating.evidence) for who, rating in topic.said] == [
        ("Bo", 4, "She gave the caller's words back."),
        ("Di", 2, ""),
        ("Ana", 1, "She broke in twice."),
    ]


def test_equal_urgency_keeps_the_order_of_the_rubric():
    high, low = card("kim", "Ana", planning=5, listening=5), card("kim", "Bo", planning=3, listening=3)
    assert [topic.criterion.id for topic in hold(panel(high, low), "kim").topics] == ["listening", "planning"]


def test_not_observed_by_all_who_rated_is_observed_by_nobody():
    held = hold(panel(card("kim", "Ana", listening=3, writing=None), card("kim", "Bo", writing=None)), "kim")
    assert [criterion.id for criterion in held.unobserved] == ["writing", "planning", "coaching"]


def test_levels_without_evidence_are_named_and_blank_words_are_none():
    cards = [
        Scorecard("kim", "Ana", {"listening": Rating(3, "  \n"), "writing": Rating(4, "A clear letter.")}),
        Scorecard("kim", "Bo", {"listening": Rating(None), "writing": Rating(2)}),
    ]
    held = hold(panel(*cards), "kim")
    assert [(who, criterion.id) for who, criterion in held.unsupported] == [
        ("Ana", "listening"),
        ("Bo", "writing"),
    ]


def test_an_unknown_candidate_is_named_with_those_who_are_known():
    with pytest.raises(NotFoundError, match=r'no candidate "kin".*"kim"'):
        hold(panel(), "kin")


def test_the_overview_averages_over_candidates_by_hand():
    # Ana gave 5 and 2 on listening: 3.5 over two candidates.
    cards = [
        card("kim", "Ana", listening=5, writing=None),
        card("lee", "Ana", listening=2),
        card("lee", "Bo", writing=4),
    ]
    seen = overview(panel(*cards))
    assert seen.panelists == ("Ana", "Bo")
    assert seen.rows[0][1] == (Average(3.5, 2), Average(None, 0))
    assert seen.rows[1][1] == (Average(None, 0), Average(4.0, 1))


def test_what_differs_between_two_versions_is_told_in_the_rubrics_order():
    before = Scorecard("kim", "Bo", {"writing": Rating(2, "Short."), "listening": Rating(3)})
    after = Scorecard(
        "kim", "Bo", {"writing": Rating(4, "Short."), "listening": Rating(3), "planning": Rating(1)}
    )
    told = changes(panel(), before, after, "Heard the end.")
    assert [(each.criterion.id, each.before.level, each.after.level) for each in told] == [
        ("writing", 2, 4),
        ("planning", None, 1),
    ]
    assert {each.reason for each in told} == {"Heard the end."}
    assert [each.criterion.id for each in changes(panel(), None, before)] == ["listening", "writing"]
    assert changes(panel(), before, before) == ()


levels = st.none() | st.integers(1, 5)
cards_of_kim = st.dictionaries(
    st.sampled_from(["Ana", "Bo", "Cy", "Di"]),
    st.dictionaries(st.sampled_from(CRITERIA), levels),
    max_size=4,
).map(lambda drawn: [card("kim", who, **given) for who, given in drawn.items()])


@given(cards_of_kim)
def test_a_difference_is_what_two_panelists_at_least_made(cards: list[Scorecard]):
    held = hold(panel(*cards), "kim")
    for topic in held.topics:
        given = [rating.level for _, rating in topic.said]
        assert len(given) > 1
        assert given[0] - given[-1] == topic.spread >= FAR_APART
    urgencies = [topic.urgency for topic in held.topics]
    assert urgencies == sorted(urgencies, reverse=True)


@given(cards_of_kim, st.randoms())
def test_the_order_of_scorecards_changes_nothing(cards: list[Scorecard], random):
    shuffled = list(cards)
    random.shuffle(shuffled)
    assert hold(panel(*shuffled), "kim") == hold(panel(*cards), "kim")


@given(cards_of_kim)
def test_another_candidate_changes_nothing(cards: list[Scorecard]):
    other = card("lee", "Ana", listening=1, writing=5)
    assert hold(panel(*cards, other), "kim") == hold(panel(*cards), "kim")
