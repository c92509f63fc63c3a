from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehire.errors import UserError
from carehire.fairness.adverse_impact import review
from carehire.fairness.outcomes import UNKNOWN, Outcome, Outcomes
from carehire.fairness.significance import Tally
from tests.fairness.making import outcomes, people


def rate_of(found, group: str) -> tuple[float | None, bool | None]:
    """The impact ratio and the flag of a group in the first breakdown."""
    line = next(each for each in found.selection.singles[0].groups if each.label == group)
    return line.impact_ratio, line.flagged


def test_each_stage_is_flagged_on_its_own_under_a_good_bottom_line():
    # Screen: 10 of 20 a, 5 of 20 b: .5 flagged. Interview: 2 of 10 a, 2 of 5 b. Bottom line: 2 of 20 each.
    rows = people("screen", "sex", a=(10, 20), b=(5, 20))
    rows += people("interview", "sex", a=(2, 10), b=(2, 5))
    found = review(outcomes(*rows))
    assert [stage.stage for stage in found.stages] == ["screen", "interview"]
    assert rate_of(found.stages[0], "b") == (0.5, True)
    assert rate_of(found.stages[1], "a") == (0.5, True)
    assert found.bottom_line is not None
    assert rate_of(found.bottom_line, "b") == (1.0, False)
    assert found.bottom_line.selection.total == Tally(40, 4)
    assert "excuses no stage" in " ".join(found.bottom_line.notes)


def test_who_did_not_answer_stands_apart_and_in_the_total():
    rows = [*people("screen", "sex", a=(2, 4)), Outcome("screen", {"sex": UNKNOWN}, 1, 1, "x")]
    (stage,) = review(outcomes(*rows)).stages
    assert stage.selection.total == Tally(5, 3)
    assert stage.selection.singles[0].unknown == Tally(1, 1)
    assert [group.label for group in stage.selection.singles[0].groups] == ["a"]


def test_two_columns_are_crossed_and_unknown_in_one_is_unknown_there():
    rows = [
        Outcome("s", {"sex": sex, "race": race}, of, selected)
        for sex, race, selected, of in (("f", "x", 3, 6), ("f", "y", 1, 5), ("m", "x", 4, 5), ("m", "", 2, 2))
    ]
    (stage,) = review(outcomes(*rows, by_person=False)).stages
    (crossed,) = stage.selection.crossed
    assert [(g.label, g.tally.applicants, g.flagged) for g in crossed.groups] == [
        ("f · x", 6, True), ("f · y", 5, True), ("m · x", 5, False),
    ]  # fmt: skip
    assert crossed.unknown == Tally(2, 2)
    assert stage.selection.singles[0].unknown == Tally()
    assert stage.selection.singles[0].groups[1].tally == Tally(7, 6)


def test_counts_by_one_attribute_after_the_other_count_everybody_once():
    rows = [
        Outcome("s", {"sex": "f"}, 10, 5),
        Outcome("s", {"sex": "m"}, 10, 6),
        Outcome("s", {"race": "x"}, 12, 7),
        Outcome("s", {"race": "y"}, 8, 4),
    ]
    (stage,) = review(outcomes(*rows, by_person=False)).stages
    assert stage.selection.total == Tally(20, 11)
    assert [each.title for each in stage.selection.breakdowns()] == ["sex", "race"]


def test_the_bottom_line_follows_people_and_says_who_is_still_under_way():
    rows = [*people("screen", "sex", a=(3, 4)), *people("offer", "sex", a=(1, 1))]
    found = review(outcomes(*rows))
    assert found.bottom_line is not None
    assert found.bottom_line.selection.total == Tally(4, 1)
    assert "2 people have no outcome yet" in " ".join(found.bottom_line.notes)


def test_who_comes_in_later_counts_as_an_applicant_of_the_bottom_line():
    rows = [*people("screen", "sex", a=(1, 2)), Outcome("offer", {"sex": "a"}, 1, 1, "referred")]
    found = review(outcomes(*rows))
    assert found.bottom_line is not None
    assert found.bottom_line.selection.total == Tally(3, 1)


def test_who_withdrew_is_no_applicant_of_the_bottom_line():
    rows = [*people("screen", "sex", a=(3, 4)), *people("offer", "sex", a=(1, 2))]
    found = review(replace(outcomes(*rows), withdrawn=frozenset({rows[2].person})))
    assert found.bottom_line is not None
    assert found.bottom_line.selection.total == Tally(3, 1)
    assert "1 person withdrew" in " ".join(found.bottom_line.notes)
    assert "no outcome yet" not in " ".join(found.bottom_line.notes)


