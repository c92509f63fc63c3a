"""Markdown → blocks. Marks are taken off; the words stay, and so do those of links and pictures."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from carehire.checks.reading import Kind
from carehire.readers.posting_blocks import LABELLED, Block, address
from carehire.readers.posting_columns import IsSection, columns, no_section

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FRONT = re.compile(r"\A---\n(?P<data>.*?)\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"(?P<label>[A-Za-z][\w -]{0,38})\s*:\s+(?P<value>\S.*)")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})\s*")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+(.*)")
_TASK = re.compile(r"\[[ xX]\]\s+")
_TABLE_RULE = re.compile(r"\s*\|?[\s:|-]+\|[\s:|-]*")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_STRONG = re.compile(r"\s*(?:\*\*|__)(?P<text>(?:(?!\*\*|__).)+)(?:\*\*|__)\s*:?\s*")
_LABEL = re.compile(
    r"\s*(?P<mark>\*\*|__|\*|_)(?=\S)(?P<label>[^*_\n]{1,60}?)\s*(?::\s*(?P=mark)|(?P=mark)\s*:)\s+(?P<value>\S.*)",
    re.DOTALL,
)
_MARKS = re.compile(r"\*|__")
_LONGEST_FACT = 70  # letters; a line that the editor broke is longer
_TARGET = r"(?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
# Only the marks of a page are taken off: <Company name> is a word of the author's.
_TAGS = (
    "a|b|i|u|s|p|br|hr|em|strong|span|div|ul|ol|li|dl|dt|dd|h[1-6]|table|thead|tbody|tr|td|th|img|code|pre|sub|sup|small"
    "|font|center|details|summary|blockquote|del|ins|mark|kbd|section|article|header|footer|main|nav"
)
_INLINE = (
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>"), r"\1"),
    (re.compile(rf"!?\[([^\[\]]*)\]\({_TARGET}(?:\s+\"[^\"\n]*\")?\)"), r"\1"),
    (re.compile(r"(?<!\\)`+([^`\n]+)`+"), r"\1"),
    (re.compile(r"(?<![\\*\w])(\*{1,3})(?=\S)(.{1,600}?)(?<=[^\s\\])\1(?!\*)", re.DOTALL), r"\2"),
    (re.compile(r"(?<![\\_\w])(_{1,3})(?=\S)(.{1,600}?)(?<=[^\s\\])\1(?![_\w])", re.DOTALL), r"\2"),
    (re.compile(rf"</?(?:{_TAGS})(?:\s[^<>\n]{{0,300}})?/?>", re.IGNORECASE), " "),
)  # fmt: skip
_STRUCK = re.compile(r"(?<!\\)~~(.{1,600}?)~~", re.DOTALL)
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?$", re.MULTILINE)
_REFERENCE = re.compile(r"(?<!!)\[([^\[\]]+)\]\[([^\[\]]*)\]")
_PICTURE_CODE = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])")
_LINK = re.compile(rf"(?<!!)\[[^\[\]]*\]\((?P<target>{_TARGET})")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(text: str, is_section: IsSection = no_section) -> Iterator[Block]:
    """Yield the blocks of a Markdown text, in order.

    ``is_section`` tells the names of sections, which may stand above the columns of a table.
    """
    front = _FRONT.match(text)
    if front:
        yield from _front(front["data"])
        text = text[front.end() :]
    lines = _resolved(_COMMENT.sub("", text)).split("\n")
    rows = _rows(lines)
    tables = _tables(lines, is_section)
    held: list[str] = []
    kind = Kind.PARAGRAPH

    def flush() -> Iterator[Block]:
        nonlocal held, kind
        if held:
            yield from _block(kind, "\n".join(held))
        held, kind = [], Kind.PARAGRAPH

    for number, line in enumerate(lines):
        if number in tables:
            yield from flush()
            yield from tables[number]
            continue
        heading = _HEADING.fullmatch(line)
        under = _SETEXT.fullmatch(line)
        item = _ITEM.fullmatch(line)
        if heading:
            yield from flush()
            yield Block(Kind.HEADING, _words(heading[2]), len(heading[1]))
        elif under and held and kind is Kind.PARAGRAPH and len(held) == 1:
            yield Block(Kind.HEADING, _words(held.pop()), 1 if under[1][0] == "=" else 2)
            yield from flush()
        elif (
            _FENCE.match(line)
            or _RULE.fullmatch(line)
            or not line.strip()
            or ("|" in line and _TABLE_RULE.fullmatch(line))
        ):
            yield from flush()
        elif line.lstrip().startswith("|") or number in rows:
            yield from flush()
            yield from _row(line)
        elif line.startswith((": ", ":\t")) and kind is Kind.PARAGRAPH and len(held) == 1:
            yield Block(Kind.FIELD, _words(line[1:].strip()), label=_words(held.pop()).rstrip(": "))
            yield from flush()
        else:
            if item:
                yield from flush()
                kind, line = Kind.ITEM, _TASK.sub("", item[1])
            elif held and kind is Kind.PARAGRAPH and _parted(held[-1], line):
                yield from flush()
            held.append(line.lstrip().removeprefix(">").lstrip())
    yield from flush()


def _parted(above: str, line: str) -> bool:
    """Say whether a line is a fact of its own, or stands below one, and goes on from nothing."""
    if _LABEL.fullmatch(line):
        return True
    short = max(len(above), len(line)) <= _LONGEST_FACT and line.lstrip()[:1].isupper()
    return short and any(LABELLED.match(_MARKS.sub("", each).strip()) for each in (above, line))


def _front(data: str) -> Iterator[Block]:
    """Yield what the lines above a text say of it."""
    for line in data.split("\n"):
        entry = _ENTRY.fullmatch(line.strip())
        if entry:
            yield Block(Kind.FIELD, entry["value"].strip("\"' "), label=entry["label"].strip())
        elif line.strip(" -"):
            yield Block(Kind.PARAGRAPH, line.strip())


def _rows(lines: list[str]) -> set[int]:
    """Return the lines that are rows of a table without a bar at its beginning: those around its rule."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if "|" in line and number not in found and _TABLE_RULE.fullmatch(line):
            first = number - 1 if number and "|" in lines[number - 1] else number
            last = number
            while last + 1 < len(lines) and "|" in lines[last + 1]:
                last += 1
            found.update(range(first, last + 1))
    return found


