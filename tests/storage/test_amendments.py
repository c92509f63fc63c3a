from __future__ import annotations

import pytest

from carehire.errors import UserError
from carehire.people import Actor, Person
from carehire.scoring.scorecard import Rating, RatingRound
from carehire.storage.store import Store
from tests.storage.conftest import ANA, BO, OWNER, make_rubric


@pytest.fixture
def submitted(store: Store, opening: str) -> str:
    """Ana has submitted a scorecard of Kim, and nobody else anything."""
    store.save_rating(ANA, opening, "k", "empathy", Rating(2, "before"))
    store.save_rating(ANA, opening, "k", "writing", Rating(3, "a letter"))
    store.submit_scorecard(ANA, opening, "k")
    return opening


def bo_submits(store: Store, opening: str) -> None:
    store.save_rating(BO, opening, "k", "empathy", Rating(5, "Bo's note"))
    store.submit_scorecard(BO, opening, "k")


def test_what_is_submitted_is_the_first_version_and_an_amendment_the_second(
    store: Store, submitted: str
) -> None:
    before = store.scorecard(ANA, submitted, "k")
    after = store.amend_scorecard(ANA, submitted, "k", {"empathy": Rating(4, "after")}, "  mixed up two ")

    first, second = after.versions
    assert (first,) == before.versions
    assert (first.number, first.reason, first.made_by) == (1, "", Person("ana", "Ana"))
    assert (second.number, second.reason, second.made_by) == (2, "mixed up two", Person("ana", "Ana"))
    assert first.ratings == {"empathy": Rating(2, "before"), "writing": Rating(3, "a letter")}
    assert (
        after.ratings == second.ratings == {"empathy": Rating(4, "after"), "writing": Rating(3, "a letter")}
    )
    assert after.submitted_at == first.made_at < second.made_at
    assert store.scorecard(ANA, submitted, "k") == after


def test_an_amendment_is_independent_while_nobody_else_has_submitted(store: Store, submitted: str) -> None:
    store.save_rating(BO, submitted, "k", "empathy", Rating(5))
    card = store.amend_scorecard(ANA, submitted, "k", {"empathy": Rating(4)}, "typo")

    assert card.version(RatingRound.INDEPENDENT) == card.versions[1]
    assert card.version(RatingRound.DEBRIEF) == card.versions[1]


def test_once_another_scorecard_could_be_read_an_amendment_belongs_to_the_debrief(
    store: Store, submitted: str
) -> None:
    bo_submits(store, submitted)
    card = store.amend_scorecard(ANA, submitted, "k", {"empathy": Rating(5)}, "typo", RatingRound.INDEPENDENT)

    assert [version.round for version in card.versions] == [RatingRound.INDEPENDENT, RatingRound.DEBRIEF]
    assert card.version(RatingRound.INDEPENDENT) == card.versions[0]
    assert card.version(RatingRound.DEBRIEF) == card.versions[1]


def test_a_scorecard_of_another_candidate_makes_no_debrief(store: Store, submitted: str) -> None:
    store.save_rating(BO, submitted, "l", "empathy", Rating(5))
    store.submit_scorecard(BO, submitted, "l")

    card = store.amend_scorecard(ANA, submitted, "k", {"empathy": Rating(5)}, "typo")
    assert card.versions[1].round is RatingRound.INDEPENDENT


def test_a_panelist_may_say_themselves_that_an_amendment_comes_from_the_debrief(
    store: Store, submitted: str
) -> None:
    card = store.amend_scorecard(ANA, submitted, "k", {"empathy": Rating(5)}, "we spoke", RatingRound.DEBRIEF)
    again = store.amend_scorecard(ANA, submitted, "k", {"empathy": Rating(4)}, "and again")

    assert card.versions[1].round is RatingRound.DEBRIEF
    assert again.versions[2].round is RatingRound.DEBRIEF  # what came after the debrief stays after it


def test_what_is_submitted_after_the_panel_was_closed_is_not_independent(
    store: Store, submitted: str
) -> None:
    store.save_rating(BO, submitted, "k", "empathy", Rating(5))
    store.close_panel(OWNER, submitted, "k", "Bo is away")
    card = store.submit_scorecard(BO, submitted, "k")

    assert card.versions[0].round is RatingRound.DEBRIEF
    assert card.version(RatingRound.INDEPENDENT) is None


