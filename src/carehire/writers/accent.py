"""An organisation's colour, made readable: text and buttons in it hold their contrast in light and dark.

Source of luminance and contrast: W3C, Web Content Accessibility Guidelines 2.2, "relative
luminance" and "contrast ratio"; success criterion 1.4.3 asks 4.5 for text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from carehire.errors import Fault, UserError

Colour = tuple[int, int, int]

HOUSE_COLOUR = "#0b5d66"
ENOUGH = 4.5
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
# The grounds on which templates/look/careers/style.css sets text; the one nearer to the text decides.
LIGHT_GROUND: Colour = (0xF1, 0xF5, 0xF5)
DARK_GROUND: Colour = (0x17, 0x21, 0x26)


@dataclass(frozen=True, slots=True)
class Accent:
    """``brand`` is the colour as it was given; ``light`` and ``dark`` its shades for text on such pages."""

    brand: str
    light: str
    dark: str
    note: str = ""


def accent(given: str | None = None) -> Accent:
    """Return the shades of a colour such as ``#0a7``. Raises UserError where it is no colour."""
    brand = _parse(given or HOUSE_COLOUR)
    light = _until_readable(brand, LIGHT_GROUND, BLACK)
    dark = _until_readable(brand, DARK_GROUND, WHITE)
    note = ""
    if light != brand:
        note = (
            f"The colour {_hex(brand)} is too light for text on a light page (contrast "
            f"{contrast(brand, LIGHT_GROUND):.1f}; {ENOUGH} is needed): outlines and words in colour use "
            f"{_hex(light)}; the band and the buttons keep yours."
        )
    return Accent(_hex(brand), _hex(light), _hex(dark), note)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def letter_colour(ground: str) -> str:
    """Return white or black, whichever is read better on ``ground``."""
    colour = _parse(ground)
    return "#ffffff" if contrast(WHITE, colour) >= contrast(BLACK, colour) else "#000000"


def _parse(given: str) -> Colour:
    digits = given.strip().removeprefix("#")
    if not re.fullmatch(r"[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}", digits):
        message = f'"{given}" is not a colour; give its hexadecimal digits, such as #0a7 or #0b5d66'
        raise UserError(Fault(message, field="colour"))
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(value / 255) for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _until_readable(colour: Colour, ground: Colour, towards: Colour) -> Colour:
    for percent in range(101):
        red, green, blue = (
            round(own + (end - own) * percent / 100) for own, end in zip(colour, towards, strict=True)
        )
        if contrast((red, green, blue), ground) >= ENOUGH:
            return red, green, blue
    return towards
