"""What a heading of an old posting opens: a section by its name, its other names, or how it leads on."""

from __future__ import annotations

import re

from carehire.checks.words import Heading, HeadingNames, plainly
from carehire.postings.old_employers import employer_and_place
from carehire.postings.old_places import read_place
from carehire.readers.posting_blocks import Block

_IN_TWO_LANGUAGES = re.compile(r"\s+[/|–—-]\s+")  # "Mō te tūranga / About the role"
_MOST_HEADING_WORDS = 8
_LISTED = ("responsibilities", "qualifications", "benefits")
_MOST_LEAD_IN_WORDS = 16
_MOST_BARE_WORDS = 5  # of a line above a list that has no colon and no known name


def recognise(heading: str, names: HeadingNames) -> Heading | None:
    """Return what a heading opens: the name that it is, or the longest that it contains."""
    words = plainly(heading).split()
    exact = names.by_name.get(" ".join(words))
    if exact or len(words) > _MOST_HEADING_WORDS:
        return exact
    for length in range(min(len(words), names.longest), 0, -1):
        for start in range(len(words) - length + 1):
            known = names.by_name.get(" ".join(words[start : start + length]))
            if known:
                return known
    return None


def recognise_exactly(heading: str, names: HeadingNames) -> Heading | None:
    """Return what a heading opens if it is a known name, or one in two languages, and nothing more."""
    exact = names.by_name.get(plainly(heading))
    halves = _IN_TWO_LANGUAGES.split(heading.strip()) if exact is None else []
    if len(halves) == 2:
        return next((known for half in halves if (known := names.by_name.get(plainly(half)))), None)
    return exact


def is_listed(text: str, names: HeadingNames) -> bool:
    """Tell whether a text is the name of a section that holds a list, such as "Essential"."""
    known = recognise_exactly(text, names)
    return known is not None and known.section in _LISTED


def opened_by(heading: str, names: HeadingNames) -> Heading | None:
    """Return what a heading opens: its known name, what a line speaks of that leads on, or a name in it."""
    exact = recognise_exactly(heading, names)
    if exact is None and _names_a_fact(heading, names):
        return Heading(section="additional", names=(heading,))
    return exact or _led_into(heading, names) or recognise(heading, names)


def leads_in(text: str, names: HeadingNames) -> bool:
    """Tell whether a line above a list is its heading, though nobody marked it as one."""
    number = len(text.split())
    if text.endswith(":"):
        return (number <= _MOST_HEADING_WORDS and opened_by(text, names) is not None) or (
            _led_into(text, names) is not None
        )
    bare = not text.endswith((".", "!", ",", ";", "…")) and not text[:1].islower()
    return bare and number <= _MOST_BARE_WORDS and any(map(str.isalpha, text)) and not re.search(r"\d", text)


def begins_with_a_name(label: str, names: HeadingNames) -> bool:
    """Tell whether a label is a section's name, as in "Benefits after 90 days"."""
    words = plainly(label).split()
    most = range(1, len(words) + 1) if len(words) <= _MOST_BARE_WORDS else ()
    known = (names.by_name.get(" ".join(words[:number])) for number in most)
    return plainly(label) in names.by_name or any(name and name.section in _LISTED for name in known)


def _names_a_fact(heading: str, names: HeadingNames) -> bool:
    """Tell whether a heading is the name of a fact, or a question for one: "When do applications close?"."""
    words = plainly(heading).split()
    if " ".join(words) in names.field_names:
        return True
    asked = heading.rstrip().endswith("?") and len(words) <= _MOST_HEADING_WORDS
    starts = [(start, stop) for start in range(len(words)) for stop in range(start + 2, len(words) + 1)]
    return asked and any(" ".join(words[start:stop]) in names.field_names for start, stop in starts)


def _led_into(heading: str, names: HeadingNames) -> Heading | None:
    """Return what a line opens that has no known name, by the words with which it leads into a list."""
    bare = heading.rstrip()
    if not bare.endswith((":", "?")) or len(bare.split()) > _MOST_LEAD_IN_WORDS:
        return None
    section = names.led_into(bare)
    return Heading(section=section, names=(bare,)) if section else None


def opens(block: Block, names: HeadingNames) -> bool:
    """Tell whether a paragraph is a heading that nobody marked as one."""
    text = block.text.strip()
    words = text.split()
    if not words or len(words) > _MOST_HEADING_WORDS or text.endswith((".", "!", ",", ";")):
        return False
    if recognise_exactly(text, names):
        return True
    if employer_and_place(text) or read_place(text):
        return False  # bold, as beneath a title, and yet no heading
    looks = block.strong or text.endswith(":") or (text.isupper() and len(text) > 3)
    return (looks and recognise(text, names) is not None) or (block.strong and not text.endswith("?"))
