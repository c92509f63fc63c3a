from __future__ import annotations

from dataclasses import replace

import pytest

from carehire.errors import NotAllowedError, UserError
from carehire.scoring.scorecard import Rating, Scorecard
from carehire.storage.store import Store
from tests.seating import name_panel
from tests.storage.conftest import ANA, BO, OWNER

CARDS = [
    Scorecard("k", "Ana", {"empathy": Rating(4, "warm"), "writing": Rating(None)}),
    Scorecard("l", "Bo Li", {"Empathy": Rating(2)}),
]


def test_imported_scorecards_are_submitted_under_their_panelists(store: Store, opening: str) -> None:
    both = [replace(card, candidate=each) for card in CARDS for each in ("k", "l")]
    records = store.import_scorecards(OWNER, opening, both)

    assert sorted(store.scorecards(OWNER, opening), key=lambda card: card.panelist.id) == records
    assert [(card.candidate, card.panelist.id, card.panelist.name) for card in records] == [
        ("k", "ana", "Ana"),
        ("l", "ana", "Ana"),
        ("k", "bo li", "Bo Li"),
        ("l", "bo li", "Bo Li"),
    ]
    assert [card.ratings for card in records] == [CARDS[0].ratings] * 2 + [{"empathy": Rating(2)}] * 2
    assert all(card.submitted_at for card in records)


def test_they_can_be_left_open(store: Store, opening: str) -> None:
    store.import_scorecards(OWNER, opening, CARDS, submitted=False)

    assert store.save_rating(ANA, opening, "k", "writing", Rating(5)).ratings == {
        "empathy": Rating(4, "warm"),
        "writing": Rating(5),
    }


def test_the_same_file_again_changes_nothing(store: Store, opening: str) -> None:
    first = store.import_scorecards(OWNER, opening, CARDS)

    assert store.import_scorecards(OWNER, opening, CARDS) == first


def test_what_a_panelist_has_begun_is_never_written_over_nor_submitted_for_them(
    store: Store, opening: str
) -> None:
    store.save_rating(ANA, opening, "k", "empathy", Rating(1, "typed"))

    with pytest.raises(UserError, match="Ana has begun this scorecard on the pages; finish it there"):
        store.import_scorecards(OWNER, opening, [Scorecard("k", "Ana", {"empathy": Rating(1, "typed")})])
    card = store.scorecard(ANA, opening, "k")
    assert (card.submitted_at, card.ratings) == (None, {"empathy": Rating(1, "typed")})


def test_a_file_finds_out_nothing_about_ratings_that_are_withheld(store: Store, opening: str) -> None:
    store.save_rating(BO, opening, "k", "empathy", Rating(3))
    store.save_rating(ANA, opening, "k", "empathy", Rating(1))
    store.submit_scorecard(ANA, opening, "k")

    said = set()
    for level in (1, 2):
        with pytest.raises(UserError) as refused:
            store.import_scorecards(OWNER, opening, [Scorecard("k", "Ana", {"empathy": Rating(level)})])
        said.add(str(refused.value))
    assert len(said) == 1
    store.submit_scorecard(BO, opening, "k")
    [card] = store.import_scorecards(OWNER, opening, [Scorecard("k", "Ana", {"empathy": Rating(1)})])
    assert card.ratings == {"empathy": Rating(1)}


def test_every_fault_is_reported_with_its_place_and_nothing_is_taken_in(store: Store, opening: str) -> None:
    name_panel(store, opening, "Ana")
    store.save_rating(ANA, opening, "k", "empathy", Rating(1))
    store.submit_scorecard(ANA, opening, "k")
    wrong = [
        Scorecard("l", "Bo", {"empathy": Rating(3)}),
        Scorecard("l", "bo", {"empathy": Rating(3)}),
        Scorecard("x", "Cy", {"empathy": Rating(9)}),
        Scorecard("k", "Ana", {"empathy": Rating(4)}),
        Scorecard("k", " ", {"writng": Rating(4)}),
        Scorecard("k", "Dee", {"empathy": Rating(4), "Empathy": Rating(5)}),
    ]

    with pytest.raises(UserError) as caught:
        store.import_scorecards(OWNER, opening, wrong)

    assert [fault.field for fault in caught.value.faults] == [
        "l, bo",
        "x, Cy, empathy",
        "x, Cy",
        "k, Ana",
        "k,  , writng",
        "k,  ",
        "k, Dee, Empathy",
    ]
    said = str(caught.value)
    for words in (
        "two scorecards",
        "off the scale",
        'no candidate "x"',
        "submitted before with other ratings",
    ):
        assert words in said
    assert [card.panelist.id for card in store.scorecards(OWNER, opening)] == ["ana"]


def test_a_panelist_imports_no_ratings(store: Store, opening: str) -> None:
    with pytest.raises(NotAllowedError):
        store.import_scorecards(ANA, opening, CARDS)
