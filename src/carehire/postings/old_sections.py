"""Sections of an old posting that no heading of a known name opens: the employer's, and the duties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from carehire.postings.old_posting import OldPart

ABOUT = re.compile(
    r"about\s+(?!us$|the\b|our\b|this\b|you\b|your\b|me\b|working\b)(?P<name>.+)", re.IGNORECASE
)
_MOST_NAME = 7


def with_employer(parts: Sequence[OldPart]) -> list[OldPart]:
    """Return the parts, those below "About Larkspur" as the employer's though no heading is marked."""
    found: list[OldPart] = []
    inside = False
    for part in parts:
        about = ABOUT.fullmatch(part.text.strip().rstrip(":"))
        named = about and len(part.text.split()) <= _MOST_NAME and part.section in ("brief", "other")
        if (
            named
            and not part.label
            and not part.text.rstrip().endswith((".", "!", "?"))
            and part.kind != "item"
        ):
            inside = True
            part = replace(part, kind="heading", section="brief", topic="employer")
        elif part.kind in ("heading", "title"):
            inside = False
        elif inside and part.section in ("brief", "other"):
            part = replace(part, section="brief", topic="employer")
        found.append(part)
    return found


def with_duties(parts: list[OldPart]) -> list[OldPart]:
    """Return the parts; a list below a heading of another name holds the duties where no section does.

    Authors find ever new words for them, and put them before what they ask for.
    """
    if any(part.section == "responsibilities" for part in parts):
        return parts
    stop = next((n for n, part in enumerate(parts) if part.section in ("qualifications", "benefits")), 0)
    found = list(parts)
    inside = False
    for number, part in enumerate(parts[:stop]):
        if part.kind in ("heading", "title"):
            inside = part.kind == "heading" and part.section == "other" and not part.topic
        elif inside and part.kind == "item" and not part.fact:
            found[number] = replace(part, section="responsibilities")
    return found
