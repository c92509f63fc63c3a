from __future__ import annotations

import pytest

from carehire.errors import NotAllowedError, UserError
from carehire.rubrics.rubric import Rubric
from carehire.scoring.scorecard import Rating
from carehire.storage.store import Store
from tests.storage.conftest import ANA, OWNER, make_rubric


def test_a_rubric_comes_back_equal(store: Store, opening: str, rubric: Rubric) -> None:
    assert store.rubric(OWNER, opening) == rubric
    assert store.rubric(ANA, opening) == rubric


def test_there_is_no_rubric_before_one_is_chosen(store: Store) -> None:
    store.add_requisition(OWNER, {"id": "new"})

    assert store.rubric(OWNER, "new") is None


def test_equal_content_is_kept_once_whatever_version_it_calls_itself(store: Store) -> None:
    first = store.keep_rubric(OWNER, make_rubric())

    assert store.keep_rubric(OWNER, make_rubric()) == first
    assert store.keep_rubric(OWNER, make_rubric(version=4)) == first


def test_other_content_under_a_version_that_stands_becomes_the_next_version(store: Store) -> None:
    store.keep_rubric(OWNER, make_rubric())
    second = store.keep_rubric(OWNER, make_rubric(minimum_coverage=0.5))
    ninth = store.keep_rubric(OWNER, make_rubric(minimum_coverage=0.7, version=9))
    third = store.keep_rubric(OWNER, make_rubric(minimum_coverage=0.8, version=2))

    labels = [kept.rubric.label.split()[1] for kept in (second, ninth, third)]
    assert labels == ["v2", "v9", "v10"]
    assert store.keep_rubric(OWNER, make_rubric(minimum_coverage=0.5)) == second


def test_rubrics_of_other_ids_count_for_themselves(store: Store) -> None:
    store.keep_rubric(OWNER, make_rubric())

    assert store.keep_rubric(OWNER, make_rubric(id="other", minimum_coverage=0.5)).rubric.version == 1


def test_a_rubric_can_change_until_a_scorecard_is_submitted(store: Store, opening: str) -> None:
    store.save_rating(ANA, opening, "k", "empathy", Rating(4))
    changed = store.set_rubric(OWNER, opening, make_rubric(minimum_coverage=0.5))
    assert store.rubric(OWNER, opening) == changed.rubric

    store.submit_scorecard(ANA, opening, "k")
    with pytest.raises(UserError, match="customer-care-manager v2 is frozen"):
        store.set_rubric(OWNER, opening, make_rubric(minimum_coverage=0.7))

    assert store.rubric(OWNER, opening) == changed.rubric
    assert store.set_rubric(OWNER, opening, make_rubric(minimum_coverage=0.5)) == changed


def test_removing_the_candidate_does_not_thaw_the_rubric(store: Store, opening: str) -> None:
    store.save_rating(ANA, opening, "k", "empathy", Rating(4))
    store.submit_scorecard(ANA, opening, "k")
    store.remove_candidate(OWNER, opening, "k")

    with pytest.raises(UserError, match="frozen"):
        store.set_rubric(OWNER, opening, make_rubric(minimum_coverage=0.5))


def test_a_refused_rubric_leaves_no_version_behind(store: Store, opening: str) -> None:
    store.save_rating(ANA, opening, "k", "empathy", Rating(4))
    store.submit_scorecard(ANA, opening, "k")
    with pytest.raises(UserError):
        store.set_rubric(OWNER, opening, make_rubric(minimum_coverage=0.5))

    # Had the refused one been kept as v2, this one would be v3.
    assert store.keep_rubric(OWNER, make_rubric(minimum_coverage=0.9)).rubric.version == 2


def test_a_frozen_rubric_binds_its_own_requisition_only(store: Store, opening: str) -> None:
    store.save_rating(ANA, opening, "k", "empathy", Rating(4))
    store.submit_scorecard(ANA, opening, "k")
    store.add_requisition(OWNER, {"id": "other"})
    store.set_rubric(OWNER, "other", make_rubric())

    assert store.set_rubric(OWNER, "other", make_rubric(minimum_coverage=0.5)).rubric.version == 2


def test_a_panelist_changes_no_rubric(store: Store, opening: str) -> None:
    with pytest.raises(NotAllowedError):
        store.keep_rubric(ANA, make_rubric())
    with pytest.raises(NotAllowedError):
        store.set_rubric(ANA, opening, make_rubric(minimum_coverage=0.5))


def test_a_frozen_rubric_changes_by_a_new_version_with_a_reason_and_a_name(
    store: Store, opening: str, rubric: Rubric
) -> None:
    store.save_rating(ANA, opening, "k", "empathy", Rating(4))
    store.save_rating(ANA, opening, "l", "empathy", Rating(4))
    store.save_rating(ANA, opening, "l", "writing", Rating(2, "kept"))
    submitted = store.submit_scorecard(ANA, opening, "k")
    whole = make_rubric().model_dump(mode="json")["criteria"]
    smaller = make_rubric(criteria=[each for each in whole if each["id"] != "writing"])

    changed = store.set_rubric(OWNER, opening, smaller, "  nobody writes letters ")

    assert changed.rubric.version == 2
    assert store.scorecard(ANA, opening, "k") == submitted  # it keeps the version it was made under
    draft = store.scorecard(ANA, opening, "l")
    assert (draft.rubric_label, set(draft.ratings)) == ("customer-care-manager v2", {"empathy"})
    [change] = store.rubric_changes(OWNER, opening)
    assert (change.before, change.after, change.reason, change.by.name) == (
        rubric,
        changed.rubric,
        "nobody writes letters",
        "Owner",
    )
    assert store.rubrics_used(OWNER, opening) == [rubric, changed.rubric]
    store.set_rubric(OWNER, opening, rubric, "they do")
    assert store.scorecard(ANA, opening, "l").ratings["writing"] == Rating(2, "kept")


def test_before_the_first_submission_a_change_needs_no_reason_and_is_no_new_act(
    store: Store, opening: str
) -> None:
    changed = store.set_rubric(OWNER, opening, make_rubric(minimum_coverage=0.5))

    assert store.rubric_changes(OWNER, opening) == []
    assert store.rubrics_used(ANA, opening) == [changed.rubric]


def test_why_a_rubric_changed_is_for_the_owner(store: Store, opening: str) -> None:
    with pytest.raises(NotAllowedError):
        store.rubric_changes(ANA, opening)
