"""Erasing a person: everything about them goes in one call, and nobody else is touched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from carehire.errors import NotAllowedError, NotFoundError
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.storage.store import Store
from tests.storage.conftest import ANA, BO, OWNER

SECRETS = ("Kim", "typed of k", "thinks anew", "declined since", "Dear", "female", "late for")


@pytest.fixture
def rated(store: Store, opening: str) -> str:
    """All that can be kept about Kim is kept, and of Lee a scorecard."""
    for who, whom in ((ANA, "k"), (ANA, "l")):
        store.save_rating(who, opening, whom, "empathy", Rating(4, f"typed of {whom}"))
        store.submit_scorecard(who, opening, whom)
    store.amend_scorecard(ANA, opening, "k", {"empathy": Rating(2, "thinks anew")}, "Kim said so")
    store.begin_amendment(ANA, opening, "k")
    store.save_rating(BO, opening, "k", "empathy", Rating(3, "typed of k too"))
    store.close_panel(OWNER, opening, "k", "Bo was late for Kim")
    store.decide(OWNER, opening, "k", "decline", "declined since", "Maria Lopez")
    store.save_letter(OWNER, opening, "k", "Dear Kim,")
    store.import_group_answers(OWNER, opening, "us-eeo", {"k": {"sex": "female"}, "l": {"sex": "male"}})
    return opening


def test_nothing_about_somebody_erased_is_left_in_any_table(store: Store, rated: str, database: Path):
    gone = store.erase_candidate(OWNER, rated, "k")

    assert (gone.name, gone.scorecards, gone.decisions, gone.letters) == ("Kim", 2, 1, 1)
    with sqlite3.connect(database) as plain:
        kept = "\n".join(plain.iterdump())
    assert not [secret for secret in SECRETS if secret in kept]
    assert "typed of l" in kept


def test_their_answers_about_groups_go_and_those_of_others_stay(store: Store, rated: str):
    store.erase_candidate(OWNER, rated, "k")

    assert [each.answers for each in store.group_answers(OWNER, rated)] == [{"sex": "male"}]
    with pytest.raises(NotAllowedError):
        store.has_own_group_answers(Actor.candidate("0" * 32), rated)


def test_the_others_keep_their_letters_and_scorecards(store: Store, rated: str):
    store.hide_names(OWNER, rated)
    store.remove_candidate(OWNER, rated, "candidate-a")
    assert store.erase_candidate(OWNER, rated, "candidate-a").name == "Candidate A"

    assert [each.name for each in store.candidates(OWNER, rated)] == ["Candidate B"]
    assert store.candidates(OWNER, rated, removed=True) == []
    assert [card.candidate for card in store.scorecards(OWNER, rated)] == ["candidate-b"]


def test_nobody_comes_back_and_a_new_application_starts_anew(store: Store, rated: str):
    kim = store.candidates(OWNER, rated)[0]
    store.erase_candidate(OWNER, rated, "k")

    for again in (store.restore_candidate, store.erase_candidate):
        with pytest.raises(NotFoundError):
            again(OWNER, rated, "k")
        with pytest.raises(NotFoundError):
            again(OWNER, rated, "candidate-a")
    store.add_candidates(OWNER, rated, [kim])
    assert store.scorecard(ANA, rated, "k").ratings == {}
    assert store.decisions(OWNER, rated) == []


def test_only_an_owner_erases_and_the_journal_says_so_without_a_name(store: Store, rated: str):
    with pytest.raises(NotAllowedError, match="Only the owner may erase"):
        store.erase_candidate(ANA, rated, "k")
    store.erase_candidate(OWNER, rated, "k")

    assert store.journal(OWNER, rated)[0].action == "erase candidate"
