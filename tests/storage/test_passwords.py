"""Panelists' passwords: their own to set, nobody's to read, the owner's to take off."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from carehire.errors import NotAllowedError, UserError
from carehire.people import Actor
from carehire.storage.store import Store
from tests.storage.conftest import ANA, BO, OWNER


def test_a_password_is_the_panelist_s_own_whatever_the_letters_of_the_name(store: Store) -> None:
    assert not store.has_password(ANA)
    store.set_password(ANA, "green door")
    assert store.has_password(Actor.panelist(" ANA "))
    assert [store.is_password(who, "green door") for who in (ANA, BO, OWNER)] == [True, False, False]
    assert not store.is_password(ANA, "green doors")


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
