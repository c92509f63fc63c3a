"""Which characters a file may hold, and in which direction a text runs."""

from __future__ import annotations

import re
from unicodedata import bidirectional, combining, east_asian_width

_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")

# What XML forbids, control characters that HTML forbids as well, and non-characters.
_NOT_TEXT = re.compile(
    "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]"
    "|[" + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17)) + "]"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_RIGHT_TO_LEFT_LANGUAGES = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


def clean(text: str) -> str:
    r"""Return ``text`` with every kind of line end as ``\n`` and without what no file may hold.

    Gone are control characters other than tab and line end, lone surrogates and
    Unicode's non-characters; nothing else changes.
    """
    if text.isascii() and text.isprintable():
        return text
    return _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text))


def xml(text: str) -> str:
    """Return ``text`` clean and escaped as it stands between the tags of XML, or in an attribute."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def runs_right_to_left(text: str) -> bool:
    """Say whether most letters of ``text`` are of a script that is written from right to left."""
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return False
    classes = [bidirectional(character) for character in text]
    return classes.count("R") + classes.count("AL") > classes.count("L")


def before_right_to_left(text: str) -> tuple[str, str]:
    """Return what stands before the first letter of such a script, which keeps its own side, and the rest."""
    found = _RIGHT_TO_LEFT.search(text)
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def language_right_to_left(language: str) -> bool:
    """Say whether the language of a tag such as ``ar-EG`` is written from right to left."""
    return language.partition("-")[0].casefold() in _RIGHT_TO_LEFT_LANGUAGES


def width(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes; Chinese signs and emoji take two."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
