from __future__ import annotations

import pytest

from carehire.errors import NotAllowedError, NotFoundError, UserError
from carehire.people import Person
from carehire.scoring.scorecard import Rating
from carehire.storage.store import Store
from tests.storage.conftest import ANA, BO, OWNER


@pytest.fixture
def submitted(store: Store, opening: str) -> str:
    store.save_rating(ANA, opening, "k", "empathy", Rating(2, "before"))
    store.submit_scorecard(ANA, opening, "k")
    return opening


def test_what_stood_in_a_reopened_scorecard_is_kept_with_the_reason(store: Store, submitted: str) -> None:
    before = store.scorecard(ANA, submitted, "k")
    store.reopen_scorecard(OWNER, submitted, "k", "ana", "  mixed up two candidates ")
    store.save_rating(ANA, submitted, "k", "empathy", Rating(5, "after"))
    after = store.submit_scorecard(ANA, submitted, "k")

    [kept] = store.reopenings(OWNER, submitted)
    assert (kept.candidate, kept.panelist, kept.reopened_by) == ("k", Person("ana", "Ana"), "owner")
    assert (kept.reason, kept.ratings) == ("mixed up two candidates", {"empathy": Rating(2, "before")})
    assert kept.submitted_at == before.submitted_at
    assert after.ratings == {"empathy": Rating(5, "after")}


def test_reopening_the_only_submitted_scorecard_thaws_the_rubric(store: Store, submitted: str) -> None:
    opened = store.reopen_scorecard(OWNER, submitted, "k", "ana", "wrong rubric")
    rubric = store.rubric(OWNER, submitted)
    assert rubric is not None

    assert opened.submitted_at is None
    store.set_rubric(OWNER, submitted, rubric.model_copy(update={"minimum_coverage": 0.5}))
    assert store.submit_scorecard(ANA, submitted, "k").rubric_label == "customer-care-manager v2"


def test_reopening_needs_a_reason_and_a_submitted_scorecard(store: Store, submitted: str) -> None:
    store.save_rating(BO, submitted, "k", "empathy", Rating(3))

    with pytest.raises(UserError, match="Say why"):
        store.reopen_scorecard(OWNER, submitted, "k", "ana", "  ")
    with pytest.raises(UserError, match="Bo is not submitted"):
        store.reopen_scorecard(OWNER, submitted, "k", "bo", "typo")
    with pytest.raises(NotFoundError, match=r'no panelist "anna"\. Did you mean "ana"'):
        store.reopen_scorecard(OWNER, submitted, "k", "anna", "typo")

    assert store.reopenings(OWNER, submitted) == []


def test_a_panelist_cannot_reopen_even_their_own(store: Store, submitted: str) -> None:
    with pytest.raises(NotAllowedError):
        store.reopen_scorecard(ANA, submitted, "k", "ana", "typo")

    assert store.scorecard(ANA, submitted, "k").submitted_at is not None
