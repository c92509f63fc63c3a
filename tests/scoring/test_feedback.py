from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carehire.candidates.candidate import Candidate
from carehire.scoring.feedback import MOST, Feedback, feedback
from carehire.scoring.panel import collect
from tests.scoring.making import SUPERVISION, card, make_rubric, people, rated

NAMES = ("listening", "writing", "planning", "coaching", "tools", "calm", "figures")


def _told(given: Feedback) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    return (
        [(each.criterion.id, each.level) for each in given.strong],
        [(each.criterion.id, each.level) for each in given.build],
    )


def test_the_highest_come_across_and_the_lowest_of_the_others_are_to_build_on():
    levels = {"listening": 5, "writing": 3, "planning": 4, "coaching": 4, "tools": 1, "calm": 2, "figures": 3}
    panel = collect(make_rubric(*NAMES), people("kim"), [card("kim", "Ana", **levels)])
    strong, build = _told(feedback(panel, "kim"))
    assert strong == [("listening", 5), ("planning", 4), ("coaching", 4)]
    # The next anchor up, and never one below the middle: 1 and 2 both lead to 3, 3 leads to 4.
    assert build == [("tools", 3), ("calm", 3), ("writing", 4)]


def test_a_mean_between_two_levels_has_reached_the_lower_one():
    cards = [card("kim", "Ana", listening=5, writing=2), card("kim", "Bo", listening=4, writing=3)]
    panel = collect(make_rubric("listening", "writing"), people("kim"), cards)
    assert _told(feedback(panel, "kim")) == ([("listening", 4)], [("writing", 3)])


def test_what_was_not_observed_or_weighs_nothing_is_not_spoken_of():
    rubric = make_rubric("listening", rated("writing", 0), "planning")
    panel = collect(rubric, people("kim"), [card("kim", "Ana", listening=4, writing=1, planning=None)])
    assert _told(feedback(panel, "kim")) == ([("listening", 4)], [])


def test_a_must_have_that_was_not_met_is_told_and_one_not_known_is_not():
    rubric = make_rubric("listening", must_haves=[SUPERVISION])
    low, unknown = Candidate("low", "Low", {"supervision_months": 3.0}), Candidate("unknown", "Unknown")
    panel = collect(rubric, [low, unknown], [])
    assert [rule.id for rule in feedback(panel, "low").missing] == ["supervision"]
    assert feedback(panel, "unknown") == Feedback()


levels = st.dictionaries(st.sampled_from(NAMES), st.none() | st.integers(1, 5))


@given(levels, levels)
def test_others_never_change_what_somebody_is_told(own: dict[str, int | None], theirs: dict[str, int | None]):
    rubric = make_rubric(*NAMES)
    alone = collect(rubric, people("kim"), [card("kim", "Ana", **own)])
    among = collect(rubric, people("lee", "kim"), [card("lee", "Ana", **theirs), card("kim", "Ana", **own)])
    assert feedback(alone, "kim") == feedback(among, "kim")


@given(levels)
def test_nothing_is_praised_and_to_be_built_on_at_once(own: dict[str, int | None]):
    panel = collect(make_rubric(*NAMES), people("kim"), [card("kim", "Ana", **own)])
    given = feedback(panel, "kim")
    strong, build = ({each.criterion.id for each in part} for part in (given.strong, given.build))
    assert not strong & build
    assert max(len(strong), len(build)) <= MOST
    assert all(3 <= each.level <= 5 for each in (*given.strong, *given.build))
