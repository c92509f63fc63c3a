from __future__ import annotations

import pytest

from carehire.errors import NotAllowedError, UserError
from carehire.storage.store import Store
from tests.storage.conftest import ANA, OWNER


def test_an_edited_letter_is_kept_word_for_word_and_written_over_by_the_next(store: Store, opening: str):
    assert store.letters(OWNER, opening) == {}
    store.save_letter(OWNER, opening, "k", "Dear Kim,\n\nThank you.")
    store.save_letter(OWNER, opening, "k", "Dear Kim,\n\n- Thank you & all the best.")
    kept = store.letters(OWNER, opening)["k"]
    assert (kept.text, kept.set_aside) == ("Dear Kim,\n\n- Thank you & all the best.", False)


def test_a_text_that_is_set_aside_can_be_brought_back(store: Store, opening: str):
    store.save_letter(OWNER, opening, "k", "Mine.")
    store.set_letter_aside(OWNER, opening, "k")
    assert store.letters(OWNER, opening)["k"].set_aside
    store.take_letter_back(OWNER, opening, "k")
    kept = store.letters(OWNER, opening)["k"]
    assert (kept.text, kept.set_aside) == ("Mine.", False)


def test_a_letter_that_nobody_edited_has_nothing_to_set_aside(store: Store, opening: str):
    with pytest.raises(UserError, match="Kim is still the draft"):
        store.set_letter_aside(OWNER, opening, "k")


def test_letters_are_the_owners_alone(store: Store, opening: str):
    for deed in (
        lambda: store.letters(ANA, opening),
        lambda: store.save_letter(ANA, opening, "k", "x"),
        lambda: store.set_letter_aside(ANA, opening, "k"),
        lambda: store.take_letter_back(ANA, opening, "k"),
    ):
        with pytest.raises(NotAllowedError):
            deed()
