from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from carehire.errors import ConflictError, NotAllowedError, NotFoundError, UserError
from carehire.scoring.scorecard import Rating
from carehire.storage.records import Counts
from carehire.storage.store import Store
from tests.storage.conftest import ANA, BO, OPENING, OWNER, make_posting


def test_an_incomplete_draft_is_kept_as_it_is(store: Store) -> None:
    data = {"id": "draft", "role": None, "edits": {"add": [{"text": "“Häppchen” 日本"}]}, "openings": 2}

    record = store.add_requisition(OWNER, data)

    assert store.requisition(OWNER, "draft") == record
    assert (record.data, record.version, record.deleted_at) == (data, 1, None)


def test_times_are_kept_in_utc_with_their_zone(store: Store) -> None:
    added = store.add_requisition(OWNER, {"id": "a"})

    kept = store.requisition(OWNER, "a")

    assert kept.created_at == added.created_at
    assert kept.created_at.tzinfo is UTC
    assert kept.created_at.date() == date(2027, 1, 4)


def test_dates_and_sums_from_a_yaml_file_are_kept_as_text(store: Store) -> None:
    data = {"id": "a", "opens": date(2027, 1, 4), "pay": {"min": Decimal("60000.50")}, "sections": ("brief",)}

    assert store.add_requisition(OWNER, data).data == {
        "id": "a",
        "opens": "2027-01-04",
        "pay": {"min": "60000.50"},
        "sections": ["brief"],
    }


def test_a_taken_id_gets_the_next_free_number_and_the_data_say_so(store: Store) -> None:
    ids = [store.add_requisition(OWNER, {"id": "ccm"}).id for _ in range(3)]

    assert ids == ["ccm", "ccm-2", "ccm-3"]
    assert store.requisition(OWNER, "ccm-3").data["id"] == "ccm-3"


def test_a_deleted_requisition_keeps_its_id_so_that_it_can_come_back(store: Store) -> None:
    store.add_requisition(OWNER, {"id": "ccm"})
    store.delete_requisition(OWNER, "ccm")

    assert store.add_requisition(OWNER, {"id": "ccm"}).id == "ccm-2"


def test_the_longest_id_makes_room_for_its_number(store: Store) -> None:
    longest = "a" * 78 + "-b"
    store.add_requisition(OWNER, {"id": longest})

    assert store.add_requisition(OWNER, {"id": longest}).id == "a" * 78 + "-2"


@pytest.mark.parametrize("wanted", [None, "", "Care Manager", "a" * 81, "../etc", 7])
def test_an_id_that_is_no_slug_is_refused_with_an_example(store: Store, wanted: object) -> None:
    with pytest.raises(UserError, match="team-lead-denver") as caught:
        store.add_requisition(OWNER, {"id": wanted})

    assert caught.value.faults[0].field == "id"
    assert store.is_empty(OWNER)


def test_requisitions_stand_newest_change_first(store: Store) -> None:
    for name in ("a", "b", "c"):
        store.add_requisition(OWNER, {"id": name})
    store.save_requisition(OWNER, "a", {"id": "a", "title": "New"}, version=1)

    assert [record.id for record in store.requisitions(OWNER)] == ["a", "c", "b"]


def test_a_stale_save_is_refused_and_the_first_one_survives(store: Store) -> None:
    opened = store.add_requisition(OWNER, {"id": "a"})
    first = store.save_requisition(OWNER, "a", {"title": "First"}, opened.version)

    with pytest.raises(ConflictError, match="changed elsewhere"):
        store.save_requisition(OWNER, "a", {"title": "Second"}, opened.version)

    assert store.requisition(OWNER, "a") == first
    assert first.data == {"id": "a", "title": "First"}
    assert first.version == opened.version + 1


def test_saving_what_stands_already_changes_neither_version_nor_time(store: Store) -> None:
    added = store.add_requisition(OWNER, {"id": "a", "title": "T"})

    assert store.save_requisition(OWNER, "a", {"id": "a", "title": "T"}, added.version) == added


