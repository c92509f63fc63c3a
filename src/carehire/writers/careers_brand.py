"""Whose careers site it is, and what shows it: colours, logo and icon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carehire.writers.accent import Accent, letter_colour
from carehire.writers.characters import xml
from carehire.writers.logo import Logo


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whose site it is: what it is called, says of itself, and looks like."""

    name: str
    accent: Accent
    about: str = ""
    website: str | None = None
    logo: Logo | None = None


def coloured(style: str, organisation: Organisation) -> bytes:
    """Return a style sheet that knows the organisation's colours."""
    own = organisation.accent
    colours = {
        "brand": own.brand,
        "accent-light": own.light,
        "accent-dark": own.dark,
        "on-brand": letter_colour(own.brand),
    }
    head = f":root {{ {' '.join(f'--{name}: {value};' for name, value in colours.items())} }}\n"
    return (head + style).encode()


def pictures(organisation: Organisation) -> Iterator[tuple[str, bytes]]:
    """Yield the logo and, where that is no icon as well, an icon with the first letter of the name."""
    logo = organisation.logo
    if logo:
        yield logo.file_name, logo.data
    if not (logo and logo.fits_an_icon):
        yield "icon.svg", _letter(organisation)


def _letter(organisation: Organisation) -> bytes:
    brand = organisation.accent.brand
    letter = next((sign for sign in organisation.name if sign.isalnum()), "•").upper()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="6" fill="{brand}"/>'
        f'<text x="16" y="23" text-anchor="middle" font-family="sans-serif" font-weight="700" '
        f'font-size="20" fill="{letter_colour(brand)}">{xml(letter)}</text></svg>\n'
    ).encode()
