"""Names for files that people can read and every system takes."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
# Joiners belong into Persian words and into emoji; all else that shows nothing may only mislead.
_JOINERS = "\u200c\u200d"


def safe_name(text: str, most: int = 80) -> str:
    """Return ``text`` as a part of a file's name of at most ``most`` bytes; never empty."""
    tidy = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", text))
    seen = "".join(c for c in tidy if c.isspace() or c in _JOINERS or unicodedata.category(c)[0] != "C")
    words = " ".join(seen.split()).strip(". ")
    cut = words.encode("utf-8")[:most].decode("utf-8", errors="ignore").strip(". " + _JOINERS)
    name = cut or "unnamed"
    return f"_{name}" if _DEVICE.match(name) else name