def test_choosing_a_rubric_or_importing_candidates_makes_no_open_edit_stale(
    store: Store, opening: str
) -> None:
    # The fixture added the requisition at version 1 and then did both.
    saved = store.save_requisition(OWNER, opening, {"id": opening, "title": "T"}, version=1)

    assert saved.version == 2


def test_a_deleted_requisition_is_gone_until_it_is_restored(store: Store, opening: str) -> None:
    before = store.requisition(OWNER, opening)
    store.delete_requisition(OWNER, opening)

    assert store.requisitions(OWNER) == []
    assert [record.id for record in store.requisitions(OWNER, deleted=True)] == [opening]
    assert isinstance(store.requisition(OWNER, opening).deleted_at, datetime)
    with pytest.raises(NotFoundError, match="was deleted"):
        store.requisition(ANA, opening)
    with pytest.raises(NotFoundError, match="was deleted"):
        store.save_requisition(OWNER, opening, {}, before.version)
    with pytest.raises(NotFoundError, match="was deleted"):
        store.candidates(OWNER, opening)

    restored = store.restore_requisition(OWNER, opening)

    assert (restored.data, restored.counts, restored.deleted_at) == (before.data, before.counts, None)
    assert store.requisitions(OWNER, deleted=True) == []


def test_an_unknown_requisition_is_named_with_the_nearest_one(store: Store) -> None:
    store.add_requisition(OWNER, {"id": OPENING})

    with pytest.raises(NotFoundError, match=f'Did you mean "{OPENING}"'):
        store.requisition(OWNER, "ccm-denvr")


def test_counts_say_how_far_a_requisition_is(store: Store, opening: str) -> None:
    store.add_requisition(OWNER, {"id": "other"})
    store.add_posting(OWNER, opening, make_posting())
    for actor in (ANA, BO):
        store.save_rating(actor, opening, "k", "empathy", Rating(4))
    store.save_rating(ANA, opening, "l", "empathy", Rating(2))
    store.submit_scorecard(BO, opening, "k")

    # Two candidates; Ana began two scorecards and Bo one, which he submitted; one posting.
    counts = {record.id: record.counts for record in store.requisitions(OWNER)}
    assert counts == {opening: Counts(2, 3, 1, 1), "other": Counts()}
    assert store.requisition(OWNER, opening).counts == Counts(2, 3, 1, 1)

    # Without Lee, Ana's second scorecard is out of sight too.
    store.remove_candidate(OWNER, opening, "l")
    assert store.requisition(OWNER, opening).counts == Counts(1, 2, 1, 1)


def test_a_panelist_sees_only_id_role_and_title_of_a_requisition(store: Store, opening: str) -> None:
    store.save_rating(ANA, opening, "k", "empathy", Rating(4))

    seen = {"id": opening, "role": "customer-care-manager"}
    assert store.requisition(ANA, opening).data == seen
    assert [record.data for record in store.requisitions(BO)] == [seen]
    assert store.requisition(BO, opening).counts == Counts(candidates=2)
    assert store.requisition(ANA, opening).counts == Counts(candidates=2, scorecards_started=1)


def test_a_panelist_changes_no_requisition(store: Store, opening: str) -> None:
    with pytest.raises(NotAllowedError, match="Only the owner may add a requisition; Ana"):
        store.add_requisition(ANA, {"id": "mine"})
    with pytest.raises(NotAllowedError):
        store.save_requisition(ANA, opening, {}, 1)
    with pytest.raises(NotAllowedError):
        store.delete_requisition(ANA, opening)
    with pytest.raises(NotAllowedError):
        store.restore_requisition(ANA, opening)
    with pytest.raises(NotAllowedError):
        store.requisitions(ANA, deleted=True)

    assert [record.version for record in store.requisitions(OWNER)] == [1]
