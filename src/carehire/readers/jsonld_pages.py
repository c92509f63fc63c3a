"""JSON-LD out of a file: plain JSON, or every script of that kind in a page."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lxml import etree, html

from carehire.errors import DataFileError
from carehire.readers.json_text import NotJson, Slip, parse

_KIND = "application/ld+json"
_LARGEST = 20_000_000
_PAGES = frozenset((".html", ".htm", ".xhtml"))
_ELSEWHERE = (
    ("microdata", re.compile(rb"itemtype\s*=\s*[\"']?https?://schema\.org/JobPosting", re.IGNORECASE)),
    ("RDFa", re.compile(rb"typeof\s*=\s*[\"']?(?:[\w:/.]+[:/])?JobPosting", re.IGNORECASE)),
)
_WRAPPED = re.compile(
    r"(?P<open>\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?))(?P<inner>.*?)"
    r"(?:(?://|/\*)?\s*(?:-->|\]\]>)(?:\s*\*/)?\s*)?\Z",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of JSON-LD; ``line`` is where it begins in its file.

    ``fault`` is what keeps it from being JSON (its data is None then), ``doubts`` what strict
    readers stumble over. Their lines are those of the file. ``page`` is what people read on
    the page in which it stands; None where there is no page.
    """

    data: Any
    line: int
    fault: Slip | None = None
    doubts: tuple[Slip, ...] = ()
    means_posting: bool = False
    page: str | None = None


def read_file(path: Path) -> list[Block]:
    """Return the JSON-LD of a .json, .jsonld or .html file. Raises DataFileError where it has none."""
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
    is_page = path.suffix.casefold() in _PAGES
    start = raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:4]
    if (
        is_page
        or (start[:1] == b"<" and start != b"<!--" and start[1:2].isalpha())
        or start[:2] in (b"<!", b"<?")
    ):
        return _of_page(raw, path)
    encoding = json.detect_encoding(raw)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise DataFileError(
            path, f"this is not text in UTF-8 (byte {error.start + 1}); save it as UTF-8"
        ) from None
    block = _block(text, 1)
    if encoding.startswith("utf-8"):
        return [block]
    why = f"The file is in {encoding.upper()}, where search engines expect UTF-8."
    return [replace(block, doubts=(Slip(1, 1, why, "Save it as UTF-8."), *block.doubts))]


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
        form = next((name for name, pattern in _ELSEWHERE if pattern.search(raw)), None)
        more = f"; its JobPosting is written as {form}, which is not read here" if form else ""
        raise DataFileError(path, f'the page has no <script type="{_KIND}">, so no JSON-LD{more}')
    source = raw.decode(page.getroottree().docinfo.encoding or "utf-8", errors="replace")
    source = source.replace("\r\n", "\n")
    shown = _shown(page)
    blocks, reached = [], 0
    for script in scripts:
        text = script.text or ""
        found = source.find(text, reached)
        reached = found + len(text) if found >= 0 else reached
        tag = script.sourceline if isinstance(script.sourceline, int) else 1
        # Where its text can't be found again, the line of its tag is known at least.
        first = (tag, 0) if found < 0 else _place(source, found)
        blocks.append(replace(_block(text, tag, first), page=shown))
    return blocks


def _shown(page: html.HtmlElement) -> str:
    """Return the words that people read on a page."""
    unread = "ancestor-or-self::script or ancestor-or-self::style or ancestor-or-self::head"
    return " ".join(" ".join(map(str, page.xpath(f"//text()[not({unread})]"))).split())


def _place(text: str, at: int) -> tuple[int, int]:
    """Return the line of a place in a text, from 1, and how much stands before it there."""
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1)


def _block(text: str, line: int, first: tuple[int, int] = (1, 0)) -> Block:
    """Return the JSON of a text; ``first`` are the line of its file and the column in which it begins."""
    doubts: list[Slip] = []
    wrapped = _WRAPPED.match(text)
    inner = first
    if wrapped:
        lines, before = _place(wrapped["open"], len(wrapped["open"]))
        inner = (first[0] + lines - 1, before if lines > 1 else first[1] + before)
        text = wrapped["inner"]
        opening = wrapped["open"].strip()
        why = f'The JSON is wrapped in "{opening}", which strict readers of JSON-LD refuse.'
        doubts.append(_moved(Slip(1, 1, why, "Leave the wrapping out.", opening), first))
    try:
        data, more = parse(text)
    except NotJson as error:
        return Block(None, line, _moved(error.slip, inner), tuple(doubts), "JobPosting" in text)
    return Block(data, line, None, (*doubts, *(_moved(slip, inner) for slip in more)))


def _moved(slip: Slip, first: tuple[int, int]) -> Slip:
    """Return a slip with its place counted in the file instead of in its script."""
    line, before = first
    column = slip.column + before if slip.line == 1 else slip.column
    return replace(slip, line=slip.line + line - 1, column=column)


def _encoding(raw: bytes) -> str | None:
    """Return UTF-8 where the bytes are that; without a word of the page a parser would guess Latin-1."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"
