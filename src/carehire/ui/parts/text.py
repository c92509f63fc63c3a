"""What people typed, made safe for the places where Streamlit would read Markdown."""

from __future__ import annotations

import re

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
# Addresses become links even where every mark in them is escaped, unless their beginnings are broken.
_LINKED = re.compile(r"(?<=://)|(?<=@)|(?<=www)(?=\.)", re.IGNORECASE)
_WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """Return ``text`` so that a label, heading or tooltip shows it letter for letter.

    Streamlit reads Markdown there, and would load the images and draw the icons, colours
    and formulas that somebody else wrote into a title.
    """
    return _MARKS.sub(r"\\\1", _LINKED.sub(_WORD_JOINER, " ".join(text.split())))
