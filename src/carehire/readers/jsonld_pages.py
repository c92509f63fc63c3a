"""JSON-LD out of a file: plain JSON, or every script of that kind in a page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree, html

from carehire.errors import DataFileError, Fault

_KIND = "application/ld+json"
_LARGEST = 20_000_000
_DEEPEST = 100
_PAGES = frozenset((".html", ".htm", ".xhtml"))


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of JSON-LD; ``line`` is where it begins in its file."""

    data: Any
    line: int


def read_file(path: Path) -> list[Block]:
    """Return the JSON-LD of a .json, .jsonld or .html file. Raises DataFileError with every fault."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise DataFileError(path, "there is no such file") from None
    except OSError as error:
        raise DataFileError(path, f"it can't be read: {(error.strerror or str(error)).lower()}") from None
    if len(raw) > _LARGEST:
        raise DataFileError(path, f"it has {len(raw):,} bytes; {_LARGEST:,} are read at most")
    return read_bytes(raw, path)


def read_bytes(raw: bytes, path: Path) -> list[Block]:
    """Return the JSON-LD of a file's bytes; ``path`` decides what it is and stands in faults."""
    if path.suffix.casefold() in _PAGES or raw.lstrip()[:1] == b"<":
        return _of_page(raw, path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataFileError(
            path, f"this is not text in UTF-8 (byte {error.start + 1}); save it as UTF-8"
        ) from None
    faults: list[Fault] = []
    data = _parsed(text, 1, faults)
    if faults:
        raise DataFileError(path, faults)
    return [Block(data, 1)]


def _of_page(raw: bytes, path: Path) -> list[Block]:
    try:
        page = html.document_fromstring(raw, parser=html.HTMLParser(encoding=_encoding(raw)))
    except (ValueError, etree.ParserError):
        raise DataFileError(path, "this is no page that can be read") from None
    scripts = [
        script
        for script in page.iter("script")
        if (script.get("type") or "").partition(";")[0].strip().casefold() == _KIND
    ]
    if not scripts:
        raise DataFileError(path, f'the page has no <script type="{_KIND}">, so no JSON-LD')
    faults: list[Fault] = []
    blocks = []
    for script in scripts:
        line = script.sourceline if isinstance(script.sourceline, int) else 1
        blocks.append(Block(_parsed(script.text or "", line, faults), line))
    if faults:
        raise DataFileError(path, faults)
    return blocks


def _encoding(raw: bytes) -> str | None:
    """Return UTF-8 where the bytes are that; without a word of the page a parser would guess Latin-1."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _parsed(text: str, line: int, faults: list[Fault]) -> Any:  # noqa: ANN401 - plain data
    try:
        data = json.loads(text)
        if _depth(data) <= _DEEPEST:
            return data
        faults.append(Fault(f"its parts are nested more than {_DEEPEST} deep", line=line))
    except json.JSONDecodeError as error:
        message = f"this is not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        faults.append(Fault(message, line=line + error.lineno - 1, column=error.colno))
    except RecursionError:
        faults.append(Fault("its parts are nested too deeply to be read", line=line))
    return None


def _depth(data: Any) -> int:  # noqa: ANN401 - plain data
    """Return how deep lists and objects are nested, however deep that is."""
    depth, level = 0, [data]
    while level:
        depth += 1
        level = [
            inner
            for value in level
            if isinstance(value, dict | list)
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
    return depth
