"""Names for files that people can read and every system takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import count
from pathlib import Path

from carehire.errors import UserError

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
# Joiners belong into Persian words and into emoji; all else that shows nothing may only mislead.
_NAMELESS = "unnamed"
_JOINERS = "\u200c\u200d"


def hyphened(text: str, otherwise: str) -> str:
    """Return ``text`` as words joined by hyphens, for a file's name without spaces; or else ``otherwise``."""
    words = "-".join(re.findall(r"[\w-]+", safe_name(text))).strip("-_")
    return otherwise if words in ("", _NAMELESS) else words


def distinct(names: Iterable[str]) -> list[str]:
    """Return names of files, told apart by a number where some system takes two for equal."""
    found: dict[str, str] = {}
    for name in names:
        free = (name if number == 1 else f"{name}-{number}" for number in count(1))
        own = next(each for each in free if each.casefold() not in found)
        found[own.casefold()] = own
    return list(found.values())


def safe_name(text: str, most: int = 80) -> str:
    """Return ``text`` as a part of a file's name of at most ``most`` bytes; never empty."""
    tidy = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", text))
    seen = "".join(c for c in tidy if c.isspace() or c in _JOINERS or unicodedata.category(c)[0] != "C")
    words = " ".join(seen.split()).strip(". ")
    cut = words.encode("utf-8")[:most].decode("utf-8", errors="ignore").strip(". " + _JOINERS)
    name = cut or _NAMELESS
    return f"_{name}" if _DEVICE.match(name) else name


def ending_of(path: Path, offered: Collection[str], usual: str) -> str:
    """Return the form that a file's ending asks for: ``docx`` for ``Plan.DOCX``.

    Raises UserError for one that is not ``offered``; ``usual`` names those that people want.
    """
    ending = path.suffix.lstrip(".").lower()
    if ending not in offered:
        found = f'ends with ".{ending}"' if ending else "has no ending"
        raise UserError(f"{path.name} {found}; give a file that ends with {usual}")
    return ending