def test_the_bottom_line_of_people_without_ids_adds_them_up_by_group():
    rows = [Outcome("screen", {"g": g}, 1, s) for g, s in (("a", 1), ("a", 1), ("b", 1), ("b", 0))]
    rows += [Outcome("offer", {"g": g}, 1, s) for g, s in (("a", 1), ("a", 0), ("b", 1))]
    found = review(outcomes(*rows, by_person=False)).bottom_line
    assert found is not None
    assert [line.tally for line in found.selection.singles[0].groups] == [Tally(2, 1), Tally(2, 1)]


def test_the_bottom_line_of_counts_is_first_applicants_to_last_selected():
    rows = [Outcome("screen", {"g": "a"}, 80, 48), Outcome("offer", {"g": "a"}, 48, 8)]
    rows += [Outcome("screen", {"g": "b"}, 40, 12), Outcome("offer", {"g": "b"}, 12, 4)]
    found = review(outcomes(*rows, by_person=False))
    assert found.bottom_line is not None
    assert rate_of(found.bottom_line, "b") == (1.0, False)
    assert rate_of(found.stages[0], "b") == (0.5, True)


def test_more_selected_at_the_last_stage_than_applied_at_the_first_is_a_fault():
    rows = [Outcome("screen", {"g": "a"}, 4, 4), Outcome("offer", {"g": "a"}, 6, 5)]
    with pytest.raises(UserError, match="5 selected at offer, and only 4 applied at screen"):
        review(outcomes(*rows, by_person=False))


def test_more_selected_than_applied_or_fewer_than_none_is_a_fault():
    with pytest.raises(UserError, match="5 selected of 4"):
        Outcome("s", {}, 4, 5)
    with pytest.raises(UserError, match="below 0"):
        Outcome("s", {}, -1, 0)


def test_scores_are_measured_by_the_share_above_the_median_of_all_known_or_not():
    # Scores 1 2 3 4 and 9 of somebody unknown: the median is 3, and 3 itself is not above it.
    rows = [
        Outcome("test", {"sex": sex}, 1, None, str(score), score)
        for sex, score in (("a", 1.0), ("a", 4.0), ("b", 2.0), ("b", 3.0), (UNKNOWN, 9.0))
    ]
    (stage,) = review(outcomes(*rows)).stages
    assert stage.selection is None
    assert stage.scores is not None
    assert stage.scores.median == 3.0
    first, second = stage.scores.rates.singles[0].groups
    assert (first.tally, second.tally) == (Tally(2, 1), Tally(2, 0))
    assert stage.scores.rates.singles[0].unknown == Tally(1, 1)


def test_equal_scores_are_none_above_the_median_and_that_is_said():
    rows = [Outcome("test", {"sex": sex}, 1, None, sex, 50.0) for sex in ("a", "b")]
    (stage,) = review(outcomes(*rows)).stages
    assert stage.scores is not None
    assert "none is above the median" in " ".join(stage.scores.rates.notes)


def test_who_has_no_score_is_counted():
    rows = [Outcome("t", {"g": "a"}, 1, 1, "1", 3.0), Outcome("t", {"g": "a"}, 1, 0, "2")]
    (stage,) = review(outcomes(*rows)).stages
    assert stage.scores is not None
    assert stage.scores.without_score == 1


def test_without_any_selection_there_is_no_bottom_line():
    assert review(outcomes(Outcome("t", {"g": "a"}, 1, None, "1", 3.0))).bottom_line is None
    assert review(Outcomes((), (), ())).stages == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from("st"), st.sampled_from(["f", "m", UNKNOWN]), st.booleans(), st.integers(0, 9)
        ),
        min_size=1,
        max_size=30,
    ),
    st.randoms(),
)
def test_the_order_of_rows_changes_nothing(drawn, random):
    rows = [Outcome(stage, {"sex": sex}, 1, int(passed), f"p{who}") for stage, sex, passed, who in drawn]
    seen: set[tuple[str, str]] = set()
    rows = [row for row in rows if not ((row.person, row.stage) in seen or seen.add((row.person, row.stage)))]
    first: dict[str, str] = {}
    rows = [replace(row, groups={"sex": first.setdefault(row.person, row.groups["sex"])}) for row in rows]
    shuffled = random.sample(rows, len(rows))
    assert review(Outcomes(("s", "t"), ("sex",), tuple(rows))) == review(
        Outcomes(("s", "t"), ("sex",), tuple(shuffled))
    )


def test_a_stage_that_decides_alone_is_told_once_and_called_the_bottom_line():
    found = review(outcomes(*people("screen", "sex", a=(10, 20), b=(5, 20))))
    (told,) = found.told()
    assert told.selection == found.stages[0].selection
    assert "so its rates are the bottom line too" in " ".join(told.notes)
    assert len(found.flagged) == 1
    assert [stage.stage for stage in found.all_stages()] == ["screen", "Bottom line"]
