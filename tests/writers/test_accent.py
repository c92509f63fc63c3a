from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehire.errors import UserError
from carehire.writers.accent import (
    BLACK,
    DARK_GROUND,
    ENOUGH,
    LIGHT_GROUND,
    WHITE,
    accent,
    contrast,
    letter_colour,
)


def rgb(text: str) -> tuple[int, int, int]:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == 1
    # #767676 is the lightest grey that holds 4.5 on white. 0x76 = 118; (118/255 + 0.055) / 1.055
    # to the power of 2.4 is 0.1812; 1.05 / 0.2312 = 4.54.
    assert contrast((0x76, 0x76, 0x76), WHITE) == pytest.approx(4.54, abs=0.005)


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_becomes_readable_on_both_pages_and_on_buttons(number: int) -> None:
    shades = accent(f"#{number:06x}")
    assert shades.brand == f"#{number:06x}"
    assert contrast(rgb(shades.light), LIGHT_GROUND) >= ENOUGH
    assert contrast(rgb(shades.light), WHITE) >= ENOUGH
    assert contrast(rgb(shades.dark), DARK_GROUND) >= ENOUGH
    assert contrast(rgb(letter_colour(shades.brand)), rgb(shades.brand)) >= ENOUGH
    assert bool(shades.note) == (shades.light != shades.brand)


def test_a_colour_that_is_too_light_is_darkened_and_that_is_told() -> None:
    assert "#00aa77 is too light for text" in accent("#0a7").note
    assert accent("0A7").brand == "#00aa77"
    assert accent("#0b5d66").note == ""


@pytest.mark.parametrize("given_", ["teal", "#12345", "", "#", "#0a7; } body { display: none", "#ggg"])
def test_what_is_no_colour_is_told(given_: str) -> None:
    if not given_:
        assert accent(given_).brand == "#0b5d66"
        return
    with pytest.raises(UserError, match="is not a colour"):
        accent(given_)