def _resolved(text: str) -> str:
    """Return a text whose links name their addresses, which may stand apart as in "[us][1]"."""
    known = {name.casefold(): target for name, target in _DEFINITION.findall(text)}
    if not known:
        return text
    return _REFERENCE.sub(
        lambda match: f"[{match[1]}]({known.get((match[2] or match[1]).casefold(), '')})",
        _DEFINITION.sub("", text),
    )


def _tables(lines: list[str], is_section: IsSection) -> dict[int, list[Block]]:
    """Return the blocks of tables whose columns are sections, at their first line; nothing at the others."""
    found: dict[int, list[Block]] = {}
    for number, line in enumerate(lines[:-1]):
        if number in found or "|" not in line or not _TABLE_RULE.fullmatch(lines[number + 1]):
            continue
        stop = number + 2
        while stop < len(lines) and "|" in lines[stop]:
            stop += 1
        rows = [_cells(lines[each]) for each in (number, *range(number + 2, stop))]
        blocks = columns([[[Block(Kind.PARAGRAPH, c)] if c else [] for c in row] for row in rows], is_section)
        if blocks:
            found |= {number: blocks} | {each: [] for each in range(number + 1, stop)}
    return found


def _cells(line: str) -> list[str]:
    return [_words(cell) for cell in re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))]


def _block(kind: Kind, text: str) -> Iterator[Block]:
    struck = [_words(found[1]) for found in _STRUCK.finditer(text)]
    yield from (Block(Kind.PARAGRAPH, " ".join(each.split()), struck=True) for each in struck)
    text = _STRUCK.sub("", text) if struck else text
    if not text.strip():
        return
    labelled, strong = _LABEL.fullmatch(text), _STRONG.fullmatch(text)
    if labelled and "\n" not in text:
        yield Block(Kind.FIELD, _words(labelled["value"]), label=_words(labelled["label"]))
    else:
        # A break that the author made by hand parts lines; one that the editor made does not.
        parts = re.split(r"(?:(?<! ) {2,}|\\)\n", text)
        for part in parts:
            links = tuple(
                each for link in _LINK.finditer(part) for each in address(link["target"].strip("<>"))
            )
            yield Block(kind, _words(" ".join(part.split("\n"))), strong=strong is not None, links=links)


def _row(line: str) -> Iterator[Block]:
    cells = [_words(cell) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
    cells = [cell for cell in cells if cell]
    if len(cells) == 2:
        yield Block(Kind.FIELD, cells[1], label=cells[0].rstrip(":"))
    elif cells:
        yield Block(Kind.FIELD, " | ".join(cells))


def _words(text: str) -> str:
    for pattern, shown in _INLINE:
        text = pattern.sub(shown, text)
    return html.unescape(_ESCAPED.sub(r"\1", _PICTURE_CODE.sub("", text))).strip()
