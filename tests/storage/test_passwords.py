"""Panelists' passwords: their own to set, nobody's to read, the owner's to take off."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from carehire.errors import NotAllowedError, UserError
from carehire.interviews.plan import Seat
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.storage.store import Store
from tests.storage.conftest import ANA, BO, OWNER


def test_a_password_is_the_panelist_s_own_whatever_the_letters_of_the_name(store: Store) -> None:
    assert not store.has_password(ANA)
    store.set_password(ANA, "green door")
    assert store.has_password(Actor.panelist(" ANA "))
    assert [store.is_password(who, "green door") for who in (ANA, BO, OWNER)] == [True, False, False]
    assert not store.is_password(ANA, "green doors")


@pytest.mark.parametrize("written", ["A\0na", "\u200bAna", "An\u00ada\ufeff", "\u202eana", "A\x07NA "])
def test_no_sign_that_nobody_sees_in_a_name_goes_round_its_password(
    store: Store, opening: str, written: str
) -> None:
    store.save_rating(ANA, opening, "k", "empathy", Rating(4, "a secret"))
    store.set_password(ANA, "green door")
    same = Actor.panelist(written)
    assert (same, store.has_password(same)) == (Actor.panelist(same.person.name), True)
    assert same.person.id == "ana"
    # A letter that looks alike is another person, who sees nothing of hers.
    other = Actor.panelist("\u0410na")
    assert "a secret" not in repr((store.scorecards(other, opening), store.scorecard(other, opening, "k")))


def test_a_name_is_one_however_its_accents_are_written_and_keeps_the_joiners_of_its_script() -> None:
    assert Actor.panelist("Zoe\u0308") == Actor.panelist("Zo\u00eb")
    assert Seat(panelist="Zoe\u0308").person == Actor.panelist("Zo\u00eb").person.id
    assert Actor.panelist("\u0639\u0644\u06cc\u200c\u0631\u0636\u0627").person.name.count("\u200c") == 1
    assert Actor.panelist("\u200b\0 ").person.id == ""


def test_it_changes_only_for_whom_knows_the_old_one(store: Store) -> None:
    store.set_password(ANA, "green door")
    with pytest.raises(NotAllowedError, match="isn't the password so far"):
        store.set_password(ANA, "red window")
    store.set_password(ANA, "red window", "green door")
    assert store.is_password(ANA, "red window")


def test_a_short_one_is_refused_and_none_is_kept_as_it_is(store: Store, database: Path) -> None:
    with pytest.raises(UserError, match="at least 6 characters"):
        store.set_password(ANA, "door ")
    store.set_password(ANA, "green door")
    with sqlite3.connect(database) as plain:
        assert "green door" not in "\n".join(plain.iterdump())


def test_the_owner_takes_a_forgotten_one_off_and_the_journal_keeps_it(store: Store) -> None:
    store.set_password(ANA, "green door")
    with pytest.raises(NotAllowedError):
        store.take_password_off(BO, "Ana")
    assert store.take_password_off(OWNER, "ana")
    assert not store.take_password_off(OWNER, "ana")
    assert not store.has_password(ANA)
    assert [(each.action, each.thing) for each in store.journal(OWNER)][:1] == [
        ("take password off", "of ana")
    ]