def test_an_amendment_needs_a_reason_a_difference_and_a_submitted_scorecard(
    store: Store, submitted: str
) -> None:
    store.save_rating(BO, submitted, "k", "empathy", Rating(3))
    changed = {"empathy": Rating(4)}

    for actor, ratings, reason, words in (
        (ANA, changed, "  ", "Say why"),
        (ANA, {"empathy": Rating(2, "before")}, "typo", "Nothing differs"),
        (ANA, {"empathy": Rating(6)}, "typo", "off the scale"),
        (ANA, {"empaty": Rating(4)}, "typo", 'no criterion "empaty"'),
        (BO, changed, "typo", "Kim isn't submitted yet"),
        (OWNER, changed, "typo", "Kim isn't submitted yet"),
        (Actor.panelist(" "), changed, "typo", "Say who you are"),
    ):
        with pytest.raises(UserError, match=words):
            store.amend_scorecard(actor, submitted, "k", ratings, reason)

    assert len(store.scorecard(ANA, submitted, "k").versions) == 1


def test_an_amendment_can_be_written_step_by_step_while_the_submitted_one_stands(
    store: Store, submitted: str
) -> None:
    bo_submits(store, submitted)
    store.begin_amendment(ANA, submitted, "k")
    store.note_amendment(ANA, submitted, "k", "I had")
    card = store.save_rating(ANA, submitted, "k", "empathy", Rating(4, "half writ"))

    assert card.amendment is not None
    assert (card.amendment.reason, card.amendment.ratings["empathy"]) == ("I had", Rating(4, "half writ"))
    assert card.ratings["empathy"] == Rating(2, "before")
    assert store.scorecards(BO, submitted, "k")[0].ratings["empathy"] == Rating(2, "before")

    done = store.amend_scorecard(ANA, submitted, "k", None, "I had the wrong notes")
    assert (done.amendment, done.ratings["empathy"]) == (None, Rating(4, "half writ"))
    with pytest.raises(UserError, match="submitted and stays as it is"):
        store.save_rating(ANA, submitted, "k", "empathy", Rating(1))


def test_an_amendment_given_whole_leaves_what_is_typed_for_another(store: Store, submitted: str) -> None:
    store.begin_amendment(ANA, submitted, "k")
    store.save_rating(ANA, submitted, "k", "writing", Rating(1, "not sure yet"))
    card = store.amend_scorecard(ANA, submitted, "k", {"empathy": Rating(5, "said so")}, "in the debrief")

    assert card.ratings == {"empathy": Rating(5, "said so"), "writing": Rating(3, "a letter")}
    assert card.amendment is not None
    assert card.amendment.ratings == {"empathy": Rating(5, "said so"), "writing": Rating(1, "not sure yet")}


def test_an_amendment_that_is_given_up_leaves_the_submitted_scorecard(store: Store, submitted: str) -> None:
    before = store.scorecard(ANA, submitted, "k")
    store.begin_amendment(ANA, submitted, "k")
    store.save_rating(ANA, submitted, "k", "empathy", Rating(5))
    after = store.drop_amendment(ANA, submitted, "k")

    assert (after.ratings, after.versions, after.amendment) == (before.ratings, before.versions, None)
    assert store.begin_amendment(ANA, submitted, "k").amendment.ratings == before.ratings  # type: ignore[union-attr]


def test_versions_of_others_are_read_as_their_scorecards_are(store: Store, submitted: str) -> None:
    store.amend_scorecard(ANA, submitted, "k", {"empathy": Rating(4, "after")}, "mixed up")
    store.save_rating(BO, submitted, "k", "empathy", Rating(5))
    [mine] = store.scorecards(BO, submitted, "k")
    assert mine.panelist.id == "bo"
    [anas, _] = store.scorecards(OWNER, submitted, "k")
    assert [(each.ratings, each.reason, each.withheld) for each in anas.versions] == [({}, "", True)] * 2

    store.submit_scorecard(BO, submitted, "k")
    for actor in (BO, OWNER):
        [anas, _] = store.scorecards(actor, submitted, "k")
        assert [each.ratings["empathy"].level for each in anas.versions] == [2, 4]
        assert anas.versions[1].reason == "mixed up"


def test_an_amendment_moves_a_scorecard_to_the_rubric_that_holds_now(store: Store, submitted: str) -> None:
    whole = make_rubric().model_dump(mode="json")["criteria"]
    without = make_rubric(criteria=[each for each in whole if each["id"] != "writing"])
    store.set_rubric(OWNER, submitted, without, "nobody writes letters")

    card = store.scorecard(ANA, submitted, "k")
    assert card.rubric_label == "customer-care-manager v1"
    assert set(card.ratings) == {"empathy", "writing"}
    amended = store.amend_scorecard(ANA, submitted, "k", {"empathy": Rating(4)}, "rated anew")
    assert [each.rubric_label for each in amended.versions] == [
        "customer-care-manager v1",
        "customer-care-manager v2",
    ]
    assert amended.ratings == {"empathy": Rating(4)}
    assert set(amended.versions[0].ratings) == {"empathy", "writing"}
