"""The blocks that a file's own marks make of an old posting, before anybody asks what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from carehire.checks.reading import Kind

LABELLED = re.compile(r"[A-Z][\w '&/()-]{1,38}:\s+\S")
"""The beginning of a line that states a fact, as "Salary: $65k" does."""
LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n]{0,38}?)\s*:\s+(?P<value>\S.*)", re.DOTALL)
_SIGNS = "•▪◦●○‣⁃➢➤►▶→✓✔✅☑☐☒◆■□✦★"
_BULLET = re.compile(
    rf"\s*(?:[-*+>·–—§~{_SIGNS}]|o(?=\s)|\d{{1,2}}(?:\.\d{{1,2}}){{1,2}}\.?|\d{{1,2}}[.)-]|\(\d{{1,2}}\)|[a-z][).-]|\((?:[a-z]|[ivx]{{2,4}})\)|[ivx]{{1,4}}[.)])\ufe0f?\s+(?=\S)"
    rf"|\s*[{_SIGNS}·]\ufe0f?(?=\S)|\s*[-*](?=[A-Z][a-z])"
)
_ADDRESS = re.compile(r"mailto:(?P<mail>[^?\s]+@[^?\s]+)(?:\?.*)?|(?P<page>https?://\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a file: its kind as the file's own marks tell it, and a heading's level.

    ``strong`` says that all of it is set in bold, which authors do to headings; ``links``
    are the addresses to which its words lead; ``apart`` says that it stands outside of the
    text, as the foot of a page does; ``struck`` that its author crossed it out.
    """

    kind: Kind
    text: str
    level: int = 0
    label: str = ""
    strong: bool = False
    links: tuple[str, ...] = ()
    apart: bool = False
    struck: bool = False


def address(target: str | None) -> tuple[str, ...]:
    """Return the target of a link as an address that somebody can write to or visit; nothing of another."""
    found = _ADDRESS.fullmatch((target or "").strip())
    return (found["mail"] or found["page"],) if found else ()


def bulleted(line: str) -> str | None:
    """Return a line without its bullet or number; None where it has none."""
    mark = _BULLET.match(line)
    return line[mark.end() :] if mark else None
