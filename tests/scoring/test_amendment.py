from __future__ import annotations

from datetime import UTC, datetime

from carehire.scoring.amendment import Amendment, sides
from carehire.scoring.scorecard import Rating, RatingRound

ASKED = {"listening": "Listening", "writing": "Writing", "calm": "Calm"}


def test_two_versions_lie_beside_each_other_and_say_what_changed():
    before = {"listening": Rating(3, "heard"), "writing": Rating(2, "a note"), "calm": Rating(None)}
    after = {"listening": Rating(5, "heard"), "writing": Rating(4, "a letter"), "calm": Rating(None)}
    laid = sides(before, ASKED, after, ASKED)
    assert [each.what for each in laid] == ["Rating", "Rating and evidence", ""]
    assert [each.differs for each in laid] == [True, True, False]


def test_not_observed_and_no_answer_are_two_things():
    laid = sides({}, {"calm": "Calm"}, {"calm": Rating(None)}, {"calm": "Calm"})
    assert laid[0].what == "Rating"
    assert laid[0].before is not None
    assert (laid[0].before.words, Rating(None).words) == ("no answer", "not observed")


def test_a_criterion_that_one_rubric_alone_asks_says_so():
    laid = sides(
        {"writing": Rating(2)}, {"writing": "Writing"}, {"listening": Rating(3)}, {"listening": "Listening"}
    )
    assert [(each.name, each.what) for each in laid] == [
        ("Listening", "Asked since"),
        ("Writing", "No longer asked"),
    ]


def test_an_amendment_names_its_changes_alone_and_where_it_counts():
    laid = sides({"listening": Rating(3)}, ASKED, {"listening": Rating(4)}, ASKED)
    at = datetime(2026, 11, 22, tzinfo=UTC)
    made = [
        Amendment("k", "Ana", 2, round, "Misread it", at, "test v1", "test v1", laid) for round in RatingRound
    ]
    assert [each.criterion for each in made[0].changes] == ["listening"]
    assert "among the independent ratings" in made[0].counts
    assert "only among the ratings after the debrief" in made[1].counts
