from __future__ import annotations

import pytest

from carehire.candidates.candidate import Candidate
from carehire.errors import NotAllowedError, NotFoundError, UserError
from carehire.scoring.scorecard import Rating
from carehire.storage.records import ImportResult
from carehire.storage.store import Store
from tests.storage.conftest import ANA, OWNER

KIM = Candidate("k", "Kim", {"customer_service_months": 48.0, "education": "BA"})


def test_candidates_come_back_in_the_order_of_import(store: Store, opening: str) -> None:
    store.add_candidates(OWNER, opening, [Candidate("z", "Zoe"), Candidate("a", "Abe")])

    assert [candidate.name for candidate in store.candidates(OWNER, opening)] == ["Kim", "Lee", "Zoe", "Abe"]
    assert store.candidates(OWNER, opening)[0] == KIM


def test_an_import_says_what_it_added_changed_and_left(store: Store, opening: str) -> None:
    result = store.add_candidates(OWNER, opening, [KIM, Candidate("l", "Lee Ray"), Candidate("m", "Mo")])

    assert result == ImportResult(added=1, changed=1, unchanged=1)
    assert [candidate.name for candidate in store.candidates(OWNER, opening)] == ["Kim", "Lee Ray", "Mo"]


def test_a_fact_that_is_gone_from_the_file_is_gone_from_the_candidate(store: Store, opening: str) -> None:
    store.add_candidates(OWNER, opening, [Candidate("k", "Kim", {"education": "BA"})])

    assert store.candidates(OWNER, opening)[0].facts == {"education": "BA"}


def test_the_same_id_in_two_requisitions_is_two_candidates(store: Store, opening: str) -> None:
    store.add_requisition(OWNER, {"id": "other"})
    store.add_candidates(OWNER, "other", [Candidate("k", "Kai")])

    assert [candidate.name for candidate in store.candidates(OWNER, "other")] == ["Kai"]
    assert store.candidates(OWNER, opening)[0].name == "Kim"


def test_all_faults_of_an_import_are_reported_and_nobody_is_taken_in(store: Store, opening: str) -> None:
    wrong = [
        Candidate("n", "Nia"),
        Candidate("", "Ola"),
        Candidate("n", "Pat"),
        Candidate("q", "Quin", {"customer_service_months": float("nan")}),
    ]

    with pytest.raises(UserError) as caught:
        store.add_candidates(OWNER, opening, wrong)

    assert [str(fault) for fault in caught.value.faults] == [
        'Candidate number 2, "Ola", has no id; each needs their own.',
        'Two candidates have the id "n"; each needs their own.',
        "q, customer_service_months: nan is not a number that can be kept; "
        "give a number or leave the field empty.",
    ]
    assert len(store.candidates(OWNER, opening)) == 2


def test_a_removed_candidate_comes_back_with_their_scorecards(store: Store, opening: str) -> None:
    store.save_rating(ANA, opening, "k", "empathy", Rating(4, "kind"))
    store.remove_candidate(OWNER, opening, "k")

    assert [candidate.id for candidate in store.candidates(OWNER, opening)] == ["l"]
    assert store.candidates(OWNER, opening, removed=True) == [KIM]
    assert store.scorecards(OWNER, opening) == []
    with pytest.raises(NotFoundError, match='no candidate "k"'):
        store.save_rating(ANA, opening, "k", "empathy", Rating(5))

    store.restore_candidate(OWNER, opening, "k")

    assert store.candidates(OWNER, opening)[0] == KIM
    assert store.scorecard(ANA, opening, "k").ratings == {"empathy": Rating(4, "kind")}


def test_a_removed_candidate_who_is_imported_again_counts_as_added(store: Store, opening: str) -> None:
    store.remove_candidate(OWNER, opening, "k")

    assert store.add_candidates(OWNER, opening, [KIM]) == ImportResult(added=1)
    assert store.candidates(OWNER, opening)[0] == KIM


def test_an_unknown_candidate_can_be_neither_removed_nor_restored(store: Store, opening: str) -> None:
    with pytest.raises(NotFoundError, match='no candidate "x"'):
        store.remove_candidate(OWNER, opening, "x")
    with pytest.raises(NotFoundError, match='no candidate "x"'):
        store.restore_candidate(OWNER, opening, "x")


def test_a_panelist_sees_names_without_facts(store: Store, opening: str) -> None:
    assert store.candidates(ANA, opening) == [Candidate("k", "Kim"), Candidate("l", "Lee")]


def test_a_panelist_neither_imports_nor_removes_candidates(store: Store, opening: str) -> None:
    with pytest.raises(NotAllowedError):
        store.add_candidates(ANA, opening, [Candidate("n", "Nia")])
    with pytest.raises(NotAllowedError):
        store.remove_candidate(ANA, opening, "k")
    with pytest.raises(NotAllowedError):
        store.restore_candidate(ANA, opening, "k")
    with pytest.raises(NotAllowedError):
        store.candidates(ANA, opening, removed=True)

    assert len(store.candidates(OWNER, opening)) == 2
