from __future__ import annotations

import pytest

from carehire.errors import NotAllowedError, NotFoundError, UserError
from carehire.people import Actor, Person
from carehire.scoring.scorecard import Rating, Scorecard
from carehire.storage.records import ScorecardRecord
from carehire.storage.store import Store
from tests.storage.conftest import ANA, BO, OWNER, make_rubric


def test_an_empty_scorecard_names_its_panelist_and_rubric(store: Store, opening: str) -> None:
    assert store.scorecard(ANA, opening, "k") == ScorecardRecord(
        "k", Person("ana", "Ana"), "customer-care-manager v1"
    )


def test_a_rating_is_kept_and_a_later_one_stands_in_its_place(store: Store, opening: str) -> None:
    store.save_rating(ANA, opening, "k", "empathy", Rating(2, "Cut the caller short."))
    store.save_rating(ANA, opening, "k", "writing", Rating(None, "No sample."))
    last = store.save_rating(ANA, opening, "k", "empathy", Rating(4, "Named the feeling."))

    assert last.ratings == {"empathy": Rating(4, "Named the feeling."), "writing": Rating(None, "No sample.")}
    assert store.scorecard(ANA, opening, "k") == last
    assert last.answered == 2
    assert last.scorecard == Scorecard("k", "Ana", last.ratings)


def test_ratings_stand_in_the_order_of_the_rubric(store: Store, opening: str) -> None:
    store.save_rating(ANA, opening, "k", "writing", Rating(3))

    assert list(store.save_rating(ANA, opening, "k", "empathy", Rating(3)).ratings) == ["empathy", "writing"]


def test_saving_the_same_rating_again_leaves_its_time(store: Store, opening: str) -> None:
    first = store.save_rating(ANA, opening, "k", "empathy", Rating(2, "x"))

    assert store.save_rating(ANA, opening, "k", "empathy", Rating(2, "x")) == first


def test_two_panelists_and_two_candidates_keep_apart(store: Store, opening: str) -> None:
    store.save_rating(ANA, opening, "k", "empathy", Rating(1))
    store.save_rating(BO, opening, "k", "empathy", Rating(2))
    store.save_rating(ANA, opening, "l", "empathy", Rating(3))

    levels = [
        store.scorecard(actor, opening, candidate).ratings["empathy"].level
        for actor, candidate in ((ANA, "k"), (BO, "k"), (ANA, "l"))
    ]
    assert levels == [1, 2, 3]
    assert len(store.scorecards(OWNER, opening)) == 3


def test_a_criterion_may_be_named_as_a_person_writes_it(store: Store, opening: str) -> None:
    assert store.save_rating(ANA, opening, "k", " EMPATHY ", Rating(3)).ratings == {"empathy": Rating(3)}


@pytest.mark.parametrize(
    ("criterion", "level", "words"),
    [
        ("empaty", 3, 'there is no criterion "empaty". Did you mean "empathy"?'),
        ("experience", 3, "is read from a fact"),
        ("empathy", 6, "the rating 6 is off the scale; give 1 to 5"),
        ("empathy", 0, "the rating 0 is off the scale; give 1 to 5"),
    ],
)
def test_a_rating_that_the_rubric_has_no_place_for_is_refused(
    store: Store, opening: str, criterion: str, level: int, words: str
) -> None:
    with pytest.raises(UserError) as caught:
        store.save_rating(ANA, opening, "k", criterion, Rating(level))

    assert words in str(caught.value)
    assert store.scorecards(OWNER, opening) == []


def test_nothing_can_be_rated_without_rubric_candidate_or_name(store: Store, opening: str) -> None:
    store.add_requisition(OWNER, {"id": "bare"})
    store.add_candidates(OWNER, "bare", store.candidates(OWNER, opening))

    with pytest.raises(UserError, match="has no rubric yet"):
        store.save_rating(ANA, "bare", "k", "empathy", Rating(3))
    with pytest.raises(NotFoundError, match='no candidate "x"'):
        store.save_rating(ANA, opening, "x", "empathy", Rating(3))
    with pytest.raises(NotAllowedError, match="Say who you are"):
        store.save_rating(Actor.panelist("  "), opening, "k", "empathy", Rating(3))


def test_a_submitted_scorecard_is_locked(store: Store, opening: str) -> None:
    store.save_rating(ANA, opening, "k", "empathy", Rating(2))
    submitted = store.submit_scorecard(ANA, opening, "k")

    with pytest.raises(UserError, match="scorecard of Kim is submitted"):
        store.save_rating(ANA, opening, "k", "empathy", Rating(5))

    assert submitted.submitted_at is not None
    assert store.scorecard(ANA, opening, "k") == submitted
    assert store.submit_scorecard(ANA, opening, "k") == submitted


def test_a_scorecard_without_a_rating_cannot_be_submitted(store: Store, opening: str) -> None:
    with pytest.raises(UserError, match="nothing to submit for Kim yet"):
        store.submit_scorecard(ANA, opening, "k")


def test_not_observed_counts_as_filled_in(store: Store, opening: str) -> None:
    store.save_rating(ANA, opening, "k", "empathy", Rating(None))

    assert store.submit_scorecard(ANA, opening, "k").ratings == {"empathy": Rating(None)}


def test_ratings_of_a_criterion_that_left_the_rubric_hide_and_come_back_with_it(
    store: Store, opening: str
) -> None:
    store.save_rating(ANA, opening, "k", "writing", Rating(4, "Clear."))
    whole = make_rubric().model_dump(mode="json")["criteria"]

    store.set_rubric(OWNER, opening, make_rubric(criteria=[c for c in whole if c["id"] != "writing"]))
    assert store.scorecard(ANA, opening, "k").ratings == {}
    with pytest.raises(UserError, match="nothing to submit"):
        store.submit_scorecard(ANA, opening, "k")

    store.set_rubric(OWNER, opening, make_rubric())
    assert store.scorecard(ANA, opening, "k").ratings == {"writing": Rating(4, "Clear.")}


def test_a_rating_that_a_new_scale_has_no_place_for_stops_the_submission(store: Store, opening: str) -> None:
    store.save_rating(ANA, opening, "k", "empathy", Rating(5))
    rated = {"kind": "rated", "id": "empathy", "name": "Empathy", "definition": "D."}
    store.set_rubric(OWNER, opening, make_rubric(scale={"min": 1, "max": 3}, criteria=[rated]))

    with pytest.raises(UserError, match="the rating 5 is off the scale; give 1 to 3"):
        store.submit_scorecard(ANA, opening, "k")
