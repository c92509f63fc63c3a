"""Which addresses a document may link to."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_LONGEST = 2000  # Word calls a file damaged whose link is longer than 2,083 characters
_SAFE = re.compile(r"(https?://[^/?#\s]|mailto:[^\s@]+@)", re.IGNORECASE)
_STAYS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"<>\\^`{|}')
_HALF_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})")


def address(href: str | None) -> str | None:
    """Return ``href`` as every format may hold it, or None where it must stay plain text.

    Only http, https and mailto are links; a script, a file or a malformed address is not.
    """
    href = (href or "").strip()
    if not _SAFE.match(href):
        return None
    kept = "".join(
        c if c > "\x9f" and not c.isspace() and c.isprintable() else quote(c, _STAYS, errors="ignore")
        for c in href
    )
    kept = _HALF_ESCAPE.sub("%25", kept)
    try:
        urlsplit(kept).port  # noqa: B018 - reading it is the check
    except ValueError:
        return None
    return kept if len(kept) <= _LONGEST else None
